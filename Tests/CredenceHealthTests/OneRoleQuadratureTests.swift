import CredenceSurvey
import Testing

@testable import CredenceHealth

/// Where one role alone counts nothing smooths over the steps of a grid: the whole error of the integration shows. The
/// reference is the model's definition on 40,001 points of the random intercept, with no code in common but the logistic function.
@Suite("One role: against the definition on a fine line of random intercepts")
struct OneRoleQuadratureTests {
  /// The median m, log gap g and log deviation of the random intercepts.
  private static let vectors = [[-0.3, 0.4, -0.1], [0.8, 0.1, 0.7], [-2, 0.9, -1.2]]
  private static let answers = [[2, 0, 1], [4, 0, 0], [0, 1, 3], [1, 3, 0], [0, 0, 0]]

  private struct Line {
    var masses: [Double] = []
    var shares: [(promoter: Double, detractor: Double)] = []

    init(_ vector: [Double], _ counts: [Int], points: Int) {
      let (lower, upper) = (vector[0] - exp(vector[1]) / 2, vector[0] + exp(vector[1]) / 2)
      let deviation = exp(vector[2])
      for index in 0..<points {
        let z = -9 + 18 * Double(index) / Double(points - 1)
        let eta = deviation * z
        let promoter = 1 / (1 + exp(upper - eta))
        let detractor = 1 / (1 + exp(eta - lower))
        let passive = 1 - promoter - detractor
        var logMass = -z * z / 2
        for (count, share) in zip(counts, [promoter, passive, detractor]) where count > 0 {
          logMass += Double(count) * log(share)
        }
        masses.append(exp(logMass))
        shares.append((promoter, detractor))
      }
      let total = masses.reduce(0, +)
      masses = masses.map { $0 / total }
    }
  }

  private static func health(_ vector: [Double], _ counts: [Int], population: Int?) -> AccountHealth {
    CredenceHealthTests.health(
      AccountSituation(
        roles: [
          RoleSituation(
            role: 0,
            ScoreCounts(
              promoters: counts[0], passives: counts[1], detractors: counts[2], population: population))
        ]),
      [HealthModel.Point(parameters: HealthParameters(vector: vector, roleCount: 1), weight: 1)],
      roles: [.unknown])
  }

  @Test(
    "contacts not known: probabilities within 3e-5, quantiles within .06 points", arguments: vectors, answers)
  func latent(vector: [Double], counts: [Int]) {
    let line = Line(vector, counts, points: 40_001)
    let found = Self.health(vector, counts, population: nil)
    let scores = line.shares.map { 100 * ($0.promoter - $0.detractor) }
    // Scores rise along the line. Each point stands for its neighbourhood, which a limit divides.
    func below(_ limit: Double) -> Double {
      guard let next = scores.firstIndex(where: { $0 >= limit }), next > 0 else { return limit > 0 ? 1 : 0 }
      let place = Double(next - 1) + (limit - scores[next - 1]) / (scores[next] - scores[next - 1])
      let own = Int(place.rounded())
      return line.masses[..<own].reduce(0, +) + (place - Double(own) + 0.5) * line.masses[own]
    }
    #expect(abs(found.probabilityBelowZero - below(0)) < 3e-5)
    #expect(abs(found.cells.atMostMinus80 - below(-80)) < 3e-5)
    #expect(abs(found.cells.atLeast80 - (1 - below(80))) < 3e-5)
    // The limit's own probability: where hardly any mass lies a quantile says little.
    for (level, value) in [(0.025, found.interval.lower), (0.5, found.median), (0.975, found.interval.upper)]
    {
      #expect(below(value - 0.06) < level + 1e-9 && below(value + 0.06) > level - 1e-9, "\(level)")
    }
  }

  @Test("many known contacts: every probability within 1e-10", arguments: vectors, [60, 500])
  func realised(vector: [Double], nonrespondents: Int) {
    let counts = [2, 0, 1]
    // The answers of the nonrespondents are narrow along the random intercept: 4,001 points hold some forty to their width.
    let line = Line(vector, counts, points: 4_001)
    var sums = [Double](repeating: 0, count: 2 * nonrespondents + 1)
    var masses = sums
    for (mass, share) in zip(line.masses, line.shares) {
      masses.withUnsafeMutableBufferPointer {
        NetCountSum.fill(
          $0, count: nonrespondents,
          .init(
            promoter: log(share.promoter), passive: log(1 - share.promoter - share.detractor),
            detractor: log(share.detractor)))
      }
      for index in sums.indices { sums[index] += mass * masses[index] }
    }
    let found = Self.health(vector, counts, population: nonrespondents + 3)
    let balance = counts[0] - counts[2]
    let below = zip(-nonrespondents...nonrespondents, sums).reduce(0) { $1.0 + balance < 0 ? $0 + $1.1 : $0 }
    let above = zip(-nonrespondents...nonrespondents, sums).reduce(0) { $1.0 + balance > 0 ? $0 + $1.1 : $0 }
    #expect(abs(found.probabilityBelowZero - below) < 1e-10)
    #expect(abs(found.probabilityAboveZero - above) < 1e-10)
  }
}
