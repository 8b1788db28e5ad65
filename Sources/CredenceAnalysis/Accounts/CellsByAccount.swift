import CredenceSurvey

/// The cells of a tally, account by account, each account's by wave, then role: the order of every output.
///
/// A portfolio has many accounts with few cells each, so the cells are dealt out to their accounts first, and only those
/// of one account are put in order.
struct CellsByAccount: Sendable {
  /// A cell and where it belongs.
  typealias Cell = (key: ScoreTally.Key, counts: ScoreCounts)

  private var cells: [Cell]
  /// Where each account's cells begin; one more than there are accounts.
  private let starts: [Int]

  /// - Parameter counts: The counts of a tally's groups: wave by wave, or as things stand.
  init(_ tally: ScoreTally, _ counts: [ScoreTally.Key: ScoreCounts]) {
    var starts = [Int](repeating: 0, count: tally.accounts.count + 1)
    for key in counts.keys { starts[Int(key.account) + 1] += 1 }
    for account in tally.accounts.indices { starts[account + 1] += starts[account] }
    var free = starts
    var order = [Dictionary<ScoreTally.Key, ScoreCounts>.Index?](repeating: nil, count: counts.count)
    for place in counts.indices {
      let account = Int(counts[place].key.account)
      order[free[account]] = place
      free[account] += 1
    }
    cells = order.compactMap { $0.map { (counts[$0].key, counts[$0].value) } }
    self.starts = starts
    let rank = Self.ranks(tally.roles)
    for account in tally.accounts.indices {
      cells[starts[account]..<starts[account + 1]].sort { left, right in
        let (first, second) = (left.key, right.key)
        return (first.wave ?? -1, first.role.map { rank[Int($0)] } ?? -1)
          < (second.wave ?? -1, second.role.map { rank[Int($0)] } ?? -1)
      }
    }
  }

  /// The cells of an account.
  subscript(account: Int) -> ArraySlice<Cell> { cells[starts[account]..<starts[account + 1]] }

  /// The place of each role in role order.
  private static func ranks(_ roles: [Role]) -> [Int] {
    var ranks = [Int](repeating: 0, count: roles.count)
    for (rank, role) in roles.indices.sorted(by: { roles[$0] < roles[$1] }).enumerated() {
      ranks[role] = rank
    }
    return ranks
  }
}
