import CredenceHealth
import CredenceSurvey

/// The order accounts are shown in.
enum AccountOrder {
  /// By priority, revenue times the probability of being unhealthy; where no revenue is known, by that probability
  /// alone; ties by name. Of a silent account the portfolio predicts it, though it counts as silent and not as at risk.
  static func sorted(_ accounts: [AccountReport]) -> [AccountReport] {
    let hasRevenue = accounts.contains { $0.account.revenue != nil }
    let keyed = accounts.map { report -> (priority: Double, report: AccountReport) in
      let unhealthy =
        report.health?.health.probabilityBelowZero ?? report.total.statements?.belowZero ?? 0.5
      let priority =
        hasRevenue
        ? report.health?.revenueAtRisk ?? unhealthy * (report.account.revenue ?? 0) : unhealthy
      return (priority, report)
    }
    return keyed.sorted { left, right in
      left.priority != right.priority
        ? left.priority > right.priority : left.report.account.name < right.report.account.name
    }.map(\.report)
  }
}
