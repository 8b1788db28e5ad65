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
  private static let prior = DirichletPrior.jeffreys

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
      promoters: Self.prior.promoters + effective * promoters,
      passives: Self.prior.passives + effective * passives,
      detractors: Self.prior.detractors + effective * detractors)
  }

  /// What the verdict on an account of these answers rests on; `nil` for one that claims nothing. What no silent contact
  /// could change is heard, however few have answered.
  package func basis(of health: AccountHealth) -> VerdictBasis? {
    if let bounds = health.nonresponseBounds, Self.isSettled(health.verdict, by: bounds) { return .heard }
    return basis(of: health.verdict)
  }

  private static func isSettled(_ verdict: HealthVerdict, by bounds: ClosedRange<Double>) -> Bool {
    switch verdict {
    case .veryHealthy, .healthy: bounds.lowerBound > 0
    case .neutral: bounds.lowerBound >= -20 && bounds.upperBound <= 20
    case .unhealthy, .veryUnhealthy: bounds.upperBound < 0
    case .unclear: false
    }
  }

  /// What a verdict rests on; `nil` for one that claims nothing.
  package func basis(of verdict: HealthVerdict) -> VerdictBasis? {
    guard verdict != .unclear else { return nil }
    guard let score, answers >= Self.fewest, !isDeciderMissing else { return .expected }
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
