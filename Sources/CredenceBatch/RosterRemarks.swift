import CredenceImport
import CredenceSurvey

/// Where roster and answers do not fit each other, by name and line. Nothing here stops the rest.
struct RosterRemarks {
  private(set) var diagnostics: [Diagnostic] = []
  private static let shown = 5

  init(_ roster: ImportedRoster, _ survey: ImportedSurvey, _ accounts: [AccountGroups.Group], hasRoles: Bool)
  {
    let listed = Set(roster.accounts.map(\.name))
    accountsWithoutLine(accounts, listed, survey)
    silentAccounts(accounts, roster)
    resemblances(roster, survey)
    if hasRoles { rolesWithoutAnswers(accounts, roster) }
    differentRevenues(roster, survey)
  }

  private mutating func accountsWithoutLine(
    _ accounts: [AccountGroups.Group], _ listed: Set<String>, _ survey: ImportedSurvey
  ) {
    let missing = accounts.map(\.account.name).filter { !listed.contains($0) }
    guard !missing.isEmpty else { return }
    let lines = Self.firstLines(survey.table)
    let names = missing.prefix(Self.shown).map { name in
      "\"\(name)\"" + (lines[name].map { " (line \($0))" } ?? "")
    }
    diagnostics.append(
      Diagnostic(
        .warning, code: "not-in-roster",
        "\(missing.count.counted("account")) with rows in the file \(missing.count == 1 ? "is" : "are") not in the roster: \(Self.list(names, of: missing.count)); the number of contacts is unknown there. Add \(missing.count == 1 ? "it" : "them") to the roster"
      ))
  }

  private mutating func silentAccounts(_ accounts: [AccountGroups.Group], _ roster: ImportedRoster) {
    let silent = accounts.filter { $0.total.responses == 0 }
      .compactMap { group in roster.accountLines[group.account.name].map { (group.account.name, $0) } }
    guard !silent.isEmpty else { return }
    let names = silent.prefix(Self.shown).map { "\"\($0.0)\" (roster line \($0.1))" }
    diagnostics.append(
      Diagnostic(
        .note, code: "silent-accounts",
        "\(silent.count.counted("account")) of the roster \(silent.count == 1 ? "has" : "have") no answer and \(silent.count == 1 ? "is" : "are") shown as silent: \(Self.list(names, of: silent.count))"
      ))
  }

  private mutating func resemblances(_ roster: ImportedRoster, _ survey: ImportedSurvey) {
    let pairs = roster.resemblances(to: survey.tally.accounts)
    guard !pairs.isEmpty else { return }
    let names = pairs.prefix(Self.shown).map { pair in
      "\"\(pair.second)\" (roster line \(roster.accountLines[pair.second] ?? 0)) and the file's \"\(pair.first)\""
    }
    diagnostics.append(
      Diagnostic(
        .warning, code: "similar-accounts",
        "these accounts may be the same and were kept apart, so that revenue, contacts and answers are not joined: \(Self.list(names, of: pairs.count)). Correct the name, or map one to the other with accountAliases in a plan"
      ))
  }

  private mutating func rolesWithoutAnswers(_ accounts: [AccountGroups.Group], _ roster: ImportedRoster) {
    var answered: Set<Role> = []
    for group in accounts {
      for (role, counts) in group.roles where counts.responses > 0 { answered.insert(role) }
    }
    var first: [Role: Int] = [:]
    for lines in roster.roleLines.values {
      for (role, line) in lines where role != .unknown { first[role] = min(first[role] ?? line, line) }
    }
    // A roster may count none of a role; then nobody is missing.
    let asked = Set(roster.accounts.flatMap { $0.contactsByRole.filter { $0.value > 0 }.keys })
    for role in first.keys.sorted() where asked.contains(role) && !answered.contains(role) {
      diagnostics.append(
        Diagnostic(
          .warning, code: "role-without-answers",
          "the roster has contacts of the role \(role.rawValue) (first on roster line \(first[role] ?? 0)) and no answer has that role; check its spelling (roleAliases in a plan maps it)"
        ))
    }
  }

  private mutating func differentRevenues(_ roster: ImportedRoster, _ survey: ImportedSurvey) {
    var found: [String: Double] = [:]
    for account in survey.accounts { found[account.name] = account.revenue }
    let different = roster.accounts.filter { account in
      account.revenue.map { listed in found[account.name].map { $0 != listed } ?? false } ?? false
    }
    guard !different.isEmpty else { return }
    let names = different.prefix(Self.shown).map { account in
      "\"\(account.name)\"" + (roster.accountLines[account.name].map { " (roster line \($0))" } ?? "")
    }
    diagnostics.append(
      Diagnostic(
        .warning, code: "revenue-differs",
        "\(different.count.counted("account")) \(different.count == 1 ? "has" : "have") another revenue in the roster than in the file; the roster's is kept: \(Self.list(names, of: different.count)). Correct one of them"
      ))
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

  private static func list(_ names: [String], of count: Int) -> String {
    names.joined(separator: ", ") + (count > names.count ? " and \(count - names.count) more" : "")
  }
}
