import Synchronization

/// Bytes read so far by all threads.
final class ProgressCount: Sendable {
  private let bytes = Atomic<Int>(0)

  /// Adds and gives back the sum.
  func add(_ count: Int) -> Int { bytes.add(count, ordering: .relaxed).newValue }
}
