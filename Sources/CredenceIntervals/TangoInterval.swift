public import CredenceSurvey

/// Tango's score interval of the net score: the deltas for which `|T(delta)| <= z`,
/// `T = (P - D - n delta)/sqrt(n (2q + delta (1 - delta)))`, q the constrained maximum-likelihood detractor share
/// (``ConstrainedShares``).
///
/// Tango 1998, Statistics in Medicine 17:891.
public struct TangoInterval: NetScoreIntervalMethod {
  /// The method.
  package init() {}
  /// `tango`.
  public var name: String { "tango" }

  /// The limits of the net score in points.
  package func limits(for counts: ScoreCounts, at critical: CriticalValue) throws(EstimationError)
    -> IntervalLimits
  {
    try mirrored(counts, at: critical, holdsPointEstimate: true) { promoters, passives, detractors in
      ScoreTest(promoters: promoters, passives: passives, detractors: detractors).limits(z: critical.z)
    }
  }
}

extension IntervalMethod where Self == TangoInterval {
  /// Tango's score interval.
  public static var tango: TangoInterval { TangoInterval() }
}
