package import CredenceProbability
public import CredenceSurvey

/// What the answers and a prior say of one account's class shares: Dirichlet(prior weights + counts).
///
/// Without answers it is the prior. The known population plays no part here (the posterior is about the whole
/// stream of answers the account would give); for the contacts themselves see ``NonrespondentPrediction``.
public struct Posterior: Sendable, Hashable {
  /// The answers.
  public let counts: ScoreCounts
  /// What was believed before.
  public let prior: DirichletPrior
  /// The distribution of the net score.
  package let netScore: NetScoreDistribution

  /// The posterior of some counts under a prior.
  public init(_ counts: ScoreCounts, prior: DirichletPrior = .jeffreys) {
    self.counts = counts
    self.prior = prior
    netScore = NetScoreDistribution(
      promoters: prior.promoters + Double(counts.promoters),
      passives: prior.passives + Double(counts.passives),
      detractors: prior.detractors + Double(counts.detractors))
  }

  /// The distribution of the share of one class: a beta distribution.
  package func share(of loyaltyClass: LoyaltyClass) -> BetaDistribution {
    let weights = netScore
    return switch loyaltyClass {
    case .promoter: BetaDistribution(weights.promoters, weights.passives + weights.detractors)
    case .passive: BetaDistribution(weights.passives, weights.promoters + weights.detractors)
    case .detractor: BetaDistribution(weights.detractors, weights.promoters + weights.passives)
    }
  }
}
