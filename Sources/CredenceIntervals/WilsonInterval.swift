public import CredenceSurvey

/// Wilson's score interval of a proportion: the p for which `(x/n - p)^2 <= z^2 p (1 - p)/n`.
///
/// The default for proportions: close to its level on average at every n, never zero width, never outside 0...1.
/// Wilson 1927, JASA 22:209; Newcombe 1998, Statistics in Medicine 17:857, method 3.
public struct WilsonInterval: ProportionIntervalMethod {
  /// The method.
  package init() {}
  /// `wilson`.
  public var name: String { "wilson" }

  /// The limits of a proportion, 0...1.
  package func limits(for counts: ProportionCounts, at critical: CriticalValue) throws(EstimationError)
    -> IntervalLimits
  {
    try mirrored(counts, at: critical) { successes, trials in
      Self.limits(successes, trials, z: critical.z)
    }
  }

  /// The limits of many proportions at one level, in their order.
  ///
  /// - Throws: ``EstimationError/noResponses`` where one has no trials.
  package func limits(for batch: [ProportionCounts], level: ConfidenceLevel = .standard)
    throws(EstimationError) -> [IntervalLimits]
  { try batchLimits(for: batch, level: level) }

  /// Both roots of (n + z^2) p^2 - (2x + z^2) p + x^2/n = 0; the lower one from their product, which keeps its
  /// digits when it is small.
  @inline(__always)
  static func limits(_ successes: Double, _ trials: Double, z: Double) -> (lower: Double, upper: Double) {
    let square = z * z
    let centre = 2 * successes + square
    let spread = z * (square + 4 * successes * ((trials - successes) / trials)).squareRoot()
    let sum = centre + spread
    let upper = 0.5 * sum / (trials + square)
    let lower = successes == 0 ? 0 : 2 * successes * (successes / trials) / sum
    return (lower, upper)
  }
}

extension IntervalMethod where Self == WilsonInterval {
  /// Wilson's score interval.
  public static var wilson: WilsonInterval { WilsonInterval() }
}
