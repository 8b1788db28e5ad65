import CredenceSurvey
import Testing

@testable import CredenceImport

@Suite("A column of which less than half can be read is no headline; words and reversed ratings are declared")
struct HalfReadTests {
  @Test("scores and dates below half are refused with the first cells, half is not")
  func scores() throws {
    let decimals = try BadRowsTests.read("account,score\nA,9\nA,4.7\nA,8.2\nA,1.3\n").report
    do {
      try decimals.checkReadable()
      Issue.record("three of four scores were refused")
    } catch {
      #expect(
        error.description.contains(
          "only 1 of the 4 cells in \u{201C}score\u{201D} can be read as scores of 0 to 10"))
      #expect(error.description.contains("line 3 (4.7), line 4 (8.2), line 5 (1.3)"))
    }
    #expect(throws: Never.self) {
      try BadRowsTests.read("account,score\nA,9\nA,4.7\nA,,\n").report.checkReadable()
    }
    let hundred = try BadRowsTests.read("account,score\nA,9\nA,80\nA,95\n").report
    #expect { try hundred.checkReadable() } throws: { "\($0)".contains("--scale") }
    let dates = try BadRowsTests.read("account,score,date\nA,9,soon\nA,8,later\nA,7,2025-01-01\n") {
      // A column that holds no dates is one of dates only where it is named as that.
      $0.columns = ColumnOptions([.init(.date, ["date"])])
    }.report
    #expect { try dates.checkReadable() } throws: {
      "\($0)".contains("--date") && "\($0)".contains("line 2 (soon)")
    }
    let counts = try BadRowsTests.read(
      "account,promoters,passives,detractors\nA,50%,25%,25%\nB,60%,20%,20%\nC,1,2,3\n"
    ).report
    #expect { try counts.checkReadable() } throws: { "\($0)".contains("line 2 (50%)") }
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
    let remark = unread.report.warnings.first { $0.code == "ratings-mostly-unreadable" }
    #expect(remark?.message.contains("only 4 of its 10 answers") == true)
    #expect(remark?.message.contains("line 6 (neutral or dissatisfied)") == true)
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
    #expect { try importer(alone) } throws: {
      "\($0)".contains("only 4 of the 10 cells") && "\($0)".contains("--words")
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
      roster.warnings.contains {
        $0.code == "roster-column-unreadable" && $0.message.contains("only 1 of the 3 cells")
      })
    let survey = try BadRowsTests.read("account,score,revenue\nA,9,high\nB,8,low\nC,7,100\n")
    #expect(survey.accounts.allSatisfy { $0.revenue == nil } && survey.report.rowsKept == 3)
    #expect(survey.report.warnings.contains { $0.code == "revenue-mostly-unreadable" })
  }
}
