/// A value with its uncertainty.
public struct Estimate: Sendable, Hashable {
  /// The point estimate, in the statistic's unit.
  public let value: Double
  /// The interval around it. It need not be centred on the value.
  public let interval: Interval
  /// The unit of the value and of the interval's limits.
  public let unit: StatisticUnit
  /// What a reader must know before using the numbers.
  public let diagnostics: [Diagnostic]

  /// Makes an estimate.
  ///
  /// - Precondition: `value` is finite.
  public init(value: Double, interval: Interval, unit: StatisticUnit, diagnostics: [Diagnostic] = []) {
    precondition(value.isFinite, "an estimate's value is finite")
    self.value = value
    self.interval = interval
    self.unit = unit
    self.diagnostics = diagnostics
  }
}
