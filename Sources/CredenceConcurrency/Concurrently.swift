import Dispatch
import Synchronization

/// Two pieces of work that know nothing of each other, at the same time where there are threads for it. Each may use
/// several threads itself; what they give does not depend on it.
///
/// - Parameters:
///   - threads: How many to use; 1 does one after the other.
///   - first: Stays on the calling thread.
package func concurrently<First, Second: Sendable>(
  threads: Int, _ first: () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  guard threads > 1 else { return (first(), second()) }
  let found = Mutex<Second?>(nil)
  return withoutActuallyEscaping(second) { second in
    let group = DispatchGroup()
    DispatchQueue.global().async(group: group) {
      let value = second()
      found.withLock { $0 = value }
    }
    let value = first()
    group.wait()
    guard let other = found.withLock({ $0.take() }) else { preconditionFailure("the other piece has ended") }
    return (value, other)
  }
}
