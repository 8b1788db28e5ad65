import Synchronization

/// Says on standard error how far a study is: a line for every twentieth.
final class Progress: Sendable {
  private let total: Int
  private let done = Atomic<Int>(0)

  /// - Parameter total: answers to come.
  init(of total: Int) { self.total = total }

  func add(_ answers: Int) {
    let (before, after) = done.add(answers, ordering: .relaxed)
    guard total > 0, 20 * before / total != 20 * after / total else { return }
    DriverStudy.complain("\(100 * after / total)% of \(total) answers")
  }
}
