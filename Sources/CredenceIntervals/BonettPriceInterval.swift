public import CredenceSurvey

/// Wald's interval of the net score after adding one promoter and one detractor (n + 2).
///
/// Bonett & Price 2012, Journal of Educational and Behavioral Statistics 37:479.
public struct BonettPriceInterval: NetScoreIntervalMethod {
  /// The method.
  package init() {}
  /// `bonett-price`.
  public var name: String { "bonett-price" }

  /// The limits of the net score in points.
  package func limits(for counts: ScoreCounts, at critical: CriticalValue) throws(EstimationError)
    -> IntervalLimits
  {
    try mirrored(counts, at: critical, holdsPointEstimate: false) { promoters, passives, detractors in
      let total = promoters + passives + detractors + 2
      return WaldScoreInterval.limits(
        promoters + 1, passives, detractors + 1, denominator: total, z: critical.z)
    }
  }
}

extension IntervalMethod where Self == BonettPriceInterval {
  /// Wald after adding (1, 0, 1).
  public static var bonettPrice: BonettPriceInterval { BonettPriceInterval() }
}
