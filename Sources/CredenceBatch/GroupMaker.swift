import CredenceImport
import CredenceSurvey

/// Makes an account's counts of the cells of a tally, with the populations that roster and file know.
struct GroupMaker: Sendable {
  private let tally: ScoreTally
  private let cells: AccountCells
  private let found: [Account]
  private let roster: ImportedRoster?
  private let places: [Int?]

  /// - Parameters:
  ///   - found: What the file says of the tally's accounts, in its order.
  ///   - places: By account, its position in the roster; behind the tally's accounts those that only the roster knows.
  init(tally: ScoreTally, found: [Account], roster: ImportedRoster?, places: [Int?]) {
    self.tally = tally
    cells = AccountCells(tally)
    self.found = found
    self.roster = roster
    self.places = places
  }

  /// One account.
  func group(_ position: Int) -> AccountGroups.Group {
    let own = position < tally.accounts.count ? cells[position] : []
    let account = account(position)
    var roleCounts: [Role: ScoreCounts] = [:]
    var waveCounts: [Int32: ScoreCounts] = [:]
    var answers = ScoreCounts(promoters: 0, passives: 0, detractors: 0, population: own.isEmpty ? nil : 0)
    for (key, counts) in own {
      answers = answers + counts
      let role = key.role.map { tally.roles[Int($0)] } ?? .unknown
      roleCounts[role] = roleCounts[role].map { $0 + counts } ?? counts
      if let wave = key.wave { waveCounts[wave] = waveCounts[wave].map { $0 + counts } ?? counts }
    }
    // A contact who is asked in every wave is one contact: summed over waves, populations would count it again.
    let isOneWave = waveCounts.count <= 1
    let contacts = ContactCounts(
      account, total: isOneWave ? answers : answers.withoutPopulation,
      roles: tally.roles.isEmpty
        ? nil : (isOneWave ? roleCounts : roleCounts.mapValues(\.withoutPopulation)),
      place: rosterPlace(position))
    return AccountGroups.Group(
      account: account, total: contacts.total,
      roles: contacts.roles.keys.sorted().map { ($0, contacts.roles[$0] ?? .empty) },
      waves: waveCounts.keys.sorted().map { (tally.waves[Int($0)], waveCounts[$0] ?? .empty) },
      roleDiagnostics: contacts.roleDiagnostics, diagnostics: contacts.diagnostics)
  }

  /// The roster's word on an account, with what only the survey file knows.
  private func account(_ position: Int) -> Account {
    let found = position < self.found.count ? self.found[position] : nil
    guard let roster, let place = places[position] else {
      return found ?? Account(name: tally.accounts[position])
    }
    var account = roster.accounts[place]
    guard let found else { return account }
    account.revenue = account.revenue ?? found.revenue
    account.owner = account.owner ?? found.owner
    if account.contacts == nil && account.contactsByRole.isEmpty {
      account.contacts = found.contacts
      account.contactsByRole = found.contactsByRole
    }
    return account
  }

  private func rosterPlace(_ position: Int) -> ContactCounts.RosterPlace? {
    guard let roster, let place = places[position] else { return nil }
    return ContactCounts.RosterPlace(
      line: roster.accountLines[place], roleLine: { roster.line(of: $0, at: place) },
      countedRoles: roster.countedRoles)
  }
}
