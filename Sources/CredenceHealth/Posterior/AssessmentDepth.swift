/// How much of an account is worked out.
enum AssessmentDepth: Int, Comparable, Sendable {
  /// The verdict's probabilities and whom to ask.
  case verdict
  /// The mean and the interval as well.
  case summary
  /// Roles and patterns as well.
  case full

  static func < (left: AssessmentDepth, right: AssessmentDepth) -> Bool { left.rawValue < right.rawValue }
}
