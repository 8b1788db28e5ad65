import CredenceHealth
import CredenceSurvey

/// The order accounts are shown in.
enum AccountOrder {
  /// What an account is ordered by.
  struct Entry {
    let name: String
    let revenue: Double?
    /// `nil` where nothing is shown of the account's health, or it has none.
    let health: AccountHealthReport?
    /// P(score < 0), which stands in for health; `nil` where the account is hidden.
    let scoreBelowZero: Double?
  }

  /// By priority, revenue times the probability of being unhealthy; where no revenue is known, by that probability
  /// alone; ties by name. Of a silent account the portfolio predicts it, though it counts as silent and not as at risk.
  ///
  /// - Returns: the entries' positions, first shown first.
  static func positions(_ entries: [Entry]) -> [Int] {
    let hasRevenue = entries.contains { $0.revenue != nil }
    let priorities = entries.map { entry in
      let unhealthy = entry.health?.health.probabilityBelowZero ?? entry.scoreBelowZero ?? 0.5
      return hasRevenue ? entry.health?.revenueAtRisk ?? unhealthy * (entry.revenue ?? 0) : unhealthy
    }
    return entries.indices.sorted {
      priorities[$0] != priorities[$1]
        ? priorities[$0] > priorities[$1] : (entries[$0].name, $0) < (entries[$1].name, $1)
    }
  }
}
