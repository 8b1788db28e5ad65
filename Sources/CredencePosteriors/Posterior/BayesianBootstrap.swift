import CredenceProbability
public import CredenceSurvey

/// The Bayesian bootstrap of the score: random weights on the answers instead of resamples.
///
/// The weights of n answers are uniform on the simplex (Dirichlet(1, ..., 1)), so the class shares are
/// Dirichlet(P, M, D): a posterior whose prior weighs nothing. A class nobody answered has share 0 for certain, and a
/// unanimous sample leaves no uncertainty at all, which the diagnostics say.
///
/// Source: Rubin, "The Bayesian bootstrap", Annals of Statistics 9(1), 1981.
public struct BayesianBootstrap: IntervalMethod, Hashable {
  /// The method.
  package init() {}

  /// `bayesian-bootstrap`.
  public var name: String { "bayesian-bootstrap" }

  /// The mean of the distribution is the point estimate; this is its standard deviation, in points.
  ///
  /// - Precondition: at least one answer.
  package func standardDeviation(of counts: ScoreCounts) -> Double {
    precondition(counts.responses > 0, "a Bayesian bootstrap needs answers")
    let total = Double(counts.responses)
    let mean = Double(counts.promoters - counts.detractors) / total
    let meanSquare = Double(counts.promoters + counts.detractors) / total
    return 100 * (max(0, meanSquare - mean * mean) / (total + 1)).squareRoot()
  }

  /// The equal-tail interval in points, of kind credible.
  ///
  /// - Throws: ``EstimationError/noResponses`` without answers.
  public func interval(
    of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel
  ) throws(EstimationError) -> Interval {
    guard counts.responses > 0 else { throw .noResponses }
    let tail = level.significanceLevel / 2
    let promoters = Double(counts.promoters)
    let passives = Double(counts.passives)
    let detractors = Double(counts.detractors)
    let range: ClosedRange<Double>
    switch (counts.promoters > 0, counts.passives > 0, counts.detractors > 0) {
    case (true, true, true):
      range = NetScoreDistribution(promoters: promoters, passives: passives, detractors: detractors)
        .equalTail(level)
    case (true, true, false):
      range = Self.range(BetaDistribution(promoters, passives), tail) { 100 * $0 }
    case (false, true, true):
      range = Self.range(BetaDistribution(passives, detractors), tail) { 100 * ($0 - 1) }
    case (true, false, true):
      range = Self.range(BetaDistribution(promoters, detractors), tail) { 100 * (2 * $0 - 1) }
    default:
      let score = 100 * (promoters - detractors) / Double(counts.responses)
      range = score...score
    }
    return Interval(
      lower: range.lowerBound, upper: range.upperBound, level: level, method: name, kind: .credible)
  }

  /// `degenerate-sample` for a unanimous sample.
  public func diagnostics(
    of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel
  ) -> [Diagnostic] {
    guard counts.isUnanimous else { return [] }
    return [Diagnostic(PosteriorFact.answersAlike(answers: counts.responses))]
  }

  private static func range(
    _ share: BetaDistribution, _ tail: Double, _ score: (Double) -> Double
  ) -> ClosedRange<Double> {
    // Next to level 0 both limits are the median, each with its own rounding.
    let (lower, upper) = (score(share.quantile(tail)), score(share.survivalQuantile(tail)))
    return min(lower, upper)...max(lower, upper)
  }
}

extension IntervalMethod where Self == BayesianBootstrap {
  /// The Bayesian bootstrap of the score.
  public static var bayesianBootstrap: BayesianBootstrap { BayesianBootstrap() }
}
