public import CredenceSurvey

/// The textbook interval of the net score: `dhat +- z sqrt((s - dhat^2)/n)`, s = (P + D)/n. For reference only.
///
/// Zero width when all answers agree, and at n = 10 its coverage falls to nearly nothing in the corners.
public struct WaldScoreInterval: NetScoreIntervalMethod {
  /// The method.
  package init() {}
  /// `wald`.
  public var name: String { "wald" }

  /// The limits of the net score in points.
  package func limits(for counts: ScoreCounts, at critical: CriticalValue) throws(EstimationError)
    -> IntervalLimits
  {
    try mirrored(counts, at: critical, holdsPointEstimate: true) { promoters, passives, detractors in
      Self.limits(
        promoters, passives, detractors, denominator: promoters + passives + detractors, z: critical.z)
    }
  }

  /// That it is for reference only, and that its width is zero where it is.
  public func diagnostics(of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel)
    -> [Diagnostic]
  {
    Diagnostic.referenceOnly(name, instead: "tango", hasZeroWidth: counts.isUnanimous)
  }

  /// Wald's limits of the net share from counts that may be fractional.
  ///
  /// - Parameter denominator: what the variance of one answer's loading is divided by: n, but for methods that
  ///   add to it.
  @inline(__always)
  static func limits(
    _ promoters: Double, _ passives: Double, _ detractors: Double, denominator: Double, z: Double
  ) -> (lower: Double, upper: Double) {
    let total = promoters + passives + detractors
    let share = (promoters - detractors) / total
    // (s - dhat^2) in a form that adds: pM (pP + pD) + 4 pP pD, exactly 0 for a unanimous sample.
    let disagreement = passives * ((promoters + detractors) / total) + 4 * promoters * (detractors / total)
    let spread = z * (disagreement / total / denominator).squareRoot()
    return (share - spread, share + spread)
  }
}

extension IntervalMethod where Self == WaldScoreInterval {
  /// The textbook interval of the net score, for reference only.
  public static var wald: WaldScoreInterval { WaldScoreInterval() }
}
