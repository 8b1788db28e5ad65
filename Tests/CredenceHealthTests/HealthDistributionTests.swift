import CredenceSurvey
import Testing

@testable import CredenceHealth

@Suite("The whole distribution of health")
struct HealthDistributionTests {
  @Test(
    "agrees with the account's own summary, exact and on the grid",
    arguments: ["health12.csv", "health40.csv"])
  func agreement(file: String) throws {
    let portfolio = try HealthPortfolio.golden(file)
    let whole = PortfolioHealth(portfolio, settings: HealthSettings(countsAnswersNeeded: false))
    for account in 0..<min(12, portfolio.accountCount) {
      let health = whole[account]
      let distribution = whole.distribution(of: portfolio.counts(ofAccount: account))
      #expect(distribution.isExact == (health.basis == .realised))
      #expect(abs(distribution.probabilities.reduce(0, +) - 1) < 1e-9)
      // The summary passes over random intercepts of less than 1e-9, the distribution does not.
      #expect(abs(distribution.probability(above: 0) - health.probabilityAboveZero) < 1e-7)
      #expect(abs(distribution.quantile(0.025) - health.interval.lower) < 1e-4)
      #expect(abs(distribution.quantile(0.975) - health.interval.upper) < 1e-4)
      #expect(abs(distribution.probability(above: 20) - health.cells.high - health.cells.atLeast80) < 1e-7)
      let mean = zip(distribution.values, distribution.probabilities).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(mean - health.mean) < 1e-3)
    }
  }
}
