/// Which groups of a portfolio are hidden: accounts first, then their parts of each kind (roles, waves).
///
/// An account with one answer in each of its roles tells by its total that they are one each, so it is hidden itself; and
/// where parts over all accounts would follow, the next smallest account is hidden with those that are.
package struct PortfolioSuppression: Sendable, Hashable {
  /// The accounts.
  package private(set) var accounts: GroupSuppression.Accounts
  /// The parts, kind by kind.
  package private(set) var kinds: [GroupSuppression]

  /// Decides.
  ///
  /// - Parameters:
  ///   - kinds: By kind and account, the answers of each part.
  ///   - answers: The answers of each account.
  ///   - minimum: The smallest group shown.
  package init(_ kinds: [[[ClassCounts]]], answers: [Int], minimum: Int) {
    var forced: Set<Int> = []
    var step = 1
    while true {
      let accounts = GroupSuppression.Accounts(answers, forced: forced, minimum: minimum)
      self.accounts = accounts
      self.kinds = kinds.map { GroupSuppression($0, totals: answers, accounts: accounts, minimum: minimum) }
      var more = Set(self.kinds.flatMap(\.exposedAccounts))
      if more.isEmpty {
        guard self.kinds.contains(where: \.isExposed) else { return }
        let shown = answers.indices.filter { answers[$0] > 0 && !accounts.isHidden[$0] }
        if shown.isEmpty { break }
        // One account, then two, then four: of many accounts each is not tried by itself.
        more = Set(shown.sorted { (answers[$0], $0) < (answers[$1], $1) }.prefix(step))
        step *= 2
      }
      forced.formUnion(more)
    }
    let nothing = GroupSuppression.Accounts(hidingAll: answers)
    accounts = nothing
    self.kinds = kinds.map { GroupSuppression($0, accounts: nothing, minimum: minimum) }
  }
}

extension GroupSuppression.Accounts {
  /// Nothing is shown.
  fileprivate init(hidingAll answers: [Int]) {
    isWholeHidden = true
    isHidden = answers.map { $0 > 0 }
  }
}
