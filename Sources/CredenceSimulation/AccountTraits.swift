/// What an account is before anyone in it is asked.
struct AccountTraits: Sendable {
  /// Its position in the portfolio, from 0.
  let index: Int
  /// The mood all its roles share, in logits.
  let mood: Double
  /// Per role: its own deviation from the mood, in logits.
  let deviations: [Double]
  /// Its size relative to the middle account.
  let relativeSize: Double
  /// Its revenue relative to what its size lets expect.
  let relativeRevenue: Double
  /// Position in the list of owners.
  let owner: Int
  /// The account's stream, behind these draws.
  let draws: Draws

  init(_ plan: SimulationPlan, index: Int) {
    var draws = Draws(seed: plan.seed, stream: UInt64(index))
    self.index = index
    mood = plan.moodSpread * draws.normal()
    relativeSize = Logistic.exponential(plan.sizes.spread * draws.normal())
    relativeRevenue = Logistic.exponential(plan.revenue.spread * draws.normal())
    owner = draws.choice(of: Owners.desks.count)
    var deviations: [Double] = []
    for _ in plan.roles { deviations.append(plan.roleSpread * draws.normal()) }
    self.deviations = deviations
    self.draws = draws
  }

  /// The number of contacts, where the number of answers is not given.
  func contacts(_ sizes: AccountSizes) -> Int {
    let contacts = (sizes.medianContacts * relativeSize).rounded()
    return Int(min(max(contacts, 1), Double(sizes.maximumContacts)))
  }

  /// Yearly revenue of an account expected to have so many contacts, to the next hundred.
  func revenue(contacts: Double, _ revenue: SimulatedRevenue) -> Double {
    let logSize = Logistic.logarithm(max(contacts, 1))
    let expected = revenue.perContact * Logistic.exponential(revenue.elasticity * logSize)
    return max((expected * relativeRevenue / 100).rounded(), 1) * 100
  }
}

/// How far an account's asking goes.
struct AccountExtent: Sendable {
  /// The number of contacts; `nil` if it follows from the answers.
  var contacts: Int?
  /// No more answers than this; exactly this many where ``contacts`` is `nil`.
  var answers: Int?
  /// The contacts to expect, for the revenue and for sharing out the work.
  var expectedContacts: Double
}
