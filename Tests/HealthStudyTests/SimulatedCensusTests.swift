import CredenceProbability
import CredenceSurvey
import Foundation
import Testing

@testable import HealthStudy

@Suite("Health study: simulated portfolios")
struct SimulatedCensusTests {
  @Test("shares of every truth are shares", arguments: Truth.allCases)
  func shares(truth: Truth) {
    var generator = PhiloxGenerator(seed: 3, stream: 0)
    for _ in 0..<500 {
      let roles = truth.draw(using: &generator)
      #expect(roles.count == 3)
      for share in roles {
        #expect(min(share.promoter, share.passive, share.detractor) >= 0)
        #expect(abs(share.promoter + share.passive + share.detractor - 1) < 1e-12)
      }
    }
  }

  /// The clusters' mean is in closed form; the ordinal truth's is integrated over random intercept and deviation, whose sum is
  /// normal.
  @Test("decision makers' mean score in theory")
  func means() {
    let count = 20_000
    func simulated(_ truth: Truth) -> Double {
      var generator = PhiloxGenerator(seed: 4, stream: 1)
      return (0..<count).reduce(0.0) { sum, _ in sum + truth.draw(using: &generator)[0].netScore }
        / Double(count)
    }
    // .7 (.60 - .12) + .3 (.07 - .70); an account's standard deviation is below 60 points.
    #expect(abs(simulated(.d) - 14.7) < 5 * 60 / Double(count).squareRoot())
    let spread = (1.0 + 0.25).squareRoot()
    let steps = 4_000
    let ordinal = (0..<steps).reduce(0.0) { sum, step in
      let level = spread * normalQuantile((Double(step) + 0.5) / Double(steps))
      return sum + logistic(level - 0.5) - logistic(-0.9 - level)
    }
    #expect(abs(simulated(.a1) - 100 * ordinal / Double(steps)) < 5 * 60 / Double(count).squareRoot())
  }

  private func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  @Test("a census adds up, and comes back from its stream")
  func census() {
    func draw() -> SimulatedCensus {
      var generator = PhiloxGenerator(seed: 5, stream: 2)
      return SimulatedCensus(.c, accounts: 300, using: &generator)
    }
    let census = draw()
    #expect(draw().accounts.map(\.answers) == census.accounts.map(\.answers))
    #expect(draw().accounts.map(\.silent) == census.accounts.map(\.silent))
    for account in census.accounts {
      for (role, range) in SimulatedCensus.contacts.enumerated() {
        #expect(account.answers[role].population == account.contacts[role])
        #expect(range.contains(account.contacts[role]))
      }
      var asked = account
      while let role = asked.silent.firstIndex(where: { !$0.isEmpty }) { asked.ask(role) }
      #expect(asked.netCounts == account.netCounts)
      #expect(asked.realisedHealth([0.5, 0.3, 0.2]) == account.realisedHealth([0.5, 0.3, 0.2]))
    }
    let silentDeciders = census.accounts.count { !$0.deciderAnswered }
    // Binomial(300, .35): five standard deviations are 41.
    #expect(abs(silentDeciders - 105) <= 41)
  }
}

@Suite("Health study: what is counted")
struct MeasureTests {
  @Test("a ratio of sums and its standard error, by hand")
  func ratio() throws {
    func record(_ truth: Truth, _ value: Double, _ count: Double) -> PortfolioRecord {
      var record = PortfolioRecord(truth: truth, size: 1)
      record[.latentCovered].add(value, count: count)
      return record
    }
    let records = [record(.a1, 8, 10), record(.a1, 10, 10), record(.b, 9, 10), record(.b, 9, 10)]
    let ratio = try #require(Ratio(records, .latentCovered))
    #expect(ratio.value == 0.9)
    // Residuals -1, 1 and 0, 0: the variance of the sum is 2 * 2 / (2 - 1) = 4, divided by 40 squared.
    #expect(abs(try #require(ratio.standardError) - 2.0 / 40) < 1e-15)
    #expect(try #require(Ratio([records[0], records[2]], .latentCovered)).standardError == nil)
    #expect(Ratio(records, .unclear) == nil)
  }

  @Test("calibration error, by hand")
  func calibration() {
    var calibration = Calibration()
    for happened in [true, false, false, false] { calibration.add(0.5, happened) }
    for _ in 0..<4 { calibration.add(1, true) }
    // |2 - 1| of the first four, 0 of the others.
    #expect(abs(calibration.error - 1.0 / 8) < 1e-15)
    #expect(calibration.bins[9].count == 4)
  }
}
