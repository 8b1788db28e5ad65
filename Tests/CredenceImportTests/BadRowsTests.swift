import CredenceSurvey
import CredenceTestSupport
import Testing

@testable import CredenceImport

@Suite("Rows that cannot be used are refused by reason and line, and cost no other row")
struct BadRowsTests {
  static func read(_ text: String, _ change: (inout ImportOptions) -> Void = { _ in }) throws
    -> ImportedSurvey
  {
    var options = ImportOptions.test
    change(&options)
    return try SurveyImporter(options: options).read(bytes: Array(text.utf8), name: "survey.csv")
  }

  /// By the rules of the specification, row by row: not what the importer said.
  static let badInput: [(line: Int, reason: RejectReason)] = [
    (2, .scoreOffScale),  // 11
    (3, .scoreNotInteger),  // 9.5
    (4, .scoreWords),  // ten
    (5, .scoreOffScale),  // -1
    (6, .impossibleDate),  // 2025-13-01
    (7, .ambiguousDate),  // 03/04/2025 in a column that does not decide
    (9, .blankScore),  // N/A
    (11, .unclosedQuote),  // "Support
    (12, .raggedRow),  // two cells more
    (13, .raggedRow),  // four cells fewer
    (14, .textAfterQuote),  // "9"x
    (15, .nulByte),
    (16, .scorePercent),
    (17, .scoreHexadecimal),
    (18, .scoreExponent),
    (19, .impossibleDate),  // 2025-02-29
  ]

  @Test("the file of bad rows: each refused with its reason, the good ones kept")
  func badInputFile() throws {
    let survey = try SurveyImporter(options: .test).read(FixtureImportTests.path("bad_input.csv"))
    var found: [(line: Int, reason: RejectReason)] = []
    for rejection in survey.report.rejections {
      for example in rejection.examples { found.append((example.line, rejection.reason)) }
    }
    found.sort { $0.line < $1.line }
    #expect(found.map(\.line) == Self.badInput.map(\.line))
    #expect(found.map(\.reason) == Self.badInput.map(\.reason))
    #expect(survey.report.rowsRead == 18)
    #expect(survey.report.rowsKept == 2)
    #expect(survey.report.rowsRejected == 16)
    let table = try #require(survey.table)
    // The full-width nine with a spreadsheet's serial date, and the second B08.
    #expect(table.lines == [8, 10])
    #expect(table.scores == [9, 8])
    #expect(table.times?.first??.description == "2025-03-01")
    #expect(table.roles?[0] == "end-user" && table.roles?[1] == "end-user")
    let codes = Set(survey.report.warnings.map(\.code))
    #expect(codes.contains("repeated-identifiers"))
    #expect(codes.contains("similar-accounts"))
    #expect(codes.contains("account-blank"))
  }

  @Test("a refused row names its cell and column")
  func offendingCell() throws {
    let report = try SurveyImporter(options: .test).read(FixtureImportTests.path("bad_input.csv")).report
    let ratio = try #require(report.rejections.first { $0.reason == .scorePercent }?.examples.first)
    #expect(ratio == ImportReport.RejectedRow(line: 16, column: "score", cell: "100%"))
  }

  @Test("an unclosed quote in the last row costs that row alone")
  func unclosedAtTheEnd() throws {
    let survey = try Self.read("account,score,comment\nA,9,ok\nA,8,\"cut off\nA,7,fine")
    // The line below has as many cells as the header: it was swallowed, and comes back.
    #expect(survey.table?.lines == [2, 4])
    #expect(survey.report[.unclosedQuote] == 1)
    #expect(survey.report.rejections.first?.examples.first?.line == 3)
  }

  @Test("a quote opened in one row and closed rows below gives the rows between back")
  func swallowedRows() throws {
    let survey = try Self.read("account,score,comment\nA,9,\"open\nA,8,x\nA,7,y\nA,6,\"closed\"\nA,5,z\n")
    #expect(survey.table?.lines == [3, 4, 5, 6])
    #expect(survey.report.rejections.map(\.reason) == [.unclosedQuote])
  }

  @Test("an unclosed quote below a line break names the line where it opened")
  func unclosedBelowLineBreak() throws {
    let survey = try Self.read("account,comment,note,score\nA,\"two\nlines\",\"open,9\nA,x,y,8\n")
    #expect(survey.report.rejections.first?.examples.first?.line == 3)
    #expect(survey.table?.lines == [4])
  }

  @Test("a comment of many lines with an unescaped quote is one bad row where its lines are no rows")
  func proseIsNoRow() throws {
    let survey = try Self.read(
      "account,score,role,comment\nA,9,user,\"first\nsecond \"quoted\" word\nthird\"\nA,8,user,ok\n")
    #expect(survey.table?.scores.last == 8)
    #expect(survey.report[.textAfterQuote] == 1)
    #expect(survey.report.rowsKept + survey.report.rowsRejected == survey.report.rowsRead)
  }

  @Test("quotes with line breaks, doubled quotes and delimiters are content")
  func quotedContent() throws {
    let survey = try Self.read(
      "account,score,comment\r\n\"A, Inc.\",9,\"He said \"\"no\"\"\r\nand left\"\r\n\"B \"\"x\"\"\",8,\"\"\r\n"
    )
    #expect(survey.table?.comments?[0] == "He said \"no\"\r\nand left")
    #expect(survey.tally.accounts == ["A, Inc.", "B \"x\""])
    #expect(survey.table?.lines == [2, 4])
  }

  @Test("rows without an account are kept together and said")
  func noAccount() throws {
    let survey = try Self.read("account,score\nA,9\n,10\n")
    #expect(survey.tally.accounts == ["A", "(no account)"])
    #expect(survey.report.warnings.contains { $0.code == "account-blank" })
  }

  @Test("a file without a column of accounts is one account, and said")
  func noAccountColumn() throws {
    let survey = try Self.read("id,score\n1,9\n2,10\n")
    #expect(survey.tally.accounts == ["(all responses)"])
    #expect(survey.tally.totals.promoters == 2)
    #expect(survey.report.warnings.contains { $0.code == "no-account-column" })
  }

  @Test("a frequent value just outside the scale is pointed out, and taken for missing only when declared")
  func sentinel() throws {
    let rows = (0..<40).map { "A,\($0 % 5 == 0 ? 11 : 9)" }.joined(separator: "\n")
    let survey = try Self.read("account,score\n\(rows)\n")
    #expect(survey.report[.scoreOffScale] == 8)
    let warning = Diagnostic(ImportFact.frequentOffScale(score: "11", 8, .likelihoodToRecommend))
    #expect(survey.report.warnings.contains(warning))
    let declared = try Self.read("account,score\n\(rows)\n") {
      $0.sentinels = DeclaredSentinels(Sentinels([11: .missing]))
    }
    #expect(declared.report[.blankScore] == 8)
    #expect(!declared.report.warnings.contains { $0.code == "frequent-off-scale" })
  }

  @Test("future dates are refused by the day given, not by a clock")
  func futureDates() throws {
    let text = "account,score,date\nA,9,2025-06-01\nA,8,2026-01-01\n"
    #expect(try Self.read(text).report[.futureDate] == 1)
    let later = try Self.read(text) { $0.today = Timestamp(year: 2026, month: 1, day: 1) }
    #expect(later.report[.futureDate] == 0)
  }

  @Test("the calendar of the short way agrees with the long way on every day of 140 years")
  func plainDays() throws {
    var lines = "account,score,date\n"
    var expected: [Int64] = []
    var refused = 0
    for year in 1965..<2105 {
      for month in 1...12 {
        for day in [1, 2, 27, 28, 29, 30, 31] {
          let text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
          lines += "A,9,\(text)\n"
          if let moment = Timestamp(validating: year, month: month, day: day) {
            expected.append(moment.seconds)
          } else {
            refused += 1
          }
        }
      }
    }
    let survey = try Self.read(lines) { $0.today = Timestamp(year: 2200, month: 1, day: 1) }
    #expect(survey.report[.impossibleDate] == refused)
    #expect(survey.table?.times?.map { $0?.seconds } == expected)
  }
}
