import CredenceProbability
public import CredenceSurvey

/// The t interval of a mean satisfaction rating, in steps of the scale, clipped to the scale.
///
/// The usual interval of a mean; with few answers on a short scale it is rough, and the share of the two best steps
/// with its Wilson interval is the better headline.
public struct SatisfactionMeanInterval: Sendable, Hashable {
  /// The method's stable name.
  public let name = "student-t"

  /// The method.
  public init() {}

  /// The mean with its interval.
  ///
  /// - Throws: ``EstimationError/noResponses``, or ``EstimationError/tooFewResponses(method:needed:got:)`` with one
  ///   answer, whose spread cannot be seen.
  public func estimate(of counts: SatisfactionCounts, level: ConfidenceLevel = .standard)
    throws(EstimationError) -> Estimate
  {
    guard let mean = counts.mean else { throw .noResponses }
    let responses = counts.responses
    guard let variance = counts.variance else {
      throw .tooFewResponses(method: name, needed: 2, got: responses)
    }
    guard variance > 0 else { return Self.alike(counts, mean: mean, level: level) }
    let quantile = StudentTDistribution(degreesOfFreedom: Double(responses - 1))
      .survivalQuantile(level.significanceLevel / 2)
    let half = quantile * (variance / Double(responses)).squareRoot()
    return Estimate(
      value: mean,
      interval: Interval(
        lower: max(Double(counts.scale.minimum), mean - half),
        upper: min(Double(counts.scale.maximum), mean + half), level: level, method: name),
      unit: .rating)
  }

  /// Ratings that are all the same. Student's interval would have no width; the share q of other ratings may still be
  /// as large as (1 - q)^n = (1 - level)/2 allows (the upper limit of Clopper and Pearson for none among n), and these
  /// may be anything on the scale.
  ///
  /// Source: Hanley & Lippman-Hand, "If nothing goes wrong, is everything all right?", JAMA 249(13), 1983.
  private static func alike(
    _ counts: SatisfactionCounts, mean: Double, level: ConfidenceLevel
  ) -> Estimate {
    let share = -expMinusOne(naturalLogarithm(level.significanceLevel / 2) / Double(counts.responses))
    return Estimate(
      value: mean,
      interval: Interval(
        lower: mean - share * (mean - Double(counts.scale.minimum)),
        upper: mean + share * (Double(counts.scale.maximum) - mean), level: level, method: "none-differs"),
      unit: .rating,
      diagnostics: [Diagnostic(IntervalFact.ratingsAlike(ratings: counts.responses))])
  }
}
