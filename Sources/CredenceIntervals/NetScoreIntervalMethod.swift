package import CredenceSurvey

/// A closed-form (or directly solved) interval of the net score from three counts and a normal quantile.
///
/// Every conformer is in points, clipped to -100...100, and mirrors exactly: with promoters and detractors
/// exchanged the limits change sign and place and nothing else, bit for bit.
package protocol NetScoreIntervalMethod: IntervalMethod where Statistic == NetPromoterScore {
  /// What the limits claim; a confidence interval by default.
  var kind: IntervalKind { get }

  /// The limits of the net score in points.
  ///
  /// - Throws: ``EstimationError/noResponses`` without answers, and what the method says of itself.
  func limits(for counts: ScoreCounts, at critical: CriticalValue) throws(EstimationError) -> IntervalLimits
}

extension NetScoreIntervalMethod {
  /// A confidence interval.
  package var kind: IntervalKind { .confidence }

  /// The interval of the net score in points.
  ///
  /// - Throws: ``EstimationError/noResponses`` without answers, and what the method says of itself.
  public func interval(of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel)
    throws(EstimationError) -> Interval
  {
    let limits = try limits(for: counts, at: CriticalValue(level))
    return Interval(lower: limits.lower, upper: limits.upper, level: level, method: name, kind: kind)
  }

  /// The limits of many accounts at one level, in their order. Each is what it would be alone.
  ///
  /// - Throws: what the method throws for any of them.
  package func limits(for batch: [ScoreCounts], level: ConfidenceLevel = .standard)
    throws(EstimationError) -> [IntervalLimits]
  { try batchLimits(for: batch, level: level) }

  /// The loop of a batch, to be compiled into each method that offers a batch of its own: called through the protocol it
  /// costs four times as much.
  @inline(__always)
  func batchLimits(for batch: [ScoreCounts], level: ConfidenceLevel) throws(EstimationError)
    -> [IntervalLimits]
  {
    let critical = CriticalValue(level)
    var result: [IntervalLimits] = []
    result.reserveCapacity(batch.count)
    for counts in batch { result.append(try limits(for: counts, at: critical)) }
    return result
  }

  /// The limits in points from limits of the net share (-1...1) that are worked out for
  /// promoters >= detractors only; the other half mirrors them.
  ///
  /// - Parameters:
  ///   - holdsCrude: the method's interval contains the point estimate by its definition; rounding shall not
  ///     take that away.
  ///   - half: the limits for promoters, passives, detractors as doubles, promoters >= detractors.
  @inline(__always)
  func mirrored(
    _ counts: ScoreCounts, at critical: CriticalValue, holdsPointEstimate: Bool,
    half: (_ promoters: Double, _ passives: Double, _ detractors: Double) -> (
      lower: Double, upper: Double
    )
  ) throws(EstimationError) -> IntervalLimits {
    let responses = counts.responses
    guard responses > 0 else { throw .noResponses }
    let isMirrored = counts.detractors > counts.promoters
    let more = isMirrored ? counts.detractors : counts.promoters
    let fewer = isMirrored ? counts.promoters : counts.detractors
    let found = half(Double(more), Double(counts.passives), Double(fewer))
    var lower = min(max(100 * found.lower, -100), 100)
    var upper = min(max(100 * found.upper, -100), 100)
    if holdsPointEstimate {
      let pointEstimate = 100 * Double(more - fewer) / Double(responses)
      lower = min(lower, pointEstimate)
      upper = max(upper, pointEstimate)
    }
    if more == fewer { lower = -upper }
    if isMirrored { (lower, upper) = (-upper, -lower) }
    // Adding zero turns a negative zero into the one that prints as 0.
    return IntervalLimits(lower: lower + 0, upper: upper + 0)
  }
}
