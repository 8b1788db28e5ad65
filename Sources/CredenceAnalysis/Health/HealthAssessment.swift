import CredenceHealth
import CredenceSurvey

/// The health of every account of an analysis, in the order of its groups.
struct HealthAssessment: Sendable {
  let accounts: [AccountHealthReport?]
  let model: HealthModel?
  let weights: RoleWeights
  let risk: RevenueAtRisk?
  let quadrants: RevenueQuadrants?
  let diagnostics: [Diagnostic]
  let input: HealthInput?

  /// The portfolio's part of the report.
  ///
  /// - Parameter shown: the accounts in the order they are shown.
  func portfolioReport(_ groups: AccountGroups, shown: [AccountReport], disclosure: Disclosure)
    -> PortfolioHealthReport?
  {
    guard let model, let input else { return nil }
    var verdicts: [HealthVerdict: Int] = [:]
    var heardVerdicts: [HealthVerdict: Int] = [:]
    var patterns: [HealthPattern: [String]] = [:]
    for report in shown {
      guard let own = report.health, let verdict = own.verdict else { continue }
      verdicts[verdict, default: 0] += 1
      if own.verdictBasis == .heard { heardVerdicts[verdict, default: 0] += 1 }
      for pattern in own.health.patterns.named { patterns[pattern, default: []].append(report.account.name) }
    }
    let hasRevenue = groups.accounts.contains { $0.account.revenue != nil }
    // Of the roles taken together nothing is said where something is hidden: one of them may be.
    let coverage = input.portfolio.roles.filter {
      !disclosure.hides($0)
        && (disclosure.remark == nil || $0 != RoleGrouping.others || input.grouping == nil)
    }.map { role in
      var (answered, heard, accounts) = (0, 0, 0)
      var counted = PortfolioHealthReport.RoleCoverage.Counted()
      var revenue = 0.0
      for (index, group) in groups.accounts.enumerated() {
        let counts = input.counts(of: role, in: group)
        answered += counts.responses
        if let contacts = group.listedContacts(of: role, at: index, disclosure) ?? counts.population {
          counted.answered += counts.responses
          counted.contacts += contacts
        } else {
          counted.accountsWithout += 1
        }
        // In which hidden accounts a role was heard would follow from the number and the revenue of all that were.
        if disclosure.isAccountHidden[index] { continue }
        accounts += 1
        if counts.responses > 0 {
          heard += 1
          revenue += group.account.revenue ?? 0
        }
      }
      return PortfolioHealthReport.RoleCoverage(
        role: role, answered: answered, known: counted.accountsWithout == 0 ? counted.contacts : nil,
        counted: disclosure.remark == nil ? counted : nil, accountsHeard: heard, accounts: accounts,
        revenueHeard: hasRevenue ? revenue : nil)
    }
    return PortfolioHealthReport(
      model: model, weights: weights, risk: risk, quadrants: quadrants, verdicts: verdicts,
      heardVerdicts: heardVerdicts, patterns: patterns, coverage: coverage)
  }
}
