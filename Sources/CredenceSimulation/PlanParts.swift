package import CredenceSurvey

/// How much is simulated.
package enum SimulationExtent: Sendable, Hashable {
  /// So many accounts; the number of answers is what the sizes and response rates make of it.
  case accounts(Int)
  /// As many accounts as it takes to have exactly so many answers; the last account is cut short, its further
  /// contacts stay silent.
  case answers(Int)
  /// So many accounts sharing exactly so many answers, in proportion to their drawn sizes. The number of
  /// contacts follows from the answers.
  case accountsSharing(Int, answers: Int)
}

/// How many contacts accounts have: log-normal, so that few accounts hold most contacts.
package struct AccountSizes: Sendable, Hashable {
  /// The contacts of the middle account. 0.5...1,000,000.
  package var medianContacts: Double
  /// Standard deviation of the logarithm; 0 makes all accounts equal, 1 lets the largest tenth hold about 39%
  /// of the contacts. 0...3.
  package var spread: Double
  /// No account has more. 1...10,000,000.
  package var maximumContacts: Int

  /// Makes a distribution of sizes.
  package init(medianContacts: Double = 14, spread: Double = 1, maximumContacts: Int = 1_000_000) {
    self.medianContacts = medianContacts
    self.spread = spread
    self.maximumContacts = maximumContacts
  }
}

/// One role: how frequent, how content, how talkative.
package struct SimulatedRole: Sendable, Hashable {
  /// The role.
  package var role: Role
  /// Its frequency among contacts, relative to the other roles'. At least 0.
  package var mix: Double
  /// Its true score in the first wave, averaged over all accounts, in points. -95...95.
  package var score: Double
  /// The probability that a contact of this role answers a wave. 0...1.
  package var responseRate: Double
  /// How strongly accounts differ in this role (the loading of the health model). 0...4.
  package var loading: Double
  /// Its weight in the true health. At least 0; the weights are scaled to sum 1.
  package var weight: Double

  /// Makes a role.
  package init(
    _ role: Role, mix: Double, score: Double, responseRate: Double, loading: Double = 1, weight: Double
  ) {
    self.role = role
    self.mix = mix
    self.score = score
    self.responseRate = responseRate
    self.loading = loading
    self.weight = weight
  }

  /// Few and rarely answering decision makers, the least content; many end users, the most content.
  package static let standard = [
    SimulatedRole(.decisionMaker, mix: 0.15, score: 2, responseRate: 0.30, weight: 0.5),
    SimulatedRole(.influencer, mix: 0.25, score: 14, responseRate: 0.40, weight: 0.3),
    SimulatedRole(.endUser, mix: 0.60, score: 26, responseRate: 0.48, weight: 0.2),
  ]
}

/// One driver: how often it is ticked, and what a tick does to the score.
package struct SimulatedDriver: Sendable, Hashable {
  /// The label. It must not hold a semicolon, which parts the labels of a cell.
  package var label: String
  /// The mean difference a tick makes to the expected score of a respondent, in points. -80...80.
  package var effect: Double
  /// The share of respondents who tick it. 0.001...0.999.
  package var tickRate: Double

  /// Makes a driver.
  package init(_ label: String, effect: Double, tickRate: Double) {
    self.label = label
    self.effect = effect
    self.tickRate = tickRate
  }

  /// Two strengths, two weaknesses, one without effect that is ticked often, and one that is rare and grave.
  package static let standard = [
    SimulatedDriver("Product performance", effect: 28, tickRate: 0.34),
    SimulatedDriver("Customer support", effect: 16, tickRate: 0.28),
    SimulatedDriver("Ease of use", effect: 0, tickRate: 0.40),
    SimulatedDriver("Price, value", effect: -18, tickRate: 0.25),
    SimulatedDriver("Onboarding", effect: -10, tickRate: 0.15),
    SimulatedDriver("Data migration", effect: -45, tickRate: 0.06),
  ]
}

/// One satisfaction question, rated 1...5.
package struct SimulatedTouchpoint: Sendable, Hashable {
  /// The touchpoint's name: letters, digits and underscores. The first of a plan's list is the overall rating,
  /// whose column is plain `csat`; the others' are `csat_` and the name.
  package var name: String
  /// The share of ratings 4 and 5 among all answers. 0.02...0.98.
  package var satisfied: Double
  /// How closely the rating goes with the score: logits of the rating per logit of the answer. 0...4.
  package var coupling: Double
  /// The share of answers that also rate it. 0...1.
  package var answerRate: Double

  /// Makes a touchpoint.
  package init(_ name: String, satisfied: Double, coupling: Double, answerRate: Double) {
    self.name = name
    self.satisfied = satisfied
    self.coupling = coupling
    self.answerRate = answerRate
  }

  /// The overall rating, and two touchpoints that not everyone has met.
  package static let standard = [
    SimulatedTouchpoint("overall", satisfied: 0.70, coupling: 1, answerRate: 0.92),
    SimulatedTouchpoint("onboarding", satisfied: 0.62, coupling: 0.6, answerRate: 0.35),
    SimulatedTouchpoint("support", satisfied: 0.76, coupling: 0.8, answerRate: 0.55),
  ]
}

/// When contacts are asked.
package struct SimulatedWaves: Sendable, Hashable {
  /// How many times everyone is asked. 1...40.
  package var count: Int
  /// How much the true score changes from one wave to the next, in points, over all answers. -50...50.
  package var drift: Double
  /// The probability that a contact's chance component is the same as in the wave before; else it is drawn anew.
  /// 0...1.
  package var persistence: Double
  /// The first day of the first wave, at midnight.
  package var start: Timestamp
  /// Days from the start of one wave to the start of the next. 1...3660.
  package var spacingDays: Int
  /// Days a wave stays open. 1...365.
  package var openDays: Int

  /// Makes the waves.
  package init(
    count: Int = 1, drift: Double = 0, persistence: Double = 0.5,
    start: Timestamp = Timestamp(seconds: 1_740_787_200), spacingDays: Int = 91, openDays: Int = 28
  ) {
    self.count = count
    self.drift = drift
    self.persistence = persistence
    self.start = start
    self.spacingDays = spacingDays
    self.openDays = openDays
  }
}

/// Yearly revenue: median per contact times contacts to a power, times log-normal chance.
package struct SimulatedRevenue: Sendable, Hashable {
  /// Revenue of an account of one contact, in the portfolio's currency. 1...1e9.
  package var perContact: Double
  /// The power of the number of contacts; below 1, larger accounts pay less per contact. 0...2.
  package var elasticity: Double
  /// Standard deviation of the logarithm. 0...3.
  package var spread: Double

  /// Makes a revenue model.
  package init(perContact: Double = 6_000, elasticity: Double = 0.85, spread: Double = 0.5) {
    self.perContact = perContact
    self.elasticity = elasticity
    self.spread = spread
  }
}
