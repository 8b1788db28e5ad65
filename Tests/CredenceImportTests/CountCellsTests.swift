import Testing

@testable import CredenceImport

@Suite("Cells and columns of counts")
struct CountCellsTests {
  @Test(
    "counts and the marks dashboards write instead",
    arguments: [
      ("7", CountReading.count(7)), (" 0 ", .count(0)), ("1,204", .count(1204)), ("7.0", .count(7)),
      ("*", .suppressed), ("<5", .suppressed), ("Suppressed", .suppressed), ("72%", .share(0.72)),
      ("72.5 %", .share(0.725)), ("Not Available", .blank), ("", .blank), ("N/A", .blank),
      ("-1", .unreadable),
      ("1.5", .unreadable), ("many", .unreadable), ("120%", .unreadable), ("5k", .unreadable),
    ])
  func cells(text: String, reading: CountReading) {
    #expect(CountParser.parse(text) == reading)
  }

  @Test("columns of dashboards and of tallies")
  func columns() throws {
    let dashboard = try #require(
      CountColumns(["Account", "Total Eligible", "Total Responses", "Detractors", "Passives", "Promoters"]))
    #expect(dashboard.population == 1 && dashboard.responses == 2)
    #expect(dashboard.detractors == 3 && dashboard.passives == 4 && dashboard.promoters == 5)
    let tally = try #require(
      CountColumns(["account", "role", "wave", "promoters", "passives", "detractors"]))
    #expect(tally.role == 1 && tally.wave == 2 && tally.responses == nil)
    #expect(CountColumns(["account", "promoters", "detractors"]) == nil)
  }
}
