/// Microsoft Forms: `ID` first, and a completion time.
struct MicrosoftForms: SurveyTool {
  let layout = Layout.microsoftForms

  func recognises(_ header: HeaderKeys) -> Bool {
    header.keys.first == "id" && header.hasAny("completiontime", "fertigstellungszeit")
  }

  var conventions: ExportConventions {
    ExportConventions(dateOrder: .monthFirst, driverDelimiter: .semicolon)
  }
}
