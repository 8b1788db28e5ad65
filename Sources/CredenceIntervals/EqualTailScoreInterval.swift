public import CredenceSurvey

/// A net-score interval whose two ends may each be used alone: parametric bootstrap of Tango's statistic, each tail
/// at half of what the level leaves.
///
/// At a candidate value delta the detractor share is put at its constrained maximum-likelihood value q given the
/// observed x, the outcomes y are ordered by the signed statistic
///
///     T(y, delta) = (P - D - n delta) / sqrt(n (2 q_y + delta (1 - delta))),
///
/// and delta is below the interval where Pr(T >= T(x) | q, delta) <= (1 - level)/2, above it where
/// Pr(T <= T(x) | q, delta) is; all values between the outermost accepted ones belong to the interval. The observed
/// outcome counts in full; with tie weight 1/2 (mid-p) it is a tenth narrower and misses more often.
///
/// Above ``largestExactSample`` answers it is Tango's interval with its variance times n/(n-1).
///
/// Source of statistic and nuisance: Tango, Statistics in Medicine 17 (1998) 891-908.
public struct EqualTailScoreInterval: IntervalMethod, Hashable {
  /// `equal-tail-score`.
  public let name = "equal-tail-score"
  /// How much of the observed outcome's own probability counts: 1, or 1/2 for mid-p.
  package let tieWeight: Double

  /// The largest number of answers for which the test is enumerated.
  package static let largestExactSample = 50

  /// One test for each number of answers, shared by all threads.
  private static let tests = OrderedTestStore { ScoreOrdering(responses: $0) }

  /// Makes the method.
  ///
  /// - Precondition: `tieWeight` is above 0 and not above 1.
  package init(tieWeight: Double = 1) {
    precondition(tieWeight > 0 && tieWeight <= 1, "a tie weight is above 0 and not above 1")
    self.tieWeight = tieWeight
  }

  /// The interval in points.
  ///
  /// - Throws: ``EstimationError/noResponses`` without answers.
  public func interval(of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel)
    throws(EstimationError) -> Interval
  {
    guard counts.responses > 0 else { throw .noResponses }
    guard counts.responses <= Self.largestExactSample else {
      let tango = try UnbiasedTangoInterval().interval(of: statistic, in: counts, level: level)
      return Interval(lower: tango.lower, upper: tango.upper, level: level, method: name)
    }
    let observed = TrinomialCounts(
      promoters: counts.promoters, passives: counts.passives, detractors: counts.detractors)
    let test = Self.tests.test(responses: counts.responses)
    let threshold = 0.5 * level.significanceLevel
    let upper = test.upperLimit(observed, tieWeight: tieWeight, threshold: threshold)
    let lower = -test.upperLimit(observed.mirrored, tieWeight: tieWeight, threshold: threshold)
    let pointEstimate = 100 * Double(counts.promoters - counts.detractors) / Double(counts.responses)
    return Interval(
      lower: min(100 * lower, pointEstimate) + 0, upper: max(100 * upper, pointEstimate) + 0, level: level,
      method: name)
  }

  /// Says when the enumeration gave way to the large-sample form.
  public func diagnostics(of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel)
    -> [Diagnostic]
  {
    guard counts.responses > Self.largestExactSample else { return [] }
    return [
      Diagnostic(
        IntervalFact.largeSample(
          method: name, largestExact: Self.largestExactSample, isGuarded: false))
    ]
  }
}

extension IntervalMethod where Self == EqualTailScoreInterval {
  /// For one-sided claims, see ``EqualTailScoreInterval``.
  public static var equalTailScore: EqualTailScoreInterval { EqualTailScoreInterval() }
}
