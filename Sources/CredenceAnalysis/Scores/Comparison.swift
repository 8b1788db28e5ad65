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
}
