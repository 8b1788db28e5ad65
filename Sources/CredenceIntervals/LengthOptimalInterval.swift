public import CredenceSurvey

/// The default interval of a net score of up to 50 answers: a two-sided test, ordered so that intervals are as
/// short as they can be on average, inverted exactly.
///
/// For each candidate value delta the outcomes y are ordered by the posterior density of the net share at delta
/// under a flat prior (Pratt 1961), the detractor share is put at its constrained maximum-likelihood value q given
/// the observed x (Tango 1998), and
///
///     p(x, delta) = sum of Pr(y | q, delta) over y with a lower density than x  +  w Pr(x | q, delta).
///
/// The interval is the smallest closed one that holds every delta with p > 1 - level, and the crude value. The
/// coverage of w = 0.7 is on average at the level and nowhere far below it (`Docs/LengthOptimal.md` has the
/// enumeration); w = 1 counts the observed outcome in full and is the cautious variant.
///
/// Exchanging promoters and detractors mirrors the interval to the last bit. It is for two-sided statements only:
/// a one-sided claim ("healthier than 0") uses ``EqualTailScoreInterval``.
///
/// Above ``largestExactSample`` answers it is Tango's interval with its variance times n/(n-1).
///
/// Sources: Pratt, "Length of confidence intervals", JASA 56 (1961) 549-567; Tango, "Equivalence test and
/// confidence interval for the difference in proportions for the paired-sample design", Statistics in Medicine 17
/// (1998) 891-908.
public struct LengthOptimalInterval: IntervalMethod, Hashable {
  /// `length-optimal` or `length-optimal-conservative`.
  public let name: String
  /// How much of the observed outcome's own probability counts as evidence for the tested value, above 0 up to 1.
  public let tieWeight: Double

  /// The largest number of answers for which the test is enumerated.
  public static let largestExactSample = 50

  private init(name: String, tieWeight: Double) {
    self.name = name
    self.tieWeight = tieWeight
  }

  /// Tie weight 0.7.
  public static let standard = LengthOptimalInterval(name: "length-optimal", tieWeight: 0.7)
  /// Tie weight 1.
  public static let conservative = LengthOptimalInterval(name: "length-optimal-conservative", tieWeight: 1)

  /// The interval in points.
  ///
  /// - Throws: ``EstimationError/noResponses`` without answers.
  public func interval(of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel)
    throws(EstimationError) -> Interval
  {
    guard counts.responses > 0 else { throw .noResponses }
    guard counts.responses <= Self.largestExactSample else {
      return try largeSample(counts, level: level)
    }
    let question = LengthOptimalQuestion(counts: counts, tieWeight: tieWeight, level: level)
    let upper = LengthOptimalLimits.shared.upperLimit(question)
    let lower = -LengthOptimalLimits.shared.upperLimit(question.mirrored)
    return interval(around: counts, lower: lower, upper: upper, level: level)
  }

  /// Says when the enumeration gave way to the large-sample form.
  public func diagnostics(of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel)
    -> [Diagnostic]
  {
    guard counts.responses > Self.largestExactSample else { return [] }
    return [
      Diagnostic(
        .note, code: "large-sample",
        "above \(Self.largestExactSample) answers \(name) is Tango's interval with its variance times n/(n-1)"
      )
    ]
  }

  /// The interval in points around the crude score, from limits of the net share. The limits hold the crude share
  /// already; that rounding does not push the crude score out is seen to here.
  func interval(around counts: ScoreCounts, lower: Double, upper: Double, level: ConfidenceLevel) -> Interval
  {
    let crude = 100 * Double(counts.promoters - counts.detractors) / Double(counts.responses)
    // Adding zero turns -0 into 0, so that equal limits are also written alike.
    return Interval(
      lower: min(100 * lower, crude) + 0, upper: max(100 * upper, crude) + 0, level: level, method: name)
  }

  func largeSample(_ counts: ScoreCounts, level: ConfidenceLevel) throws(EstimationError) -> Interval {
    let tango = try UnbiasedTangoInterval().interval(of: NetPromoterScore(), in: counts, level: level)
    return Interval(lower: tango.lower, upper: tango.upper, level: level, method: name)
  }
}

extension IntervalMethod where Self == LengthOptimalInterval {
  /// The default for up to 50 answers, see ``LengthOptimalInterval``.
  public static var lengthOptimal: LengthOptimalInterval { .standard }
  /// The cautious variant, see ``LengthOptimalInterval``.
  public static var lengthOptimalConservative: LengthOptimalInterval { .conservative }
}
