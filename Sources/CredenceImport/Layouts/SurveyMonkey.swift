/// SurveyMonkey: questions over a row of options; the account in custom data.
struct SurveyMonkey: SurveyTool {
  let layout = Layout.surveyMonkey

  func recognises(_ header: HeaderKeys) -> Bool {
    header.has("respondentid", "collectorid") || header.header.kind == .optionRow
  }

  var conventions: ExportConventions { ExportConventions(dateOrder: .monthFirst) }

  var columnHints: [ColumnHint] {
    [ColumnHint(field: .account, isNamed: { $0.hasPrefix("customdata") }, needsCells: true)]
  }
}
