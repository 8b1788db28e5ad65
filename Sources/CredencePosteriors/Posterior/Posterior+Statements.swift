internal import CredenceProbability
public import CredenceSurvey

/// Sentences with a probability.
extension Posterior {
  /// P(score > threshold), the threshold in points.
  public func probability(_ statistic: NetPromoterScore, above threshold: Double) -> Double {
    netScore.survival(threshold)
  }

  /// P(score >= 80): one of the best there are.
  public var probabilityAtLeast80: Double { netScore.survival(80) }

  /// P(score <= -80): one of the worst.
  public var probabilityAtMostMinus80: Double { netScore.cumulative(-80) }

  /// P(share > threshold), the threshold in 0...1.
  public func probability(_ statistic: ClassShare, above threshold: Double) -> Double {
    if threshold <= 0 { return 1 }
    if threshold >= 1 { return 0 }
    return share(of: statistic.loyaltyClass).survival(threshold)
  }

  /// The same question under several priors: how much of the answer is the prior's.
  ///
  /// - Returns: one pair per prior, in the given order.
  package func sensitivity<Answer>(
    to priors: [DirichletPrior] = DirichletPrior.named, _ question: (Posterior) -> Answer
  ) -> [(prior: DirichletPrior, answer: Answer)] {
    priors.map { ($0, question(Posterior(counts, prior: $0))) }
  }
}
