public import CredenceSurvey

/// What the answers of an account and its portfolio say together. It stands beside the raw score, not for it.
public struct PooledPosterior: Sendable, Hashable {
  /// The account's own answers.
  public let counts: ScoreCounts
  /// The distribution of its score.
  package let netScore: NetScoreMixture

  init(_ counts: ScoreCounts, netScore: NetScoreMixture) {
    self.counts = counts
    self.netScore = netScore
  }

  /// The point estimate in points, never shrunk; `nil` without answers.
  public var rawScore: Double? { NetPromoterScore().value(of: counts) }
  /// The shrunken score in points: the mean.
  public var score: Double { netScore.mean }

  /// P(score > threshold), the threshold in points.
  public func probability(_ statistic: NetPromoterScore, above threshold: Double) -> Double {
    netScore.survival(threshold)
  }
}

/// One account's line of a pooled table.
public struct PooledEstimate: Sendable, Hashable {
  /// The point estimate in points; `nil` without answers.
  public let rawScore: Double?
  /// The shrunken score in points.
  public let score: Double
  /// The equal-tail interval in points.
  public let lower: Double
  /// The equal-tail interval in points.
  public let upper: Double
  /// P(score > 0).
  public let probabilityAboveZero: Double
}

extension PortfolioFit {
  /// The pooled estimates of many accounts; equal counts are computed once.
  public func estimates(_ counts: [ScoreCounts], level: ConfidenceLevel = .standard) -> [PooledEstimate] {
    var known: [[Int]: PooledEstimate] = [:]
    return counts.map { counts in
      let key = [counts.promoters, counts.passives, counts.detractors]
      if let estimate = known[key] { return estimate }
      let posterior = posterior(counts)
      let range = posterior.netScore.equalTail(level)
      let estimate = PooledEstimate(
        rawScore: posterior.rawScore, score: posterior.score, lower: range.lowerBound,
        upper: range.upperBound,
        probabilityAboveZero: posterior.netScore.survival(0))
      known[key] = estimate
      return estimate
    }
  }

  /// One fit per role, in the order given: decision makers lean on decision makers.
  public static func byRole(
    _ groups: [(role: Role, counts: [ScoreCounts])], fallback: DirichletPrior = .jeffreys
  ) -> [(role: Role, fit: PortfolioFit)] {
    groups.map { ($0.role, PortfolioFit($0.counts, fallback: fallback)) }
  }
}
