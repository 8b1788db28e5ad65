/// How the uncertainty of a statistic is found. One conformer per method, each in the module of its kind.
///
/// A conformer says its stable name and computes the limits; everything else is generic. Methods are static
/// members of this protocol, so that a call reads as a sentence:
/// `counts.estimate(.netPromoterScore, by: .tango, level: .ninetyFive)`.
public protocol IntervalMethod<Statistic>: Sendable {
  /// What the method can find an interval for.
  associatedtype Statistic: ScoreStatistic

  /// The stable kebab-case name (`tango`).
  var name: String { get }

  /// The interval, in the statistic's unit, clipped to its logical range.
  ///
  /// - Throws: ``EstimationError`` where the method cannot serve these counts.
  func interval(of statistic: Statistic, in counts: ScoreCounts, level: ConfidenceLevel)
    throws(EstimationError) -> Interval

  /// What a reader must know of this method on these counts. None by default.
  func diagnostics(of statistic: Statistic, in counts: ScoreCounts, level: ConfidenceLevel) -> [Diagnostic]
}

extension IntervalMethod {
  /// None.
  public func diagnostics(of statistic: Statistic, in counts: ScoreCounts, level: ConfidenceLevel)
    -> [Diagnostic]
  { [] }
}

extension ScoreCounts {
  /// The point estimate of a statistic with its interval.
  ///
  /// - Throws: ``EstimationError/noResponses`` without answers, or what the method throws.
  public func estimate<Statistic: ScoreStatistic>(
    _ statistic: Statistic, by method: some IntervalMethod<Statistic>, level: ConfidenceLevel = .standard
  ) throws(EstimationError) -> Estimate {
    guard let value = statistic.value(of: self) else { throw .noResponses }
    return Estimate(
      value: value,
      interval: try method.interval(of: statistic, in: self, level: level),
      unit: statistic.unit,
      diagnostics: method.diagnostics(of: statistic, in: self, level: level))
  }
}
