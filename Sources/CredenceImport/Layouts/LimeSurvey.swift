/// LimeSurvey: a date of submission, blank where a response was not finished.
struct LimeSurvey: SurveyTool {
  let layout = Layout.limeSurvey

  func recognises(_ header: HeaderKeys) -> Bool {
    header.has("submitdate") || header.has("datesubmitted", "lastpage")
  }

  func rowFilters(_ columns: HeaderKeys) -> [RowFilter] {
    guard let submitted = columns.column("submitdate", "datesubmitted") else { return [] }
    return [RowFilter(column: submitted, rule: .isBlank, reason: .incompleteResponse)]
  }
}
