import CredenceSurvey
import Testing

@testable import CredenceImport

/// Headings of our own making; what each must give was written down by eye before it was run.
@Suite("The column of the score")
struct ScoreColumnTests {
  /// Answers on the scale, high and low; stars of a rating; points of a quiz; words.
  static let answers = ["9", "3", "10", "8", "0", "7"]
  static let others = ["5", "9", "2", "10", "6", "8"]
  static let stars = ["3", "2", "4", "5", "1", "4"]
  static let points = ["85", "40", "93", "77", "61", "100"]
  static let words = ["good", "bad", "fine", "good", "none", "bad"]

  static func mapping(_ columns: [(name: String, cells: [String])]) throws -> ColumnMapping {
    let names = ["Company"] + columns.map(\.name)
    let rows = (0..<6).map { row in ["A\(row % 2)"] + columns.map { $0.cells[row] } }
    let header = HeaderRecognizer.recognize([names])
    let samples = header.columns.map { column in ColumnSample(rows.map { $0[column.index] }) }
    return try ColumnMapper.map(
      header.columns, samples: samples, rows: rows, layout: Layout.recognize(header))
  }

  @Test(
    "the question, in the words of many surveys",
    arguments: [
      "How likely is it that you would recommend Acme to a friend or colleague?", "Likelihood To Recommend",
      "NPS", "nps_score",
      "Net Promoter Score", "NPSScore", "LTR", "Recommendation (0-10)", "Would you recommend us? (0 to 10)",
      "eNPS",
      "Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?", "Weiterempfehlungsbereitschaft",
      "Würden Sie uns weiterempfehlen? Skala 0 bis 10",
      "Quelle est la probabilité que vous nous recommandiez ?",
      "Recommanderiez-vous nos services, sur une échelle de 0 à 10 ?",
      "¿Qué tan probable es que nos recomiendes?",
      "Con quale probabilità consiglieresti la nostra azienda?",
      "Qual é a probabilidade de você recomendar a empresa?",
      "Hoe waarschijnlijk is het dat u ons zou aanbevelen?",
      "Jak prawdopodobne jest, że polecisz nas znajomym?",
      "Bizi bir arkadaşınıza tavsiye etme olasılığınız nedir?", "当社を友人に薦める可能性はどのくらいですか",
      "Hur sannolikt är det att du rekommenderar oss?",
      "Hvor sandsynligt er det, at du vil anbefale os?", "您向朋友推荐我们的可能性有多大？",
    ])
  func questions(name: String) throws {
    let mapping = try Self.mapping([("Score", Self.points), ("Q7", Self.others), (name, Self.answers)])
    #expect(mapping.column(.score)?.name == name)
    // A score of nobody knows what, on the scale: passed over, and named.
    let beside = try Self.mapping([("Score", Self.others), (name, Self.answers)])
    #expect(beside.column(.score)?.name == name)
    #expect(beside.remarks == [Diagnostic(ImportFact.columnChosen(.score, taken: name, over: ["Score"]))])
  }

  @Test(
    "numbers beside the score that are not it",
    arguments: [
      ("CSAT score", stars), ("Quiz score", points), ("Effort score", answers),
      ("Customer health score", others),
      ("Lead score", points), ("Previous score", others), ("Score target", others), ("Average score", others),
      ("NPS comment", words), ("NPS target", others), ("Rating", stars), ("Total score", points),
      ("Test score", others), ("Sentiment score", others),
      ("How satisfied are you with our support?", others),
    ])
  func beside(name: String, cells: [String]) throws {
    for score in ["NPS", "Score", "How likely are you to recommend us?"] {
      #expect(
        try Self.mapping([(name, cells), (score, Self.answers)]).column(.score)?.name == score, "\(score)")
    }
  }

  @Test(
    "two columns that fit as well stop, and both are named",
    arguments: [
      ("NPS", "How likely are you to recommend us?"),
      ("How likely are you to recommend Alpha?", "How likely are you to recommend Beta?"),
      ("NPS product", "NPS support team"), ("Bewertung", "Score"), ("nps", "NPS (2)"),
    ])
  func tied(one: String, other: String) throws {
    #expect(throws: ColumnMappingError.tied(.score, [one, other])) {
      try Self.mapping([(one, Self.answers), (other, Self.others)])
    }
    // The same answers twice are one question.
    #expect(try Self.mapping([(one, Self.answers), (other, Self.answers)]).column(.score)?.name == one)
    // A column named is taken.
    let header = HeaderRecognizer.recognize([[one, other]])
    let samples = [ColumnSample(Self.answers), ColumnSample(Self.others)]
    let mapping = try ColumnMapper.map(
      header.columns, samples: samples, layout: .plain, options: ColumnOptions([.init(.score, [other])]))
    #expect(mapping.column(.score)?.name == other)
  }

  @Test("stars are not the score where answers over the whole scale are named as well")
  func starsBeside() throws {
    #expect(
      try Self.mapping([("Score", Self.stars), ("Bewertung", Self.answers)]).column(.score)?.name
        == "Bewertung")
    #expect(try Self.mapping([("Score", Self.stars)]).column(.score)?.name == "Score")
  }

  @Test("class labels tell which numbers they are the classes of")
  func classes() throws {
    let labels = Self.answers.map { Int($0) ?? 0 }.map {
      $0 > 8 ? "Promoter" : $0 > 6 ? "Passive" : "Detractor"
    }
    let mapping = try Self.mapping([("Q1", Self.others), ("Q2", Self.answers), ("Group", labels)])
    #expect(mapping.column(.score)?.name == "Q2" && mapping.column(.scoreClass)?.name == "Group")
    #expect(mapping.entries.first { $0.field == .score }?.foundBy == .content)
    let named = try Self.mapping([
      ("Q1", Self.others), ("Q2", Self.answers), ("Q2_NPS_GROUP", Array(repeating: "", count: 6)),
    ])
    #expect(named.column(.score)?.name == "Q2")
  }

  @Test("score_beside_nps.csv: the score is the NPS, hand-counted, and the other column is named")
  func fixture() throws {
    let survey = try BadRowsTests.read("Company,NPS,Score\nRudham,9,3\nRudham,10,2\nStiffkey,8,4\n")
    #expect(survey.tally.counts("Rudham") == ScoreCounts(promoters: 2, passives: 0, detractors: 0))
    #expect(survey.tally.counts("Stiffkey") == ScoreCounts(promoters: 0, passives: 1, detractors: 0))
    let chosen = ImportFact.columnChosen(.score, taken: "NPS", over: ["Score"])
    #expect(survey.report.warnings.contains(Diagnostic(chosen)))
  }

  @Test("without a score its candidates are named, best first; never ticks, classes or numbers of rows")
  func candidates() throws {
    let columns = [
      ("Question #", ["1", "2", "3", "4", "5", "6"]), ("Promoter", ["1", "0", "1", "0", "0", "0"]),
      ("Passive", ["0", "0", "0", "1", "0", "1"]), ("Response ID", ["1", "3", "2", "4", "6", "5"]),
      ("Effort score", Self.others), ("Stars", Self.stars), ("Q5", Self.answers),
    ]
    do {
      _ = try Self.mapping(columns)
      Issue.record("no column is named as a score")
    } catch ColumnMappingError.noScore(_, let candidates) {
      #expect(candidates == ["Q5", "Stars", "Effort score"])
    }
  }

  @Test(
    "without an account its candidates are named, best first; never questions, ticks, addresses or classes")
  func accountCandidates() throws {
    let rows = """
      MemberSite,Country,Email,Plan,Do you like it?,score
      Oslo,NO,a@x,gold,Yes,9
      Oslo,NO,b@x,free,No,3
      Bergen,NO,c@x,gold,Yes,8
      Turku,FI,d@x,free,No,10

      """
    let survey = try BadRowsTests.read(rows)
    let remark = Diagnostic(
      ImportFact.allRowsOneAccount(called: "(all responses)", candidates: ["MemberSite", "Plan"]))
    #expect(survey.report.warnings.contains(remark))
  }

  @Test("two columns by names of one field: the other is named, unless it tells the same rows apart")
  func otherFields() throws {
    let rows = [
      ["Customer", "Company", "Role", "Job level", "NPS"], ["Ann", "Acme", "Engineer", "DM", "9"],
      ["Bob", "Acme", "Analyst", "User", "8"], ["Ann", "Bolt", "Buyer x", "User", "3"],
    ]
    func map(_ rows: [[String]]) throws -> ColumnMapping {
      let header = HeaderRecognizer.recognize([rows[0]])
      let body = Array(rows.dropFirst())
      return try ColumnMapper.map(
        header.columns, samples: header.columns.map { column in ColumnSample(body.map { $0[column.index] }) },
        rows: body,
        layout: .plain)
    }
    let mapping = try map(rows)
    #expect(mapping.column(.account)?.name == "Company")
    #expect(mapping.column(.role)?.name == "Job level", "its cells are roles")
    let chosen = ImportFact.columnChosen(.account, taken: "Company", over: ["Customer"])
    #expect(mapping.remarks.contains(Diagnostic(chosen)))
    let numbered = try map([
      ["Account", "Account ID", "NPS"], ["Acme", "1", "9"], ["Bolt", "2", "8"], ["Acme", "1", "3"],
    ])
    #expect(numbered.column(.account)?.name == "Account" && numbered.remarks.isEmpty)
  }

  @Test(
    "choices that a spreadsheet took for dates are told as such",
    arguments: ["10-Sep", "Sep-10", "1-Oct", "Oct-1", "10. Sep", "2025-10-09"])
  func spreadsheetDates(cell: String) throws {
    let survey = try BadRowsTests.read("account,score\nA,9\nA,\(cell)\nA,8\nB,ten\n")
    #expect(survey.report[.scoreDate] == 1 && survey.report[.scoreWords] == 1)
  }

  @Test("such choices in other columns are remarked on")
  func spreadsheetChoices() throws {
    let survey = try BadRowsTests.read("account,score,Size\nA,9,1-4\nA,3,5-Sep\nA,8,10+\n")
    let choices = ImportFact.choicesAsDates(["Size"], cell: "5-Sep", isUsed: false)
    #expect(survey.report.warnings.contains(Diagnostic(choices)))
  }

  @Test(
    "accounts that are called by what stands for none are remarked on",
    arguments: ["NA", "None", "NaN", "#N/A", "null", "-", "n/a", "#REF!"])
  func accountsForNone(name: String) throws {
    let survey = try BadRowsTests.read("account,score\nAcme,9\n\(name),3\n")
    #expect(
      survey.report.warnings.contains(
        Diagnostic(ImportFact.accountLikeNone(1, first: [name], .putUnder("(no account)")))))
    #expect(survey.tally.accounts.count == 2)
    let clean = try BadRowsTests.read("account,score\nNASA,9\nNone Ltd,3\n")
    #expect(!clean.report.warnings.contains { $0.code == "account-like-none" })
  }

  @Test("a question answered in words is no score where the file has ratings, as in a public survey of users")
  func answeredInWords() throws {
    let text = """
      Timestamp,How likely are you to recommend it to a colleague?,"How would you rate the quality? [Product]"
      2022-01-01,Probably not,4
      2022-01-02,Definitely yes,5
      2022-01-03,Probably,4

      """
    let survey = try BadRowsTests.read(text)
    #expect(survey.report.mapping.column(.score) == nil && survey.report.rowsKept == 3)
  }
}
