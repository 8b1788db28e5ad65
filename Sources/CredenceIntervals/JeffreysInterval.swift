import CredenceProbability
public import CredenceSurvey

/// The equal-tail interval of the posterior Beta(x + 1/2, n - x + 1/2), with the limit 0 at x = 0 and 1 at x = n.
///
/// Brown, Cai & DasGupta 2001, Statistical Science 16:101.
public struct JeffreysInterval: ProportionIntervalMethod {
  /// The method.
  package init() {}
  /// `jeffreys`.
  public var name: String { "jeffreys" }

  /// The limits of a proportion, 0...1.
  package func limits(for counts: ProportionCounts, at critical: CriticalValue) throws(EstimationError)
    -> IntervalLimits
  {
    try mirrored(counts, at: critical) { successes, trials in
      let tail = 0.5 * critical.level.significanceLevel
      let posterior = BetaDistribution(successes + 0.5, trials - successes + 0.5)
      return (successes == 0 ? 0 : posterior.quantile(tail), posterior.survivalQuantile(tail))
    }
  }
}

extension IntervalMethod where Self == JeffreysInterval {
  /// The equal-tail interval under Jeffreys' prior.
  public static var jeffreys: JeffreysInterval { JeffreysInterval() }
}
