import CredenceSurvey
import Testing

@testable import CredenceHealth

@Suite("Health of large counts: as exact as small ones, and as quick")
struct LargeCountsTests {
  private static let one = HealthParameters(
    locations: [-0.3], logGaps: [log(1.4)], logInterceptDeviation: log(0.8), logRoleDeviation: nil,
    logLoadings: [])
  private static let three = HealthParameters(
    locations: [-0.4, -0.1, 0.3], logGaps: [0.3, 0.4, 0.2], logInterceptDeviation: log(0.9),
    logRoleDeviation: log(0.5), logLoadings: [0.2, 0, -0.3])

  /// SciPy: Simpson's rule on 400,001 points of the random intercept, of the definition.
  @Test(
    "one role with up to 100,000 answers, against SciPy",
    arguments: [
      ([500, 300, 200], -1032.388899313, 29.963878896, 2.440034630, 25.14569, 34.70909),
      ([2_500, 3_000, 2_450], -8732.860702784, 0.618360143, 0.899605877, -1.14490, 2.38144),
      ([60_000, 30_000, 10_000], -90729.542886042, 48.124044569, 0.218921088, 47.69441, 48.55256),
    ])
  func scipy(
    counts: [Int], logLikelihood: Double, mean: Double, deviation: Double, lower: Double, upper: Double
  ) {
    Self.compare(counts, logLikelihood, mean, deviation, lower, upper)
  }

  /// The account effect is integrated within eight of its standard deviations. Thousands of answers alike lie at the edge
  /// of that or beyond, under parameters that are not their own; fitted ones move towards them.
  @Test(
    "thousands of answers alike under parameters far from them: not reached yet, against SciPy",
    arguments: [
      ([1_000, 0, 0], -30.225909524, 98.976651970, 0.326498914, 98.23819, 99.50607),
      ([1, 0, 100_000], -101.470140821, -99.979754898, 0.004798422, -99.98799, -99.96928),
    ])
  func alike(
    counts: [Int], logLikelihood: Double, mean: Double, deviation: Double, lower: Double, upper: Double
  ) {
    withKnownIssue { Self.compare(counts, logLikelihood, mean, deviation, lower, upper) }
  }

  private static func compare(
    _ counts: [Int], _ logLikelihood: Double, _ mean: Double, _ deviation: Double, _ lower: Double,
    _ upper: Double
  ) {
    let entry = ScoreCounts(promoters: counts[0], passives: counts[1], detractors: counts[2])
    let portfolio = HealthPortfolio(roles: [.unknown], accounts: [[entry]])
    let value = MarginalLikelihood(portfolio, accounts: 0..<1).evaluate(one.vector, threads: 1).value
    #expect(abs(value - logLikelihood) < 1e-6)
    let found = PortfolioHealth(
      portfolio, model: HealthModel(one, roles: [.unknown]),
      settings: HealthSettings(weights: .equal([.unknown]), countsAnswersNeeded: false))[0]
    #expect(abs(found.mean - mean) < 1e-5)
    #expect(abs(found.standardDeviation - deviation) < 1e-5)
    #expect(abs(found.interval.lower - lower) < 0.1)
    #expect(abs(found.interval.upper - upper) < 0.1)
  }

  /// Both integrate the same function exactly up to rounding: the one on the grid of all, the other on nodes of its own.
  @Test(
    "own nodes and the shared grid, on the same answers",
    arguments: [[60, 60, 60], [180, 0, 0], [5, 1, 170]])
  func nodes(counts: [Int]) throws {
    let pattern = RolePattern(
      role: 1, promoters: counts[0], passives: counts[1], detractors: counts[2])
    let grid = InterceptGrid(Self.three, capacity: 192)
    let curves = ClassCurves(Self.three, role: 1)
    let (values, logScale) = curves.likelihood(pattern, at: NodeLogarithms(curves, on: grid))
    let shared = correlate(values, with: grid.roleWeights)
    let local = LocalNodes(pattern, curves, grid, intervals: 64)
    let own = local.integrate(local.values)
    let largest = try #require(shared.max())
    for (left, right) in zip(shared, own) {
      #expect(abs(left * exp(logScale - local.logScale) - right) < 1e-8 * largest)
    }
  }

  @Test("the gradient is the likelihood's beyond the grid as well, by central differences")
  func gradient() {
    let portfolio = HealthPortfolio(
      roles: Role.seeded,
      accounts: [
        [
          ScoreCounts(promoters: 700, passives: 200, detractors: 100), .empty,
          ScoreCounts(promoters: 2, passives: 1, detractors: 4),
        ],
        [
          ScoreCounts(promoters: 0, passives: 0, detractors: 300),
          ScoreCounts(promoters: 40, passives: 400, detractors: 30), .empty,
        ],
      ])
    let likelihood = MarginalLikelihood(portfolio, accounts: 0..<2)
    let theta = Self.three.vector
    let gradient = likelihood.posterior(theta, threads: 1).gradient
    for index in theta.indices {
      let step = 1e-3
      func value(_ shift: Double) -> Double {
        var place = theta
        place[index] += shift
        return likelihood.posterior(place, threads: 1).value
      }
      let slope = (8 * (value(step) - value(-step)) - (value(2 * step) - value(-2 * step))) / (12 * step)
      #expect(abs(slope - gradient[index]) < 1e-5 * max(1, abs(slope)), "parameter \(index)")
    }
  }

  /// The listed distribution is checked against every assignment of the nonrespondents (`FinitePopulationTests`).
  @Test(
    "silent contacts in cells against the same listed one by one",
    arguments: [([3, 1, 2], 129), ([0, 0, 0], 400), ([5, 0, 0], 129), ([40, 20, 100], 600)])
  func cells(counts: [Int], nonrespondents: Int) throws {
    let pattern = RolePattern(
      role: 0, promoters: counts[0], passives: counts[1], detractors: counts[2])
    let population = nonrespondents + pattern.responses
    let engine = PosteriorEngine(Self.three, capacity: 12, weights: [0.5, 0.3, 0.2])
    let grid = engine.grid
    let curves = ClassCurves(Self.three, role: 0)
    let situation = RoleSituation(
      role: 0,
      ScoreCounts(
        promoters: counts[0], passives: counts[1], detractors: counts[2], population: population))
    let gathered = RealisedRole(
      pattern, nonrespondents: nonrespondents,
      NetShareCells(situation, nonrespondents: nonrespondents, curves, weight: 0.5),
      engine.latent(pattern, over: 0..<grid.interceptCount), interceptCount: grid.interceptCount)
    let refinement = grid.refinement(forNonrespondents: nonrespondents, loading: curves.loading)
    let fine = grid.refined(by: refinement)
    let logs = NodeLogarithms(curves, on: fine)
    let listed = RealisedRole(
      pattern, nonrespondents: nonrespondents, likelihood: curves.likelihood(pattern, at: logs).values,
      sums: RealisedRole.sums(count: nonrespondents, logs), fine: fine)
    for role in [gathered, listed] { role.cover(0..<grid.interceptCount) }
    var intercepts = [Double](repeating: 0, count: grid.interceptCount)
    engine.intercepts(
      AccountSituation(roles: [
        situation, RoleSituation(role: 1, .empty), RoleSituation(role: 2, .empty),
      ]), into: &intercepts)
    func mixed(_ values: [Double]) -> Double { zip(intercepts, values).reduce(0) { $0 + $1.0 * $1.1 } }
    #expect(abs(mixed(gathered.negative) - mixed(listed.negative)) < 1e-4)
    #expect(abs(mixed(gathered.positive) - mixed(listed.positive)) < 1e-4)
    // Means: cells of one point, each at its middle.
    func mean(_ role: RealisedRole) -> Double {
      mixed(
        (0..<grid.interceptCount).map { intercept in
          (0..<role.width).reduce(0) {
            $0 + role.masses.elements[role.masses.start(intercept) + $1] * role.value($1)
          }
        })
    }
    #expect(abs(100 * mean(gathered) - 100 * mean(listed)) < 0.02)
  }

  /// Nobody can list these; an hour and gigabytes were what it took.
  @Test("no count is too large")
  func largest() {
    let portfolio = HealthPortfolio(
      roles: Role.seeded,
      accounts: [
        [
          ScoreCounts(promoters: 274_877_906_944, passives: 0, detractors: 0),
          ScoreCounts(promoters: 1, passives: 0, detractors: 0, population: 1_000_000_000),
          ScoreCounts(promoters: 10_000_000, passives: 10_000_000, detractors: 10_000_000),
        ]
      ])
    let health = PortfolioHealth(portfolio)[0]
    #expect(health.interval.lower > 0 && health.interval.upper <= 100)
    // A third each: known to .1 points.
    #expect(abs(health.roles[2].mean) < 0.1 && health.roles[2].standardDeviation < 0.1)
    #expect(abs(health.roles[0].mean - 100) < 0.1)
  }
}
