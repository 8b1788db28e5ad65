/// Formbricks: columns of its own name; a score of 0 was long exported as a blank.
struct Formbricks: SurveyTool {
  let layout = Layout.formbricks

  func recognises(_ header: HeaderKeys) -> Bool {
    header.header.columns.contains { $0.name.lowercased().hasPrefix("formbricks") }
      || header.has("responseid", "finished", "surveyid")
  }

  var conventions: ExportConventions {
    ExportConventions(driverDelimiter: .semicolon, blankMayBeZero: true)
  }
}
