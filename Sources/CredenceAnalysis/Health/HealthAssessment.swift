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
  private let input: HealthInput?

  /// - Parameter disclosure: what is hidden; accounts with a hidden group have no health here.
  init(
    _ groups: AccountGroups, plan: AnalysisPlan, level: ConfidenceLevel, disclosure: Disclosure, threads: Int
  ) {
    // The model learns from what is shown: its parameters are written in full.
    guard
      let input = HealthInput(
        groups.shown(under: disclosure), weighting: plan.roleWeighting, mostRoles: plan.mostRoles)
    else {
      accounts = groups.accounts.map { _ in nil }
      (model, risk, quadrants, self.input) = (nil, nil, nil, nil)
      weights = plan.roleWeights
      diagnostics = []
      return
    }
    let model = HealthModel(input.portfolio, threads: threads)
    let health = PortfolioHealth(
      input.portfolio, model: model, settings: HealthSettings(weights: input.weights, level: level),
      threads: threads)
    let counting = input.weights.roles.filter { input.weights[$0] > 0 }
    let equal = RoleWeights.equal(counting)
    let equalHealth: PortfolioHealth? =
      equal == input.weights || counting.count < 2
      ? nil
      : PortfolioHealth(
        input.portfolio, model: model,
        settings: HealthSettings(
          weights: equal, level: level, countsAnswersNeeded: false, describesRoles: false),
        threads: threads)
    let isShown = groups.accounts.enumerated().map { position, group in
      !disclosure.isAccountHidden[position]
        && !group.roles.contains { disclosure.hides($0.role, at: position) }
    }
    // What is hidden is not in the totals either: they would give it away.
    let revenues = groups.accounts.enumerated().map { isShown[$0] ? $1.account.revenue : nil }
    let hasRevenue = revenues.contains { $0 != nil }
    let risk = RevenueAtRisk(
      groups.accounts.indices.map {
        RevenueAtRisk.Account(
          revenue: revenues[$0], counts: groups.accounts[$0].total,
          probabilityBelowZero: health[$0].probabilityBelowZero)
      }, rule: plan.riskRule, level: level, seed: plan.seed)
    accounts = groups.accounts.indices.map { index in
      guard isShown[index] else { return nil }
      let counts = input.portfolio.counts(ofAccount: index)
      let pointEstimate = StandardisedScore(counts, input.portfolio.roles)
      return AccountHealthReport(
        health: health[index], equalWeights: (equalHealth?[index]).map(AccountHealthReport.Reading.init),
        standardisedScore: counting.count > 1 ? pointEstimate.value(input.weights) : nil,
        asSurveyed: pointEstimate.asSurveyed, revenueAtRisk: risk.perAccount[index])
    }
    self.model = model
    weights = input.weights
    self.risk = hasRevenue ? risk : nil
    quadrants = RevenueQuadrants(
      groups.accounts.indices.compactMap { index in
        guard let revenue = revenues[index], groups.accounts[index].total.responses > 0 else { return nil }
        return (revenue, health[index].probabilityAboveZero)
      })
    // Of a role whose answers are hidden it is not said that nobody answered.
    let isSilent = groups.rolesOverall.allSatisfy { $0.counts.responses == 0 || input.isHeard($0.role) }
    diagnostics =
      input.diagnostics
      + model.diagnostics.filter { isSilent || $0.code != "role-never-answered" }
    self.input = input
  }

  /// The portfolio's part of the report.
  ///
  /// - Parameter shown: the accounts in the order they are shown.
  func portfolioReport(_ groups: AccountGroups, shown: [AccountReport], disclosure: Disclosure)
    -> PortfolioHealthReport?
  {
    guard let model, let input else { return nil }
    var verdicts: [HealthVerdict: Int] = [:]
    var patterns: [HealthPattern: [String]] = [:]
    for report in shown where report.total.counts.responses > 0 {
      guard let health = report.health?.health else { continue }
      verdicts[health.verdict, default: 0] += 1
      for pattern in health.patterns.named { patterns[pattern, default: []].append(report.account.name) }
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
      patterns: patterns, coverage: coverage)
  }
}
