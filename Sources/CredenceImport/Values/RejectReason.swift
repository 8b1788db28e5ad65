import CredenceDelimitedText

/// Why a row was not kept. The raw value is a stable kebab-case name.
public enum RejectReason: String, Sendable, Hashable, Codable, CaseIterable {
  case accountMissing = "account-missing"
  case ambiguousDate = "ambiguous-date"
  case blankRow = "blank-row"
  case blankScore = "blank-score"
  case countNegative = "count-negative"
  case countNotAvailable = "count-not-available"
  case countPercent = "count-percent"
  case countSuppressed = "count-suppressed"
  case countUnreadable = "count-unreadable"
  case countsDisagree = "counts-disagree"
  case countsTooLarge = "counts-too-large"
  case futureDate = "future-date"
  case impossibleDate = "impossible-date"
  case incompleteResponse = "incomplete-response"
  case outsidePeriod = "outside-period"
  case undatedAnswer = "undated-answer"
  case missingPossibleLostZero = "missing-possible-lost-zero"
  case nulByte = "nul-byte"
  case otherHeading = "other-heading"
  case previewRow = "preview-row"
  case raggedRow = "ragged-row"
  case ratingOffScale = "rating-off-scale"
  case ratingUnreadable = "rating-unreadable"
  case repeatedHeading = "repeated-heading"
  case revenueUnreadable = "revenue-unreadable"
  case rowTooLong = "row-too-long"
  case scoreDate = "score-date"
  case scoreExponent = "score-exponent"
  case scoreHexadecimal = "score-hexadecimal"
  case scoreNotInteger = "score-not-integer"
  case scoreOffScale = "score-off-scale"
  case scorePercent = "score-percent"
  case scoreRatio = "score-ratio"
  case scoreWords = "score-words"
  case supersededAnswer = "superseded-answer"
  case textAfterQuote = "text-after-quote"
  case unclosedQuote = "unclosed-quote"
  case unreadableDate = "unreadable-date"
}

extension RecordFault {
  /// Why the row is refused.
  ///
  /// - Parameter isBlank: whether the row has one cell, an empty one.
  func reason(isBlank: Bool) -> RejectReason {
    switch self {
    case .ragged: isBlank ? .blankRow : .raggedRow
    case .textAfterQuote: .textAfterQuote
    case .unclosedQuote: .unclosedQuote
    case .tooLong: .rowTooLong
    }
  }
}
