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
  public func estimate(of counts: SatisfactionCounts, level: ConfidenceLevel = .ninetyFive)
    throws(EstimationError) -> Estimate
  {
    guard let mean = counts.mean else { throw .noResponses }
    let responses = counts.responses
    guard let variance = counts.variance else {
      throw .tooFewResponses(method: name, needed: 2, got: responses)
    }
    let quantile = StudentTDistribution(degreesOfFreedom: Double(responses - 1))
      .survivalQuantile(level.missProbability / 2)
    let half = quantile * (variance / Double(responses)).squareRoot()
    let diagnostics =
      variance > 0
      ? []
      : [
        Diagnostic(
          .warning, code: "degenerate-sample",
          "all \(responses) ratings are the same, so their spread cannot be seen")
      ]
    return Estimate(
      value: mean,
      interval: Interval(
        lower: max(Double(counts.scale.minimum), mean - half),
        upper: min(Double(counts.scale.maximum), mean + half), level: level, method: name),
      unit: .rating,
      diagnostics: diagnostics)
  }
}
