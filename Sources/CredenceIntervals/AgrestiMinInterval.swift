public import CredenceSurvey

/// Wald's interval of the net score after adding half a promoter, one passive and half a detractor.
///
/// Agresti & Min 2005, Statistics in Medicine 24:729, where it is half an observation to each cell of a paired
/// 2 x 2 table.
public struct AgrestiMinInterval: NetScoreIntervalMethod {
  /// The method.
  package init() {}
  /// `agresti-min`.
  public var name: String { "agresti-min" }

  /// The limits of the net score in points.
  package func limits(for counts: ScoreCounts, at critical: CriticalValue) throws(EstimationError)
    -> IntervalLimits
  {
    try mirrored(counts, at: critical, holdsPointEstimate: false) { promoters, passives, detractors in
      let total = promoters + passives + detractors + 2
      return WaldScoreInterval.limits(
        promoters + 0.5, passives + 1, detractors + 0.5, denominator: total, z: critical.z)
    }
  }
}

extension IntervalMethod where Self == AgrestiMinInterval {
  /// Wald after adding (1/2, 1, 1/2).
  public static var agrestiMin: AgrestiMinInterval { AgrestiMinInterval() }
}
