import Testing

@testable import CredenceImport

/// The order of waves by eye.
@Suite("The order of waves")
struct WaveOrderTests {
  static let inOrder: [[String]] = [
    ["1", "2", "10"], ["Wave 2", "Wave 10", "Wave 11"], ["2023", "2024", "2025"],
    ["2023 Q4", "2024 Q1", "2024 Q3"], ["Q4 2023", "Q1 2024", "Q3 2024"], ["Q4 23", "Q1 24"],
    ["FY23", "FY24"],
    ["Q4 FY23", "Q1 FY24"], ["2024-11", "2024-12", "2025-01"], ["Dec 2024", "Jan 2025", "Feb 2025"],
    ["Spring 2024", "Autumn 2024", "Spring 2025"], ["H2 2023", "H1 2024"], ["wave_I", "wave_II", "wave_IV"],
    ["baseline", "post"], ["Welle 9", "Welle 10"], ["(no wave)", "1", "2"],
    ["Dezember 2024", "M\u{E4}rz 2025"],
    ["W51 2024", "W02 2025"], ["11/2024", "02/2025"],
  ]

  @Test("by what the names count, whatever the order of the file", arguments: inOrder)
  func names(_ names: [String]) {
    for shuffled in [names.reversed(), Array(names.dropFirst() + names.prefix(1)), names] {
      let order = WaveOrder.positions(shuffled, latest: [])
      #expect(order.map { shuffled[$0] } == names)
    }
  }

  @Test("names that do not count go by their dates, and without dates as they appear")
  func others() {
    let names = ["relaunch", "kick-off", "review"]
    #expect(
      WaveOrder.positions(names, latest: [200, 100, 300]).map { names[$0] } == [
        "kick-off", "relaunch", "review",
      ])
    #expect(WaveOrder.positions(names, latest: [200, .min, 300]) == [0, 1, 2])
    #expect(WaveOrder.positions(["Wave 1", "pilot"], latest: []) == [0, 1])
    #expect(WaveOrder.positions([], latest: []).isEmpty)
  }
}
