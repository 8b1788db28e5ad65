import CredenceProbability
public import CredenceSurvey

/// The exact interval of Clopper and Pearson: every p that neither one-sided binomial test at (1 - level)/2 rejects.
///
/// At least its level for every p and n, and usually much more: wide at small n.
/// Clopper & Pearson 1934, Biometrika 26:404.
public struct ClopperPearsonInterval: ProportionIntervalMethod {
  /// The method.
  package init() {}
  /// `clopper-pearson`.
  public var name: String { "clopper-pearson" }

  /// The limits of a proportion, 0...1.
  package func limits(for counts: ProportionCounts, at critical: CriticalValue) throws(EstimationError)
    -> IntervalLimits
  {
    try mirrored(counts, at: critical) { successes, trials in
      let tail = 0.5 * critical.level.significanceLevel
      let failures = trials - successes
      guard successes > 0 else { return (0, -expMinusOne(naturalLogarithm(tail) / trials)) }
      return (
        BetaDistribution(successes, failures + 1).quantile(tail),
        BetaDistribution(successes + 1, failures).survivalQuantile(tail)
      )
    }
  }
}

extension IntervalMethod where Self == ClopperPearsonInterval {
  /// The exact interval of Clopper and Pearson.
  public static var clopperPearson: ClopperPearsonInterval { ClopperPearsonInterval() }
}
