package import CredenceSurvey

/// How the uncertainty of one proportion is found: the share of a class, satisfied among rated, ticks among rows.
///
/// A conformer gives the limits of x successes in n trials; class shares of ``ScoreCounts`` come with it.
/// Every conformer is clipped to 0...1, and mirrors exactly: the limits of n - x are 1 less those of x, bit for
/// bit, for x <= n/2.
package protocol ProportionIntervalMethod: IntervalMethod where Statistic == ClassShare {
  /// The limits of a proportion, 0...1.
  ///
  /// - Throws: ``EstimationError/noResponses`` without trials.
  func limits(for counts: ProportionCounts, at critical: CriticalValue) throws(EstimationError)
    -> IntervalLimits

  /// What a reader must know of this method on these counts. None by default.
  func diagnostics(for counts: ProportionCounts, level: ConfidenceLevel) -> [Diagnostic]
}

extension ProportionIntervalMethod {
  /// None.
  package func diagnostics(for counts: ProportionCounts, level: ConfidenceLevel) -> [Diagnostic] { [] }

  /// The interval of a proportion, 0...1.
  ///
  /// - Throws: ``EstimationError/noResponses`` without trials.
  package func interval(for counts: ProportionCounts, level: ConfidenceLevel = .standard)
    throws(EstimationError) -> Interval
  {
    let limits = try limits(for: counts, at: CriticalValue(level))
    return Interval(lower: limits.lower, upper: limits.upper, level: level, method: name)
  }

  /// The interval of a class's share among the answers, 0...1.
  ///
  /// - Throws: ``EstimationError/noResponses`` without answers.
  public func interval(of statistic: ClassShare, in counts: ScoreCounts, level: ConfidenceLevel)
    throws(EstimationError) -> Interval
  {
    try interval(for: statistic.proportion(of: counts), level: level)
  }

  /// What a reader must know of this method on a class's share.
  public func diagnostics(of statistic: ClassShare, in counts: ScoreCounts, level: ConfidenceLevel)
    -> [Diagnostic]
  {
    diagnostics(for: statistic.proportion(of: counts), level: level)
  }

  /// The limits of many proportions at one level, in their order. Each is what it would be alone.
  ///
  /// - Throws: ``EstimationError/noResponses`` where one has no trials.
  package func limits(for batch: [ProportionCounts], level: ConfidenceLevel = .standard)
    throws(EstimationError) -> [IntervalLimits]
  { try batchLimits(for: batch, level: level) }

  /// The loop of a batch, to be compiled into each method that offers a batch of its own: called through the protocol it
  /// costs four times as much.
  @inline(__always)
  func batchLimits(for batch: [ProportionCounts], level: ConfidenceLevel) throws(EstimationError)
    -> [IntervalLimits]
  {
    let critical = CriticalValue(level)
    var result: [IntervalLimits] = []
    result.reserveCapacity(batch.count)
    for counts in batch { result.append(try limits(for: counts, at: critical)) }
    return result
  }

  /// The limits from ones that are worked out for x <= n/2 only; the other half mirrors them.
  ///
  /// - Parameter half: the limits for x successes in n trials, both as doubles, x <= n/2.
  @inline(__always)
  func mirrored(
    _ counts: ProportionCounts, at critical: CriticalValue,
    half: (_ successes: Double, _ trials: Double) -> (lower: Double, upper: Double)
  ) throws(EstimationError) -> IntervalLimits {
    guard counts.trials > 0 else { throw .noResponses }
    let isMirrored = counts.successes > counts.failures
    let successes = Double(isMirrored ? counts.failures : counts.successes)
    let trials = Double(counts.trials)
    let found = half(successes, trials)
    var lower = min(max(found.lower, 0), 1)
    var upper = min(max(found.upper, 0), 1)
    // Towards level 0 both limits meet, and rounding may cross them.
    upper = max(upper, 2 * successes == trials ? 0.5 : lower)
    if 2 * successes == trials { lower = 1 - upper }
    if isMirrored { (lower, upper) = (1 - upper, 1 - lower) }
    return IntervalLimits(lower: lower, upper: upper)
  }
}
