import CredencePosteriors
import CredenceProbability
import CredenceSurvey
import Foundation
import Testing

@Suite("Comparison and ranks")
struct ComparisonTests {
  static func netScore(
    _ promoters: Int, _ passives: Int, _ detractors: Int, _ prior: DirichletPrior = .jeffreys
  ) -> NetScoreDistribution {
    let counts = ScoreCounts(promoters: promoters, passives: passives, detractors: detractors)
    return Posterior(counts, prior: prior).netScore
  }

  @Test("(5,2,3) is healthier than (4,2,4) with probability .69 under Jeffreys' prior")
  func published() {
    let probability = Self.netScore(5, 2, 3).probability(isHealthierThan: Self.netScore(4, 2, 4))
    #expect(abs(probability - 0.69) < 0.005)
  }

  @Test("the two probabilities of a pair add up to 1 and a twin is beaten half the time")
  func complements() {
    let samples = [
      Self.netScore(5, 0, 0), Self.netScore(0, 3, 0), Self.netScore(2, 2, 1), Self.netScore(300, 20, 100),
      Self.netScore(0, 0, 2, .third), Self.netScore(1, 0, 1, .flat),
    ]
    for first in samples {
      #expect(abs(first.probability(isHealthierThan: first) - 0.5) < 1e-9)
      for second in samples {
        let forwards = first.probability(isHealthierThan: second)
        let backwards = second.probability(isHealthierThan: first)
        #expect(abs(forwards + backwards - 1) < 1e-9, "\(first) \(second)")
      }
    }
  }

  @Test("against 200,000 Dirichlet draws, within four standard errors")
  func monteCarlo() {
    let first = Self.netScore(6, 3, 1)
    let second = Self.netScore(9, 1, 4)
    var random = DirichletDraws(seed: 11)
    var above = 0
    let draws = 200_000
    for _ in 0..<draws where random.netShare(first) > random.netShare(second) { above += 1 }
    let share = Double(above) / Double(draws)
    let exact = first.probability(isHealthierThan: second)
    #expect(abs(share - exact) < 4 * (exact * (1 - exact) / Double(draws)).squareRoot())
  }

  @Test("expected ranks are 1 plus the exact pairwise probabilities, to 1e-3 ranks among 20 accounts")
  func expectedRanks() {
    let accounts = (0..<20).map { Self.netScore($0 % 7, $0 % 3, ($0 * $0) % 5 + 1) }
    let ranking = PortfolioRanking(accounts)
    for (i, rank) in ranking.ranks.enumerated() {
      var expected = 1.0
      for j in accounts.indices where j != i {
        expected += accounts[j].probability(isHealthierThan: accounts[i])
      }
      #expect(abs(rank.expected - expected) < 1e-3, "\(i)")
    }
    let sum = ranking.ranks.reduce(0) { $0 + $1.expected }
    #expect(abs(sum - 210) < 1e-6)
    #expect(abs(ranking.ranks.reduce(0) { $0 + $1.probabilityBest } - 1) < 2e-3)
  }

  @Test("ranks against simulated portfolios: 4,000 of 30 accounts (convolved), 800 of 150 (normal)")
  func rankDistribution() {
    for count in [30, 150] {
      let accounts = (0..<count).map { Self.netScore(($0 * 7) % 11, $0 % 4, ($0 * 3) % 8) }
      let ranking = PortfolioRanking(accounts)
      var random = DirichletDraws(seed: UInt64(count))
      let draws = 120_000 / count
      var best = Array(repeating: 0, count: count)
      var inside = best
      var sums = best
      for _ in 0..<draws {
        let scores = accounts.map { random.netShare($0) }
        let order = scores.indices.sorted { scores[$0] > scores[$1] }
        for (position, account) in order.enumerated() {
          sums[account] += position + 1
          if position == 0 { best[account] += 1 }
          let rank = ranking.ranks[account]
          if (rank.lower...rank.upper).contains(position + 1) { inside[account] += 1 }
        }
      }
      for (account, rank) in ranking.ranks.enumerated() {
        let runs = Double(draws)
        let spread = Double(rank.upper - rank.lower) / 3.3 + 1
        #expect(abs(Double(sums[account]) / runs - rank.expected) < 5 * spread / runs.squareRoot())
        let share = Double(best[account]) / runs
        let noise = (rank.probabilityBest * (1 - rank.probabilityBest) / runs).squareRoot()
        #expect(abs(share - rank.probabilityBest) < 5 * noise + 2e-3)
        // At least 90%, being on a lattice, and not by more than the two end ranks can hold.
        #expect(Double(inside[account]) / runs > 0.9 - 5 * (0.09 / runs).squareRoot())
      }
    }
  }

  @Test("no account, one account, all alike: ranks that make sense")
  func degenerate() {
    #expect(PortfolioRanking([NetScoreDistribution]()).ranks.isEmpty)
    let alone = PortfolioRanking([Self.netScore(3, 1, 1)]).ranks[0]
    #expect(alone.lower == 1 && alone.upper == 1 && abs(alone.expected - 1) < 1e-9)
    #expect(abs(alone.probabilityBest - 1) < 1e-6)
    let alike = PortfolioRanking(Array(repeating: Self.netScore(5, 0, 0), count: 300)).ranks
    for rank in alike {
      #expect(abs(rank.expected - 150.5) < 0.01)
      #expect(abs(rank.lower - 16) <= 1 && abs(rank.upper - 285) <= 1)
    }
  }
}

/// Dirichlet draws for the tests, from gamma variables (Marsaglia and Tsang 2000).
struct DirichletDraws {
  var generator: PhiloxGenerator

  init(seed: UInt64) { generator = PhiloxGenerator(seed: seed, stream: 0) }

  mutating func netShare(_ distribution: NetScoreDistribution) -> Double {
    let a = gamma(distribution.promoters)
    let b = gamma(distribution.passives)
    let c = gamma(distribution.detractors)
    return (a - c) / (a + b + c)
  }

  mutating func uniform() -> Double { (Double(generator.next() >> 11) + 0.5) / 9_007_199_254_740_992 }

  mutating func gamma(_ shape: Double) -> Double {
    if shape < 1 {
      let boost = pow(uniform(), 1 / shape)
      return gamma(shape + 1) * boost
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let z = normalQuantile(uniform())
      let v = (1 + c * z) * (1 + c * z) * (1 + c * z)
      guard v > 0 else { continue }
      let u = uniform()
      if log(u) < 0.5 * z * z + d - d * v + d * log(v) { return d * v }
    }
  }
}
