public import CredenceSurvey

/// The posterior interval that leaves the same probability on either side.
///
/// It never contains -100 or 100, however unanimous the answers; ``PosteriorHighestDensity`` can.
public struct PosteriorEqualTail: IntervalMethod {
  /// What is believed before the answers.
  package let prior: DirichletPrior

  /// The method under a prior.
  package init(prior: DirichletPrior = .jeffreys) { self.prior = prior }

  /// `posterior-equal-tail`.
  public var name: String { "posterior-equal-tail" }

  /// The interval in points, of kind credible.
  ///
  /// - Throws: ``EstimationError/noResponses``: without answers it would show the prior as if it were data.
  public func interval(
    of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel
  ) throws(EstimationError) -> Interval {
    guard counts.responses > 0 else { throw .noResponses }
    let range = Posterior(counts, prior: prior).netScore.equalTail(level)
    return Interval(
      lower: range.lowerBound, upper: range.upperBound, level: level, method: name, kind: .credible)
  }

  /// The prior is named, and a warning given where it outweighs the answers.
  public func diagnostics(
    of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel
  ) -> [Diagnostic] {
    prior.diagnostics(for: counts)
  }
}

/// The shortest posterior interval: where the density is highest.
public struct PosteriorHighestDensity: IntervalMethod {
  /// What is believed before the answers.
  package let prior: DirichletPrior

  /// The method under a prior.
  package init(prior: DirichletPrior = .jeffreys) { self.prior = prior }

  /// `posterior-hpd`.
  public var name: String { "posterior-hpd" }

  /// The interval in points, of kind credible.
  ///
  /// - Throws: ``EstimationError/noResponses``.
  public func interval(
    of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel
  ) throws(EstimationError) -> Interval {
    guard counts.responses > 0 else { throw .noResponses }
    let range = Posterior(counts, prior: prior).netScore.highestDensity(level)
    return Interval(
      lower: range.lowerBound, upper: range.upperBound, level: level, method: name, kind: .credible)
  }

  /// The prior is named, and a warning given where it outweighs the answers.
  public func diagnostics(
    of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel
  ) -> [Diagnostic] {
    prior.diagnostics(for: counts)
  }
}

extension DirichletPrior {
  /// Says which prior was used, and warns where it weighs more than the answers.
  func diagnostics(for counts: ScoreCounts) -> [Diagnostic] {
    let weight = promoters + passives + detractors
    let note = Diagnostic(PosteriorFact.prior(self))
    guard weight > Double(counts.responses) else { return [note] }
    return [
      note, Diagnostic(PosteriorFact.priorOutweighsAnswers(weight: weight, answers: counts.responses)),
    ]
  }
}

extension IntervalMethod where Self == PosteriorEqualTail {
  /// The equal-tail posterior interval under Jeffreys' prior.
  public static var posteriorEqualTail: PosteriorEqualTail { PosteriorEqualTail() }
  /// The equal-tail posterior interval.
  public static func posteriorEqualTail(prior: DirichletPrior) -> PosteriorEqualTail {
    PosteriorEqualTail(prior: prior)
  }
}

extension IntervalMethod where Self == PosteriorHighestDensity {
  /// The shortest posterior interval under Jeffreys' prior.
  public static var posteriorHPD: PosteriorHighestDensity { PosteriorHighestDensity() }
  /// The shortest posterior interval.
  public static func posteriorHPD(prior: DirichletPrior) -> PosteriorHighestDensity {
    PosteriorHighestDensity(prior: prior)
  }
}
