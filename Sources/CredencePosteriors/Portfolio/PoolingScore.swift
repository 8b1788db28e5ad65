public import CredenceSurvey

/// Whether pooling pays on these data: how well each answer is predicted from the others.
///
/// Each answer is left out in turn and predicted by its account's remaining counts c of r answers; the score is the
/// mean over all answers of log probability (higher is better; -log 3 = -1.0986 is guessing).
public struct PoolingScore: Sendable, Hashable {
  /// Relative frequencies alone: 0.99 c/r + 0.01/3, the floor of one in 300 keeping a first detractor from
  /// minus infinity; 1/3 where no other answer is left.
  public let raw: Double
  /// The flat prior: (c + 1)/(r + 3).
  public let flat: Double
  /// The portfolio, the uncertainty of A included.
  public let portfolio: Double
  /// How many answers were left out in turn.
  public let answers: Int

  /// The portfolio's gain over the flat prior, per answer.
  public var gain: Double { portfolio - flat }
}

extension PortfolioFit {
  /// Scores the three ways on the accounts of this portfolio; `nil` without answers.
  ///
  /// With w_g the probability of the grid's g-th prior given all answers, the probability of one answer given all
  /// others is 1/(sum of w_g/p_g), p_g being its probability under that prior: the weights need no refit. The mean
  /// shares at each A are not refitted either; one answer of a portfolio moves them by about one over the answers.
  public func poolingScore(_ counts: [ScoreCounts]) -> PoolingScore? {
    var raw = 0.0
    var flat = 0.0
    var portfolio = 0.0
    var answers = 0
    for account in counts {
      let others = Double(account.responses - 1)
      for loyaltyClass in LoyaltyClass.allCases where account[loyaltyClass] > 0 {
        let times = Double(account[loyaltyClass])
        let same = times - 1
        let frequency = others > 0 ? same / others : 1.0 / 3
        raw += times * log(0.99 * frequency + 0.01 / 3)
        flat += times * log((same + 1) / (others + 3))
        var inverse = 0.0
        for component in components {
          let weight = component.prior.weight(of: loyaltyClass)
          let probability = (same + weight) / (others + component.prior.concentration)
          inverse += component.probability / probability
        }
        portfolio -= times * log(inverse)
      }
      answers += account.responses
    }
    guard answers > 0 else { return nil }
    let count = Double(answers)
    return PoolingScore(raw: raw / count, flat: flat / count, portfolio: portfolio / count, answers: answers)
  }
}

extension DirichletPrior {
  /// The weight of one class.
  package func weight(of loyaltyClass: LoyaltyClass) -> Double {
    switch loyaltyClass {
    case .promoter: promoters
    case .passive: passives
    case .detractor: detractors
    }
  }
}
