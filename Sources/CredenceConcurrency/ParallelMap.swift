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
  parallelMap(count: count, threads: threads, with: {}, { _, index in body(index) })
}

/// The values of a function at 0..<count that needs room to work in: each thread has a room of its own, which `body` may
/// use and must not remember anything in.
///
/// - Parameters:
///   - threads: How many to use at most; 1 stays on the calling thread.
///   - makeRoom: Called once by each thread that works.
/// - Precondition: `threads >= 1`.
package func parallelMap<Room: ~Copyable, Value: Sendable>(
  count: Int, threads: Int, with makeRoom: @Sendable () -> Room,
  _ body: @Sendable (inout Room, Int) -> Value
) -> [Value] {
  precondition(threads >= 1, "work needs at least one thread")
  guard threads > 1, count > 1 else {
    var room = makeRoom()
    var values: [Value] = []
    values.reserveCapacity(count)
    for index in 0..<count { values.append(body(&room, index)) }
    return values
  }
  let next = Atomic<Int>(0)
  return [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
    // Every index is taken by one thread only, so no element is touched twice.
    nonisolated(unsafe) let base = buffer.baseAddress
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
      guard let base else { return }
      var room = makeRoom()
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        (base + index).initialize(to: body(&room, index))
      }
    }
    initialized = count
  }
}
