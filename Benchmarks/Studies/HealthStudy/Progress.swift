import Synchronization

/// Says on standard error how far a study is: a line for every twentieth.
final class Progress: Sendable {
  private let total: Int
  private let done = Atomic<Int>(0)

  /// - Parameter total: accounts to come.
  init(of total: Int) { self.total = total }

  func add(_ accounts: Int) {
    let (before, after) = done.add(accounts, ordering: .relaxed)
    guard total > 0, 20 * before / total != 20 * after / total else { return }
    HealthStudy.complain("\(100 * after / total)% of \(total) accounts")
  }
}
