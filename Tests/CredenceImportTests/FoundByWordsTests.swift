import CredenceSurvey
import Testing

@testable import CredenceImport

/// What is found where no name of the tables stands in the heading.
@Suite("Columns found by other words and by their cells")
struct FoundByWordsTests {
  static let people = ["ann@x.example", "bob@x.example", "cid@x.example", "ann@x.example"]

  static func mapping(_ columns: (name: String, cells: [String])...) throws -> ColumnMapping {
    let names = ["NPS"] + columns.map(\.name)
    let rows = (0..<4).map { row in [["9", "3", "10", "7"][row]] + columns.map { $0.cells[row] } }
    let header = HeaderRecognizer.recognize([names])
    let samples = header.columns.map { column in ColumnSample(rows.map { $0[column.index] }) }
    return try ColumnMapper.map(
      header.columns, samples: samples, rows: rows, layout: Layout.recognize(header),
      today: Timestamp(year: 2025, month: 12, day: 31))
  }

  @Test(
    "addresses say who answered, in any language",
    arguments: [
      "Adresse de messagerie", "E-postadress", "Sähköposti", "メールアドレス", "user_email", "Dirección de correo",
      "Candidate email", "Kontaktperson",
    ])
  func addresses(name: String) throws {
    let mapping = try Self.mapping((name, Self.people))
    #expect(mapping.column(.respondent)?.name == name)
    #expect(mapping.remarks.isEmpty)
  }

  @Test("a heading that says nothing is told of; those who look after an account answered nothing")
  func others() throws {
    let lone = try Self.mapping(("Q9", Self.people))
    #expect(lone.column(.respondent)?.name == "Q9")
    #expect(lone.remarks.map(\.code) == ["respondent-by-content"])
    for name in ["Account manager email", "Owner e-mail", "CSM", "Assigned to (mail)", "Vendeur e-mail"] {
      #expect(try Self.mapping((name, Self.people)).column(.respondent) == nil, "\(name)")
    }
    // One address of each account is nobody's.
    let offices = ["hq@acme.example", "hq@bolt.example", "hq@acme.example", "hq@bolt.example"]
    let office = try Self.mapping(("Company", ["Acme", "Bolt", "Acme", "Bolt"]), ("Company mail", offices))
    #expect(office.column(.respondent) == nil)
    // One address on every row tells nobody apart.
    #expect(try Self.mapping(("Q9", Array(repeating: "a@x.example", count: 4))).column(.respondent) == nil)
  }

  @Test(
    "the account in more languages, as a phrase and at the end of a path",
    arguments: [
      "Företag", "Yritys", "Organisatie", "Employer", "Cég neve", "Name of your organisation",
      "group_a/company",
      "Компания", "公司名称", "Kundenavn",
    ])
  func accounts(name: String) throws {
    let companies = ["Acme", "Bolt", "Acme", "Bolt"]
    #expect(try Self.mapping((name, companies)).column(.account)?.name == name)
    // Ticks, and what is of an account, name none.
    #expect(try Self.mapping((name, ["1", "0", "1", "1"])).column(.account) == nil)
    #expect(try Self.mapping(("\(name) size", companies)).column(.account) == nil)
  }

  @Test("any answer over the whole scale is the score where nothing else says so, and not where stars are")
  func anyAnswer() throws {
    func read(_ heading: String, _ cells: [String]) throws -> ImportedSurvey {
      try BadRowsTests.read("Account,\(heading)\n" + cells.map { "Acme,\($0)\n" }.joined())
    }
    for name in ["Answer", "Rating", "Your rating (0-10)", "Note", "Cijfer"] {
      let survey = try read(name, ["9", "3", "10", "0", "7"])
      #expect(survey.report.mapping.column(.score)?.name == name)
      #expect(survey.report.warnings.contains { $0.code == "score-by-content" })
      #expect(throws: ImportError.self) { try read(name, ["5", "3", "4", "1", "2"]) }
    }
    for name in ["Rating of delivery", "Response time", "Overall rating"] {
      #expect(throws: ImportError.self) { try read(name, ["9", "3", "10", "0", "7"]) }
    }
  }

  @Test("months stand for waves where somebody is named and nothing has days")
  func months() throws {
    let months = ["Mar 2025", "Feb 2025", "Mar 2025", "Apr 2025"]
    let dated = try Self.mapping(("Email", Self.people), ("Survey date", months))
    #expect(dated.column(.wave)?.name == "Survey date")
    #expect(dated.remarks.map(\.code) == ["periods-as-waves"])
    #expect(try Self.mapping(("Month", months)).column(.wave) == nil)
    for name in ["Contract month", "Customer since", "Fiscal year"] {
      #expect(try Self.mapping(("Email", Self.people), (name, months)).column(.wave) == nil, "\(name)")
    }
  }

  @Test(
    "what begins like a date, or asks about one, promises none",
    arguments: ["Datenschutz zugestimmt", "Up to date?", "Datei", "Datum bestätigt?", "Date format"])
  func noPromise(name: String) throws {
    let ticks = try Self.mapping((name, ["yes", "no", "yes", "yes"]))
    #expect(ticks.column(.date) == nil && ticks.remarks.isEmpty)
  }

  @Test(
    "numbers of things are no days",
    arguments: ["Timesheet id", "Response no.", "Survey number", "Datum-Nr"])
  func numbersOfThings(name: String) throws {
    #expect(try Self.mapping((name, ["45001", "45717", "45720", "44999"])).column(.date) == nil)
  }

  @Test("rosters and counts say which accounts are called like none, and rosters know the same words")
  func rostersAndCounts() throws {
    let roster = try RosterTests.roster("Företag,owner\nAcme,Kim\nN/A,Lee\n")
    #expect(roster.accounts.map(\.name) == ["Acme", "N/A"])
    #expect(roster.warnings.map(\.code) == ["account-like-none"])
    let counts = try BadRowsTests.read("account,promoters,passives,detractors\nAcme,3,2,1\nNone,1,0,0\n")
    #expect(counts.report.warnings.contains { $0.code == "account-like-none" })
  }
}
