import CredenceHealth
import CredenceProbability
import CredenceSurvey

/// One account: what its roles really are, what every contact would answer, and who has answered.
struct SimulatedAccount {
  /// Per role.
  let shares: [ClassShares]
  /// Per role the answers given.
  var answers: [ScoreCounts]
  /// Per role what the nonrespondents would answer, in random order.
  var silent: [[LoyaltyClass]]

  var deciderAnswered: Bool { answers[0].responses > 0 }

  /// Per role promoters less detractors among all contacts.
  var netCounts: [Int] {
    zip(answers, silent).map { answers, silent in
      silent.reduce(answers.promoters - answers.detractors) { $0 + $1.net }
    }
  }

  /// The known contacts per role.
  var contacts: [Int] { zip(answers, silent).map { $0.responses + $1.count } }

  /// Health in general: by the true shares.
  func latentHealth(_ weights: [Double]) -> Double {
    zip(weights, shares).reduce(0) { $0 + $1.0 * $1.1.netScore }
  }

  /// Health if everybody answered.
  func realisedHealth(_ weights: [Double]) -> Double {
    var sum = 0.0
    for (weight, (net, contacts)) in zip(weights, zip(netCounts, contacts)) {
      sum += 100 * weight * Double(net) / Double(contacts)
    }
    return sum
  }

  /// Whether, if everybody answered, the account's score were positive and its decision makers' negative.
  var isMasked: Bool { netCounts[0] < 0 && netCounts.reduce(0, +) > 0 }

  /// The next silent contact of a role answers.
  mutating func ask(_ role: Int) {
    let answer = silent[role].removeLast()
    let before = answers[role]
    answers[role] = ScoreCounts(
      promoters: before.promoters + (answer == .promoter ? 1 : 0),
      passives: before.passives + (answer == .passive ? 1 : 0),
      detractors: before.detractors + (answer == .detractor ? 1 : 0), population: before.population)
  }
}

/// A portfolio of which everything is known.
struct SimulatedCensus {
  static let roles = Role.seeded
  /// Fewest and most contacts of each role.
  static let contacts = [1...3, 1...4, 2...12]
  /// The share of accounts whose decision makers are all silent.
  static let shareWithoutDecider = 0.35

  let accounts: [SimulatedAccount]

  /// Draws a portfolio. A contact answers with a chance between .3 and .8, the same in the whole portfolio; where
  /// decision makers are not all silent by design, at least one of them answers.
  init(_ truth: Truth, accounts count: Int, using generator: inout PhiloxGenerator) {
    let chance = 0.3 + 0.5 * generator.uniform()
    accounts = (0..<count).map { _ in
      let shares = truth.draw(using: &generator)
      let sizes = Self.contacts.map { $0.lowerBound + generator.integer(below: $0.count) }
      let deciderSilent = generator.uniform() < Self.shareWithoutDecider
      var answers: [ScoreCounts] = []
      var silent: [[LoyaltyClass]] = []
      for (role, size) in sizes.enumerated() {
        let classes = (0..<size).map { _ in shares[role].draw(using: &generator) }
        var answered = (0..<size).map { _ in generator.uniform() < chance }
        if role == 0 {
          if deciderSilent {
            answered = answered.map { _ in false }
          } else if !answered.contains(true) {
            answered[generator.integer(below: size)] = true
          }
        }
        let given = zip(classes, answered).filter(\.1).map(\.0)
        answers.append(
          ScoreCounts(
            promoters: given.count { $0 == .promoter }, passives: given.count { $0 == .passive },
            detractors: given.count { $0 == .detractor }, population: size))
        silent.append(zip(classes, answered).filter { !$0.1 }.map(\.0))
      }
      return SimulatedAccount(shares: shares, answers: answers, silent: silent)
    }
  }

  /// As a survey with a roster sees it.
  var withPopulations: HealthPortfolio {
    HealthPortfolio(roles: Self.roles, accounts: accounts.map(\.answers))
  }

  /// As a survey without one sees it.
  var withoutPopulations: HealthPortfolio {
    HealthPortfolio(
      roles: Self.roles,
      accounts: accounts.map { account in
        account.answers.map {
          ScoreCounts(promoters: $0.promoters, passives: $0.passives, detractors: $0.detractors)
        }
      })
  }
}

extension ClassShares {
  func draw(using generator: inout PhiloxGenerator) -> LoyaltyClass {
    let u = generator.uniform()
    return u < promoter ? .promoter : (u < promoter + detractor ? .detractor : .passive)
  }
}

extension LoyaltyClass {
  /// What an answer adds to promoters less detractors.
  var net: Int {
    switch self {
    case .promoter: 1
    case .passive: 0
    case .detractor: -1
    }
  }

  /// The place in a list promoter, passive, detractor.
  var place: Int { 1 - net }
}
