import CredenceSurvey
import Testing

@testable import CredenceImport

@Suite("Driver columns")
struct DriverColumnsTests {
  static func read(_ text: String, drivers: [String], labels: [String] = []) throws -> ImportedSurvey {
    var options = ImportOptions(today: Timestamp(year: 2025, month: 1, day: 1))
    options.columns.assign(.drivers, drivers)
    options.driverLabels = labels
    return try SurveyImporter(options: options).read(bytes: Array(text.utf8), name: "survey.csv")
  }

  static func column(_ cells: [String]) -> String {
    "account,score,Why\n" + cells.enumerated().map { "A\($0.offset % 3),9,\($0.element)\n" }.joined()
  }

  @Test(
    "one column that holds ticks alone is one driver, named as the column",
    arguments: [
      ["1", "0", "1", "0"], ["yes", "no", "no", "yes"], ["x", "", "", "x"], ["TRUE", "FALSE", "TRUE", ""],
    ])
  func lone(cells: [String]) throws {
    let table = try #require(try Self.read(Self.column(cells), drivers: ["Why"]).table)
    #expect(table.drivers.map(\.name) == ["Why"])
    let ticked = cells.map { ["1", "yes", "x", "TRUE"].contains($0) }
    #expect(table.drivers[0].selections.map { $0 == .selected } == ticked)
  }

  @Test("a column of other numbers holds no labels: it is left out, and the remedy is named")
  func numbers() throws {
    let text = Self.column(["4", "2", "5", "", "3.5"])
    let survey = try Self.read(text, drivers: ["Why"])
    #expect(survey.table?.drivers.isEmpty == true)
    #expect(survey.report.warnings.contains(Diagnostic(ImportFact.driverColumnOfNumbers("Why"))))
    // Codes whose labels were declared are labels.
    let codes = try Self.read(Self.column(["1", "2", "1", "3"]), drivers: ["Why"], labels: ["1", "2", "3"])
    #expect(codes.table?.drivers.map(\.name) == ["1", "2", "3"])
    let joined = try Self.read(Self.column(["1;2", "2", "1;3"]), drivers: ["Why"])
    #expect(joined.table?.drivers.map(\.name) == ["1", "2", "3"])
  }

  @Test(
    "a driver knows its question where blanks may hide who was not asked, and none where crosses are written")
  func questions() throws {
    let joined = try Self.read(Self.column(["Price;Speed", "", "Speed"]), drivers: ["Why"])
    #expect(joined.table?.drivers.map(\.question) == ["Why", "Why"])
    let text = "account,score,Price,Speed,Help\nA,9,1,,1\nB,3,,1,0\nC,8,1,,\n"
    let columns = try #require(try Self.read(text, drivers: ["Price", "Speed", "Help"]).table)
    #expect(columns.drivers.map(\.question) == ["Price, Speed", "Price, Speed", nil])
  }

  @Test("learnt labels stand by name, as most rows write them, whatever rows come first")
  func order() throws {
    let cells = ["speed;Price", "Speed", "Speed;Access", "price", "Price"]
    for cells in [cells, cells.reversed()] {
      let table = try #require(try Self.read(Self.column(cells), drivers: ["Why"]).table)
      #expect(table.drivers.map(\.name) == ["Access", "Price", "Speed"])
    }
  }

  @Test("a column of free text gives the 200 drivers ticked most, and a warning")
  func freeText() throws {
    let cells = (0..<3000).map { "Text \($0)" } + (0..<150).map { "Text \($0 * 7)" }
    let survey = try Self.read(Self.column(cells), drivers: ["Why"])
    let drivers = try #require(survey.table).drivers
    #expect(drivers.count == 200)
    // Those written twice, then by name.
    let twice = Set((0..<150).map { "Text \($0 * 7)" })
    #expect(twice.isSubset(of: drivers.map(\.name)))
    let once = (0..<3000).map { "Text \($0)" }.filter { !twice.contains($0) }.sorted().prefix(50)
    #expect(Set(drivers.map(\.name)) == twice.union(once))
    #expect(
      survey.report.warnings.contains(
        Diagnostic(ImportFact.tooManyLabels(columns: ["Why"], 3000, kept: 200))))
    // Declared labels are all kept.
    let declared = (0..<210).map { "Text \($0)" }
    #expect(
      try Self.read(Self.column(cells), drivers: ["Why"], labels: declared).table?.drivers.count == 200)
  }
}
