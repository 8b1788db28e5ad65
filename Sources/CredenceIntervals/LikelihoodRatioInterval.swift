public import CredenceSurvey

/// The p whose likelihood ratio against x/n is not rejected:
/// `2 [x log(x/(np)) + (n - x) log((n - x)/(n - np))] <= z^2`.
///
/// Newcombe 1998, Statistics in Medicine 17:857 (as comparator); Brown, Cai & DasGupta 2001,
/// Statistical Science 16:101.
public struct LikelihoodRatioInterval: ProportionIntervalMethod {
  /// The method.
  package init() {}
  /// `likelihood-ratio`.
  public var name: String { "likelihood-ratio" }

  /// The limits of a proportion, 0...1.
  package func limits(for counts: ProportionCounts, at critical: CriticalValue) throws(EstimationError)
    -> IntervalLimits
  {
    try mirrored(counts, at: critical) { successes, trials in
      Self.limits(successes, trials, z: critical.z)
    }
  }

  private static func limits(_ successes: Double, _ trials: Double, z: Double) -> (
    lower: Double, upper: Double
  ) {
    let share = successes / trials
    guard z > 0 else { return (share, share) }
    let score = WilsonInterval.limits(successes, trials, z: z)
    if successes == 0 { return (0, -expMinusOne(-0.5 * z * z / trials)) }
    let failures = trials - successes
    // The signed root of the ratio is nearly linear, so Newton's steps are nearly exact.
    func excess(_ candidate: Double) -> (Double, Double, Double) {
      let mean = trials * candidate
      let ratio =
        deviancePart(successes, mean: mean) + deviancePart(failures, mean: trials * (1 - candidate))
      let root = (2 * max(0, ratio)).squareRoot()
      let slope = (mean - successes) / (candidate * (1 - candidate)) / root
      return (root - z, slope, z)
    }
    return (
      boundary(inside: share, outside: 0, start: score.lower, excess: excess),
      boundary(inside: share, outside: 1, start: score.upper, excess: excess)
    )
  }
}

extension IntervalMethod where Self == LikelihoodRatioInterval {
  /// The likelihood-ratio interval.
  public static var likelihoodRatio: LikelihoodRatioInterval { LikelihoodRatioInterval() }
}
