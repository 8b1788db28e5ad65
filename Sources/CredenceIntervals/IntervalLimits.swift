/// The two limits of an interval alone, in the statistic's unit: what a batch of many accounts needs of each.
public struct IntervalLimits: Sendable, Hashable {
  /// The lower limit.
  public let lower: Double
  /// The upper limit.
  public let upper: Double
}
