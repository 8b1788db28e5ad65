public import CredencePosteriors
public import CredenceSurvey

/// What the answers say of the score, as probabilities.
///
/// With an unknown population they are about the account's underlying score (the posterior); with a known one about the
/// score all its contacts would give (the prediction for the nonrespondents added to the answers).
public struct ScoreStatements: Sendable, Hashable {
  /// P(score > 0).
  public let aboveZero: Double
  /// P(score < 0). With a known population the score can be 0 exactly.
  public let belowZero: Double
  /// P(score >= 80).
  public let atLeast80: Double
  /// P(score <= -80).
  public let atMostMinus80: Double
  /// The prior, by name.
  public let prior: String

  /// States what the answers say under a prior.
  ///
  /// - Parameter prior: `nil` is Jeffreys' where the population is unknown, flat where it is known.
  public init(_ counts: ScoreCounts, prior: DirichletPrior?) {
    if counts.population != nil,
      let prediction = try? NonrespondentPrediction(counts, prior: prior ?? .flat)
    {
      aboveZero = prediction.probability(above: 0)
      belowZero = prediction.probability(below: 0)
      atLeast80 = prediction.probability(atLeast: 80)
      atMostMinus80 = prediction.probability(atMost: -80)
      self.prior = (prior ?? .flat).name
      return
    }
    let posterior = Posterior(counts, prior: prior ?? .jeffreys)
    let atZero = posterior.netScore.tails(at: 0)
    aboveZero = atZero.upper
    belowZero = atZero.lower
    atLeast80 = posterior.probabilityAtLeast80
    atMostMinus80 = posterior.probabilityAtMostMinus80
    self.prior = (prior ?? .jeffreys).name
  }
}
