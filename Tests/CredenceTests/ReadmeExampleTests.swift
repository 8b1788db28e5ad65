import Credence
import Testing

@Suite("README")
struct ReadmeExampleTests {
  @Test("the library example compiles as written, with one import, and says what it says there")
  func example() throws {
    // guide: example
    let counts = ScoreCounts(promoters: 6, passives: 3, detractors: 1)
    let estimate = try counts.estimate(.netPromoterScore, by: .lengthOptimal, level: .ninetyFive)
    let posterior = Posterior(counts, prior: .jeffreys)
    let healthy = posterior.probability(.netPromoterScore, above: 0)
    // end of guide

    // Tests/Fixtures/Intervals/sketch_length_optimal.py 6 3 1 0.85 0.059, an independent sketch to .001 points.
    #expect(estimate.value == 50)
    #expect(abs(estimate.interval.lower - 0) < 0.001)
    #expect(abs(estimate.interval.upper - 78.187619) < 0.001)
    // Dirichlet(6.5, 3.5, 1.5): P(pP > pD) = P(Beta(6.5, 1.5) > 1/2), scipy.stats.beta.sf(0.5, 6.5, 1.5).
    #expect(abs(healthy - 0.9747548316876855) < 1e-12)
  }
}
