import CredenceDelimitedText
import CredenceSurvey
import CredenceTestSupport
import Foundation
import Testing

@testable import CredenceImport

/// What the provider of the rendered exports says they hold.
struct ExpectedSurvey: Decodable {
  struct Account: Decodable {
    struct RoleScore: Decodable {
      let n: Int
      let nps: Double
    }
    let n: Int
    let promoters: Int
    let passives: Int
    let detractors: Int
    let nps: Double
    let by_role: [String: RoleScore]
  }
  let total: Int
  let accounts: [String: Account]
  let driver_counts: [String: Int]

  static func load() throws -> ExpectedSurvey {
    try JSONDecoder().decode(
      ExpectedSurvey.self, from: Data(contentsOf: Fixtures.url("Import/expected.json")))
  }
}

extension ImportOptions {
  /// The day the tests take for today.
  static var test: ImportOptions {
    ImportOptions(today: Timestamp(year: 2025, month: 12, day: 31))
  }
}

extension ScoreTally {
  /// The counts of an account over all roles and waves, or of one role.
  func counts(_ account: String, role: Role? = nil) -> ScoreCounts? {
    guard let position = accounts.firstIndex(of: account) else { return nil }
    var sum: ScoreCounts?
    for key in sortedKeys where Int(key.account) == position {
      if let role, key.role.map({ roles[Int($0)] }) != role { continue }
      guard let cell = cells[key] else { continue }
      sum = sum.map { $0 + cell } ?? cell
    }
    return sum
  }

  var totals: ScoreCounts { cells.values.reduce(.empty, +) }
}

@Suite("Rendered exports give their provider's result")
struct FixtureImportTests {
  static let files = [
    "canonical.csv", "customergauge.csv", "excel_eu_cp1252.csv", "formbricks.csv", "googleforms.csv",
    "msforms.csv", "qualtrics_text_bom.csv", "qualtrics_utf16.tsv", "surveymonkey_expanded.csv",
  ]

  static func path(_ file: String) -> String { Fixtures.url("Import/\(file)").path }

  @Test("scores and roles of every layout", arguments: files)
  func scores(file: String) throws {
    let expected = try ExpectedSurvey.load()
    #expect(!expected.accounts.isEmpty)
    let survey = try SurveyImporter(options: .test).read(Self.path(file))
    #expect(survey.tally.totals.responses == expected.total)
    #expect(survey.report.rowsKept == expected.total)
    #expect(survey.report.rowsKept + survey.report.rowsRejected == survey.report.rowsRead)
    #expect(survey.tally.accounts.count == expected.accounts.count)
    for (name, account) in expected.accounts {
      // windows-1252 has no S with a cedilla: its provider wrote a plain one.
      let name = file.hasSuffix("cp1252.csv") ? name.replacing("\u{15E}", with: "S") : name
      let counts = try #require(survey.tally.counts(name), "\(file) lacks \(name)")
      #expect(counts.promoters == account.promoters, "\(file) \(name)")
      #expect(counts.passives == account.passives, "\(file) \(name)")
      #expect(counts.detractors == account.detractors, "\(file) \(name)")
      for (role, scores) in account.by_role {
        let counts = try #require(survey.tally.counts(name, role: Role(rawValue: role)), "\(file) \(role)")
        #expect(abs((NetPromoterScore().value(of: counts) ?? -999) - scores.nps) < 1e-6)
        let silent = counts.nonrespondents ?? 0
        #expect(counts.responses == scores.n, "\(file) \(name) \(role), \(silent) silent")
      }
    }
  }

  @Test("driver ticks of every layout", arguments: files)
  func drivers(file: String) throws {
    let expected = try ExpectedSurvey.load()
    let survey = try SurveyImporter(options: .test).read(Self.path(file))
    let table = try #require(survey.table)
    var ticks: [String: Int] = [:]
    for driver in table.drivers { ticks[driver.name] = driver.selections.count { $0 == .selected } }
    #expect(ticks == expected.driver_counts, "\(file)")
  }

  @Test("the tally is that of the rows", arguments: files)
  func tallyIsThatOfRows(file: String) throws {
    let importer = SurveyImporter(options: .test)
    let rows = try importer.read(Self.path(file))
    let counted = try importer.tally(Self.path(file))
    #expect(rows.tally.cells == counted.tally.cells)
    #expect(rows.tally.accounts == counted.tally.accounts)
    #expect(rows.report.rejections.map(\.reason) == counted.report.rejections.map(\.reason))
    #expect(rows.report.rejections.map(\.count) == counted.report.rejections.map(\.count))
    #expect(rows.report.rejections.map(\.examples) == counted.report.rejections.map(\.examples))
    // Only rows that are kept have all their lines: a tally does not grow with the file.
    let lines = rows.report.rejections.map { $0.lines.flatMap { Array($0) }.count }
    #expect(lines == rows.report.rejections.map(\.count))
    let listed = counted.report.rejections.flatMap(\.lines)
    #expect(listed.isEmpty)
    let table = try #require(rows.table)
    #expect(table.count == rows.report.rowsKept)
    var classes: [LoyaltyClass: Int] = [:]
    for case .some(let score) in table.scores {
      if let loyaltyClass = table.scale.loyaltyClass(of: Int(score)) {
        classes[loyaltyClass, default: 0] += 1
      }
    }
    for loyaltyClass in LoyaltyClass.allCases {
      #expect(classes[loyaltyClass, default: 0] == counted.tally.totals[loyaltyClass])
    }
  }

  @Test(
    "layouts, encodings and headers are told apart",
    arguments: [
      ("canonical.csv", Layout.plain, TextEncoding.utf8, ",", 1),
      ("customergauge.csv", .customerGauge, .utf8, ";", 1),
      ("excel_eu_cp1252.csv", .plain, .windows1252, ";", 1),
      ("formbricks.csv", .formbricks, .utf8, ",", 1),
      ("googleforms.csv", .googleForms, .utf8, ",", 1),
      ("msforms.csv", .microsoftForms, .utf8, ",", 1),
      ("qualtrics_text_bom.csv", .qualtrics, .utf8, ",", 3),
      ("qualtrics_utf16.tsv", .qualtrics, .utf16LittleEndian, "\t", 3),
      ("surveymonkey_expanded.csv", .surveyMonkey, .utf8, ",", 2),
      ("aggregated_counts.csv", .aggregates, .utf8, ",", 1),
    ])
  func recognised(
    file: String, layout: Layout, encoding: TextEncoding, delimiter: Character, headerRows: Int
  ) throws {
    let report = try SurveyImporter(options: .test).read(Self.path(file)).report
    #expect(report.layout == layout)
    #expect(report.encoding == encoding)
    #expect(report.delimiter == delimiter)
    #expect(report.headerRows == headerRows)
    #expect(report.warnings.contains { $0.code == "encoding-assumed" } == (encoding == .windows1252))
  }

  @Test("a lost zero is counted and warned about, and nothing else is lost")
  func lostZero() throws {
    let survey = try SurveyImporter(options: .test).read(Self.path("formbricks_zero_lost.csv"))
    #expect(survey.report.rowsRead == 19)
    #expect(survey.report.rowsKept == 18)
    #expect(survey.report[.missingPossibleLostZero] == 1)
    #expect(survey.report.rejections.first?.examples.first?.line == 21)
    #expect(survey.report.warnings.contains { $0.code == "possible-lost-zeros" && $0.severity == .warning })
    // The account has no answer left, and is still there.
    #expect(survey.accounts.map(\.name).contains("Delta"))
    #expect(survey.tally.counts("Delta")?.responses ?? 0 == 0)
    #expect(survey.tally.counts("Acme, Inc.")?.responses == 7)
  }

  @Test("contacts that did not answer are known contacts")
  func nonrespondentContacts() throws {
    let survey = try SurveyImporter(options: .test).read(Self.path("customergauge.csv"))
    #expect(survey.report.nonrespondentContacts == 1)
    #expect(survey.report[.blankScore] == 1)
    let delta = try #require(survey.accounts.first { $0.name == "Delta" })
    #expect(delta.contactsByRole == [.decisionMaker: 1, .endUser: 1])
    #expect(survey.tally.counts("Delta", role: .decisionMaker)?.population == 1)
    #expect(survey.tally.counts("Delta", role: .decisionMaker)?.responses == 0)
    #expect(delta.revenue == 9000)
  }

  @Test("aggregates: counts with known contacts, and suppressed ones refused by row")
  func aggregates() throws {
    let survey = try SurveyImporter(options: .test).read(Self.path("aggregated_counts.csv"))
    #expect(survey.report.rowsRead == 4)
    #expect(survey.report.rowsKept == 2)
    #expect(survey.report[.countSuppressed] == 2)
    #expect(survey.report.rejections.first?.examples.map(\.line) == [4, 5])
    #expect(
      survey.tally.counts("Acme, Inc.")
        == ScoreCounts(promoters: 5, passives: 0, detractors: 2, population: 10))
    #expect(
      survey.tally.counts("Borealis GmbH")
        == ScoreCounts(promoters: 3, passives: 0, detractors: 6, population: 40))
    #expect(survey.accounts.map(\.knownContacts) == [10, 40, 6, 1])
  }
}
