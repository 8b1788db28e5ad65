import Testing

@testable import CredenceImport

@Suite("Headers and layouts")
struct HeaderTests {
  @Test("one row; duplicate, empty and broken names are made unique, stable and single-lined")
  func single() {
    let header = HeaderRecognizer.recognize([
      ["account", "score", "score", "", "first\nsecond\r\nline", " x ", "", "score (2)"],
      ["Acme", "9", "8", "", "", "", "", ""],
    ])
    #expect(header.rowCount == 1)
    #expect(
      header.columns.map(\.name) == [
        "account", "score", "score (3)", "column 4", "first second line", "x", "column 7", "score (2)",
      ])
    #expect(header.columns.map(\.index) == Array(0...7))
  }

  @Test("Qualtrics: three rows, question text as label, options of a question together")
  func qualtrics() {
    let header = HeaderRecognizer.recognize([
      ["StartDate", "Q1", "Q2_1", "Q2_2", "Q2_2_TEXT"],
      [
        "Start Date", "How likely is it that\nyou would recommend us?",
        "Why? - Selected Choice - Price, value",
        "Why? - Selected Choice - Other", "Why? - Other - Text",
      ],
      [
        "{\"ImportId\":\"startDate\"}", "{\"ImportId\":\"QID1\"}",
        "{\"ImportId\":\"QID2\",\"choiceId\":\"1\"}", "{\"ImportId\":\"QID2_2\"}",
        "{\"ImportId\":\"QID2_2_TEXT\"}",
      ],
      ["2025-03-01", "9", "1", "", ""],
    ])
    #expect(header.rowCount == 3)
    #expect(header.columns[1].name == "Q1")
    #expect(header.columns[1].label == "How likely is it that you would recommend us?")
    #expect(header.columns[2].option == "Price, value" && header.columns[2].question == "Q2")
    #expect(header.columns[3].option == "Other" && header.columns[4].option == nil)
    #expect(Layout.recognize(header) == .qualtrics)
  }

  @Test("SurveyMonkey: two rows, empty continuation cells, Response alone is no option")
  func surveyMonkey() {
    let header = HeaderRecognizer.recognize([
      ["Respondent ID", "Collector ID", "How likely?", "Why?", "", "", "Satisfied?", "Comments"],
      ["", "", "", "Support", "Price, value", "Other (please specify)", "Response", "Open-Ended Response"],
      ["1", "2", "9", "Support", "", "", "Satisfied", ""],
    ])
    #expect(header.rowCount == 2)
    #expect(
      header.columns.map(\.name) == [
        "Respondent ID", "Collector ID", "How likely?", "Why? [Support]", "Why? [Price, value]",
        "Why? [Other (please specify)]", "Satisfied?", "Comments",
      ])
    #expect(
      header.columns.map(\.option) == [
        nil, nil, nil, "Support", "Price, value", "Other (please specify)", nil, nil,
      ])
    #expect(header.columns[4].question == "Why?")
    #expect(Layout.recognize(header) == .surveyMonkey)
  }

  @Test("a data row with a blank first cell is no option row")
  func blankFirstCell() {
    let header = HeaderRecognizer.recognize([
      ["account", "score", "note"], ["", "9", "fine"], ["Acme", "8", ""],
    ])
    #expect(header.rowCount == 1)
    #expect(HeaderRecognizer.recognize([["account", "score", ""], ["", "9", "x"]]).rowCount == 1)
  }

  @Test("bracketed columns of LimeSurvey and of grids are options of one question")
  func brackets() {
    let lime = HeaderRecognizer.recognize([["id", "submitdate", "Q1", "Q2[SQ001]", "Q2[SQ002]", "Q3[other]"]])
    #expect(lime.columns.map(\.option) == [nil, nil, nil, "SQ001", "SQ002", nil])
    #expect(lime.columns[3].question == "Q2")
    #expect(Layout.recognize(lime) == .limeSurvey)
    let grid = HeaderRecognizer.recognize([["Rate our [Docs (e.g., [a])]", "Rate our [Support]"]])
    #expect(grid.columns.map(\.option) == ["Docs (e.g., [a])", "Support"])
    #expect(grid.columns.map(\.label) == ["Rate our", "Rate our"])
    let full = HeaderRecognizer.recognize([["Q2[SQ001]. Why? [Price]", "Q2[SQ002]. Why? [Support]"]])
    #expect(full.columns.map(\.option) == ["Price", "Support"])
    #expect(full.columns.map(\.label) == ["Why?", "Why?"])
  }

  @Test(
    "layouts by their headers",
    arguments: [
      (["response_id", "account", "contact", "role", "score"], Layout.plain),
      (["Account Name", "Email", "Job Level", "NPS Score", "Comment", "Sent Date"], .customerGauge),
      (
        ["No.", "Response ID", "Timestamp", "Finished", "Survey ID", "Formbricks ID (internal)"], .formbricks
      ),
      (
        ["#", "How likely?", "Support", "Other", "Start Date (UTC)", "Submit Date (UTC)", "Network ID"],
        .typeform
      ),
      (["ID", "Start time", "Completion time", "Email", "Name", "Account"], .microsoftForms),
      (["Timestamp", "Account", "Role", "How likely are you to recommend us?"], .googleForms),
      (["id", "submitdate", "lastpage", "startlanguage", "Q1"], .limeSurvey),
      (["Survey response ID", "Person ID", "Email", "Score", "Comment", "Permalink"], .delighted),
      (["Account", "Total Eligible", "Total Responses", "Detractors", "Passives", "Promoters"], .aggregates),
      (["account", "role", "promoters", "passives", "detractors"], .tally),
      (["Date", "WhenTaking", "MemberSite", "LikelyToRecommend"], .plain),
      (["StartDate", "EndDate", "Status", "RecordedDate", "ResponseId", "Q1"], .qualtrics),
    ])
  func layouts(names: [String], layout: Layout) {
    #expect(Layout.recognize(HeaderRecognizer.recognize([names])) == layout)
  }

  @Test("rows that are no answers: previews, and what was never submitted")
  func filters() {
    let columns = HeaderRecognizer.recognize([
      ["Status", "DistributionChannel", "RecordedDate", "ResponseId"]
    ]).columns
    let filters = RowFilter.filters(for: .qualtrics, columns, [])
    #expect(filters.map(\.column) == [0, 1] && filters.allSatisfy { $0.reason == .previewRow })
    #expect(filters[0].drops("Survey Preview") && filters[0].drops("1"))
    #expect(!filters[0].drops("IP Address") && !filters[0].drops("0") && !filters[0].drops(""))
    #expect(filters[1].drops("preview") && !filters[1].drops("email"))
    let lime = RowFilter.filters(
      for: .limeSurvey, HeaderRecognizer.recognize([["id", "submitdate"]]).columns, [])
    #expect(lime.map(\.reason) == [.incompleteResponse] && lime[0].drops(" ") && !lime[0].drops("2025-03-01"))
    #expect(RowFilter.filters(for: .plain, columns, []).isEmpty)
  }
}
