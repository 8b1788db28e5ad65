import CredenceSurvey

/// Which groups of an analysis are shown. What is hidden leaves the pipeline here, before anything is written.
struct Disclosure: Sendable {
  /// The smallest number of answers of a group that is shown; 1 shows all.
  let minimum: Int
  /// Whether all accounts together are hidden, and with them everything.
  let isWholeHidden: Bool
  /// Whether each account is hidden with everything of it.
  let isAccountHidden: [Bool]
  private let roles: [Role: Parts]
  private let waves: [String: Parts]
  private let ratings: [Parts]

  /// One part (role, wave, touchpoint): where it is hidden.
  private struct Parts: Sendable {
    var accounts: [Bool]
    var isSumHidden: Bool
  }

  init(_ groups: AccountGroups, satisfaction: SatisfactionTally, minimum: Int) {
    self.minimum = minimum
    let accounts = groups.accounts
    let decided = GroupSuppression.Accounts(accounts.map(\.total.responses), minimum: minimum)
    isWholeHidden = decided.isWholeHidden
    isAccountHidden = decided.isHidden
    let roleNames = groups.rolesOverall.map(\.role)
    roles = Self.parts(
      roleNames,
      of: accounts.map { group in Dictionary(group.roles.map { ($0.role, $0.counts) }) { $0 + $1 } },
      totals: accounts.map(\.total), decided, minimum)
    let waveNames = groups.wavesOverall.map(\.wave)
    waves = Self.parts(
      waveNames,
      of: accounts.map { group in Dictionary(group.waves.map { ($0.wave, $0.counts) }) { $0 + $1 } },
      totals: accounts.map(\.total), decided, minimum)
    ratings = Self.ratings(accounts.map { satisfaction.responses(of: $0.account.name) }, decided, minimum)
  }

  /// Where the parts of one kind are hidden.
  private static func parts<Name: Hashable>(
    _ names: [Name], of accounts: [[Name: ScoreCounts]], totals: [ScoreCounts],
    _ decided: GroupSuppression.Accounts, _ minimum: Int
  ) -> [Name: Parts] {
    guard minimum > 1, !names.isEmpty else { return [:] }
    let table = zip(accounts, totals).map { parts, total in
      let answers = names.map { parts[$0]?.responses ?? 0 }
      return answers + [total.responses - answers.reduce(0, +)]
    }
    let found = GroupSuppression(table, accounts: decided, minimum: minimum)
    var result: [Name: Parts] = [:]
    for (column, name) in names.enumerated() {
      result[name] = Parts(
        accounts: table.indices.map { table[$0][column] > 0 && found.isHidden[$0][column] },
        isSumHidden: found.isSumHidden[column])
    }
    return result
  }

  /// Where ratings are hidden. Touchpoints do not add up to anything, so each is a line of its own.
  private static func ratings(
    _ counts: [[Int]], _ decided: GroupSuppression.Accounts, _ minimum: Int
  ) -> [Parts] {
    guard minimum > 1 else { return [] }
    return (0..<(counts.map(\.count).max() ?? 0)).map { touchpoint in
      let answers = counts.map { touchpoint < $0.count ? $0[touchpoint] : 0 }
      let shown = answers.indices.filter { !decided.isHidden[$0] }
      let line = LineSuppression(
        shown.map { answers[$0] },
        unprinted: answers.indices.reduce(0) { $0 + (decided.isHidden[$1] ? answers[$1] : 0) },
        minimum: minimum)
      var accounts = answers.map { $0 > 0 }
      for (place, account) in shown.enumerated() {
        accounts[account] = decided.isWholeHidden ? answers[account] > 0 : line.isHidden[place]
      }
      return Parts(accounts: accounts, isSumHidden: decided.isWholeHidden || line.isSumHidden)
    }
  }

  /// Whether an account's role is hidden.
  func hides(_ role: Role, at account: Int) -> Bool { roles[role]?.accounts[account] ?? false }
  /// Whether an account's wave is hidden.
  func hides(_ wave: String, at account: Int) -> Bool { waves[wave]?.accounts[account] ?? false }
  /// Whether an account's ratings of a touchpoint are hidden.
  func hidesRatings(_ touchpoint: Int, at account: Int) -> Bool {
    touchpoint < ratings.count && ratings[touchpoint].accounts[account]
  }
  /// Whether a role over all accounts is hidden.
  func hides(_ role: Role) -> Bool { roles[role]?.isSumHidden ?? false }
  /// Whether a wave over all accounts is hidden.
  func hides(_ wave: String) -> Bool { waves[wave]?.isSumHidden ?? false }
  /// Whether a touchpoint over all accounts is hidden.
  func hidesRatings(_ touchpoint: Int) -> Bool {
    touchpoint < ratings.count && ratings[touchpoint].isSumHidden
  }

  /// Why a group is not shown.
  static func reason(_ minimum: Int) -> String {
    "hidden: fewer than \(minimum) answers, or such a group could be had by subtraction"
  }

  /// What stands in the place of a hidden account's remarks.
  var accountRemark: Diagnostic { Diagnostic(.note, code: "hidden", Self.reason(minimum)) }

  /// What was hidden, for the whole report; `nil` if nothing.
  var remark: Diagnostic? {
    let accounts = isAccountHidden.count { $0 }
    func count(_ parts: some Sequence<Parts>) -> Int {
      parts.reduce(0) { sum, part in
        sum + zip(part.accounts, isAccountHidden).count { $0 && !$1 } + (part.isSumHidden ? 1 : 0)
      }
    }
    let kinds = [
      (accounts, "accounts"), (count(roles.values), "roles"), (count(waves.values), "waves"),
      (count(ratings), "touchpoints"),
    ].filter { $0.0 > 0 }
    if kinds.isEmpty { return nil }
    return Diagnostic(
      .note, code: "groups-hidden",
      "hidden groups: \(kinds.map { "\($0.1) \($0.0)" }.joined(separator: ", ")); each has fewer than \(minimum) answers, or such a group could be had by subtraction (--min-n)"
    )
  }
}
