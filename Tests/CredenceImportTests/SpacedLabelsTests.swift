import CredenceSurvey
import Testing

@testable import CredenceImport

@Suite("Labels joined by spaces are split where the labels are known")
struct SpacedLabelsTests {
  static let rows = [
    ("price speed", "1,1,0"), ("speed", "0,1,0"), ("customer support price", "1,0,1"), ("", "0,0,0"),
  ]

  static func ticks(_ survey: ImportedSurvey) -> [String: [Bool]] {
    var ticks: [String: [Bool]] = [:]
    for driver in survey.table?.drivers ?? [] {
      ticks[driver.name] = driver.selections.map { $0 == .selected }
    }
    return ticks
  }

  static let expected = [
    "price": [true, false, true, false], "speed": [true, true, false, false],
    "customer support": [false, false, true, false],
  ]

  @Test("by the columns of the options beside the joined one (Kobo)")
  func beside() throws {
    let text =
      "account,score,reasons,reasons/price,reasons/speed,reasons/customer support\n"
      + Self.rows.map { "A,9,\($0.0),\($0.1)\n" }.joined()
    let survey = try BadRowsTests.read(text)
    #expect(Self.ticks(survey) == Self.expected)
    #expect(survey.report.mapping.columns(.drivers).map(\.name) == ["reasons"])
  }

  @Test("by the columns of the options alone; a group of questions is no question")
  func alone() throws {
    let text =
      "account,group/score,reasons/price,reasons/speed,reasons/customer support\n"
      + Self.rows.map { "A,9,\($0.1)\n" }.joined()
    let survey = try BadRowsTests.read(text) { $0.columns = ColumnOptions([.init(.score, ["group/score"])]) }
    #expect(Self.ticks(survey) == Self.expected)
    let grouped = HeaderRecognizer.recognize([["g/score", "g/csat"], ["9", "1"], ["1", "5"]])
    #expect(grouped.columns.allSatisfy { $0.option == nil })
  }

  @Test("by declared labels; other delimiters stay what they are")
  func declared() throws {
    let labels = ["price", "speed", "customer support"]
    let text = "account,score,reasons\n" + Self.rows.map { "A,9,\($0.0)\n" }.joined()
    #expect(Self.ticks(try BadRowsTests.read(text) { $0.driverLabels = labels }) == Self.expected)
    let joined = "account,score,reasons\nA,9,price;speed\nA,9,speed\nA,9,customer support;price\nA,9,\n"
    #expect(Self.ticks(try BadRowsTests.read(joined) { $0.driverLabels = labels }) == Self.expected)
  }
}
