import CredenceSurvey
import Testing

@testable import CredenceImport

@Suite("A column of which less than half can be read is no headline; words and reversed ratings are declared")
struct HalfReadTests {
  /// What is thrown of a column of which most was refused.
  static func refusal(_ report: ImportReport) throws -> MostlyRefused? {
    do {
      try report.checkReadable()
    } catch .mostlyRefused(_, let column) {
      return column
    }
    return nil
  }

  @Test("scores and dates below half are refused with the first cells, half is not")
  func scores() throws {
    let decimals = try BadRowsTests.read("account,score\nA,9\nA,4.7\nA,8.2\nA,1.3\n").report
    let refused = try #require(try Self.refusal(decimals))
    #expect(refused.column == "score" && refused.read == 1 && refused.answered == 4)
    #expect(refused.what == .scores(.likelihoodToRecommend, areOffScale: false))
    #expect(refused.examples.map(\.line) == [3, 4, 5])
    #expect(refused.examples.map(\.cell) == ["4.7", "8.2", "1.3"])
    #expect(throws: Never.self) {
      try BadRowsTests.read("account,score\nA,9\nA,4.7\nA,,\n").report.checkReadable()
    }
    let hundred = try BadRowsTests.read("account,score\nA,9\nA,80\nA,95\n").report
    #expect(
      try Self.refusal(hundred)?.what == .scores(.likelihoodToRecommend, areOffScale: true))
    let dates = try BadRowsTests.read("account,score,date\nA,9,soon\nA,8,later\nA,7,2025-01-01\n") {
      // A column that holds no dates is one of dates only where it is named as that.
      $0.columns = ColumnOptions([.init(.date, ["date"])])
    }.report
    let undated = try #require(try Self.refusal(dates))
    #expect(undated.what == .dates && undated.column == "date")
    #expect(undated.examples.first?.line == 2 && undated.examples.first?.cell == "soon")
    let counts = try BadRowsTests.read(
      "account,promoters,passives,detractors\nA,50%,25%,25%\nB,60%,20%,20%\nC,1,2,3\n"
    ).report
    let uncounted = try #require(try Self.refusal(counts))
    #expect(uncounted.what == .counts)
    #expect(uncounted.examples.first?.line == 2 && uncounted.examples.first?.cell == "50%")
    let hidden = try BadRowsTests.read("account,promoters,passives,detractors\nA,*,*,*\nB,*,*,*\nC,1,2,3\n")
      .report
    #expect(throws: Never.self) { try hidden.checkReadable() }
  }

  static let airline = (0..<10).map { "A,9,\($0 < 4 ? "satisfied" : "neutral or dissatisfied")\n" }.joined()

  @Test("a satisfaction question below half is not shown and said; declared words make it one of yes and no")
  func satisfaction() throws {
    let text = "account,score,csat\n" + Self.airline
    let name = ColumnOptions([.init(.csat, ["csat"])])
    let unread = try BadRowsTests.read(text) { $0.columns = name }
    #expect(unread.table?.satisfaction.isEmpty == true && unread.report.rowsKept == 10)
    let first = (6...8).map { ImportFact.PlacedCell(line: $0, cell: "neutral or dissatisfied") }
    #expect(
      unread.report.warnings.contains(
        Diagnostic(
          ImportFact.ratingsMostlyUnreadable(
            column: "csat", .fivePoint, read: 4, answered: 10, first: first))))
    let declared = try BadRowsTests.read(text) {
      $0.columns = name
      $0.words = try! DeclaredWords(parsing: ["satisfied=1,neutral or dissatisfied=0"])
    }
    let question = try #require(declared.table?.satisfaction.first)
    #expect(question.scale == .twoPoint && question.ratings.compactMap { $0 }.reduce(0) { $0 + Int($1) } == 4)
    var counts = SatisfactionCounts(scale: question.scale)
    for rating in question.ratings { rating.map { counts.add(rating: Int($0)) } }
    #expect(counts.topTwo.successes == 4 && counts.topTwo.trials == 10)
  }

  @Test("without scores, a question below half keeps no row, and a file of nothing else is refused")
  func ratingsAlone() throws {
    let alone = "account,csat\n" + (0..<10).map { "A,\($0 < 4 ? "satisfied" : "so so")\n" }.joined()
    let importer: (String) throws -> ImportedSurvey = { text in
      try BadRowsTests.read(text) { $0.columns = ColumnOptions([.init(.csat, ["csat"])]) }
    }
    #expect { try importer(alone) } throws: { error in
      guard case ImportError.mostlyRefused(_, let column) = error else { return false }
      return column.read == 4 && column.answered == 10 && column.what == .ratings(.fivePoint)
    }
    let two =
      "account,csat,csat_price\n"
      + (0..<10).map { "A,\($0 < 4 ? "5" : "so so"),\($0 < 6 ? "3" : "")\n" }.joined()
    let survey = try BadRowsTests.read(two) {
      $0.columns = ColumnOptions([.init(.csat, ["csat", "csat_price"])])
    }
    #expect(survey.report.rowsKept == 6 && survey.table?.satisfaction.count == 1)
  }

  @Test("declared words: commas and colons in them, missing ones, words of one column")
  func words() throws {
    let words = try DeclaredWords(parsing: ["Q1: pace:good, quite=4,bad=2,don't know=missing", "yes=1,no=0"])
    #expect(words.tables.map(\.column) == ["Q1: pace", nil])
    #expect(words.tables[0].numbers == [2, 4] && words.tables[1].numbers == [0, 1])
    for wrong in ["good", "good=x", "=3", "good=1,", "a=1,b", ":good=1"] where wrong != "good=1," {
      #expect(throws: WordsError.self, "\(wrong)") { try DeclaredWords(parsing: [wrong]) }
    }
    let column = CategoricalColumn(["Good, quite", "bad", "don't know", "3", "?"])
    let reading = RatingReading(column, declared: words.tables[0])
    #expect(reading.values == [4, 2, nil, 3, nil] && reading.answeredCount == 4 && reading.readCount == 3)
  }

  @Test("reversed ratings are counted from the other end, and only ratings are")
  func reversed() throws {
    let text = "account,score,csat,Pace\nA,9,1,2\nA,3,5,5\nA,8,4,4\n"
    let survey = try BadRowsTests.read(text) {
      $0.columns.keep(["Pace"])
      $0.reversed = ["csat", "pace"]
    }
    #expect(survey.table?.satisfaction[0].ratings == [5, 1, 2])
    let kept = try #require(survey.report.mapping.kept.first)
    #expect(kept.isReversed)
    #expect(RatingReading(CategoricalColumn(["2", "5", "4"]), isReversed: true).values == [5, 2, 3])
    #expect(RatingReading(CategoricalColumn(["Always", "Never"]), isReversed: true).values == [1, 5])
    #expect(throws: ImportError.self) { try BadRowsTests.read(text) { $0.reversed = ["score"] } }
  }

  @Test("a roster's or a file's column of figures below half is left out, and its lines are kept")
  func figures() throws {
    let roster = try SurveyImporter(options: .test).readRoster(
      bytes: Array("account,revenue,contacts\nA,high,3\nB,low,4\nC,100,5\n".utf8), name: "r.csv")
    #expect(roster.accounts.map(\.contacts) == [3, 4, 5] && roster.accounts.allSatisfy { $0.revenue == nil })
    #expect(
      roster.warnings.contains(
        Diagnostic(
          ImportFact.rosterColumnUnreadable(
            column: "revenue", read: 1, answered: 3, firstLines: [2, 3]))))
    let survey = try BadRowsTests.read("account,score,revenue\nA,9,high\nB,8,low\nC,7,100\n")
    #expect(survey.accounts.allSatisfy { $0.revenue == nil } && survey.report.rowsKept == 3)
    #expect(survey.report.warnings.contains { $0.code == "revenue-mostly-unreadable" })
  }
}
