import CredencePosteriors
import CredenceSurvey

/// The forecasts the health model has to beat: each knows the role's own answers and, at most, the role elsewhere.
struct AnswerForecasts {
  /// One per role: accounts lean on the same role of other accounts, roles do not speak to each other.
  private let fits: [PortfolioFit]

  init(_ census: SimulatedCensus) {
    let groups = SimulatedCensus.roles.enumerated().map { index, role in
      (role: role, counts: census.accounts.map { $0.answers[index] })
    }
    fits = PortfolioFit.byRole(groups).map(\.fit)
  }

  /// The role's shares, with the floor of `PortfolioFit.poolingScore`: one in 300; a third each without answers.
  static func raw(_ counts: ScoreCounts) -> [Double] {
    shares(counts) { same, all in all > 0 ? 0.99 * same / all + 0.01 / 3 : 1.0 / 3 }
  }

  /// A flat Dirichlet prior.
  static func flat(_ counts: ScoreCounts) -> [Double] {
    shares(counts) { same, all in (same + 1) / (all + 3) }
  }

  /// The Dirichlet-multinomial of the role, its concentration uncertain.
  func pooled(_ counts: ScoreCounts, role: Int) -> [Double] {
    let all = Double(counts.responses)
    return LoyaltyClass.inOrder.map { answer in
      fits[role].components.reduce(0) { sum, component in
        let prior = component.prior
        let share = (prior.weight(of: answer) + Double(counts[answer])) / (prior.concentration + all)
        return sum + component.probability * share
      }
    }
  }

  private static func shares(_ counts: ScoreCounts, _ share: (Double, Double) -> Double) -> [Double] {
    LoyaltyClass.inOrder.map { share(Double(counts[$0]), Double(counts.responses)) }
  }
}

extension LoyaltyClass {
  /// Promoter, passive, detractor.
  static let inOrder: [LoyaltyClass] = [.promoter, .passive, .detractor]
}
