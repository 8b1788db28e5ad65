import CredenceTestSupport
import Testing

@testable import CredenceImport

// The second worked example of CONTRIBUTING.md. The tool is made up, so it has no case of `Layout` and is not in
// `SurveyTools.all`; all the rest is as it would be in Sources/CredenceImport/Layouts. `Tests/HouseTests` checks that
// the guide shows the marked parts as they stand here.

// guide: survey layout
/// Applause: a row an invitation; the client stands in a column of its own, tests among the rows.
struct Applause: SurveyTool {
  // In the library a case of its own, `.applause`.
  let layout = Layout.plain

  func recognises(_ header: HeaderKeys) -> Bool { header.has("applauseid", "likelihood") }

  var conventions: ExportConventions {
    ExportConventions(dateOrder: .dayFirst, driverDelimiter: .semicolon)
  }

  func rowFilters(_ columns: HeaderKeys) -> [RowFilter] {
    guard let mode = columns.column("mode") else { return [] }
    return [RowFilter(column: mode, rule: .isOneOf(["trial"]), reason: .previewRow)]
  }

  var columnHints: [ColumnHint] {
    [ColumnHint(field: .account, isNamed: { $0 == "billto" }, needsCells: true)]
  }
}
// end of guide

@Suite("Worked example: a survey layout")
struct WorkedLayoutTests {
  static func keys(_ rows: [[String]]) -> HeaderKeys { HeaderKeys(HeaderRecognizer.recognize(rows)) }

  // guide: survey layout's evidence
  static let header = ["Applause ID", "Sent", "Mode", "Bill-to", "Likelihood", "Reasons"]
  static let row = ["A-17", "04/03/2025", "live", "Acme", "9", "price;support"]

  @Test("told by its heading, and by no other tool before it")
  func recognised() {
    let keys = Self.keys([Self.header, Self.row])
    #expect(Applause().recognises(keys))
    #expect(!SurveyTools.all.contains { $0.recognises(keys) })
  }

  @Test("takes no other tool's file for its own", arguments: LayoutReadingTests.layouts.map(\.0))
  func othersAreLeft(file: String) throws {
    let rows = try LayoutReadingTests.sheet(file).rows
    #expect(!Applause().recognises(Self.keys(rows)))
  }

  @Test("trial rows are no answers, and the client is the account")
  func reading() throws {
    let filter = try #require(Applause().rowFilters(Self.keys([Self.header, Self.row])).first)
    #expect(filter.column == 2 && filter.drops("Trial") && !filter.drops("live"))
    let hint = try #require(Applause().columnHints.first)
    #expect(hint.field == .account && hint.isNamed(LooseKey.letters("Bill-to")))
  }
  // end of guide
}
