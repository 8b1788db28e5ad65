import CredenceConcurrency
public import CredencePosteriors
import CredenceProbability
public import CredenceSurvey

/// What an account borrows from the portfolio, beside its own numbers and never instead of them.
public struct PooledReport: Sendable, Hashable {
  /// The mean of the account's score given its answers and the portfolio, with the equal-tail interval, in points.
  public let estimate: Estimate
  /// P(score > 0), likewise.
  public let probabilityAboveZero: Double
}

/// How accounts differ, learnt from all of them, and whether borrowing pays.
public struct PoolingReport: Sendable {
  /// The fit.
  public let fit: PortfolioFit
  /// How well each answer is predicted from the others: raw, flat prior, portfolio; `nil` without answers.
  public let score: PoolingScore?

  /// The pooled estimates of distinct counts (populations do not matter here).
  func estimates(_ counts: [ScoreCounts], level: ConfidenceLevel, threads: Int) -> [ScoreCounts: PooledReport]
  {
    var seen = Set<ScoreCounts>()
    var distinct: [ScoreCounts] = []
    for group in counts {
      let key = Self.key(group)
      if seen.insert(key).inserted { distinct.append(key) }
    }
    let keys = distinct
    let fit = fit
    let reports = parallelMap(count: keys.count, threads: threads) { place in
      let posterior = fit.posterior(keys[place])
      let range = posterior.netScore.equalTail(level)
      return PooledReport(
        estimate: Estimate(
          value: posterior.score,
          interval: Interval(
            lower: range.lowerBound, upper: range.upperBound, level: level, method: "portfolio-posterior",
            kind: .credible),
          unit: .points),
        probabilityAboveZero: posterior.netScore.survival(0))
    }
    return Dictionary(zip(keys, reports)) { first, _ in first }
  }

  /// The counts without their population.
  static func key(_ counts: ScoreCounts) -> ScoreCounts {
    ScoreCounts(promoters: counts.promoters, passives: counts.passives, detractors: counts.detractors)
  }
}
