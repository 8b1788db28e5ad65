/// Which parts of one kind (roles, or waves) are hidden, where the accounts are decided: each account's parts, and the
/// parts over all accounts.
///
/// A hidden account is hidden with all its parts, so the hidden accounts are one heap: their answers could be dealt out
/// among them in any way, and nothing that is shown would differ. What subtraction gives away is the heap, as one row
/// that is printed nowhere; ``TableSuppression`` closes what follows from it.
package struct GroupSuppression: Sendable, Hashable {
  /// Whether each account's part is hidden.
  package let isHidden: [[Bool]]
  /// Whether each part over all accounts is.
  package let isSumHidden: [Bool]
  /// Shown accounts of which a hidden part follows as long as they are shown.
  let exposedAccounts: [Int]
  /// Whether a hidden part over all accounts follows, or a small one of the hidden accounts together, as long as no more
  /// accounts are hidden.
  let isExposed: Bool

  /// Decides for parts, where the accounts are decided already.
  ///
  /// - Parameters:
  ///   - parts: By account, the answers of each part. What an account has beside them (answers without a wave) is a
  ///     part like the others, though it is printed nowhere: subtraction would give it away.
  ///   - totals: The answers of each account as they are shown; `nil` where they are the sum of its parts.
  ///   - accounts: The accounts.
  ///   - minimum: The smallest group shown.
  init(_ parts: [[ClassCounts]], totals: [Int]? = nil, accounts: Accounts, minimum: Int) {
    let columns = parts.first?.count ?? 0
    let nothing = [Bool](repeating: false, count: columns)
    let everything = [Bool](repeating: true, count: columns)
    guard minimum > 1, !accounts.isWholeHidden else {
      isHidden = parts.map { _ in accounts.isWholeHidden ? everything : nothing }
      isSumHidden = accounts.isWholeHidden ? everything : nothing
      (exposedAccounts, isExposed) = ([], false)
      return
    }
    let shown = parts.indices.filter { !accounts.isHidden[$0] }
    var heap = [ClassCounts](repeating: ClassCounts(), count: columns)
    for account in parts.indices where accounts.isHidden[account] {
      for part in 0..<columns { heap[part] &+= parts[account][part] }
    }
    let table = TableSuppression(
      shown.map { parts[$0] }, unprinted: heap,
      totals: totals.map { totals in
        shown.map { totals[$0] }
          + [totals.indices.reduce(0) { $0 + (accounts.isHidden[$1] ? totals[$1] : 0) }]
      }, minimum: minimum)
    var isHidden = parts.map { _ in everything }
    for (account, row) in zip(shown, table.isHidden) { isHidden[account] = row }
    self.isHidden = isHidden
    isSumHidden = table.isSumHidden
    exposedAccounts = table.exposedRows.map { shown[$0] }
    isExposed = table.isExposed
  }

  /// The accounts of a portfolio whose total is shown.
  package struct Accounts: Sendable, Hashable {
    /// Whether each is hidden.
    package let isHidden: [Bool]
    /// Whether the total is; then nothing at all is shown.
    package let isWholeHidden: Bool

    /// Decides by the accounts' numbers of answers.
    ///
    /// - Parameter forced: accounts that are hidden whatever their size.
    init(_ answers: [Int], forced: Set<Int> = [], minimum: Int) {
      let line = LineSuppression(answers, forced: forced, minimum: minimum)
      isWholeHidden = line.isSumHidden
      isHidden = line.isSumHidden ? answers.map { $0 > 0 } : line.isHidden
    }
  }
}
