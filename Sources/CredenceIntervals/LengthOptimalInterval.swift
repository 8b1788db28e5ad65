public import CredenceSurvey

/// The default interval of a net score: a two-sided test, ordered so that intervals are as
/// short as they can be on average, inverted exactly.
///
/// For each candidate value delta the outcomes y are ordered by the posterior density of the net share at delta
/// under a flat prior (Pratt 1961), the detractor share is put at its constrained maximum-likelihood value q given
/// the observed x (Tango 1998), and
///
///     p(x, delta) = sum of Pr(y | q, delta) over y with a lower density than x  +  w Pr(x | q, delta).
///
/// The interval is the smallest closed one that holds every delta with p > g(1 - level), and the point estimate. Tie
/// weight w and threshold g are chosen for each n, and g is one rising function of 1 - level, so that intervals of higher
/// levels hold those of lower ones. At every level the coverage is at least the level on average, and nowhere misses
/// more than 1.4 times what the level allows (`Docs/LengthOptimal.md` has the enumeration). Variants take 1 - level
/// itself: `length-optimal-fixed-tie` with w = 0.7, and `length-optimal-conservative` with w = 1, which counts the observed outcome in full.
///
/// Exchanging promoters and detractors mirrors the interval to the last bit. It is for two-sided statements only:
/// a one-sided claim ("healthier than 0") uses ``EqualTailScoreInterval``.
///
/// Above ``largestExactSample`` answers it is Tango's interval with its variance times n/(n-1), wider near the ends of
/// the scale where an exact tail asks for it.
///
/// Sources: Pratt, "Length of confidence intervals", JASA 56 (1961) 549-567; Tango, "Equivalence test and
/// confidence interval for the difference in proportions for the paired-sample design", Statistics in Medicine 17
/// (1998) 891-908.
public struct LengthOptimalInterval: IntervalMethod, Hashable {
  /// `length-optimal`, `length-optimal-conservative` or `length-optimal-fixed-tie`.
  public let name: String
  let rule: Rule

  /// Where threshold and tie weight come from.
  enum Rule: Hashable {
    case fixed(LengthOptimalSetting)
    case calibrated
  }

  /// The largest number of answers for which the test is enumerated.
  public static let largestExactSample = 50

  private init(name: String, rule: Rule) {
    self.name = name
    self.rule = rule
  }

  /// Threshold and tie weight chosen for each n, for all levels together.
  package static let standard = LengthOptimalInterval(name: "length-optimal", rule: .calibrated)
  /// Tie weight 1 and the threshold 1 - level.
  package static let conservative = LengthOptimalInterval(
    name: "length-optimal-conservative",
    rule: .fixed(LengthOptimalSetting(thresholdRatio: 1, tieWeight: 1)))
  /// Tie weight 0.7 and the threshold 1 - level: what the default was before it was calibrated at every level.
  package static let fixedTie = LengthOptimalInterval(
    name: "length-optimal-fixed-tie", rule: .fixed(.fixedTie))

  /// Whether threshold and tie weight were chosen for each n: such a method keeps a promise at every level, and has a
  /// p-value.
  package var isCalibrated: Bool { rule == .calibrated }

  /// A setting that is not shipped, for studies of what might be.
  package static func candidate(_ setting: LengthOptimalSetting) -> LengthOptimalInterval {
    LengthOptimalInterval(name: "length-optimal-candidate", rule: .fixed(setting))
  }

  /// The threshold and tie weight that are used.
  ///
  /// - Precondition: `responses` is from 1 to ``largestExactSample``.
  package func setting(responses: Int, level: ConfidenceLevel) -> LengthOptimalSetting {
    precondition((1...Self.largestExactSample).contains(responses), "the test is for 1 to 50 answers")
    switch rule {
    case .fixed(let setting): return setting
    case .calibrated:
      let curve = LengthOptimalCurve.of(responses: responses)
      let threshold = curve.threshold(significanceLevel: level.significanceLevel)
      return LengthOptimalSetting(
        thresholdRatio: threshold / level.significanceLevel, tieWeight: curve.tieWeight)
    }
  }

  /// What is to be found out for an outcome.
  func question(of counts: TrinomialCounts, level: ConfidenceLevel) -> LengthOptimalQuestion {
    let setting = setting(responses: counts.responses, level: level)
    return LengthOptimalQuestion(
      counts: counts, tieWeight: setting.tieWeight,
      threshold: setting.thresholdRatio * level.significanceLevel)
  }

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
    let question = question(of: TrinomialCounts(counts), level: level)
    let upper = LengthOptimalLimits.shared.upperLimit(question)
    let lower = -LengthOptimalLimits.shared.upperLimit(question.mirrored)
    return interval(around: counts, lower: lower, upper: upper, level: level)
  }

  /// Says when the enumeration gave way to the large-sample form.
  public func diagnostics(of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel)
    -> [Diagnostic]
  {
    guard counts.responses <= Self.largestExactSample else {
      return [
        Diagnostic(
          IntervalFact.largeSample(
            method: name, largestExact: Self.largestExactSample, isGuarded: isCalibrated))
      ]
    }
    return []
  }

  /// The interval in points around the point estimate, from limits of the net share. The limits hold the share estimate
  /// already; that rounding does not push the point estimate out is seen to here.
  func interval(around counts: ScoreCounts, lower: Double, upper: Double, level: ConfidenceLevel) -> Interval
  {
    let pointEstimate = 100 * Double(counts.promoters - counts.detractors) / Double(counts.responses)
    // Adding zero turns -0 into 0, so that equal limits are also written alike.
    return Interval(
      lower: min(100 * lower, pointEstimate) + 0, upper: max(100 * upper, pointEstimate) + 0, level: level,
      method: name)
  }

  func largeSample(_ counts: ScoreCounts, level: ConfidenceLevel) throws(EstimationError) -> Interval {
    if isCalibrated {
      let limits = try GuardedTango(level: level).limits(of: counts)
      return Interval(lower: limits.lower, upper: limits.upper, level: level, method: name)
    }
    let tango = try UnbiasedTangoInterval().interval(of: NetPromoterScore(), in: counts, level: level)
    return Interval(lower: tango.lower, upper: tango.upper, level: level, method: name)
  }
}

extension IntervalMethod where Self == LengthOptimalInterval {
  /// The default, see ``LengthOptimalInterval``.
  public static var lengthOptimal: LengthOptimalInterval { .standard }
  /// The cautious variant, see ``LengthOptimalInterval``.
  public static var lengthOptimalConservative: LengthOptimalInterval { .conservative }
  /// The default as it was, `length-optimal-fixed-tie`: tie weight 0.7 and the threshold 1 - level.
  public static var lengthOptimalFixedTie: LengthOptimalInterval { .fixedTie }
}
