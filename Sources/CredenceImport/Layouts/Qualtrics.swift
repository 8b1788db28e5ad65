/// Qualtrics: names, question texts and a row of import identifiers; previews among the rows.
struct Qualtrics: SurveyTool {
  let layout = Layout.qualtrics

  func recognises(_ header: HeaderKeys) -> Bool {
    header.header.kind == .importIdentifiers || header.has("responseid", "recordeddate")
  }

  var conventions: ExportConventions {
    ExportConventions(sentinels: .qualtrics, driverDelimiter: .tightComma)
  }

  /// Exports of values instead of labels write 1 for a preview, 2 for a test, 17 for an offline preview.
  private static let previews: Set<String> = [
    "surveypreview", "surveytest", "preview", "test", "offlinesurveypreview", "1", "2", "17",
  ]

  func rowFilters(_ columns: HeaderKeys) -> [RowFilter] {
    var filters: [RowFilter] = []
    if let status = columns.column("status") {
      filters.append(RowFilter(column: status, rule: .isOneOf(Self.previews), reason: .previewRow))
    }
    if let channel = columns.column("distributionchannel") {
      filters.append(RowFilter(column: channel, rule: .isOneOf(["preview", "test"]), reason: .previewRow))
    }
    return filters
  }
}
