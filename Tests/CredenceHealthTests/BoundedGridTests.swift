import CredenceProbability
import CredenceSurvey
import Testing

@testable import CredenceHealth

@Suite("No portfolio makes a grid without end")
struct BoundedGridTests {
  /// Twelve answers of two accounts that asked for 12 GB, and the smallest of other kinds.
  static let portfolios: [[[[Int]]]] = [
    [[[0, 0, 1], [1, 0, 0], [4, 0, 0]], [[0, 0, 0], [0, 0, 0], [0, 0, 6]]],
    [[[6, 0, 0], [0, 0, 0], [0, 0, 0]], [[0, 0, 6], [0, 0, 0], [0, 0, 0]]],
    [[[3, 0, 0], [0, 0, 3], [0, 0, 0]], [[0, 0, 3], [3, 0, 0], [0, 0, 0]]],
    [[[0, 6, 0], [0, 6, 0], [0, 6, 0]], [[0, 6, 0], [0, 6, 0], [0, 6, 0]]],
  ]

  private static func counts(_ classes: [Int]) -> ScoreCounts {
    ScoreCounts(promoters: classes[0], passives: classes[1], detractors: classes[2])
  }

  private static func check(_ accounts: [[ScoreCounts]]) {
    let portfolio = HealthPortfolio(roles: Role.seeded, accounts: accounts)
    let model = HealthModel(portfolio)
    for point in model.points {
      #expect(InterceptGrid.holds(point.parameters))
      let grid = InterceptGrid(point.parameters, capacity: 12)
      #expect(grid.interceptCount * grid.roleCount <= 540_000)
    }
    #expect(abs(model.points.reduce(0) { $0 + $1.weight } - 1) < 1e-12)
    let health = PortfolioHealth(
      portfolio, model: model, settings: HealthSettings(countsAnswersNeeded: false))
    for account in 0..<health.count {
      #expect(health[account].mean.isFinite && abs(health[account].mean) <= 100)
      #expect(health[account].interval.lower <= health[account].interval.upper)
    }
  }

  @Test("degenerate portfolios", arguments: portfolios)
  func degenerate(accounts: [[[Int]]]) { Self.check(accounts.map { $0.map(Self.counts) }) }

  @Test("two accounts x three roles x up to six answers: 24 of all compositions")
  func compositions() {
    // Every number of answers up to six in three classes: 84.
    var all: [[Int]] = []
    for p in 0...6 { for m in 0...6 - p { for d in 0...6 - p - m { all.append([p, m, d]) } } }
    #expect(all.count == 84)
    var generator = PhiloxGenerator(seed: 19, stream: 0)
    for _ in 0..<24 {
      Self.check(
        (0..<2).map { _ in (0..<3).map { _ in Self.counts(all[Int(generator.next() % 84)]) } })
    }
  }

  @Test("parameters that no grid holds: beyond all bounds, or no numbers")
  func refused() {
    func parameters(_ intercept: Double, _ role: Double, _ loading: Double = 0) -> HealthParameters {
      HealthParameters(
        locations: [0, 0], logGaps: [0.3, 0.3], logInterceptDeviation: intercept, logRoleDeviation: role,
        logLoadings: [loading, 0])
    }
    #expect(InterceptGrid.holds(parameters(0, 0)))
    #expect(InterceptGrid.holds(parameters(log(15), log(0.15))))
    for refused in [
      parameters(40, 0), parameters(0, -40), parameters(-40, 0), parameters(0, 0, 20), parameters(800, 0),
      parameters(.nan, 0), parameters(0, .infinity), parameters(0, -800), parameters(0, 0, -800),
    ] { #expect(!InterceptGrid.holds(refused)) }
  }
}
