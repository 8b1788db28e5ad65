import CredenceDisclosure
import CredenceSurvey

/// Which groups of an analysis are shown. What is hidden leaves the pipeline here, before anything is written.
package struct Disclosure: Sendable {
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
    let roleNames = minimum > 1 ? groups.rolesOverall.map(\.role) : []
    let waveNames = minimum > 1 ? groups.wavesOverall.map(\.wave) : []
    let tables = [
      Self.table(roleNames, accounts.map(\.total)) { accounts[$0].roles.map { ($0.role, $0.counts) } },
      Self.table(waveNames, accounts.map(\.total)) { accounts[$0].waves.map { ($0.wave, $0.counts) } },
    ]
    let found = PortfolioSuppression(
      tables, answers: accounts.map(\.total.responses), minimum: minimum)
    isWholeHidden = found.accounts.isWholeHidden
    isAccountHidden = found.accounts.isHidden
    roles = Self.parts(roleNames, tables[0], found.kinds[0])
    waves = Self.parts(waveNames, tables[1], found.kinds[1])
    ratings = Self.ratings(
      accounts.map { satisfaction.responses(of: $0.account.name) }, found.accounts, minimum)
  }

  /// By account, the answers of each part, and last those without one: what the total has more than the parts. (Waves
  /// need not sum to the total.)
  private static func table<Name: Hashable>(
    _ names: [Name], _ totals: [ScoreCounts], _ parts: (Int) -> [(Name, ScoreCounts)]
  ) -> [[ClassCounts]] {
    guard !names.isEmpty else { return totals.map { _ in [] } }
    let places = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    return totals.indices.map { account in
      var row = [ClassCounts](repeating: ClassCounts(), count: names.count + 1)
      var rest = ClassCounts(totals[account])
      for (name, counts) in parts(account) {
        guard let place = places[name] else { continue }
        row[place] &+= ClassCounts(counts)
        rest &-= ClassCounts(counts)
      }
      if rest.min() >= 0 { row[names.count] = rest }
      return row
    }
  }

  /// Where the parts of one kind are hidden.
  private static func parts<Name: Hashable>(
    _ names: [Name], _ table: [[ClassCounts]], _ found: GroupSuppression
  ) -> [Name: Parts] {
    var result: [Name: Parts] = [:]
    for (column, name) in names.enumerated() {
      result[name] = Parts(
        accounts: table.indices.map { table[$0][column].answers > 0 && found.isHidden[$0][column] },
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

  /// Whether a remark may be shown: nothing it tells of is hidden.
  ///
  /// - Parameters:
  ///   - account: The account the remark belongs to; `nil` where it is of the whole.
  ///   - drivers: The drivers that are hidden everywhere.
  func shows(_ remark: Diagnostic, at account: Int? = nil, hiddenDrivers drivers: Set<String> = []) -> Bool {
    if let account, isAccountHidden[account] { return false }
    return remark.subjects.allSatisfy { subject in
      switch subject {
      case .role(let role): !(account.map { hides(role, at: $0) } ?? hides(role))
      case .wave(let wave): !(account.map { hides(wave, at: $0) } ?? hides(wave))
      case .driver(let name): !drivers.contains(name)
      // Where something was found tells no figure of a group.
      case .account, .column, .line: true
      }
    }
  }

  /// What stands in the place of a hidden account's remarks.
  var accountRemark: Diagnostic { Diagnostic(AnalysisFact.hidden(minimum: minimum)) }

  /// What was hidden, for the whole report; `nil` if nothing.
  var remark: Diagnostic? {
    let accounts = isAccountHidden.count { $0 }
    func count(_ parts: some Sequence<Parts>) -> Int {
      parts.reduce(0) { sum, part in
        sum + zip(part.accounts, isAccountHidden).count { $0 && !$1 } + (part.isSumHidden ? 1 : 0)
      }
    }
    let (roles, waves) = (count(roles.values), count(waves.values))
    let touchpoints = count(ratings)
    if accounts + roles + waves + touchpoints == 0 { return nil }
    return Diagnostic(
      AnalysisFact.groupsHidden(
        accounts: accounts, roles: roles, waves: waves, touchpoints: touchpoints, minimum: minimum))
  }
}
