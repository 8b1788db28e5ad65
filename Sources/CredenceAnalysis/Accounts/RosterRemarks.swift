import CredenceImport
import CredenceSurvey

/// Where roster and answers do not fit each other, by name and line. Nothing here stops the rest.
struct RosterRemarks {
  private(set) var diagnostics: [Diagnostic] = []
  private static let shown = 5

  /// - Parameters:
  ///   - accounts: The accounts of both, in the order of the survey's, then the roster's.
  ///   - places: By account, its position in the roster; `nil` where it is not there.
  init(
    _ roster: ImportedRoster, _ survey: ImportedSurvey, _ accounts: [AccountGroups.Group], places: [Int?],
    hasRoles: Bool
  ) {
    accountsWithoutLine(accounts, places, survey)
    silentAccounts(accounts, places, roster)
    // Where all accounts of the file are listed none of them is another's misspelling.
    if places.contains(nil) { resemblances(roster, survey) }
    if hasRoles { rolesWithoutAnswers(accounts, roster) }
    differentRevenues(roster, survey, places)
  }

  private mutating func accountsWithoutLine(
    _ accounts: [AccountGroups.Group], _ places: [Int?], _ survey: ImportedSurvey
  ) {
    let missing = accounts.indices.filter { places[$0] == nil }.map { accounts[$0].account.name }
    guard !missing.isEmpty else { return }
    let lines = Self.firstLines(survey.table)
    let first = missing.prefix(Self.shown).map {
      AnalysisFact.PlacedAccount(name: $0, line: lines[$0])
    }
    diagnostics.append(Diagnostic(AnalysisFact.notInRoster(missing.count, first: first)))
  }

  private mutating func silentAccounts(
    _ accounts: [AccountGroups.Group], _ places: [Int?], _ roster: ImportedRoster
  ) {
    let silent = accounts.indices.filter { accounts[$0].total.responses == 0 }.compactMap { position in
      places[position].map { (accounts[position].account.name, roster.accountLines[$0]) }
    }
    guard !silent.isEmpty else { return }
    let first = silent.prefix(Self.shown).map { AnalysisFact.PlacedAccount(name: $0.0, line: $0.1) }
    diagnostics.append(Diagnostic(AnalysisFact.silentAccounts(silent.count, first: first)))
  }

  private mutating func resemblances(_ roster: ImportedRoster, _ survey: ImportedSurvey) {
    let pairs = roster.resemblances(to: survey.tally.accounts)
    guard !pairs.isEmpty else { return }
    let lines = Dictionary(zip(roster.accounts.map(\.name), roster.accountLines)) { first, _ in first }
    let first = pairs.prefix(Self.shown).map { pair in
      AnalysisFact.Resemblance(
        inRoster: pair.second, line: lines[pair.second] ?? 0, inFile: pair.first)
    }
    diagnostics.append(Diagnostic(AnalysisFact.similarAccounts(pairs.count, first: first)))
  }

  private mutating func rolesWithoutAnswers(_ accounts: [AccountGroups.Group], _ roster: ImportedRoster) {
    var answered: Set<Role> = []
    for group in accounts {
      for (role, counts) in group.roles where counts.responses > 0 { answered.insert(role) }
    }
    let first = roster.firstRoleLines
    for role in first.keys.sorted() where role != .unknown && !answered.contains(role) {
      // A roster may count none of a role; then nobody is missing.
      guard roster.accounts.contains(where: { ($0.contactsByRole[role] ?? 0) > 0 }) else { continue }
      diagnostics.append(
        Diagnostic(AnalysisFact.roleWithoutAnswers(role, line: first[role] ?? 0)))
    }
  }

  private mutating func differentRevenues(
    _ roster: ImportedRoster, _ survey: ImportedSurvey, _ places: [Int?]
  ) {
    var different: [Int] = []
    for (position, account) in survey.accounts.enumerated() {
      guard let found = account.revenue, let place = places[position],
        let listed = roster.accounts[place].revenue, listed != found
      else { continue }
      different.append(place)
    }
    guard !different.isEmpty else { return }
    different.sort()
    let first = different.prefix(Self.shown).map { place in
      AnalysisFact.PlacedAccount(name: roster.accounts[place].name, line: roster.accountLines[place])
    }
    diagnostics.append(Diagnostic(AnalysisFact.revenueDiffers(different.count, first: first)))
  }

  private static func firstLines(_ table: ResponseTable?) -> [String: Int] {
    guard let table else { return [:] }
    var lines: [String: Int] = [:]
    for (row, code) in table.accounts.codes.enumerated() {
      guard let code else { continue }
      let name = table.accounts.levels[Int(code)]
      if lines[name] == nil { lines[name] = table.lines[row] }
    }
    return lines
  }
}
