import CredenceSurvey
import Testing

@testable import CredenceImport

@Suite("Several answers of one respondent")
struct AnswerRuleTests {
  static let text = """
    account,contact,score,responded_at
    A,ann@x.org,9,2025-03-01
    A,ann@x.org,2,2025-01-01
    A,bob@x.org,7,
    A,ann@x.org,6,2025-02-01
    A,bob@x.org,10,2025-01-05
    B,ann@x.org,3,2025-01-01
    A ,ann@x.org,8,2025-03-02
    A,anonymous,5,2025-03-02
    A,anonymous,4,2025-03-02
    A,,1,2025-03-02

    """

  // By hand. Ann at A (also written "A "): 9, 2, 6, 8 on March 1, January 1, February 1, March 2; Bob: 7 undated
  // and 10 in January; Ann at B is another account's; nobody's answers are three people's.
  static let expected: [(rule: AnswerRule, kept: Int, ann: Int8, bob: Int8)] = [
    (.latest, 6, 8, 10), (.first, 6, 2, 10), (.mean, 6, 6, 9),
  ]

  @Test("latest, first and mean, by hand")
  func byHand() throws {
    for expected in Self.expected {
      let survey = try BadRowsTests.read(Self.text) { $0.answers = expected.rule }
      let table = try #require(survey.table)
      #expect(survey.report.rowsKept == expected.kept, "\(expected.rule)")
      #expect(survey.report.rowsSuperseded == 4, "\(expected.rule)")
      var scores: [String: Int8] = [:]
      for row in 0..<table.count where table.accounts[row] == "A" {
        if let person = table.respondents?[row], let score = table.scores[row] { scores[person] = score }
      }
      #expect(scores == ["ann@x.org": expected.ann, "bob@x.org": expected.bob], "\(expected.rule)")
      #expect(survey.report.warnings.contains { $0.code == "answers-superseded" })
    }
    let all = try BadRowsTests.read(Self.text) { $0.answers = .all }
    #expect(all.report.rowsKept == 10)
    #expect(all.report.rowsSuperseded == 0)
  }

  @Test("who answered is kept beside comments alone where that is asked for, and the rule holds without")
  func respondents() throws {
    let plain = try BadRowsTests.read(Self.text) { $0.respondents = .besideComments }
    let named = try BadRowsTests.read(Self.text)
    let (bare, whole) = (try #require(plain.table), try #require(named.table))
    #expect(bare.respondents == nil && whole.respondents != nil)
    #expect(
      bare.scores == whole.scores && bare.lines == whole.lines && plain.tally.cells == named.tally.cells)
    let written = "account,contact,score,comment\nA,ann,9,good\n"
    #expect(
      try BadRowsTests.read(written) { $0.respondents = .besideComments }.table?.respondents?[0] == "ann")
    #expect(
      try BadRowsTests.read(written) {
        $0.respondents = .besideComments
        $0.readsComments = false
      }.table?.respondents == nil)
  }

  @Test("the tally applies the rule as the table does", arguments: AnswerRule.allCases)
  func tallyAgrees(rule: AnswerRule) throws {
    var options = ImportOptions.test
    options.answers = rule
    for size in [1, 20, 70, 1000] {
      options.rangeSize = size
      let importer = SurveyImporter(options: options)
      let counted = try importer.tally(bytes: Array(Self.text.utf8), name: "x.csv")
      let rows = try importer.read(bytes: Array(Self.text.utf8), name: "x.csv")
      #expect(counted.tally.cells == rows.tally.cells)
      var classes: [LoyaltyClass: Int] = [:]
      for case .some(let score) in try #require(rows.table).scores {
        if let loyaltyClass = ScoreScale.likelihoodToRecommend.loyaltyClass(of: Int(score)) {
          classes[loyaltyClass, default: 0] += 1
        }
      }
      for loyaltyClass in LoyaltyClass.allCases {
        #expect(counted.tally.totals[loyaltyClass] == classes[loyaltyClass, default: 0], "\(rule)")
      }
    }
  }

  @Test("a wave is a survey of its own")
  func waves() throws {
    let survey = try BadRowsTests.read(
      "account,contact,score,wave\nA,ann,9,2024\nA,ann,3,2025\nA,ann,8,2025\nA,bob,1,2025\n")
    #expect(survey.tally.waves == ["2024", "2025"])
    #expect(survey.report.rowsKept == 3)
    #expect(survey.tally.totals == ScoreCounts(promoters: 1, passives: 1, detractors: 1))
  }

  @Test("a mean rounds to the nearest score, halves up")
  func meanRounds() throws {
    let survey = try BadRowsTests.read("account,contact,score\nA,ann,8\nA,ann,9\nA,bob,6\nA,bob,6\nA,bob,7\n")
    {
      $0.answers = .mean
    }
    #expect(survey.table?.scores == [9, 6])
  }
}
