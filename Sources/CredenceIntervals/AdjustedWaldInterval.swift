public import CredenceSurvey

/// Wald's interval of the net score after adding 3/4 promoter, 3/2 passives and 3/4 detractor.
///
/// Its centre is shrunk towards 0; the reported score is not.
/// Rocks 2016, The American Statistician 70:365.
public struct AdjustedWaldInterval: NetScoreIntervalMethod {
  /// The method.
  package init() {}
  /// `adjusted-wald`.
  public var name: String { "adjusted-wald" }

  /// The limits of the net score in points.
  package func limits(for counts: ScoreCounts, at critical: CriticalValue) throws(EstimationError)
    -> IntervalLimits
  {
    try mirrored(counts, at: critical, holdsPointEstimate: false) { promoters, passives, detractors in
      let total = promoters + passives + detractors + 3
      return WaldScoreInterval.limits(
        promoters + 0.75, passives + 1.5, detractors + 0.75, denominator: total, z: critical.z)
    }
  }
}

extension IntervalMethod where Self == AdjustedWaldInterval {
  /// Wald after adding (3/4, 3/2, 3/4).
  public static var adjustedWald: AdjustedWaldInterval { AdjustedWaldInterval() }
}
