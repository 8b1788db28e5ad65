import CredenceImport
import CredenceSurvey

/// Counts by account, with the populations that roster and file know: what every estimator starts from.
struct AccountGroups: Sendable {
  /// One account.
  struct Group: Sendable {
    var account: Account
    var total: ScoreCounts
    var roles: [(role: Role, counts: ScoreCounts)]
    var waves: [(wave: String, counts: ScoreCounts)]
    /// What concerns one role alone: it is hidden with the role.
    var roleDiagnostics: [(role: Role, remark: Diagnostic)]
    var diagnostics: [Diagnostic]
  }

  /// In order of first appearance: the survey's accounts, then those only the roster knows.
  private(set) var accounts: [Group] = []
  /// What a reader must know of roster and file together.
  private(set) var diagnostics: [Diagnostic] = []
  private let hasRoles: Bool
  private let waveNames: [String]

  init(survey: ImportedSurvey, roster: ImportedRoster?) {
    let tally = survey.tally
    hasRoles = !tally.roles.isEmpty
    waveNames = tally.waves
    var cellsByAccount = [[(key: ScoreTally.Key, counts: ScoreCounts)]](
      repeating: [], count: tally.accounts.count)
    for key in tally.sortedKeys {
      if let counts = tally.cells[key] { cellsByAccount[Int(key.account)].append((key, counts)) }
    }
    var rosterByName: [String: Account] = [:]
    for account in roster?.accounts ?? [] { rosterByName[account.name] = account }
    var fileByName: [String: Account] = [:]
    for account in survey.accounts { fileByName[account.name] = account }

    for (position, name) in tally.accounts.enumerated() {
      var account = fileByName[name] ?? Account(name: name)
      if let listed = rosterByName[name] { account = Self.merged(listed, account) }
      accounts.append(group(account, cellsByAccount[position], tally, roster))
    }
    let known = Set(tally.accounts)
    for account in roster?.accounts ?? [] where !known.contains(account.name) {
      accounts.append(group(account, [], tally, roster))
    }
    if let roster { diagnostics = RosterRemarks(roster, survey, accounts, hasRoles: hasRoles).diagnostics }
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

  /// By wave over all accounts, in the file's order.
  var wavesOverall: [(wave: String, counts: ScoreCounts)] {
    var sums: [String: ScoreCounts] = [:]
    for group in accounts {
      for (wave, counts) in group.waves { sums[wave] = sums[wave].map { $0 + counts } ?? counts }
    }
    return waveNames.compactMap { wave in sums[wave].map { (wave, $0) } }
  }

  private func group(
    _ account: Account, _ cells: [(key: ScoreTally.Key, counts: ScoreCounts)], _ tally: ScoreTally,
    _ roster: ImportedRoster?
  ) -> Group {
    var roleCounts: [Role: ScoreCounts] = [:]
    var waveCounts: [Int32: ScoreCounts] = [:]
    var answers = ScoreCounts(promoters: 0, passives: 0, detractors: 0, population: cells.isEmpty ? nil : 0)
    for (key, counts) in cells {
      answers = answers + counts
      let role = key.role.map { tally.roles[Int($0)] } ?? .unknown
      roleCounts[role] = roleCounts[role].map { $0 + counts } ?? counts
      if let wave = key.wave { waveCounts[wave] = waveCounts[wave].map { $0 + counts } ?? counts }
    }
    // A contact who is asked in every wave is one contact: summed over waves, populations would count it again.
    let isOneWave = waveCounts.count <= 1
    let contacts = ContactCounts(
      account, total: isOneWave ? answers : answers.withoutPopulation,
      roles: hasRoles ? (isOneWave ? roleCounts : roleCounts.mapValues(\.withoutPopulation)) : nil,
      place: roster.flatMap { roster in
        roster.accountLines[account.name].map {
          ContactCounts.RosterPlace(
            line: $0, roleLines: roster.roleLines[account.name] ?? [:], countedRoles: roster.countedRoles)
        }
      })
    return Group(
      account: account, total: contacts.total,
      roles: contacts.roles.keys.sorted().map { ($0, contacts.roles[$0] ?? .empty) },
      waves: waveCounts.keys.sorted().map { (tally.waves[Int($0)], waveCounts[$0] ?? .empty) },
      roleDiagnostics: contacts.roleDiagnostics, diagnostics: contacts.diagnostics)
  }

  /// The roster's word on an account, with what only the survey file knows.
  private static func merged(_ listed: Account, _ found: Account) -> Account {
    var account = listed
    account.revenue = listed.revenue ?? found.revenue
    account.owner = listed.owner ?? found.owner
    if listed.contacts == nil && listed.contactsByRole.isEmpty {
      account.contacts = found.contacts
      account.contactsByRole = found.contactsByRole
    }
    return account
  }
}
