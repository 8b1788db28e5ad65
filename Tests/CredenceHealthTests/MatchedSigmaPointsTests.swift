import CredenceProbability
import CredenceSurvey
import Testing

@testable import CredenceHealth

@Suite("The star with the moments of the posterior")
struct MatchedSigmaPointsTests {
  @Test("corners of star and simplex: mean 0, every variance 1, no covariance", arguments: 1...12)
  func geometry(dimension: Int) {
    for corners in [MatchedSigmaPoints.sigmaPoints(dimension), MatchedSigmaPoints.simplex(dimension)] {
      let count = Double(corners.count)
      for row in 0..<dimension {
        #expect(abs(corners.reduce(0) { $0 + $1[row] }) < 1e-12)
        for column in 0..<dimension {
          let product = corners.reduce(0) { $0 + $1[row] * $1[column] } / count
          #expect(abs(product - (row == column ? 1 : 0)) < 1e-12)
        }
      }
    }
    #expect(MatchedSigmaPoints.sigmaPoints(dimension).count == 2 * dimension)
    #expect(MatchedSigmaPoints.simplex(dimension).count == dimension + 1)
  }

  private static func mean(_ model: HealthModel, _ value: ([Double]) -> Double) -> Double {
    model.points.reduce(0) { $0 + $1.weight * value($1.parameters.vector) }
  }

  /// Without answers the posterior is the prior, a normal density whose moments `HealthPrior` states. Only what does not
  /// change along the ridge is carried on: differences of deviations, products of deviation and loading.
  @Test("nobody answered: the moments are the prior's")
  func prior() {
    let model = HealthModel(HealthPortfolio(roles: Role.seeded, accounts: [[.empty, .empty, .empty]]))
    // Ten axes: eleven parameters less the ridge.
    #expect(model.points.count == 21 && model.points[0].weight == 0)
    #expect(model.points[0].parameters == model.mode)
    #expect(abs(model.points.reduce(0) { $0 + $1.weight } - 1) < 1e-12)
    func check(_ mean: Double, _ variance: Double, _ value: ([Double]) -> Double) {
      let found = Self.mean(model, value)
      #expect(abs(found - mean) < 1e-4)
      let square = Self.mean(model) { (value($0) - found) * (value($0) - found) }
      #expect(abs(square / variance - 1) < 1e-3)
    }
    for role in 0..<3 {
      check(0, 1.5 * 1.5 + 0.75 * 0.75) { $0[role] }
      check(log(1.4), 0.4 * 0.4 + 0.2 * 0.2) { $0[3 + role] }
      check(log(0.8), 0.7 * 0.7 + 0.4 * 0.4) { $0[6] + $0[8 + role] }
      check(log(0.6), 0.7 * 0.7 + 0.4 * 0.4) { $0[7] + $0[8 + role] }
    }
    check(0, 2 * 0.75 * 0.75) { $0[0] - $0[1] }
    check(log(0.8 / 0.6), 2 * 0.7 * 0.7) { $0[6] - $0[7] }
  }

  /// The log posterior on a line along the ridge is a parabola, so that three points of it say where its highest is.
  @Test("along the ridge answers say nothing, and the rise is that of the log posterior")
  func ridge() throws {
    let portfolio = try HealthPortfolio.golden("health12.csv")
    let likelihood = MarginalLikelihood(portfolio, accounts: 0..<portfolio.accountCount)
    let ridge = try #require(ScaleRidge(.standard, roleCount: 3))
    #expect(ScaleRidge(.standard, roleCount: 1) == nil)
    let place = [-0.4, 0.3, -0.1, 0.2, 0.4, 0.5, -0.6, 0.2, 0.3, -0.2, 0.1]
    func moved(_ distance: Double) -> [Double] { zip(place, ridge.direction).map { $0 + distance * $1 } }
    let here = likelihood.evaluate(place, threads: 1).value
    #expect(abs(likelihood.evaluate(moved(0.7), threads: 1).value - here) < 1e-8)
    let (below, middle, above) = (
      likelihood.logPosterior(moved(-1)), likelihood.logPosterior(place), likelihood.logPosterior(moved(1))
    )
    let slope = (above - below) / 2
    let bend = above - 2 * middle + below
    #expect(bend < 0)
    #expect(abs(ridge.rise(from: place) + slope * slope / (2 * bend)) < 1e-6)
    #expect(abs(middle - likelihood.posterior(place, threads: 1).value) < 1e-10)
  }

  /// Nine accounts of one role, three parameters: the posterior is wide, and can be summed on a lattice.
  private static let lean = HealthPortfolio(
    roles: [.unknown],
    accounts: [
      [3, 1, 0], [0, 1, 3], [4, 0, 0], [1, 1, 1], [2, 2, 0], [3, 0, 1], [5, 1, 0], [0, 0, 2], [2, 1, 1],
    ].map { [ScoreCounts(promoters: $0[0], passives: $0[1], detractors: $0[2])] })

  /// The posterior's masses on a lattice that reaches far beyond what has any.
  private static func lattice(_ steps: Int) -> [(place: [Double], mass: Double)] {
    let likelihood = MarginalLikelihood(lean, accounts: 0..<lean.accountCount)
    func line(_ low: Double, _ high: Double) -> [Double] {
      (0..<steps).map { low + (high - low) * (Double($0) + 0.5) / Double(steps) }
    }
    var places: [[Double]] = []
    for m in line(-5, 4) {
      for g in line(-1.2, 2) {
        for s in line(-3, 3) { places.append([m, g, s]) }
      }
    }
    let logs = places.map { likelihood.logPosterior($0) }
    let highest = logs.max() ?? 0
    let masses = logs.map { exp($0 - highest) }
    let total = masses.reduce(0, +)
    return zip(places, masses).map { ($0, $1 / total) }
  }

  /// Standard errors of the draws are .02 for means and .01 for variances at most: four of them are allowed.
  @Test("one role: mean and covariance are those of the summed posterior")
  func moments() {
    let exact = Self.lattice(36)
    let model = HealthModel(Self.lean)
    #expect(model.points.count == 7)
    for first in 0..<3 {
      let mean = exact.reduce(0) { $0 + $1.mass * $1.place[first] }
      let found = Self.mean(model) { $0[first] }
      #expect(abs(found - mean) < 0.08)
      for second in first..<3 {
        let other = exact.reduce(0) { $0 + $1.mass * $1.place[second] }
        let product = exact.reduce(0) { $0 + $1.mass * ($1.place[first] - mean) * ($1.place[second] - other) }
        let foundOther = Self.mean(model) { $0[second] }
        let ours = Self.mean(model) { ($0[first] - found) * ($0[second] - foundOther) }
        #expect(abs(ours - product) < 0.04)
      }
    }
  }

  @Test("one role: accounts' health is that mixed over the summed posterior")
  func accounts() {
    let heavy = Self.lattice(14).filter { $0.mass > 1e-6 }
    let total = heavy.reduce(0) { $0 + $1.mass }
    let exact = heavy.map {
      HealthModel.Point(
        parameters: HealthParameters(vector: $0.place, roleCount: 1), weight: $0.mass / total)
    }
    let model = HealthModel(Self.lean)
    let sigmaPoints = HealthModel(Self.lean, tuning: .sigmaPointsAroundMode)
    var (error, errorOfSigmaPoints) = (0.0, 0.0)
    for counts in [[0, 0, 0], [1, 0, 1], [2, 1, 0], [0, 1, 3]] {
      let situation = AccountSituation(
        roles: [
          RoleSituation(
            role: 0,
            ScoreCounts(promoters: counts[0], passives: counts[1], detractors: counts[2], population: 9))
        ])
      let expected = health(situation, exact, roles: [.unknown])
      let found = health(situation, model.points, roles: [.unknown])
      #expect(abs(found.mean - expected.mean) < 1, "\(counts)")
      #expect(abs(found.probabilityAboveZero - expected.probabilityAboveZero) < 0.01, "\(counts)")
      #expect(abs(found.standardDeviation - expected.standardDeviation) < 1, "\(counts)")
      error += abs(found.mean - expected.mean)
      errorOfSigmaPoints += abs(health(situation, sigmaPoints.points, roles: [.unknown]).mean - expected.mean)
    }
    #expect(error < errorOfSigmaPoints / 2)
  }

  /// Accounts of three roles as the model has them; with no answer of decision makers where `silent`.
  private static func portfolio(_ accounts: Int, nonrespondents: Bool = false) -> HealthPortfolio {
    var generator = PhiloxGenerator(seed: 8, stream: 0)
    return HealthPortfolio(
      roles: Role.seeded,
      accounts: (0..<accounts).map { _ in
        let intercept = generator.normal()
        return (0..<3).map { role in
          let eta = intercept + 0.7 * generator.normal()
          var answers = [0, 0, 0]
          for _ in 0..<1 + generator.integer(below: 4) {
            let place = generator.uniform()
            let (promoter, detractor) = (1 / (1 + exp(0.5 - eta)), 1 / (1 + exp(eta + 0.9)))
            answers[place < promoter ? 0 : place < 1 - detractor ? 1 : 2] += 1
          }
          if nonrespondents, role == 0 { return .empty }
          return ScoreCounts(promoters: answers[0], passives: answers[1], detractors: answers[2])
        }
      })
  }

  @Test("as portfolios grow: two values an axis, the corners of a simplex, the mode")
  func sizes() {
    let small = HealthModel(Self.portfolio(ParameterSpread.largestTwoSided))
    #expect(small.points.count.isMultiple(of: 2) == false && small.points.count > 5)
    #expect(small.record.draws > 0)
    let larger = HealthModel(Self.portfolio(ParameterSpread.largestTwoSided + 1))
    #expect(larger.points.count < small.points.count && larger.points.count > 2)
    let large = HealthModel(Self.portfolio(40_000))
    #expect(large.points.count == 1 && large.record.draws == 0 && large.points[0].weight == 1)
  }

  /// However many accounts there are, nothing is learnt of a role nobody answers for.
  @Test("a role never answered stays uncertain in a large portfolio")
  func silentRole() throws {
    let portfolio = Self.portfolio(40_000, nonrespondents: true)
    let model = HealthModel(portfolio, threads: 2)
    #expect(model.points.count > 1)
    let situation = AccountSituation(golden: [[0, 0, 0], [1, 1, 0], [2, 0, 0]], known: [2, 2, 3])
    let whole = health(situation, model.points)
    let mode = health(situation, [HealthModel.Point(parameters: model.mode, weight: 1)])
    #expect(whole.standardDeviation > 1.02 * mode.standardDeviation)
    // The decision makers' level has the variance of the prior given the others': .75^2 and the mean of two.
    let levels = model.points.dropFirst().map { $0.parameters.vector[0] }
    let mean = levels.reduce(0, +) / Double(levels.count)
    let variance = levels.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(levels.count)
    let (shared, own) = (1.5 * 1.5, 0.75 * 0.75)
    let given = shared + own - 2 * shared * shared / (2 * shared + own)
    #expect(abs(variance / given - 1) < 0.1)
  }
}
