/// The two limits of an interval alone, in the statistic's unit: what a batch of many accounts needs of each.
package struct IntervalLimits: Sendable, Hashable {
  /// The lower limit.
  package let lower: Double
  /// The upper limit.
  package let upper: Double
}
