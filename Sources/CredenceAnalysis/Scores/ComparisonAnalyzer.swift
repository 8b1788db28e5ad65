import CredencePosteriors
import CredenceSurvey

/// The accounts' totals to what can be said of each only beside the others.
struct ComparisonAnalyzer {
  let prior: DirichletPrior?
  let level: ConfidenceLevel
  let threads: Int

  func compare(_ totals: [ScoreCounts]) -> Comparison {
    let answered = totals.indices.filter { totals[$0].responses > 0 }
    guard !answered.isEmpty else {
      return Comparison(ranks: totals.map { _ in nil }, pooled: [:], pooling: nil, diagnostics: [])
    }
    let pooling = Self.pooling(totals)
    let distinct = Set(answered.map { PoolingReport.key(totals[$0]) }).count
    guard distinct <= Comparison.mostCompared else {
      return Comparison(
        ranks: totals.map { _ in nil }, pooled: [:], pooling: pooling,
        diagnostics: pooling.fit.diagnostics + [
          Diagnostic(
            AnalysisFact.comparisonLeftOut(distinct: distinct, most: Comparison.mostCompared))
        ])
    }
    let posteriors = answered.map { Posterior(totals[$0], prior: prior ?? .jeffreys).netScore }
    var ranks = [AccountRank?](repeating: nil, count: totals.count)
    for (place, rank) in zip(answered, PortfolioRanking(posteriors).ranks) { ranks[place] = rank }
    return Comparison(
      ranks: ranks, pooled: pooling.estimates(totals, level: level, threads: threads), pooling: pooling,
      diagnostics: pooling.fit.diagnostics)
  }

  /// Fits the portfolio.
  private static func pooling(_ counts: [ScoreCounts]) -> PoolingReport {
    let answered = counts.filter { $0.responses > 0 }
    let fit = PortfolioFit(answered)
    return PoolingReport(fit: fit, score: fit.poolingScore(answered))
  }
}
