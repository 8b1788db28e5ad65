/// Rows of an export that are no answers: previews, and responses that were never submitted.
struct RowFilter: Sendable, Hashable {
  /// The column that tells.
  let column: Int
  let rule: Rule
  let reason: RejectReason

  enum Rule: Sendable, Hashable {
    /// The cell is one of these words (loose keys).
    case isOneOf(Set<String>)
    /// The cell is blank.
    case isBlank
  }

  func drops(_ cell: CellBytes) -> Bool {
    let cell = cell.trimmed
    switch rule {
    case .isBlank: return cell.isBlankAnswer
    case .isOneOf(let words): return !cell.isEmpty && words.contains(LooseKey.letters(cell.text))
    }
  }

  func drops(_ text: String) -> Bool { text.withCellBytes(drops) }

  /// The filters a layout asks for.
  static func filters(for layout: Layout, _ columns: [SourceColumn]) -> [RowFilter] {
    func column(_ keys: String...) -> Int? {
      columns.first { keys.contains(LooseKey.letters($0.name)) }?.index
    }
    var filters: [RowFilter] = []
    switch layout {
    case .qualtrics:
      // Exports of values instead of labels write 1 for a preview, 2 for a test, 17 for an offline preview.
      let previews: Set<String> = [
        "surveypreview", "surveytest", "preview", "test", "offlinesurveypreview", "1", "2", "17",
      ]
      if let status = column("status") {
        filters.append(RowFilter(column: status, rule: .isOneOf(previews), reason: .previewRow))
      }
      if let channel = column("distributionchannel") {
        filters.append(RowFilter(column: channel, rule: .isOneOf(["preview", "test"]), reason: .previewRow))
      }
    case .limeSurvey:
      if let submitted = column("submitdate", "datesubmitted") {
        filters.append(RowFilter(column: submitted, rule: .isBlank, reason: .incompleteResponse))
      }
    default: break
    }
    return filters
  }

  /// The column that says whether a response is finished, where a blank score may be a lost zero.
  static func finishedColumn(for layout: Layout, _ columns: [SourceColumn]) -> Int? {
    guard layout.customs.blankMayBeZero else { return nil }
    return columns.first { LooseKey.letters($0.name) == "finished" }?.index
  }

  /// Whether a cell of that column says yes.
  static func saysFinished(_ text: String) -> Bool {
    ["yes", "true", "1", "y", "ja", "completed", "finished"].contains(LooseKey.letters(text))
  }
}
