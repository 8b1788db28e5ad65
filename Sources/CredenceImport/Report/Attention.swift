import CredenceSurvey

extension ImportReport {
  /// Whether a reader should look at it: rows lost for other reasons than a blank, or warnings.
  package var hasWarnings: Bool { warnings.contains { $0.severity == .warning } || hasRefusedRows }

  /// Whether rows were refused for what they hold (not merely blank or superseded).
  package var hasRefusedRows: Bool { rejections.contains(where: { !$0.reason.isExpected }) }
}

extension ImportedRoster {
  /// Whether a reader should look at it: rows refused, or warnings.
  package var hasWarnings: Bool { warnings.contains { $0.severity == .warning } || !rejections.isEmpty }
}

extension RejectReason {
  /// Whether a row of this reason is what any survey has (no answer, an older answer), not a fault of the file.
  package var isExpected: Bool {
    switch self {
    case .blankScore, .blankRow, .supersededAnswer, .previewRow, .incompleteResponse, .repeatedHeading: true
    default: false
    }
  }
}
