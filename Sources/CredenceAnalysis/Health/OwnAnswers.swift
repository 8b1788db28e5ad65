package import CredenceHealth
import CredencePosteriors
package import CredenceSurvey

/// What an account's own answers say of its health, the other accounts left aside.
///
/// Roles are weighed as health weighs them, those that were heard alone: the share of a class is the weighted mean of the
/// roles' shares, and the answers count as (sum w)^2 / sum (w^2 / n) answers (Kish, "Survey Sampling", 1965, section 11.7),
/// which is their number where there is one role. Jeffreys' prior, half an answer of each class, is added to that.
package struct OwnAnswers {
  /// Fewer answers than these do not bear a verdict out, whatever they say.
  package static let fewest = 3
  /// How likely the verdict's side must be.
  package static let leastProbability = 0.75
  /// Jeffreys' prior of a Dirichlet distribution: half an answer of each class.
  private static let priorWeight = 0.5

  private let answers: Int
  private let isDeciderMissing: Bool
  private let score: NetScoreDistribution?

  /// - Parameters:
  ///   - counts: The answers of each of the roles.
  ///   - roles: The portfolio's roles, in the same order.
  ///   - weights: What each counts; answers of roles that count nothing are left out.
  package init(_ counts: [ScoreCounts], roles: [Role], weights: RoleWeights) {
    let heard = zip(roles, counts).filter { weights[$0] > 0 && $1.responses > 0 }
    answers = heard.reduce(0) { $0 + $1.1.responses }
    isDeciderMissing =
      weights[.decisionMaker] > 0 && roles.contains(.decisionMaker)
      && !heard.contains { $0.0 == .decisionMaker }
    guard !heard.isEmpty else {
      score = nil
      return
    }
    let whole = heard.reduce(0) { $0 + weights[$1.0] }
    var (spread, promoters, passives, detractors) = (0.0, 0.0, 0.0, 0.0)
    for (role, counts) in heard {
      let weight = weights[role] / whole
      let responses = Double(counts.responses)
      spread += weight * weight / responses
      promoters += weight * Double(counts.promoters) / responses
      passives += weight * Double(counts.passives) / responses
      detractors += weight * Double(counts.detractors) / responses
    }
    let effective = 1 / spread
    score = NetScoreDistribution(
      promoters: Self.priorWeight + effective * promoters,
      passives: Self.priorWeight + effective * passives,
      detractors: Self.priorWeight + effective * detractors)
  }

  /// What a verdict rests on; `nil` for none and for one that claims nothing.
  package func basis(of verdict: HealthVerdict) -> VerdictBasis? {
    guard let score, verdict != .unclear else { return nil }
    guard answers >= Self.fewest, !isDeciderMissing else { return .expected }
    let probability =
      switch verdict {
      case .veryHealthy, .healthy: score.tails(at: 0).upper
      case .unhealthy, .veryUnhealthy: score.tails(at: 0).lower
      case .neutral: score.tails(at: -0.2).upper - score.tails(at: 0.2).upper
      case .unclear: 0.0
      }
    return probability >= Self.leastProbability ? .heard : .expected
  }
}
