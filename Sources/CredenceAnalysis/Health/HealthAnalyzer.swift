import CredenceHealth
import CredenceSurvey

/// The groups of an analysis to the health of every account.
struct HealthAnalyzer {
  let plan: AnalysisPlan
  let level: ConfidenceLevel
  let threads: Int

  /// - Parameter disclosure: what is hidden; accounts with a hidden group have no health here.
  func assess(_ groups: AccountGroups, disclosure: Disclosure) -> HealthAssessment {
    // The model learns from what is shown: its parameters are written in full.
    guard
      let input = HealthInput(
        groups.shown(under: disclosure), weighting: plan.roleWeighting, mostRoles: plan.mostRoles)
    else {
      return HealthAssessment(
        accounts: groups.accounts.map { _ in nil }, model: nil, weights: plan.roleWeights, risk: nil,
        quadrants: nil, diagnostics: [], input: nil)
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
    let accounts = groups.accounts.indices.map { index -> AccountHealthReport? in
      guard isShown[index] else { return nil }
      let counts = input.portfolio.counts(ofAccount: index)
      let pointEstimate = StandardisedScore(counts, input.portfolio.roles)
      let own = health[index]
      let verdict = groups.accounts[index].total.responses > 0 ? own.verdict : nil
      return AccountHealthReport(
        health: own, verdict: verdict,
        verdictBasis: verdict == nil
          ? nil
          : OwnAnswers(counts, roles: input.portfolio.roles, weights: input.weights).basis(of: own),
        equalWeights: (equalHealth?[index]).map(AccountHealthReport.Reading.init),
        standardisedScore: counting.count > 1 ? pointEstimate.value(input.weights) : nil,
        asSurveyed: pointEstimate.asSurveyed, revenueAtRisk: risk.perAccount[index])
    }
    let quadrants = RevenueQuadrants(
      groups.accounts.indices.compactMap { index in
        guard let revenue = revenues[index], groups.accounts[index].total.responses > 0 else { return nil }
        return (revenue, health[index].probabilityAboveZero)
      })
    // Of a role whose answers are hidden it is not said that nobody answered.
    let isSilent = groups.rolesOverall.allSatisfy { $0.counts.responses == 0 || input.isHeard($0.role) }
    let diagnostics =
      input.diagnostics
      + model.diagnostics.filter { isSilent || $0.code != .roleNeverAnswered }
    return HealthAssessment(
      accounts: accounts, model: model, weights: input.weights, risk: hasRevenue ? risk : nil,
      quadrants: quadrants, diagnostics: diagnostics, input: input)
  }
}
