public import CredenceSurvey

/// The equal-tail prediction interval for the score of all known contacts. The default where N is known.
///
/// Above ``NonrespondentPrediction/mostSilent`` nonrespondents the lattice is finer than 0.01 points and the quantiles of
/// the posterior are used, their distance from the mean stretched by sqrt(1 + A/M), the ratio of the two standard
/// deviations; a diagnostic says so.
public struct PredictiveEqualTail: IntervalMethod {
  /// What is believed before the answers.
  package let prior: DirichletPrior

  /// The method under a prior.
  package init(prior: DirichletPrior = .flat) { self.prior = prior }

  /// `predictive`.
  public var name: String { "predictive" }

  /// The interval in points, of kind prediction; of zero width in a census.
  ///
  /// - Throws: ``EstimationError/populationUnknown(method:)``, ``EstimationError/noResponses``.
  public func interval(
    of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel
  ) throws(EstimationError) -> Interval {
    try NonrespondentApproximation.interval(
      counts, prior: prior, level: level, method: name, exact: { $0.equalTail(level) },
      continuous: { $0.equalTail(level) })
  }

  /// Census, or the supposition about the nonrespondents with the bounds without it.
  public func diagnostics(
    of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel
  ) -> [Diagnostic] {
    counts.populationDiagnostics() + NonrespondentApproximation.diagnostics(counts)
  }
}

/// The shortest prediction interval for the score of all known contacts.
public struct PredictiveShortest: IntervalMethod {
  /// What is believed before the answers.
  package let prior: DirichletPrior

  /// The method under a prior.
  package init(prior: DirichletPrior = .flat) { self.prior = prior }

  /// `predictive-shortest`.
  public var name: String { "predictive-shortest" }

  /// The interval in points, of kind prediction; of zero width in a census.
  ///
  /// - Throws: ``EstimationError/populationUnknown(method:)``, ``EstimationError/noResponses``.
  public func interval(
    of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel
  ) throws(EstimationError) -> Interval {
    try NonrespondentApproximation.interval(
      counts, prior: prior, level: level, method: name, exact: { $0.shortest(level) },
      continuous: { $0.highestDensity(level) })
  }

  /// Census, or the supposition about the nonrespondents with the bounds without it.
  public func diagnostics(
    of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel
  ) -> [Diagnostic] {
    counts.populationDiagnostics() + NonrespondentApproximation.diagnostics(counts)
  }
}

/// What both methods share: the lattice where it can be summed, the stretched posterior beyond.
enum NonrespondentApproximation {
  static func interval(
    _ counts: ScoreCounts, prior: DirichletPrior, level: ConfidenceLevel, method: String,
    exact: (NonrespondentPrediction) -> ClosedRange<Double>,
    continuous: (NetScoreDistribution) -> ClosedRange<Double>
  ) throws(EstimationError) -> Interval {
    guard let nonrespondents = counts.nonrespondents, let bounds = counts.nonresponseBounds else {
      throw .populationUnknown(method: method)
    }
    guard counts.responses > 0 else { throw .noResponses }
    let range: ClosedRange<Double>
    if nonrespondents <= NonrespondentPrediction.mostNonrespondents {
      range = exact(try NonrespondentPrediction(counts, prior: prior))
    } else {
      range = stretched(
        continuous, counts: counts, prior: prior, nonrespondents: Double(nonrespondents), bounds: bounds)
    }
    return Interval(
      lower: range.lowerBound, upper: range.upperBound, level: level, method: method, kind: .prediction)
  }

  /// The posterior's interval moved to the known contacts, for many silent ones.
  static func stretched(
    _ continuous: (NetScoreDistribution) -> ClosedRange<Double>, counts: ScoreCounts, prior: DirichletPrior,
    nonrespondents: Double, bounds: NonresponseBounds
  ) -> ClosedRange<Double> {
    let posterior = Posterior(counts, prior: prior).netScore
    let range = continuous(posterior)
    let stretch = (1 + posterior.concentration / nonrespondents).squareRoot()
    let population = Double(counts.responses) + nonrespondents
    let known = 100 * Double(counts.promoters - counts.detractors)
    func moved(_ limit: Double) -> Double {
      let nonrespondentScore = posterior.mean + stretch * (limit - posterior.mean)
      let score = (known + nonrespondents * min(max(nonrespondentScore, -100), 100)) / population
      return min(max(score, bounds.ifAllDetractors), bounds.ifAllPromoters)
    }
    return moved(range.lowerBound)...moved(range.upperBound)
  }

  static func diagnostics(_ counts: ScoreCounts) -> [Diagnostic] {
    guard let nonrespondents = counts.nonrespondents,
      nonrespondents > NonrespondentPrediction.mostNonrespondents
    else { return [] }
    return [Diagnostic(PosteriorFact.continuousPrediction(nonrespondents: nonrespondents))]
  }
}

extension IntervalMethod where Self == PredictiveEqualTail {
  /// The equal-tail prediction interval under the flat prior.
  public static var predictive: PredictiveEqualTail { PredictiveEqualTail() }
  /// The equal-tail prediction interval.
  public static func predictive(prior: DirichletPrior) -> PredictiveEqualTail {
    PredictiveEqualTail(prior: prior)
  }
}

extension IntervalMethod where Self == PredictiveShortest {
  /// The shortest prediction interval under the flat prior.
  public static var predictiveShortest: PredictiveShortest { PredictiveShortest() }
  /// The shortest prediction interval.
  public static func predictiveShortest(prior: DirichletPrior) -> PredictiveShortest {
    PredictiveShortest(prior: prior)
  }
}
