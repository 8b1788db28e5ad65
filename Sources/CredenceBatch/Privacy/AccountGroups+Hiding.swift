import CredenceSurvey

extension AccountGroups {
  /// The accounts' totals as comparisons may use them: a hidden account counts as one without answers, because ranks and
  /// what is learnt from the portfolio are written in full and would tell of it.
  func totals(comparedUnder disclosure: Disclosure) -> [ScoreCounts] {
    zip(accounts, disclosure.isAccountHidden).map { $1 ? .empty : $0.total }
  }

  /// The accounts as units that vary, the hidden ones as a single unit: their sum is no secret, each of them is.
  func clusters(under disclosure: Disclosure) -> [ScoreCounts] {
    var clusters: [ScoreCounts] = []
    var heap: ScoreCounts?
    for (group, isHidden) in zip(accounts, disclosure.isAccountHidden) {
      if isHidden {
        heap = heap.map { $0 + group.total } ?? group.total
      } else {
        clusters.append(group.total)
      }
    }
    return clusters + (heap.map { [$0] } ?? [])
  }

  /// The accounts as a model may learn from them, hidden groups without answers: what is learnt is written in full and
  /// shapes every account, so a hidden group could be had from it.
  func shown(under disclosure: Disclosure) -> AccountGroups {
    guard disclosure.minimum > 1 else { return self }
    return masked { position, role in
      disclosure.isAccountHidden[position] || role.map { disclosure.hides($0, at: position) } ?? false
    }
  }
}
