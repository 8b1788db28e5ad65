import CredenceSurvey
import Testing

@testable import CredenceHealth

/// The distribution of realised health, outcome by outcome: health -> probability, ties within 1e-9 joined.
private func distribution(_ situation: AccountSituation, _ parameters: HealthParameters) -> [(Double, Double)]
{
  let layout = RoleLayout(Role.seeded, .standard)
  var pass = PosteriorPass(
    PosteriorEngine(parameters, capacity: 12, weights: layout.weights), layout)
  pass.smallestIntercept = 1e-14
  var sums = PosteriorSums(situation, layout)
  pass.add(situation, share: 1, isMode: true, depth: .summary, to: &sums)
  let order = LatticeOrder(
    situation.roles.map { (layout.weights[$0.pattern.role], $0.nonrespondents ?? 0, $0.population ?? 1) })
  let offset = situation.roles.reduce(0.0) {
    $0 + 100 * layout.weights[$1.pattern.role] * Double($1.balance) / Double($1.population ?? 1)
  }
  var result: [(Double, Double)] = []
  for (place, position) in order.order.enumerated() {
    let health = offset + order.health[place]
    let mass = sums.masses[Int(position)]
    if let last = result.last, abs(last.0 - health) < 1e-9 {
      result[result.count - 1].1 += mass
    } else {
      result.append((health, mass))
    }
  }
  return result
}

@Suite("Realised health of small populations: brute force")
struct FinitePopulationTests {
  @Test("every outcome's probability against the enumeration in Python, within 1e-9")
  func golden() throws {
    for expected in try GoldenHealth.load().finite_population {
      let parameters = HealthParameters(vector: expected.theta, roleCount: 3)
      let ours = distribution(
        AccountSituation(golden: expected.counts, known: expected.known), parameters)
      #expect(ours.count == expected.health.count)
      for (index, entry) in ours.enumerated() {
        #expect(abs(entry.0 - expected.health[index]) < 1e-8)
        #expect(abs(entry.1 - expected.probability[index]) < 1e-9)
      }
      let situation = AccountSituation(golden: expected.counts, known: expected.known)
      let health = health(
        situation, [HealthModel.Point(parameters: parameters, weight: 1)], smallestIntercept: 1e-14)
      #expect(abs((health.patterns.maskedRisk ?? -1) - expected.masked_risk) < 1e-9)
    }
  }

  /// What the nonrespondents might say, assignment by assignment: the probability of one is the likelihood of the completed
  /// account over that of the observed one. This goes through the likelihood alone and shares no code with the
  /// convolutions.
  @Test(
    "every outcome's probability against every assignment of the silent, within 1e-10",
    arguments: [
      ([[0, 0, 1], [1, 0, 0], [2, 1, 0]], [2, 2, 4]), ([[0, 0, 0], [0, 0, 0], [0, 0, 0]], [2, 1, 3]),
      ([[1, 0, 0], [0, 0, 2], [0, 1, 1]], [3, 3, 4]), ([[0, 1, 0], [0, 0, 0], [5, 0, 1]], [1, 3, 8]),
    ])
  func enumeration(counts: [[Int]], known: [Int]) throws {
    let theta = try GoldenHealth.load().cases[0].loglik_at[1].theta
    func logLikelihood(_ counts: [[Int]]) -> Double {
      let portfolio = HealthPortfolio(
        roles: Role.seeded,
        accounts: [
          counts.map { ScoreCounts(promoters: $0[0], passives: $0[1], detractors: $0[2]) }
        ])
      return MarginalLikelihood(portfolio, accounts: 0..<1).evaluate(theta, threads: 1).value
    }
    let observed = counts.joined().contains { $0 > 0 } ? logLikelihood(counts) : 0
    let nonrespondents = zip(counts, known).enumerated().flatMap { role, entry in
      Array(repeating: role, count: entry.1 - entry.0.reduce(0, +))
    }
    var expected: [Int: Double] = [:]
    var assignment = [Int](repeating: 0, count: nonrespondents.count)
    let total = (0..<nonrespondents.count).reduce(1) { product, _ in product * 3 }
    for number in 0..<total {
      var rest = number
      var completed = counts
      for place in assignment.indices {
        assignment[place] = rest % 3
        rest /= 3
        completed[nonrespondents[place]][assignment[place]] += 1
      }
      let health = zip(completed, zip(known, [0.5, 0.3, 0.2])).reduce(0.0) {
        $0 + 100 * $1.1.1 * Double($1.0[0] - $1.0[2]) / Double($1.1.0)
      }
      expected[Int((health * 1e6).rounded()), default: 0] += exp(logLikelihood(completed) - observed)
    }
    let ours = distribution(
      AccountSituation(golden: counts, known: known), HealthParameters(vector: theta, roleCount: 3))
    #expect(ours.count == expected.count)
    for (health, mass) in ours {
      let reference = try #require(expected[Int((health * 1e6).rounded())])
      #expect(abs(mass - reference) < 1e-10)
    }
  }
}
