import CredenceProbability
public import CredenceSurvey

/// Clopper and Pearson's interval with only half the probability of the observed x counted:
/// `Pr(X > x) + Pr(X = x)/2 = (1 - level)/2` at the lower limit, likewise at the upper one.
///
/// Near its level on average where Clopper-Pearson is above it; not guaranteed.
/// Lancaster 1961, JASA 56:223; Newcombe 1998, Statistics in Medicine 17:857, method 6.
public struct MidPInterval: ProportionIntervalMethod {
  /// The method.
  package init() {}
  /// `mid-p`.
  public var name: String { "mid-p" }

  /// The limits of a proportion, 0...1.
  package func limits(for counts: ProportionCounts, at critical: CriticalValue) throws(EstimationError)
    -> IntervalLimits
  {
    try mirrored(counts, at: critical) { successes, trials in
      let miss = critical.level.significanceLevel
      guard successes > 0 else { return (0, -expMinusOne(naturalLogarithm(miss) / trials)) }
      let failures = trials - successes
      // Pr(X >= x) and Pr(X > x) as functions of p; their mean counts half of Pr(X = x).
      let atLeast = BetaDistribution(successes, failures + 1)
      let above = BetaDistribution(successes + 1, failures)
      func excess(
        _ candidate: Double, sign: Double, probability: (BetaDistribution) -> Double
      ) -> (Double, Double, Double) {
        let twice = probability(atLeast) + probability(above)
        let density = atLeast.density(candidate) + above.density(candidate)
        return (naturalLogarithm(miss / twice), sign * density / twice, 1)
      }
      let start = WilsonInterval.limits(successes, trials, z: critical.z)
      return (
        boundary(inside: 1, outside: 0, start: start.lower) { candidate in
          excess(candidate, sign: -1) { $0.cumulative(candidate) }
        },
        boundary(inside: 0, outside: 1, start: start.upper) { candidate in
          excess(candidate, sign: 1) { $0.survival(candidate) }
        }
      )
    }
  }
}

extension IntervalMethod where Self == MidPInterval {
  /// Clopper and Pearson's interval with half the probability of the observed count.
  public static var midP: MidPInterval { MidPInterval() }
}
