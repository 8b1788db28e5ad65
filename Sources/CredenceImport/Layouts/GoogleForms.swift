/// Google Forms: a capitalised timestamp first, in the language of the form.
struct GoogleForms: SurveyTool {
  let layout = Layout.googleForms

  private static let timestamps: Set<String> = ["timestamp", "zeitstempel", "horodateur", "marcatemporal"]

  func recognises(_ header: HeaderKeys) -> Bool {
    guard let first = header.keys.first, Self.timestamps.contains(first) else { return false }
    return header.header.columns.first?.name.first?.isUppercase == true
  }

  var conventions: ExportConventions { ExportConventions(driverDelimiter: .spacedComma) }
}
