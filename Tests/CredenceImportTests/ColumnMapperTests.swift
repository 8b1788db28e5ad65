import CredenceSurvey
import Testing

@testable import CredenceImport

@Suite("Columns to fields")
struct ColumnMapperTests {
  static func map(_ rows: [[String]], options: ColumnOptions = ColumnOptions()) throws -> ColumnMapping {
    let header = HeaderRecognizer.recognize(rows)
    let body = rows.dropFirst(header.rowCount)
    let samples = header.columns.map { column in ColumnSample(body.map { $0[column.index] }) }
    return try ColumnMapper.map(
      header.columns, samples: samples, layout: Layout.recognize(header), options: options)
  }

  static func fields(_ mapping: ColumnMapping) -> [SurveyField] { mapping.entries.map(\.field) }

  @Test(
    "names in seven languages",
    arguments: [
      ["Account", "Role", "Score", "Date", "Revenue", "Comment"],
      ["Konto", "Rolle", "Bewertung", "Datum", "Umsatz", "Kommentar"],
      ["compte", "rôle", "score NPS", "date de réponse", "chiffre d'affaires", "commentaire"],
      ["cuenta", "rol", "puntuación", "fecha", "ingresos", "comentario"],
      ["azienda", "ruolo", "punteggio", "data", "fatturato", "commento"],
      ["klant", "rol", "NPS-cijfer", "datum", "omzet", "opmerking"],
      ["empresa", "papel", "pontuação", "data", "receita", "comentário"],
    ])
  func languages(names: [String]) throws {
    let mapping = try Self.map([names, ["Acme", "DM", "9", "2025-03-01", "5", "fine"]])
    #expect(Self.fields(mapping) == [.account, .role, .score, .date, .revenue, .comment])
    #expect(mapping.entries.allSatisfy { $0.foundBy == .name })
  }

  @Test(
    "the question of the score in seven languages",
    arguments: [
      "How likely are you to recommend us?", "Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?",
      "Quelle est la probabilité que vous nous recommandiez ?",
      "¿Qué probabilidad hay de que nos recomiende?",
      "Con quale probabilità ci consiglieresti?", "Hoe waarschijnlijk is het dat u ons aanbeveelt?",
      "Qual a probabilidade de nos recomendar?",
    ])
  func questions(text: String) throws {
    let mapping = try Self.map([["Account", text, "Would you recommend us?"], ["Acme", "9", "Yes"]])
    #expect(mapping.column(.score)?.index == 1)
    #expect(mapping.entries[1].foundBy == .questionText)
  }

  @Test("a column without a telling name is of roles only where some cell is a role's name and nothing else")
  func rolesByContent() throws {
    for (cells, isRole) in [
      (["DM", "EU", "inf"], true), (["EU", "inf", "EU"], true), (["EU", "EU", "EU", "EU", "US"], false),
      (["EU", "EU", "EU"], false), (["A", "B", "C"], false), (["A", "B", "C", "A", "Other"], false),
    ] {
      let mapping = try Self.map([["Account", "Score", "Kind"]] + cells.map { ["Acme", "9", $0] })
      #expect((mapping.column(.role)?.index == 2) == isRole, "\(cells)")
    }
    let named = try Self.map([["Account", "Score", "Role"], ["Acme", "9", "EU"]])
    #expect(named.column(.role)?.index == 2)
  }

  @Test("Typeform: options by their content, the one nobody ticked, and Other behind them")
  func typeform() throws {
    let names = [
      "#", "How likely are you to recommend us?", "Support", "Price, value", "Speed", "Other", "Account",
    ]
    let mapping = try Self.map([
      names + ["Submit Date (UTC)"], ["a1", "9", "Support", "", "", "", "Acme", "2025-03-01 09:00:00"],
      ["a2", "8", "", "", "Speed", "my own", "Acme", "2025-03-01 09:00:00"],
    ])
    #expect(mapping.columns(.drivers).map(\.name) == ["Support", "Price, value", "Speed", "Other"])
    #expect(mapping.entries[2].foundBy == .content)
    #expect(mapping.column(.date)?.name == "Submit Date (UTC)" && mapping.entries[0].field == .metadata)
  }

  @Test("LimeSurvey: the one question with ticks; a grid of ratings is none")
  func limeSurvey() throws {
    let mapping = try Self.map([
      ["id", "submitdate", "nps", "G1[SQ001]", "G1[SQ002]", "G2[SQ001]", "G2[SQ002]", "company"],
      ["1", "2025-03-01 10:00:00", "9", "Y", "", "3", "4", "Acme"],
      ["2", "2025-03-01 10:00:00", "8", "", "Y", "5", "2", "Acme"],
    ])
    #expect(mapping.columns(.drivers).map(\.option) == ["SQ001", "SQ002"])
    #expect(mapping.columns(.segment).map(\.name) == ["G2[SQ001]", "G2[SQ002]"])
  }

  @Test("Qualtrics: one column per option, found by the question")
  func qualtricsOptions() throws {
    func importRow(_ count: Int) -> [String] { (0..<count).map { "{\"ImportId\":\"QID\($0)\"}" } }
    let mapping = try Self.map([
      ["ResponseId", "Account", "Q1", "Q2_1", "Q2_2"],
      [
        "Response ID", "Account", "How likely are you to recommend us?",
        "What are the main reasons? - Support", "What are the main reasons? - Price, value",
      ],
      importRow(5), ["R1", "Acme", "9", "1", ""], ["R2", "Acme", "-99", "", "1"],
    ])
    #expect(mapping.columns(.drivers).map(\.option) == ["Support", "Price, value"])
    #expect(mapping.column(.score)?.name == "Q1")
  }

  @Test("satisfaction alone is a file; several questions are several touchpoints")
  func satisfactionAlone() throws {
    let mapping = try Self.map([
      [
        "Timestamp", "Rate the overall quality of [Docs]", "Rate the overall quality of [Support]",
        "Where do you work?",
      ],
      ["3/1/2025 9:02:00", "Good", "Excellent", "Lab"], ["3/1/2025 9:02:00", "OK", "Bad", "Company"],
    ])
    #expect(mapping.columns(.csat).map(\.option) == ["Docs", "Support"])
    #expect(mapping.column(.score) == nil)
    #expect(mapping.columns(.segment).map(\.name) == ["Where do you work?"])
  }

  @Test("a Likert item on recommending is not the score")
  func likert() throws {
    let mapping = try Self.map([
      ["MemberSite", "Recommend", "LikelyToRecommend"], ["Site", "Strongly Agree", "10"],
      ["Site", "Agree", "7"],
    ])
    #expect(mapping.column(.score)?.name == "LikelyToRecommend")
    #expect(mapping.columns(.segment).map(\.name) == ["MemberSite", "Recommend"])
  }

  @Test("options win, exactly, then in any case, then loosely, then by question text")
  func options() throws {
    let rows = [
      ["MemberSite", "score", "Score", "Kind of user?"], ["Site", "1", "9", "DM"], ["Site", "2", "8", "DM"],
    ]
    var options = ColumnOptions()
    options.assign(.account, ["membersite"])
    options.assign(.score, ["Score"])
    options.assign(.role, ["kind_of_user"])
    let mapping = try Self.map(rows, options: options)
    #expect(Self.fields(mapping) == [.account, .segment, .score, .role])
    #expect(mapping.entries[0].foundBy == .option)
    var parsed = ColumnOptions()
    try parsed.assign(parsing: "MemberSite=account")
    try parsed.assign(parsing: "score=ignore")
    #expect(try Self.map(rows, options: parsed).column(.account)?.index == 0)
  }

  @Test("a question's name gives all its option columns")
  func questionOption() throws {
    var options = ColumnOptions()
    options.assign(.drivers, ["Why"])
    let mapping = try Self.map(
      [["score", "Why [A]", "Why [B]", "Which [A]", "Which [B]"], ["9", "1", "0", "1", "1"]], options: options
    )
    #expect(mapping.columns(.drivers).map(\.name) == ["Why [A]", "Why [B]"])
  }

  @Test("errors tell which columns there are, and the nearest")
  func errors() throws {
    let rows = [["MemberSite", "Likelihood", "Pace"], ["Site", "9", "Just right"], ["Site", "10", "Slow"]]
    #expect(
      throws: ColumnMappingError.noScore(
        columns: ["MemberSite", "Likelihood", "Pace"], candidates: ["Likelihood"])
    ) { try Self.map(rows) }
    var misspelt = ColumnOptions()
    misspelt.assign(.account, ["Member Sit"])
    #expect(
      throws: ColumnMappingError.noSuchColumn(
        "Member Sit", field: .account, nearest: ["MemberSite"], columns: ["MemberSite", "Likelihood", "Pace"])
    ) { try Self.map(rows, options: misspelt) }
    var twice = ColumnOptions()
    twice.assign(.score, ["Likelihood"])
    twice.assign(.csat, ["Likelihood"])
    #expect(throws: ColumnMappingError.twoFields(column: "Likelihood", .score, .csat)) {
      try Self.map(rows, options: twice)
    }
    var several = ColumnOptions()
    several.assign(.score, ["Likelihood", "Pace"])
    #expect(throws: ColumnMappingError.severalColumns(.score, ["Likelihood", "Pace"])) {
      try Self.map(rows, options: several)
    }
    var options = ColumnOptions()
    #expect(throws: ColumnMappingError.noSuchField("scores", nearest: .score)) {
      try options.assign(parsing: "x=scores")
    }
    #expect(throws: ColumnMappingError.notAMapping("x")) { try options.assign(parsing: "x") }
  }

  @Test("the tool's class labels are recognised by name or content")
  func classLabels() throws {
    let mapping = try Self.map([
      ["account", "score", "Q1_NPS_GROUP", "bucket"], ["A", "9", "Promoter", "Passive"],
      ["A", "3", "Detractor", "Detractor"],
    ])
    #expect(Self.fields(mapping) == [.account, .score, .scoreClass, .scoreClass])
    #expect(mapping.entries[2].foundBy == .name && mapping.entries[3].foundBy == .content)
  }

  @Test("rosters: a line per account with contacts by role, or a line per contact")
  func rosters() throws {
    let perAccount = try RosterColumns([
      "account", "contacts_decision_maker", "contacts_influencer", "End User contacts", "revenue", "owner",
      "region",
    ])
    #expect(
      !perAccount.isPerContact && perAccount.account == 0 && perAccount.revenue == 4 && perAccount.owner == 5)
    #expect(perAccount.contacts.map(\.role) == [.decisionMaker, .influencer, .endUser])
    #expect(perAccount.contacts.map(\.column) == [1, 2, 3] && perAccount.attributes == [6])
    let total = try RosterColumns(["Firma", "Kontakte", "Umsatz"])
    #expect(total.contacts == [RosterColumns.Contacts(role: nil, column: 1)] && total.revenue == 2)
    let perContact = try RosterColumns(["account", "respondent", "role"])
    #expect(perContact.isPerContact && perContact.respondent == 1 && perContact.role == 2)
    let named = try RosterColumns(["account", "contact", "role", "contacts"])
    #expect(!named.isPerContact, "counts of contacts say that a line is an account")
    #expect(throws: RosterError.self) { try RosterColumns(["x", "y"]) }
  }

  @Test("the nearest names to what was typed")
  func nearest() {
    let names = ["How likely are you to recommend us?", "Account", "Amount", "Rolle"]
    #expect(NearestNames.of("acount", among: names) == ["Account", "Amount"])
    #expect(NearestNames.of("likely", among: names) == ["How likely are you to recommend us?"])
    #expect(NearestNames.of("zzz", among: names).isEmpty)
  }
}
