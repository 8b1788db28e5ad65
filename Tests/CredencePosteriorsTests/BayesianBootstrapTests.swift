import CredencePosteriors
import CredenceSurvey
import CredenceTestSupport
import Testing

@Suite("Bayesian bootstrap")
struct BayesianBootstrapTests {
  struct Case: Decodable, Sendable {
    let promoters: Int
    let passives: Int
    let detractors: Int
    let mean: Double
    let sd: Double
    let tolerance: Double
  }

  @Test("mean and standard deviation against an independent computation")
  func moments() throws {
    for item in try Fixtures.cases("Posteriors/bayesian_bootstrap.json", as: Case.self) {
      let counts = ScoreCounts(
        promoters: item.promoters, passives: item.passives, detractors: item.detractors)
      let score = try #require(NetPromoterScore().value(of: counts))
      #expect(abs(score - item.mean) <= item.tolerance)
      #expect(abs(BayesianBootstrap().standardDeviation(of: counts) - item.sd) <= item.tolerance)
    }
  }

  @Test(
    "next to level 0 the limits meet in order, whatever the last digit", arguments: [1e-300, 1e-17, 3e-16])
  func smallestLevels(level: Double) throws {
    let level = try ConfidenceLevel(level)
    for first in 1...9 {
      for second in 1...9 {
        for counts in [
          ScoreCounts(promoters: first, passives: second, detractors: 0),
          ScoreCounts(promoters: first, passives: 0, detractors: second),
          ScoreCounts(promoters: 0, passives: first, detractors: second),
        ] {
          let interval = try counts.estimate(.netPromoterScore, by: .bayesianBootstrap, level: level).interval
          #expect(interval.width >= 0 && interval.width < 1e-9)
        }
      }
    }
  }

  @Test("two classes alone: beta quantiles by scipy.stats.beta.ppf")
  func twoClasses() throws {
    let cases: [(ScoreCounts, Double, Double)] = [
      (ScoreCounts(promoters: 8, passives: 2, detractors: 0), 51.7503485082663, 97.18550265221018),
      (ScoreCounts(promoters: 2, passives: 0, detractors: 3), -86.48280270229141, 61.175910063351296),
      (ScoreCounts(promoters: 0, passives: 4, detractors: 1), -60.23646356164747, -0.630946320970982),
    ]
    for (counts, lower, upper) in cases {
      let interval = try counts.estimate(.netPromoterScore, by: .bayesianBootstrap).interval
      #expect(abs(interval.lower - lower) < 1e-9 && abs(interval.upper - upper) < 1e-9)
    }
  }

  @Test("all three classes: the moments of the distribution are those of the weights")
  func threeClasses() throws {
    let counts = ScoreCounts(promoters: 6, passives: 3, detractors: 1)
    let distribution = NetScoreDistribution(promoters: 6, passives: 3, detractors: 1)
    #expect(abs(distribution.mean - 50) < 1e-12)
    #expect(abs(distribution.standardDeviation - BayesianBootstrap().standardDeviation(of: counts)) < 1e-9)
    let interval = try counts.estimate(.netPromoterScore, by: .bayesianBootstrap).interval
    #expect(abs(distribution.cumulative(interval.lower) - 0.025) < 1e-9)
    #expect(abs(distribution.survival(interval.upper) - 0.025) < 1e-9)
  }

  @Test("unanimous answers are degenerate and say so")
  func unanimous() throws {
    let estimate = try ScoreCounts(promoters: 5, passives: 0, detractors: 0)
      .estimate(.netPromoterScore, by: .bayesianBootstrap)
    #expect(estimate.interval.width == 0)
    #expect(estimate.diagnostics.map(\.code) == ["degenerate-sample"])
  }
}
