/// A range of values with the level, the method and the kind of claim it makes.
public struct Interval: Sendable, Hashable {
  /// The lower limit, in the statistic's unit.
  public let lower: Double
  /// The upper limit, in the statistic's unit.
  public let upper: Double
  /// The level the interval was asked for.
  public let level: ConfidenceLevel
  /// The method's stable name (`tango`, `wilson`).
  public let method: String
  /// What the interval claims.
  public let kind: IntervalKind

  /// Makes an interval.
  ///
  /// - Precondition: both limits are finite and `lower <= upper`.
  public init(
    lower: Double, upper: Double, level: ConfidenceLevel, method: String, kind: IntervalKind = .confidence
  ) {
    precondition(
      lower.isFinite && upper.isFinite && lower <= upper, "an interval needs finite lower <= upper")
    self.lower = lower
    self.upper = upper
    self.level = level
    self.method = method
    self.kind = kind
  }

  /// upper - lower, in the statistic's unit.
  public var width: Double { upper - lower }

  /// Whether a value lies in the closed interval.
  public func contains(_ value: Double) -> Bool { value >= lower && value <= upper }
}

/// What an interval claims at its level.
public enum IntervalKind: String, Sendable, Hashable, Codable {
  /// Covers the true value in that share of repeated surveys.
  case confidence
  /// Holds that much posterior probability.
  case credible
  /// Holds what would be found if every known contact answered.
  case prediction
}
