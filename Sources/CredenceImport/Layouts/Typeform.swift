/// Typeform: its first column is headed `#`.
struct Typeform: SurveyTool {
  let layout = Layout.typeform

  func recognises(_ header: HeaderKeys) -> Bool {
    header.header.columns.first?.name == "#" || header.has("networkid")
  }
}
