import CredencePosteriors
import CredenceSurvey
import CredenceTestSupport
import Testing

/// Tests/Fixtures/Posteriors/net_score_reference.json: mpmath, 50 digits, another decomposition of the integral.
@Suite("Net score: against 50-digit references")
struct NetScoreReferenceTests {
  struct Case: Decodable {
    var counts: [Int]
    var prior: [Double]
    var cdf: [Point]
    var quantiles: [Quantile]

    struct Point: Decodable {
      var at: Double
      var upper: String
      var density: String
    }
    struct Quantile: Decodable {
      var at: Double
      var quantile: String
    }

    var distribution: NetScoreDistribution {
      NetScoreDistribution(
        promoters: Double(counts[0]) + prior[0], passives: Double(counts[1]) + prior[1],
        detractors: Double(counts[2]) + prior[2])
    }
  }

  @Test("both tails within 1e-12 (of 1), and the density within 1e-11 of itself")
  func tails() throws {
    for example in try Fixtures.cases("Posteriors/net_score_reference.json", as: Case.self) {
      for point in example.cdf {
        let upper = try #require(Double(point.upper))
        let density = try #require(Double(point.density))
        let tails = example.distribution.tails(at: point.at)
        #expect(abs(tails.upper - upper) < 1e-12, "\(example.counts) \(example.prior) at \(point.at)")
        #expect(abs(tails.lower - (1 - upper)) < 1e-12, "\(example.counts) \(example.prior) at \(point.at)")
        if density > 1e-250 {
          let found = example.distribution.density(atNetShare: point.at)
          #expect(abs(found / density - 1) < 1e-11, "\(example.counts) \(example.prior) at \(point.at)")
        }
      }
    }
  }

  @Test("quantiles within 1e-10 points")
  func quantiles() throws {
    var checked = 0
    for example in try Fixtures.cases("Posteriors/net_score_reference.json", as: Case.self) {
      for point in example.cdf {
        // A reference point is the quantile of its own tail, as far as a double holds that tail.
        let upper = try #require(Double(point.upper))
        let density = try #require(Double(point.density))
        guard upper > 1e-14, upper < 1 - 1e-9 else { continue }
        let unrepresentable = 100 * (upper.ulp + (1 - upper).ulp) / density
        let found = example.distribution.quantile(upper: upper)
        #expect(
          abs(found - 100 * point.at) < 1e-10 + unrepresentable,
          "\(example.counts) \(example.prior) at \(point.at)")
        checked += 1
      }
      for point in example.quantiles {
        let quantile = try #require(Double(point.quantile))
        let found = example.distribution.quantile(point.at)
        #expect(abs(found - 100 * quantile) < 1e-10, "\(example.counts) \(example.prior) at \(point.at)")
        checked += 1
      }
    }
    #expect(checked > 80)
  }
}
