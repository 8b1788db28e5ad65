import CredenceImport
import CredenceSurvey

/// Makes an account's counts of the cells of a tally, with the populations that roster and file know.
struct AccountGroupBuilder: Sendable {
  private let tally: ScoreTally
  /// Each contact once.
  private let current: CellsByAccount
  /// Wave by wave; `nil` where there are none.
  private let byWave: CellsByAccount?
  private let repeatedAccounts: Set<String>
  private let found: [Account]
  private let roster: ImportedRoster?
  private let places: [Int?]

  /// - Parameters:
  ///   - found: What the file says of the tally's accounts, in its order.
  ///   - places: By account, its position in the roster; behind the tally's accounts those that only the roster knows.
  ///   - repeatedAccounts: Accounts of which a contact counts more than once.
  init(
    tally: ScoreTally, found: [Account], roster: ImportedRoster?, places: [Int?],
    repeatedAccounts: Set<String> = []
  ) {
    self.tally = tally
    self.repeatedAccounts = repeatedAccounts
    current = CellsByAccount(tally, tally.current ?? tally.cells)
    byWave = tally.waves.isEmpty ? nil : CellsByAccount(tally, tally.cells)
    self.found = found
    self.roster = roster
    self.places = places
  }

  /// One account.
  func group(_ position: Int) -> AccountGroups.Group {
    let isOfFile = position < tally.accounts.count
    let own = isOfFile ? current[position] : []
    var account = account(position)
    // Where contacts count more than once, how many of them were heard is not known.
    let countsRepeatedly = repeatedAccounts.contains(account.name)
    if countsRepeatedly { account.forgetContacts() }
    var roleCounts: [Role: ScoreCounts] = [:]
    var answers = ScoreCounts(promoters: 0, passives: 0, detractors: 0, population: own.isEmpty ? nil : 0)
    for (key, counts) in own {
      let counts = countsRepeatedly ? counts.withoutPopulation : counts
      answers = answers + counts
      let role = key.role.map { tally.roles[Int($0)] } ?? .unknown
      roleCounts[role] = roleCounts[role].map { $0 + counts } ?? counts
    }
    var contacts = ContactCounts(
      account, total: answers, roles: tally.roles.isEmpty ? nil : roleCounts,
      place: countsRepeatedly ? nil : rosterPlace(position))
    if countsRepeatedly { contacts.noteRepeats() }
    return AccountGroups.Group(
      account: account, total: contacts.total,
      roles: contacts.roles.keys.sorted().map { ($0, contacts.roles[$0] ?? .empty) },
      waves: isOfFile ? waves(position, contacts: contacts.total.population) : [],
      roleDiagnostics: contacts.roleDiagnostics, diagnostics: contacts.diagnostics)
  }

  /// Each wave's own answers, among the account's contacts.
  private func waves(_ position: Int, contacts: Int?) -> [(wave: String, counts: ScoreCounts)] {
    var counts: [Int32: ScoreCounts] = [:]
    for (key, cell) in byWave?[position] ?? [] {
      guard let wave = key.wave else { continue }
      let own = cell.withoutPopulation
      counts[wave] = counts[wave].map { $0 + own } ?? own
    }
    return counts.keys.sorted().map { wave in
      let own = counts[wave] ?? .empty
      let known = contacts.flatMap { try? own.withPopulation($0) }
      return (tally.waves[Int(wave)], known ?? own)
    }
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
