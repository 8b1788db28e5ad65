public import CredenceSurvey

/// The answers that are looked at, by when they came.
public struct AnswerPeriod: Sendable, Hashable {
  /// The first day; `nil` = from the beginning.
  public let since: Timestamp?
  /// The last day, all of it; `nil` = to the end.
  public let until: Timestamp?

  /// All answers.
  public static let all = AnswerPeriod(since: nil, until: nil)

  /// Makes a period of whole days.
  public init(since: Timestamp?, until: Timestamp?) {
    self.since = since
    self.until = until
  }

  /// Whether every answer is looked at, also one without a date.
  package var isAll: Bool { since == nil && until == nil }

  /// Whether a moment, in seconds since 1970, lies in it.
  func contains(_ seconds: Int64) -> Bool {
    if let since, seconds < since.seconds { return false }
    if let until, seconds >= until.seconds + 86_400 { return false }
    return true
  }
}
