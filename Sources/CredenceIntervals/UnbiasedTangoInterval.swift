public import CredenceSurvey

/// Tango's score interval with the variance times n/(n - 1): a little wider, nearer its level at small n.
///
/// With a single answer the factor is infinite and the interval is the whole scale, which is what one answer
/// says about a score without assuming a model.
public struct UnbiasedTangoInterval: NetScoreIntervalMethod {
  /// The method.
  package init() {}
  /// `tango-unbiased`.
  public var name: String { "tango-unbiased" }

  /// The limits of the net score in points.
  package func limits(for counts: ScoreCounts, at critical: CriticalValue) throws(EstimationError)
    -> IntervalLimits
  {
    try mirrored(counts, at: critical, holdsPointEstimate: true) { promoters, passives, detractors in
      let total = promoters + passives + detractors
      guard total > 1 else { return (-1, 1) }
      return ScoreTest(promoters: promoters, passives: passives, detractors: detractors)
        .limits(z: critical.z * (total / (total - 1)).squareRoot())
    }
  }

  /// That a single answer gives the whole scale.
  public func diagnostics(of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel)
    -> [Diagnostic]
  {
    guard counts.responses == 1 else { return [] }
    return [Diagnostic(IntervalFact.singleAnswer)]
  }
}

extension IntervalMethod where Self == UnbiasedTangoInterval {
  /// Tango's score interval with the variance times n/(n - 1).
  public static var tangoUnbiased: UnbiasedTangoInterval { UnbiasedTangoInterval() }
}
