import CredenceSurvey
import Testing

@testable import CredenceImport

@Suite("Codes for a missing answer hold for the columns they were declared of")
struct MissingCodesTests {
  static let text = """
    account,score,csat,Pace,region
    A,6,6,3,6
    A,9,5,6,north
    A,-99,2,-99,south
    A,3,-99,4,-99

    """

  static func read(_ declared: [String]) throws -> ImportedSurvey {
    try BadRowsTests.read(text) {
      $0.columns.keep(["Pace"])
      $0.sentinels = try! DeclaredSentinels(parsing: declared)
    }
  }

  static func pace(_ survey: ImportedSurvey) -> [Double?] {
    survey.table.map { RatingReading($0.kept[0].values).values } ?? []
  }

  @Test("of the score alone, of one column, of all, each with its count")
  func reach() throws {
    // By hand, row by row.
    let score = try Self.read(["-99=missing"])
    #expect(score.table?.scores == [6, 9, 3] && Self.pace(score) == [3, 6, 4])
    #expect(
      score.report[.blankScore] == 1
        && score.report.warnings.contains(
          Diagnostic(
            ImportFact.codesDeclared(
              column: "score", [.init(code: -99, meaning: .missing, cells: 1)])))
    )
    let pace = try Self.read(["Pace:6=not-applicable", "pace:-99=missing", "score:-99=missing"])
    #expect(pace.table?.scores == [6, 9, 3] && Self.pace(pace) == [3, nil, 4])
    // Of 6, 5 and -99 one is on the scale, which is less than half.
    #expect(pace.table?.satisfaction.isEmpty == true)
    let all = try Self.read(["*:-99=missing"])
    #expect(all.table?.scores == [6, 9, 3] && Self.pace(all) == [3, 6, 4])
    #expect(all.table?.segments.first { $0.name == "region" }?.values.codes.last == .some(nil))
    #expect(all.report.warnings.filter { $0.code == "codes-declared" }.count == 4)
    // A rating's code is no score's.
    #expect(try Self.read(["csat:6=missing", "-99=missing"]).table?.scores == [6, 9, 3])
  }

  @Test("names, dates and labels are reached by name, and a name that is no column is refused")
  func byName() throws {
    let survey = try BadRowsTests.read("account,respondent,score\n999,a,9\nA,0,3\nA,0,8\n") {
      $0.sentinels = try! DeclaredSentinels(parsing: ["account:999=missing", "respondent:0=missing"])
    }
    #expect(survey.tally.accounts == ["(no account)", "A"] && survey.report.rowsKept == 3)
    #expect(throws: ImportError.self) { try Self.read(["Pase:6=missing"]) }
    for wrong in ["6", "six=missing", "Pace:=missing", ":6=missing", "Pace:6=gone"] {
      #expect(throws: SentinelError.self) { try DeclaredSentinels(parsing: [wrong]) }
    }
    let colon = try DeclaredSentinels(parsing: ["Q1: pace:-9=missing"])
    #expect(colon.columns.map(\.name) == ["Q1: pace"] && colon.columns[0].sentinels.codes == [-9])
  }

  @Test("numbers that look like codes are told from the steps of a scale")
  func suspects() {
    func clear(_ numbers: [Double]) -> [Int] { SuspectCodes.find(in: numbers, scale: .fivePoint).clear }
    func possible(_ numbers: [Double]) -> [Int] { SuspectCodes.find(in: numbers, scale: .fivePoint).possible }
    #expect(clear([1, 2, 3, 4, 5, -99]) == [-99] && clear([1, 2, 3, 4, 5, 98, 99]) == [98, 99])
    #expect(
      clear([1, 3, 5, 999]) == [999] && clear([1, 2, 3, 4, 5, 9]) == [9] && clear([0, 5, 10, -1]) == [-1])
    #expect(possible([0, 1, 2, 3, 4, 5]) == [0] && possible([1, 2, 3, 4, 5, 6]) == [6])
    for steps in [
      [1, 2, 3, 4, 5], [0, 3, 7, 10], [1, 4, 7, 9], [10, 50, 99, 100], [0, 1], [-2, -1, 0, 1, 2],
    ] {
      let numbers = steps.map { Double($0) }
      #expect(clear(numbers).isEmpty, "\(steps)")
      #expect(possible(numbers).isEmpty, "\(steps)")
    }
  }

  @Test("in a file of ratings alone an unreadable one costs its cell and not the row")
  func ratingsAlone() throws {
    let text = "account,csat_support,csat_price\nA,5,4\nA,9,3\nA,2,\nA,9,8\nA,1,2\n"
    let survey = try BadRowsTests.read(text)
    #expect(survey.report.rowsKept == 4 && survey.report[.ratingOffScale] == 1)
    #expect(survey.table?.satisfaction.map(\.ratings) == [[5, nil, 2, 1], [4, 3, nil, 2]])
    let numbers = survey.report.warnings.compactMap { warning -> [ImportFact.NumberCount]? in
      guard case ImportFact.ratingsUnreadable(_, _, _, _, let numbers) = warning.fact else { return nil }
      return numbers
    }
    #expect(numbers.joined().contains(ImportFact.NumberCount(number: 9, cells: 1)))
  }
}
