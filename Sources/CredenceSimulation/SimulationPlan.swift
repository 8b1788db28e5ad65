/// Everything that decides what a synthetic portfolio holds. Made whole or not at all: a plan that exists is legal.
///
/// The model is that of Docs/Simulation.md. What only decides how fast it runs (threads) is not in it.
package struct SimulationPlan: Sendable, Hashable {
  /// The seed of everything random.
  package let seed: UInt64
  /// How much is simulated.
  package let extent: SimulationExtent
  /// How many contacts accounts have.
  package let sizes: AccountSizes
  /// The roles, in the order of the roster's and the truth's columns.
  package let roles: [SimulatedRole]
  /// Standard deviation of the account's mood, which all its roles share, in logits.
  package let moodSpread: Double
  /// Standard deviation of a role's own deviation within an account, in logits.
  package let roleSpread: Double
  /// Distance between the cuts of detractors and promoters, in logits: the wider, the more passives.
  package let passiveGap: Double
  /// The drivers, in the order of the truth file.
  package let drivers: [SimulatedDriver]
  /// The satisfaction questions; the first is the overall rating.
  package let touchpoints: [SimulatedTouchpoint]
  /// When contacts are asked.
  package let waves: SimulatedWaves
  /// What accounts pay.
  package let revenue: SimulatedRevenue
  /// The share of answers with a comment.
  package let commentRate: Double

  /// Makes a plan.
  ///
  /// - Parameters:
  ///   - seed: the seed of everything random.
  ///   - extent: accounts, answers, or both.
  ///   - sizes: contacts per account.
  ///   - roles: 1 to 8 different roles.
  ///   - moodSpread: 0...4 logits.
  ///   - roleSpread: 0...4 logits.
  ///   - passiveGap: 0.05...8 logits.
  ///   - drivers: at most 12, with different labels.
  ///   - touchpoints: at most 12, with different names.
  ///   - waves: when contacts are asked.
  ///   - revenue: what accounts pay.
  ///   - commentRate: 0...1.
  /// - Throws: ``SimulationPlanError`` naming the first option that is out of its range.
  package init(
    seed: UInt64, extent: SimulationExtent, sizes: AccountSizes = AccountSizes(),
    roles: [SimulatedRole] = SimulatedRole.standard, moodSpread: Double = 1, roleSpread: Double = 0.5,
    passiveGap: Double = 1.4, drivers: [SimulatedDriver] = SimulatedDriver.standard,
    touchpoints: [SimulatedTouchpoint] = SimulatedTouchpoint.standard,
    waves: SimulatedWaves = SimulatedWaves(), revenue: SimulatedRevenue = SimulatedRevenue(),
    commentRate: Double = 0.3
  ) throws(SimulationPlanError) {
    self.seed = seed
    self.extent = extent
    self.sizes = sizes
    self.roles = roles
    self.moodSpread = moodSpread
    self.roleSpread = roleSpread
    self.passiveGap = passiveGap
    self.drivers = drivers
    self.touchpoints = touchpoints
    self.waves = waves
    self.revenue = revenue
    self.commentRate = commentRate
    try check()
  }

  /// The share of the role among contacts.
  func contactShare(of position: Int) -> Double {
    roles[position].mix / roles.reduce(0) { $0 + $1.mix }
  }

  /// The probability that a contact of unknown role answers a wave.
  var meanResponseRate: Double {
    roles.indices.reduce(0) { $0 + contactShare(of: $1) * roles[$1].responseRate }
  }

  /// The share of the role among answers.
  func answerShare(of position: Int) -> Double {
    contactShare(of: position) * roles[position].responseRate / meanResponseRate
  }

  /// The weight of the role in the true health; the weights sum to 1.
  func healthWeight(of position: Int) -> Double {
    roles[position].weight / roles.reduce(0) { $0 + $1.weight }
  }
}
