import CredenceSurvey
import Testing

@testable import CredenceImport

/// Layouts that no fixture renders, in small files made from the table of the specification.
@Suite("Further layouts, from file to ticks")
struct OtherLayoutsTests {
  static func ticks(_ survey: ImportedSurvey) -> [String: Int] {
    var ticks: [String: Int] = [:]
    for driver in survey.table?.drivers ?? [] {
      ticks[driver.name] = driver.selections.count { $0 == .selected }
    }
    return ticks
  }

  @Test("LimeSurvey: a Y per option, and rows that were never submitted are counted out")
  func limeSurvey() throws {
    let survey = try BadRowsTests.read(
      """
      id,submitdate,lastpage,account,role,nps,Q2[SQ001],Q2[SQ002]
      1,2025-03-01 09:00:00,3,Acme,End User,10,Y,
      2,,1,Acme,End User,9,Y,Y
      3,2025-03-02 09:00:00,3,Acme,DM,2,,Y

      """)
    #expect(survey.report.layout == .limeSurvey)
    #expect(survey.report[.incompleteResponse] == 1)
    #expect(survey.tally.totals == ScoreCounts(promoters: 1, passives: 0, detractors: 1))
    #expect(Self.ticks(survey) == ["SQ001": 1, "SQ002": 1])
  }

  @Test("Delighted: Unix seconds and tags")
  func delighted() throws {
    let survey = try BadRowsTests.read(
      """
      Email,Score,Comment,Response Time,Survey Type,Permalink,Tags,Company
      a@x,9,fine,1740819720,nps,http://x,"support, price",Acme
      b@x,4,,1740906120,nps,http://y,price,Acme

      """)
    #expect(survey.report.layout == .delighted)
    #expect(survey.tally.counts("Acme") == ScoreCounts(promoters: 1, passives: 0, detractors: 1))
    // date -u -d @1740819720
    #expect(survey.table?.times?.first??.description == "2025-03-01T09:02:00")
  }

  @Test("Typeform: # first, a column per choice that holds its label, then Other")
  func typeform() throws {
    let survey = try BadRowsTests.read(
      """
      #,How likely are you to recommend us?,Support,Price,Other,account,Submit Date (UTC)
      a1,10,Support,,,Acme,2025-03-01 09:02:00
      a2,3,Support,Price,something else,Acme,2025-03-02 09:02:00

      """)
    #expect(survey.report.layout == .typeform)
    #expect(survey.tally.counts("Acme") == ScoreCounts(promoters: 1, passives: 0, detractors: 1))
    #expect(Self.ticks(survey) == ["Support": 2, "Price": 1, "Other": 1])
  }

  @Test("Qualtrics with a column per option, previews and unanswered marks")
  func qualtricsOptions() throws {
    let survey = try BadRowsTests.read(
      """
      Status,ResponseId,RecordedDate,Account,Role,Q1,Q2_1,Q2_2
      Response Type,Response ID,Recorded Date,Account,Role,"How likely is it
      that you would recommend us?",What are the reasons? - Support,What are the reasons? - Price
      "{""ImportId"":""status""}","{""ImportId"":""_recordId""}","{""ImportId"":""recordedDate""}","{""ImportId"":""Account""}","{""ImportId"":""Role""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2_1""}","{""ImportId"":""QID2_2""}"
      IP Address,R1,2025-03-01 09:00:00,Acme,End User,9,1,
      Survey Preview,R2,2025-03-01 09:00:00,Acme,End User,10,1,1
      IP Address,R3,2025-03-01 09:00:00,Acme,End User,-99,,
      IP Address,R4,2025-03-01 09:00:00,Acme,DM,4,1,1

      """)
    #expect(survey.report.headerRows == 3)
    #expect(survey.report[.previewRow] == 1)
    #expect(survey.report[.blankScore] == 1)
    #expect(survey.table?.lines == [5, 8])
    #expect(Self.ticks(survey) == ["Support": 2, "Price": 1])
  }

  @Test("a file of ratings alone is fine, and has no score")
  func ratingsAlone() throws {
    let survey = try BadRowsTests.read("account,role,csat\nA,DM,5\nA,DM,2\nA,DM,\nB,user,4\n,,\n")
    #expect(survey.tally.totals.responses == 0)
    #expect(survey.table?.scores == [nil, nil, nil])
    #expect(survey.table?.satisfaction.first?.ratings == [5, 2, 4])
    #expect(survey.report[.blankScore] == 1 && survey.report[.blankRow] == 1)
    #expect(survey.report.rowsKept == 3)
  }

  @Test("a bad rating costs the rating, not the score of its row")
  func badRating() throws {
    let touchpoints = try BadRowsTests.read(
      "account,score,csat,csat_support,CSAT - onboarding,csatisfied\nA,9,5,4,,1\nA,8,4,,5,2\n")
    #expect(
      touchpoints.table?.satisfaction.map(\.touchpoint) == ["csat", "support", "onboarding"])
    #expect(touchpoints.table?.satisfaction.map(\.ratings) == [[5, 4], [4, nil], [nil, 5]])
    let survey = try BadRowsTests.read("account,score,csat\nA,9,5\nA,8,7\nA,3,4\n")
    #expect(survey.table?.satisfaction.first?.ratings == [5, nil, 4])
    #expect(survey.report.rowsKept == 3)
    #expect(
      survey.report.warnings.contains(
        Diagnostic(
          ImportFact.ratingsUnreadable(
            column: "csat", 1, .fivePoint, firstLine: 3,
            numbers: [ImportFact.NumberCount(number: 7, cells: 1)]))))
  }

  @Test("columns the user names overrule what would be found; unknown ones are kept as segments")
  func overrides() throws {
    let survey = try BadRowsTests.read("account,score,plan,x\nA,9,gold,3\nB,2,free,10\n") {
      $0.columns = ColumnOptions([.init(.score, ["x"]), .init(.account, ["plan"])])
    }
    #expect(survey.tally.accounts == ["gold", "free"])
    #expect(survey.table?.scores == [3, 10])
    #expect(survey.table?.segments.map(\.name) == ["account", "score"])
    #expect(throws: ImportError.self) {
      try BadRowsTests.read("account,score\nA,9\n") {
        $0.columns = ColumnOptions([.init(.score, ["scoore"])])
      }
    }
  }
}
