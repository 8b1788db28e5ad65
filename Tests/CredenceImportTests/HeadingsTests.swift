import CredenceSurvey
import CredenceTestSupport
import Testing

@testable import CredenceImport

/// A made-up file and what is right of it, written down before it was run (`generate_headings.py`, with the reasons).
struct HeadingCase: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  /// The column of the score, and those any of which may date the answers.
  let score: String?
  let date: [String]?
  /// Promoters, passives and detractors, each respondent once.
  let counts: [Int]?
  /// What the reading must ask for instead.
  let ask: String?
  /// Whether the reader must be told that the order of the file was taken.
  let saysOrder: Bool?
  /// Where what is done differs from what was written and is as good.
  let note: String?
  let csv: String

  var testDescription: String { name }

  static let all: [HeadingCase] = (try? Fixtures.cases("Import/headings.json")) ?? []
}

@Suite("Columns of made-up files, as tools and people write them")
struct HeadingsTests {
  @Test("there are seventy-four")
  func count() throws {
    #expect(try Fixtures.cases("Import/headings.json", as: HeadingCase.self).count == 74)
  }

  @Test(
    "score, date and one answer a respondent",
    arguments: HeadingCase.all.filter { $0.ask == nil })
  func read(file: HeadingCase) throws {
    let survey = try BadRowsTests.read(file.csv)
    let mapping = survey.report.mapping
    #expect(mapping.column(.score)?.name == file.score)
    let dated = mapping.column(.date)?.name
    switch file.note {
    case "wave": #expect(dated == nil && mapping.column(.wave)?.name == file.date?.first)
    case "blank date": #expect(dated == "Date")
    default: #expect(file.date.map { $0.contains(dated ?? "") } ?? (dated == nil))
    }
    let refused = survey.report.rejections.filter { $0.reason != .supersededAnswer }
    #expect(refused.isEmpty)
    #expect(mapping.column(.account) != nil)
    let warnings = survey.report.warnings
    #expect(!warnings.contains { $0.code == "no-dates-in-date-column" })
    if file.saysOrder == true { #expect(warnings.contains { $0.code == "order-of-file" }) }
    let table = try #require(survey.table)
    var counts = [0, 0, 0]
    for case .some(let score) in table.scores { counts[score >= 9 ? 0 : score >= 7 ? 1 : 2] += 1 }
    #expect(counts == file.counts)
  }

  @Test(
    "where nothing decides, the reading stops and asks", arguments: HeadingCase.all.filter { $0.ask != nil })
  func asks(file: HeadingCase) {
    let error = #expect(throws: ImportError.self) {
      // What less than half of a column says is read by the importer and refused by whoever asks.
      try BadRowsTests.read(file.csv).report.checkReadable()
    }
    // What the error asks for; that its sentence names these stands in the tests of sentences.
    let asked: [String] =
      switch error {
      case .columns(_, .noScore): ["--score"]
      case .columns(_, .tied(let field, _)): ["--" + field.rawValue]
      case .mostlyRefused(_, let column):
        switch column.what {
        case .scores(_, areOffScale: true): ["--score", "--scale"]
        case .scores(_, areOffScale: false): ["--score"]
        default: []
        }
      case .ambiguousDates: ["--date-order"]
      default: []
      }
    let options = file.ask == "score or scale" ? ["--score", "--scale"] : [file.ask ?? ""]
    #expect(options.contains(where: asked.contains), "\(String(describing: error))")
  }
}
