import CredenceSurvey
import Testing

@testable import CredenceResampling

@Suite("Monte Carlo bootstrap")
struct MonteCarloBootstrapTests {
  @Test("the same seed gives the same replicates on 1, 2 and 16 threads, bit for bit")
  func threads() {
    let values: [Double] = [94, 197, 16, 38, 99, 141, 23]
    let resampler = MonteCarloBootstrap(replicates: 4001, seed: 7)
    let runs = [1, 2, 16].map { threads in
      resampler.values(unitsPerStratum: [4, 3], threads: threads) { timesDrawn in
        zip(timesDrawn, values).reduce(0) { $0 + Double($1.0) * $1.1 } / 7
      }
    }
    #expect(runs[0] == runs[1])
    #expect(runs[0] == runs[2])
    #expect(Set(runs[0]).count > 100)
    let other = MonteCarloBootstrap(replicates: 4001, seed: 8).values(unitsPerStratum: [4, 3], threads: 1) {
      timesDrawn in zip(timesDrawn, values).reduce(0) { $0 + Double($1.0) * $1.1 } / 7
    }
    #expect(other != runs[0])
  }

  @Test("strata keep their sizes in every resample")
  func strata() {
    let resampler = MonteCarloBootstrap(replicates: 500, seed: 1)
    let sums = resampler.values(unitsPerStratum: [3, 0, 5], threads: 2) { timesDrawn in
      let first = timesDrawn[0..<3].reduce(0, +)
      let last = timesDrawn[3..<8].reduce(0, +)
      return first == 3 && last == 5 ? 1 : nil
    }
    #expect(sums.allSatisfy { $0 == 1 })
  }

  @Test("simulated counts follow the exact distribution: a chi-squared test with error rate 1e-6")
  func agreesWithExact() throws {
    let counts = ScoreCounts(promoters: 3, passives: 2, detractors: 1)
    let exact = try BootstrapDistribution.exact(of: .netPromoterScore, in: counts)
    let replicates = 50_000
    let simulated = MonteCarloBootstrap(replicates: replicates, seed: 11).values(
      of: .netPromoterScore, in: counts)
    var statistic = 0.0
    for (place, value) in exact.values.enumerated() {
      let expected = exact.probabilities[place] * Double(replicates)
      let observed = Double(simulated.count { abs($0 - value) < 1e-9 })
      statistic += (observed - expected) * (observed - expected) / expected
    }
    // 13 values: the upper 1e-6 quantile of chi-squared with 12 degrees of freedom is 50.8 (scipy.stats.chi2.isf(1e-6, 12)).
    #expect(exact.values.count == 13)
    #expect(statistic < 50.8)
  }
}
