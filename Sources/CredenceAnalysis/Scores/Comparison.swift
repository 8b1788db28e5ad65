import CredencePosteriors
import CredenceSurvey

/// What can be said of an account only beside the others: its rank, and what it borrows from them.
struct Comparison: Sendable {
  /// One entry an account; `nil` for silent ones, or where ranks were left out.
  let ranks: [AccountRank?]
  /// By counts without population; empty where it was left out.
  let pooled: [ScoreCounts: PooledReport]
  /// The portfolio's fit; `nil` without answers.
  let pooling: PoolingReport?
  /// Ranks and pooled estimates take milliseconds for each different set of counts; beyond this many they are left
  /// out, and a diagnostic says so.
  static let mostCompared = 2_000

  /// What was left out, and why.
  let diagnostics: [Diagnostic]

  init(_ totals: [ScoreCounts], prior: DirichletPrior?, level: ConfidenceLevel, threads: Int) {
    let answered = totals.indices.filter { totals[$0].responses > 0 }
    guard !answered.isEmpty else {
      self.init(ranks: totals.map { _ in nil }, pooled: [:], pooling: nil, diagnostics: [])
      return
    }
    let pooling = PoolingReport(totals)
    let distinct = Set(answered.map { PoolingReport.key(totals[$0]) }).count
    guard distinct <= Self.mostCompared else {
      self.init(
        ranks: totals.map { _ in nil }, pooled: [:], pooling: pooling,
        diagnostics: pooling.fit.diagnostics + [
          Diagnostic(
            .note, code: "comparison-left-out",
            "ranks and pooled estimates were left out: there are \(distinct) different sets of counts, and they are made for up to \(Self.mostCompared)"
          )
        ])
      return
    }
    let posteriors = answered.map { Posterior(totals[$0], prior: prior ?? .jeffreys).netScore }
    var ranks = [AccountRank?](repeating: nil, count: totals.count)
    for (place, rank) in zip(answered, PortfolioRanking(posteriors).ranks) { ranks[place] = rank }
    self.init(
      ranks: ranks, pooled: pooling.estimates(totals, level: level, threads: threads), pooling: pooling,
      diagnostics: pooling.fit.diagnostics)
  }

  private init(
    ranks: [AccountRank?], pooled: [ScoreCounts: PooledReport], pooling: PoolingReport?,
    diagnostics: [Diagnostic]
  ) {
    self.ranks = ranks
    self.pooled = pooled
    self.pooling = pooling
    self.diagnostics = diagnostics
  }
}
