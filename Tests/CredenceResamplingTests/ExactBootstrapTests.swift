import CredenceSurvey
import CredenceTestSupport
import Testing

@testable import CredenceResampling

@Suite("Exact bootstrap")
struct ExactBootstrapTests {
  struct CountsCase: Decodable, Sendable {
    let promoters: Int
    let passives: Int
    let detractors: Int
    let level: Double
    let percentile: [Double]
    let bca: [Double]?
    let biasCorrection: Double?
    let acceleration: Double?
    let tolerance: Double
    var counts: ScoreCounts { ScoreCounts(promoters: promoters, passives: passives, detractors: detractors) }
  }

  @Test("against an independent enumeration: percentile, BCa, z0 and acceleration of count sets")
  func goldenCounts() throws {
    for item in try Fixtures.cases("Resampling/exact_counts.json", as: CountsCase.self) {
      let level = try ConfidenceLevel(item.level)
      let percentile = try item.counts.estimate(
        .netPromoterScore, by: .bootstrap(.percentile), level: level
      ).interval
      #expect(abs(percentile.lower - item.percentile[0]) <= item.tolerance)
      #expect(abs(percentile.upper - item.percentile[1]) <= item.tolerance)
      let bca = try item.counts.estimate(.netPromoterScore, by: .bootstrap(.bca), level: level)
      if let expected = item.bca {
        #expect(abs(bca.interval.lower - expected[0]) <= item.tolerance)
        #expect(abs(bca.interval.upper - expected[1]) <= item.tolerance)
      } else {
        #expect(bca.diagnostics.map(\.code) == ["degenerate-sample"])
      }
      if let expected = item.acceleration {
        #expect(abs(Acceleration.of(.netPromoterScore, in: item.counts) - expected) < 1e-9)
      }
      if let expected = item.biasCorrection {
        let distribution = try BootstrapDistribution.exact(of: .netPromoterScore, in: item.counts)
        let correction = try #require(distribution.biasCorrection(at: bca.value))
        #expect(abs(correction - expected) < 1e-9)
      }
    }
  }

  @Test("against full enumeration of 7^7 resamples: Efron's mouse data")
  func mouse() throws {
    // Efron & Tibshirani 1993, table 2.1, treatment group; limits by enumerating all 823,543 resamples.
    let survival = [94, 197, 16, 38, 99, 141, 23]
    let distribution = BootstrapDistribution.exactMean(of: survival)
    let mean = Double(survival.reduce(0, +)) / 7
    let percentile = distribution.percentileLimits(level: .ninetyFive)
    #expect(abs(percentile.lowerBound - 43.42857142857143) < 1e-9)
    #expect(abs(percentile.upperBound - 134.42857142857142) < 1e-9)
    let acceleration = Acceleration.of(influence: survival.map(Double.init))
    #expect(abs(acceleration - 0.0291205812628039) < 1e-12)
    let correction = try #require(distribution.biasCorrection(at: mean))
    #expect(abs(correction - 0.03066260013264887) < 1e-12)
    let bca = try #require(
      distribution.acceleratedLimits(around: mean, acceleration: acceleration, level: .ninetyFive))
    #expect(abs(bca.lowerBound - 46.285714285714285) < 1e-9)
    #expect(abs(bca.upperBound - 138.28571428571428) < 1e-9)
    // Published ideal standard error: 23.36.
    #expect(abs(distribution.standardError - 23.3635234373) < 1e-8)
  }

  struct StrataCase: Decodable, Sendable {
    struct Point: Decodable, Sendable {
      let score: Double
      let probability: Double
    }
    let groups: [[Int]]
    let distribution: [Point]
  }

  @Test("against listing every resample of every stratum, as exact fractions")
  func strata() throws {
    for item in try Fixtures.cases("Resampling/strata.json", as: StrataCase.self) {
      let strata = item.groups.map { ScoreCounts(promoters: $0[0], passives: $0[1], detractors: $0[2]) }
      let distribution = try BootstrapDistribution.exact(of: .netPromoterScore, inStrata: strata)
      #expect(distribution.values.count == item.distribution.count)
      for (place, point) in item.distribution.enumerated() {
        #expect(abs(distribution.values[place] - point.score) < 1e-9)
        #expect(abs(distribution.probabilities[place] - point.probability) < 1e-14)
      }
    }
  }

  @Test("the recurrence equals repeated convolution at every place, n to 60, shares far apart")
  func recurrence() {
    for shares in [[0.2, 0.3, 0.5], [0.01, 0.01, 0.98], [0.6, 0.0, 0.4], [0.0, 0.7, 0.3], [0.999, 0.0005, 0.0005]] {
      for draws in [1, 2, 3, 7, 20, 60] {
        let quick = LatticeSum.probabilities(draws: draws, minus: shares[0], zero: shares[1], plus: shares[2])
        let slow = LatticeConvolution.power(shares, draws: draws)
        #expect(quick.count == slow.count)
        for place in quick.indices {
          #expect(abs(quick[place] - slow[place]) <= 1e-12 * slow[place] + 1e-300)
        }
      }
    }
  }

  @Test("a million answers: finite, and as theory says")
  func large() throws {
    let counts = ScoreCounts(promoters: 1, passives: 499_999, detractors: 500_000)
    let distribution = try BootstrapDistribution.exact(of: .netPromoterScore, in: counts)
    let score = -49.9999
    #expect(abs(distribution.mean - score) < 1e-7)
    // Standard error of a mean of -1, 0, 1 with these shares, in points.
    let variance = (500_001.0 / 1e6 - 0.499999 * 0.499999) / 1e6
    #expect(abs(distribution.standardError / (100 * variance.squareRoot()) - 1) < 1e-6)
  }

  @Test("mirrored counts have mirrored limits, for every outcome of up to 8 answers")
  func mirror() throws {
    for responses in 1...8 {
      for promoters in 0...responses {
        for detractors in 0...(responses - promoters) {
          let counts = ScoreCounts(
            promoters: promoters, passives: responses - promoters - detractors, detractors: detractors)
          for construction in BootstrapInterval<NetPromoterScore>.Construction.allCases {
            let one = try counts.estimate(.netPromoterScore, by: .bootstrap(construction)).interval
            let other = try counts.mirrored.estimate(.netPromoterScore, by: .bootstrap(construction)).interval
            if construction != .bca {
              #expect(abs(one.lower + other.upper) < 1e-9 && abs(one.upper + other.lower) < 1e-9)
            }
            #expect(one.lower >= -100 && one.upper <= 100)
          }
        }
      }
    }
  }

  @Test("degenerate samples say so; empty ones are refused")
  func degenerate() throws {
    let unanimous = ScoreCounts(promoters: 5, passives: 0, detractors: 0)
    for construction in BootstrapInterval<NetPromoterScore>.Construction.allCases {
      let estimate = try unanimous.estimate(.netPromoterScore, by: .bootstrap(construction))
      #expect(estimate.interval.width == 0)
      #expect(estimate.diagnostics.map(\.code) == ["degenerate-sample"])
    }
    #expect(throws: EstimationError.noResponses) {
      try ScoreCounts.empty.estimate(.netPromoterScore, by: .bootstrap(.bca))
    }
  }
}
