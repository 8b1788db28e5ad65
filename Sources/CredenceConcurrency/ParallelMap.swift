import Dispatch
import Synchronization

/// The values of a pure function at 0..<count, worked out by several threads.
///
/// Each value goes to its own place, so the result is the same on any number of threads; which thread makes which
/// value is left to chance, so that long and short pieces even out.
///
/// - Parameter threads: How many to use at most; 1 stays on the calling thread.
/// - Precondition: `threads >= 1`.
package func parallelMap<Value: Sendable>(
  count: Int, threads: Int, _ body: @Sendable (Int) -> Value
) -> [Value] {
  precondition(threads >= 1, "work needs at least one thread")
  guard threads > 1, count > 1 else { return (0..<count).map(body) }
  let next = Atomic<Int>(0)
  return [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
    // Every index is taken by one thread only, so no element is touched twice.
    nonisolated(unsafe) let base = buffer.baseAddress
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
      guard let base else { return }
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        (base + index).initialize(to: body(index))
      }
    }
    initialized = count
  }
}
