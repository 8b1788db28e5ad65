public import CredenceSurvey

/// Wald's interval after adding z^2/2 successes and failures, centred where Wilson's is.
///
/// Simple to do by hand and rather wide near 0 and 1, where it is clipped.
/// Agresti & Coull 1998, The American Statistician 52:119; Brown, Cai & DasGupta 2001, Statistical Science 16:101.
public struct AgrestiCoullInterval: ProportionIntervalMethod {
  /// The method.
  package init() {}
  /// `agresti-coull`.
  public var name: String { "agresti-coull" }

  /// The limits of a proportion, 0...1.
  package func limits(for counts: ProportionCounts, at critical: CriticalValue) throws(EstimationError)
    -> IntervalLimits
  {
    try mirrored(counts, at: critical) { successes, trials in
      let square = critical.z * critical.z
      let total = trials + square
      let centre = (successes + 0.5 * square) / total
      let spread = critical.z * (centre * (1 - centre) / total).squareRoot()
      return (centre - spread, centre + spread)
    }
  }
}

extension IntervalMethod where Self == AgrestiCoullInterval {
  /// Wald after adding z^2/2 successes and failures.
  public static var agrestiCoull: AgrestiCoullInterval { AgrestiCoullInterval() }
}
