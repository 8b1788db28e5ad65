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
/// The interval is the smallest closed one that holds every delta with p > 1 - level, and the point estimate. The
/// coverage of w = 0.7 is on average at the level and nowhere far below it (`Docs/LengthOptimal.md` has the
/// enumeration); w = 1 counts the observed outcome in full and is the cautious variant. The calibrated variant
/// chooses w and, in place of 1 - level, a threshold r (1 - level) for each n, see ``calibrated``.
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
  /// `length-optimal`, `length-optimal-conservative` or `length-optimal-calibrated`.
  public let name: String
  let rule: Rule

  /// Where threshold and tie weight come from.
  enum Rule: Hashable {
    case fixed(LengthOptimalSetting)
    case calibrated
    case everyLevel
  }

  /// The largest number of answers for which the test is enumerated.
  public static let largestExactSample = 50

  private init(name: String, rule: Rule) {
    self.name = name
    self.rule = rule
  }

  /// Tie weight 0.7.
  package static let standard = LengthOptimalInterval(name: "length-optimal", rule: .fixed(.standard))
  /// Tie weight 1.
  package static let conservative = LengthOptimalInterval(
    name: "length-optimal-conservative",
    rule: .fixed(LengthOptimalSetting(thresholdRatio: 1, tieWeight: 1)))
  /// Threshold and tie weight chosen together for each n. At level 0.95 the coverage is at least the level on average
  /// and nowhere below .930, where ``standard`` has .9286, and intervals are narrower from 4 answers on.
  ///
  /// At any other level it is ``standard`` at that level, and says so in a diagnostic `calibrated-at-95-only`.
  package static let calibrated = LengthOptimalInterval(name: "length-optimal-calibrated", rule: .calibrated)

  /// Threshold and tie weight chosen for each n, for all levels together. At every level the coverage is at least the
  /// level on average, and nowhere misses more than 1.4 times what the level allows; intervals of higher levels hold
  /// those of lower ones.
  ///
  /// At level 0.95 it is ``calibrated``.
  public static let everyLevel = LengthOptimalInterval(name: "length-optimal-every-level", rule: .everyLevel)

  /// Whether the settings were chosen to keep a promise, for the study that checks it.
  package var isCalibrated: Bool { rule == .calibrated || rule == .everyLevel }

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
      return LengthOptimalCalibration(level: level)?.setting(responses: responses) ?? .standard
    case .everyLevel:
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

  /// Says when the enumeration gave way to the large-sample form, and when a level has no calibration.
  public func diagnostics(of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel)
    -> [Diagnostic]
  {
    guard counts.responses <= Self.largestExactSample else {
      return [
        Diagnostic(
          .note, code: "large-sample",
          "above \(Self.largestExactSample) answers \(name) is Tango's interval with its variance times n/(n-1)"
            + (rule == .everyLevel
              ? ", wider near the ends of the scale where an exact tail asks for it" : "")
        )
      ]
    }
    guard rule == .calibrated, LengthOptimalCalibration(level: level) == nil else { return [] }
    return [
      Diagnostic(
        IntervalFact.levelNotCalibrated(
          method: name, level: level, calibrated: LengthOptimalCalibration.levels))
    ]
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
    if rule == .everyLevel {
      let limits = try GuardedTango(level: level).limits(of: counts)
      return Interval(lower: limits.lower, upper: limits.upper, level: level, method: name)
    }
    let tango = try UnbiasedTangoInterval().interval(of: NetPromoterScore(), in: counts, level: level)
    return Interval(lower: tango.lower, upper: tango.upper, level: level, method: name)
  }
}

extension IntervalMethod where Self == LengthOptimalInterval {
  /// The default for up to 50 answers, see ``LengthOptimalInterval``.
  public static var lengthOptimal: LengthOptimalInterval { .standard }
  /// The cautious variant, see ``LengthOptimalInterval``.
  public static var lengthOptimalConservative: LengthOptimalInterval { .conservative }
  /// The variant that is calibrated at every level, see ``LengthOptimalInterval/everyLevel``.
  public static var lengthOptimalEveryLevel: LengthOptimalInterval { .everyLevel }
  /// The narrower variant with a higher floor, see ``LengthOptimalInterval/calibrated``.
  public static var lengthOptimalCalibrated: LengthOptimalInterval { .calibrated }
}
