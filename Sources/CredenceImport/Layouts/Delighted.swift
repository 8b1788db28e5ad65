/// Delighted: `Score` beside identifiers of its own; tags are what drives it.
struct Delighted: SurveyTool {
  let layout = Layout.delighted

  func recognises(_ header: HeaderKeys) -> Bool {
    header.has("score") && header.hasAny("permalink", "surveytype", "personid", "surveyresponseid")
  }

  var columnHints: [ColumnHint] { [ColumnHint(field: .drivers, isNamed: { $0 == "tags" })] }
}
