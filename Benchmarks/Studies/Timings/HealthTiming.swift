import CredenceHealth
import CredenceProbability
import CredenceSurvey
import Foundation

/// A portfolio of many accounts with three roles, for timing the health of all of them.
enum HealthTiming {
  /// Contacts 1-3, 1-4 and 2-12, a response of .3 to .8, a third of the accounts without an answering decision maker.
  ///
  /// - Parameter rosterKnown: whether the numbers of contacts are known.
  static func portfolio(accounts: Int, rosterKnown: Bool) -> HealthPortfolio {
    let largest = [3, 4, 12]
    let smallest = [1, 1, 2]
    let thresholds = [(-0.9, 0.5), (-1.2, 0.2), (-1.0, 0.6)]
    var counts: [ScoreCounts] = []
    counts.reserveCapacity(3 * accounts)
    for account in 0..<accounts {
      var generator = PhiloxGenerator(seed: 11, stream: UInt64(account))
      let mood = generator.normal()
      let silentDeciders = generator.uniform() < 0.35
      let response = 0.3 + 0.5 * generator.uniform()
      for role in 0..<3 {
        let contacts = smallest[role] + generator.integer(below: largest[role] - smallest[role] + 1)
        let eta = mood + 0.5 * generator.normal()
        let detractor = 1 / (1 + exp(eta - thresholds[role].0))
        let promoter = 1 / (1 + exp(thresholds[role].1 - eta))
        var answers = [0, 0, 0]
        for _ in 0..<contacts where generator.uniform() < response && !(role == 0 && silentDeciders) {
          let place = generator.uniform()
          answers[place < promoter ? 0 : (place < 1 - detractor ? 1 : 2)] += 1
        }
        counts.append(
          ScoreCounts(
            promoters: answers[0], passives: answers[1], detractors: answers[2],
            population: rosterKnown ? contacts : nil))
      }
    }
    return HealthPortfolio(roles: Role.seeded, counts: counts)
  }

  /// The sum of all means: a checksum that every account was worked out.
  static func run(_ portfolio: HealthPortfolio, threads: Int) -> Double {
    let health = PortfolioHealth(portfolio, threads: threads)
    return (0..<health.count).reduce(0) { $0 + health[$1].mean }
  }
}
