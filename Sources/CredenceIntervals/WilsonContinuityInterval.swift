public import CredenceSurvey

/// Wilson's score interval with the continuity correction: Newcombe's method 4.
///
/// Wider than Wilson's by about 1/n: conservative, in the manner of the exact interval.
/// Newcombe 1998, Statistics in Medicine 17:857.
public struct WilsonContinuityInterval: ProportionIntervalMethod {
  /// The method.
  package init() {}
  /// `wilson-cc`.
  public var name: String { "wilson-cc" }

  /// The limits of a proportion, 0...1.
  package func limits(for counts: ProportionCounts, at critical: CriticalValue) throws(EstimationError)
    -> IntervalLimits
  {
    try mirrored(counts, at: critical) { successes, trials in
      let (z, square) = (critical.z, critical.z * critical.z)
      let failures = trials - successes
      let upperSpread = square + 2 - 1 / trials + 4 * successes * ((failures - 1) / trials)
      let upper =
        0.5 * (2 * successes + square + 1 + z * max(0, upperSpread).squareRoot()) / (trials + square)
      guard successes > 0 else { return (0, upper) }
      let lowerSpread = square - 2 - 1 / trials + 4 * successes * ((failures + 1) / trials)
      // The product of the quadratic's roots is (2x - 1)^2/(4 n (n + z^2)), so nothing has to cancel.
      let sum = 2 * successes + square - 1 + z * max(0, lowerSpread).squareRoot()
      let lower = (2 * successes - 1) * (2 * successes - 1) / (2 * trials * sum)
      return (lower, upper)
    }
  }
}

extension IntervalMethod where Self == WilsonContinuityInterval {
  /// Wilson's score interval with continuity correction.
  public static var wilsonContinuity: WilsonContinuityInterval { WilsonContinuityInterval() }
}
