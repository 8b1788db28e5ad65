/// What a respondent did with one driver. Not ticked and not asked are different.
public enum DriverSelection: UInt8, Sendable, Hashable {
  /// The respondent never saw the question.
  case notAsked
  /// Saw it and left it unticked.
  case notSelected
  /// Ticked it.
  case selected
}
