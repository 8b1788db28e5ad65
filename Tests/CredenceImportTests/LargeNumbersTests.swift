import CredenceSurvey
import Testing

@testable import CredenceImport

/// Numbers that are legal one by one and beyond all counting together.
@Suite("Large numbers")
struct LargeNumbersTests {
  private static let large = 1 << 38

  private static func counts(_ text: String) throws -> ImportedSurvey {
    try SurveyImporter(options: .test).read(bytes: Array(text.utf8), name: "counts.csv")
  }

  @Test(
    "counts are kept up to 2^39 a file, and the row that goes beyond is refused with its line",
    arguments: [["A", "B", "C", "D", "E"], ["A", "A", "A", "A", "A"]])
  func counts(accounts: [String]) throws {
    let rows = accounts.map { "\($0),\(Self.large),0,0\n" }.joined()
    let survey = try Self.counts("account,promoters,passives,detractors\n\(rows)Z,1,0,0\n")
    let report = survey.report
    // 2 x 2^38 is all there is room for.
    #expect(report.rowsRead == 6 && report.rowsKept == 2)
    #expect(report.rejections.map(\.reason) == [.countsTooLarge])
    #expect(report.rejections[0].examples.map(\.line) == [4, 5, 6, 7])
    #expect(survey.tally.cells.values.reduce(0) { $0 + $1.promoters } == 1 << 39)
  }

  @Test("the same of contacts, by account and by role")
  func populations() throws {
    let rows = ["user", "manager", "buyer", "user"].map { "A,\($0),1,0,0,\(Self.large)\n" }.joined()
    let survey = try Self.counts("account,role,promoters,passives,detractors,population\n\(rows)")
    #expect(survey.report.rowsKept == 2)
    #expect(survey.report.rejections.map(\.count) == [2])
    #expect(survey.accounts[0].contactsByRole.values.reduce(0, +) == 1 << 39)
  }

  @Test("a roster's contacts too")
  func roster() throws {
    let large = Self.large
    let roster = try RosterTests.roster(
      "account,contacts_end_user,contacts_influencer\nA,\(large),\(large)\nB,1,1\nC,0,0\n")
    #expect(roster.rowsKept == 2)
    #expect(roster.rejections.map(\.reason) == [.countsTooLarge])
    #expect(roster.rejections[0].examples.map(\.line) == [3])
  }

  @Test("an amount nobody earns is no revenue", arguments: [19, 30, 308, 400])
  func revenue(nines: Int) throws {
    let amount = String(repeating: "9", count: nines)
    let roster = try RosterTests.roster("account,revenue\nA,\(amount)\nB,5\n")
    #expect(roster.accounts.map(\.name) == ["B"])
    #expect(roster.rejections.map(\.reason) == [.revenueUnreadable])
    #expect(RevenueParser().parse("999999999999999999") == .amount(1e18))
  }

  @Test("refused rows of one reason keep their lines and the first examples")
  func refused() {
    var tally = RejectionTally()
    for line in 0..<100_000 { tally.add(.blankScore, line: 2 * line, column: 1, cell: "\(line)") }
    let bucket = tally.buckets[.blankScore]
    #expect(bucket?.count == 100_000 && bucket?.lines.runs.count == 100_000)
    #expect(bucket?.examples.map(\.line) == (0..<20).map { 2 * $0 })
  }
}
