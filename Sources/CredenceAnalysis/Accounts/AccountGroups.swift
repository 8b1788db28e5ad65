import CredenceConcurrency
import CredenceImport
import CredenceProbability
import CredenceSurvey

/// Counts by account, with the populations that roster and file know: what every estimator starts from.
struct AccountGroups: Sendable {
  /// One account.
  struct Group: Sendable {
    var account: Account
    var total: ScoreCounts
    var roles: [(role: Role, counts: ScoreCounts)]
    var waves: [(wave: String, counts: ScoreCounts)]
    /// What concerns one role alone.
    var roleDiagnostics: [(role: Role, remark: Diagnostic)]
    var diagnostics: [Diagnostic]
  }

  /// By name, so that nothing that is drawn or summed depends on the order of the rows.
  private(set) var accounts: [Group] = []
  /// What a reader must know of roster and file together.
  private(set) var diagnostics: [Diagnostic] = []
  private let hasRoles: Bool
  private let waveNames: [String]

  /// - Parameter threads: How many to use; the result does not depend on it.
  init(survey: ImportedSurvey, roster: ImportedRoster?, threads: Int = 1) {
    let tally = survey.tally
    hasRoles = !tally.roles.isEmpty
    waveNames = tally.waves
    var placeByName: [String: Int] = [:]
    placeByName.reserveCapacity(roster?.accounts.count ?? 0)
    for (place, account) in (roster?.accounts ?? []).enumerated() { placeByName[account.name] = place }
    var places: [Int?] = tally.accounts.map { placeByName[$0] }
    var isOfFile = [Bool](repeating: false, count: roster?.accounts.count ?? 0)
    for case let place? in places { isOfFile[place] = true }
    places += isOfFile.indices.filter { !isOfFile[$0] }
    let maker = AccountGroupBuilder(
      tally: tally, found: survey.accounts, roster: roster, places: places,
      repeatedAccounts: survey.selection?.repeatedAccounts ?? [])
    accounts = parallelMap(count: places.count, threads: threads) { maker.group($0) }
    if let roster {
      diagnostics =
        RosterRemarks(roster, survey, accounts, places: places, hasRoles: hasRoles).diagnostics
    }
    accounts.sort { $0.account.name < $1.account.name }
  }

  /// The same accounts without the answers and populations of some groups.
  ///
  /// - Parameter isLeftOut: told an account's position and a role, `nil` for the account as a whole.
  func masked(_ isLeftOut: (_ position: Int, _ role: Role?) -> Bool) -> AccountGroups {
    var copy = self
    for position in accounts.indices {
      if isLeftOut(position, nil) { copy.accounts[position].total = .empty }
      for place in accounts[position].roles.indices
      where isLeftOut(position, accounts[position].roles[place].role) {
        copy.accounts[position].roles[place].counts = .empty
      }
    }
    return copy
  }

  /// Every set of counts that is measured.
  var allCounts: [ScoreCounts] {
    accounts.flatMap { group in
      [group.total] + group.roles.map(\.counts) + group.waves.map(\.counts)
    }
  }

  /// All accounts together. The population is known only if it is for every account.
  var total: ScoreCounts {
    accounts.dropFirst().reduce(accounts.first?.total ?? .empty) { $0 + $1.total }
  }

  /// By role over all accounts.
  var rolesOverall: [(role: Role, counts: ScoreCounts)] {
    var sums: [Role: ScoreCounts] = [:]
    for group in accounts {
      for (role, counts) in group.roles { sums[role] = sums[role].map { $0 + counts } ?? counts }
    }
    return sums.keys.sorted().map { ($0, sums[$0] ?? .empty) }
  }

  /// By wave over all accounts, oldest first: among the contacts of all of them, whether or not they have an answer in it.
  var wavesOverall: [(wave: String, counts: ScoreCounts)] {
    var sums: [String: ScoreCounts] = [:]
    for group in accounts {
      for (wave, counts) in group.waves {
        let own = counts.withoutPopulation
        sums[wave] = sums[wave].map { $0 + own } ?? own
      }
    }
    let contacts = total.population
    return waveNames.compactMap { wave in
      sums[wave].map { counts in (wave, contacts.flatMap { try? counts.withPopulation($0) } ?? counts) }
    }
  }
}
