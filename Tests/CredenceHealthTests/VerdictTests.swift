import CredenceSurvey
import Testing

@testable import CredenceHealth

@Suite("Verdicts, patterns and silence")
struct VerdictTests {
  static let roles = Role.seeded

  static func counts(_ p: Int, _ m: Int, _ d: Int, of population: Int? = nil) -> ScoreCounts {
    ScoreCounts(promoters: p, passives: m, detractors: d, population: population)
  }

  @Test("a census is a point and its verdict certain")
  func census() {
    let portfolio = HealthPortfolio(
      roles: Self.roles,
      accounts: [
        [Self.counts(2, 0, 0, of: 2), Self.counts(1, 0, 0, of: 1), Self.counts(3, 1, 0, of: 4)],
        [Self.counts(0, 0, 1, of: 1), Self.counts(0, 0, 1, of: 1), Self.counts(0, 0, 3, of: 3)],
      ])
    let health = PortfolioHealth(portfolio)
    #expect(health[0].interval.width == 0 && health[0].standardDeviation < 1e-6)
    #expect(abs(health[0].mean - (50 + 30 + 15)) < 1e-9)
    #expect(health[0].verdict == .veryHealthy && health[0].cells.atLeast80 > 1 - 1e-12)
    #expect(health[0].answersNeeded == .answers(0) && health[0].askNext == nil)
    #expect(health[1].verdict == .veryUnhealthy && health[1].mean == -100)
    #expect(health[1].nonresponseBounds == -100.0 ... -100.0)
  }

  @Test("one decision maker alone gives a graded answer, not a verdict")
  func oneDecisionMaker() {
    let accounts = [[Self.counts(0, 0, 1), Self.counts(0, 0, 0), Self.counts(0, 0, 0)]]
    let health = PortfolioHealth(HealthPortfolio(roles: Self.roles, accounts: accounts))
    #expect(health[0].verdict == .unclear && health[0].patterns.named.isEmpty)
    #expect(health[0].probabilityBelowZero > 0.5)
    #expect(health[0].missingRoles == [.influencer, .endUser])
    #expect(health.model.diagnostics.contains { $0.code == "weak-portfolio" })
  }

  @Test("a missing role is predicted from the others, as far as the portfolio ties them")
  func missingRole() {
    // Roles go together in one portfolio and have nothing to do with each other in the other.
    func portfolio(_ tied: Bool) -> HealthPortfolio {
      var accounts: [[ScoreCounts]] = (0..<40).map { index in
        let happy = index % 2 == 0
        let other = tied ? happy : index % 4 < 2
        let third = tied ? happy : index % 8 < 4
        return [
          happy ? Self.counts(2, 1, 0, of: 4) : Self.counts(0, 1, 2, of: 4),
          other ? Self.counts(2, 0, 1, of: 5) : Self.counts(1, 0, 2, of: 5),
          third ? Self.counts(3, 1, 1, of: 6) : Self.counts(1, 1, 3, of: 6),
        ]
      }
      accounts.append(
        [Self.counts(0, 0, 0, of: 4), Self.counts(1, 0, 2, of: 5), Self.counts(1, 1, 3, of: 6)])
      return HealthPortfolio(roles: Self.roles, accounts: accounts)
    }
    let settings = HealthSettings(countsAnswersNeeded: false)
    let tied = PortfolioHealth(portfolio(true), settings: settings)
    let loose = PortfolioHealth(portfolio(false), settings: settings)
    #expect(tied.model.mode.roleCorrelation > loose.model.mode.roleCorrelation + 0.2)
    #expect(tied[40].roles[0].mean < loose[40].roles[0].mean - 10)
    #expect(tied[40].missingRoles == [.decisionMaker])
  }

  @Test("answers needed: adding them settles the verdict, one fewer does not")
  func answersNeeded() throws {
    let portfolio = try HealthPortfolio.golden("health40.csv")
    let whole = PortfolioHealth(portfolio)
    let layout = RoleLayout(Self.roles, .standard)
    var seen = 0
    for account in 0..<portfolio.accountCount {
      guard let needed = whole[account].answersNeeded?.count, needed > 0 else { continue }
      seen += 1
      let up = whole[account].probabilityAboveZero >= whole[account].probabilityBelowZero
      var situation = AccountSituation(
        roles: portfolio.counts(ofAccount: account).enumerated().map { RoleSituation(role: $0, $1) })
      var health = whole[account]
      for step in 1...needed {
        let role = try #require(health.askNext?.role)
        let place = try #require(layout.roles.firstIndex(of: role))
        situation.roles[place] = situation.roles[place].adding(up ? .promoter : .detractor)
        health =
          SituationAssessment(
            points: whole.model.points, layout: layout, settings: HealthSettings(), threads: 1
          ).health(of: [situation], depth: .full)[0]
        let settled = up ? [.veryHealthy, .healthy] : [HealthVerdict.veryUnhealthy, .unhealthy]
        #expect(settled.contains(health.verdict) == (step == needed))
      }
    }
    #expect(seen > 3)
  }

  @Test("duplicating end users leaves the role-standardised score and the weights alone")
  func duplicates() {
    let once = StandardisedScore(
      [Self.counts(1, 0, 1), Self.counts(1, 1, 0), Self.counts(3, 0, 1)], Self.roles)
    let twice = StandardisedScore(
      [Self.counts(1, 0, 1), Self.counts(1, 1, 0), Self.counts(6, 0, 2)], Self.roles)
    #expect(once.value(.standard) == twice.value(.standard))
    #expect(once.asSurveyed != twice.asSurveyed)
    // .5 x 0 + .3 x 50 + .2 x 50.
    #expect(once.value(.standard) == 25)
    #expect(
      StandardisedScore([Self.counts(0, 0, 0), Self.counts(1, 1, 0), Self.counts(3, 0, 1)], Self.roles)
        .value(.standard) == nil)
  }

  @Test("the flip range ends where the mean of H is zero")
  func flipRange() throws {
    let portfolio = try HealthPortfolio.golden("health12.csv")
    let model = HealthModel(portfolio)
    let whole = PortfolioHealth(portfolio, model: model)
    var seen = 0
    for account in 0..<portfolio.accountCount {
      for entry in whole[account].roles where entry.flipRange != 0...1 {
        seen += 1
        let edge = entry.flipRange.lowerBound > 0 ? entry.flipRange.lowerBound : entry.flipRange.upperBound
        let others = Self.roles.filter { $0 != entry.role }
        let rest = others.reduce(0) { $0 + RoleWeights.standard[$1] }
        var weights = [entry.role: edge]
        for role in others { weights[role] = (1 - edge) * RoleWeights.standard[role] / rest }
        let turned = PortfolioHealth(
          portfolio, model: model,
          settings: HealthSettings(weights: try RoleWeights(weights), countsAnswersNeeded: false))
        #expect(abs(turned[account].mean) < 1e-9)
      }
    }
    #expect(seen > 0)
  }

  @Test("large head-counts: the grid's quantiles and the exact probabilities agree with the listed lattice")
  func largeLattice() throws {
    let golden = try GoldenHealth.load().cases[0]
    let parameters = HealthParameters(vector: golden.map.theta, roleCount: 3)
    let layout = RoleLayout(Self.roles, .standard)
    // 17 x 21 x 55 = 19,635 outcomes are listed; with one more silent influencer they are not.
    let listed = AccountSituation(
      golden: [[1, 0, 1], [2, 1, 0], [3, 2, 2]], known: [10, 13, 34])
    var forced = PosteriorSums(listed, layout)
    #expect(forced.support == .lattice)
    let exact = health(listed, [HealthModel.Point(parameters: parameters, weight: 1)])
    forced = PosteriorSums(listed, layout, largestLattice: 10)
    #expect(forced.support == .largeLattice)
    var pass = PosteriorPass(
      PosteriorEngine(parameters, capacity: 12, weights: layout.weights), layout)
    pass.add(listed, share: 1, isMode: true, depth: .full, to: &forced)
    for (index, threshold) in HealthThreshold.all.enumerated() {
      let below = [
        exact.cells.atMostMinus80, exact.cells.atMostMinus80 + exact.cells.low,
        exact.probabilityBelowZero, 1 - exact.probabilityAboveZero,
        1 - exact.cells.high - exact.cells.atLeast80, 1 - exact.cells.atLeast80,
      ][index]
      #expect(abs(forced.below[index] / forced.mass - below) < 1e-9, "at \(threshold.value)")
    }
    #expect(abs((forced.maskedRisk ?? -1) - (exact.patterns.maskedRisk ?? -2)) < 1e-7)
  }

  @Test("degenerate portfolios settle", arguments: [[5, 0, 0], [0, 5, 0], [0, 0, 5]])
  func degenerate(class counts: [Int]) {
    let one = Self.counts(counts[0], counts[1], counts[2])
    let model = HealthModel(
      HealthPortfolio(roles: Self.roles, accounts: Array(repeating: [one, one, one], count: 20)))
    #expect(model.record.largestGradient < 1e-7)
    let all = HealthModel(
      HealthPortfolio(
        roles: Self.roles,
        accounts: (0..<20).map { index in
          let side = index % 2 == 0 ? Self.counts(5, 0, 0) : Self.counts(0, 0, 5)
          return [side, side, side]
        }))
    #expect(all.record.largestGradient < 1e-7 && all.mode.interceptDeviation > 5)
  }

  @Test("one role: a portfolio without roles has a health too")
  func oneRole() {
    let portfolio = HealthPortfolio(
      roles: [.unknown], accounts: (0..<30).map { [Self.counts($0 % 7, 2, 6 - $0 % 7)] })
    let health = PortfolioHealth(portfolio)
    #expect(health.model.record.largestGradient < 1e-7)
    #expect(health[6].mean > health[0].mean && health[0].verdict != .healthy)
    #expect(health[3].patterns.maskedRisk == nil && health[3].patterns.consensus == nil)
    #expect(abs(health[3].cells.probabilities.reduce(0, +) - 1) < 1e-9)
  }
}
