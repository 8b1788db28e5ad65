import CredenceSimulation
import CredenceSurvey
import Testing

@Suite("Simulation: plans are legal or are not made")
struct SimulationPlanTests {
  static func made(
    extent: SimulationExtent = .accounts(3), sizes: AccountSizes = AccountSizes(),
    roles: [SimulatedRole] = SimulatedRole.standard, moodSpread: Double = 1,
    drivers: [SimulatedDriver] = [], touchpoints: [SimulatedTouchpoint] = [],
    waves: SimulatedWaves = SimulatedWaves(), commentRate: Double = 0
  ) throws(SimulationPlanError) -> SimulationPlan {
    try SimulationPlan(
      seed: 1, extent: extent, sizes: sizes, roles: roles, moodSpread: moodSpread, drivers: drivers,
      touchpoints: touchpoints, waves: waves, commentRate: commentRate)
  }

  static let illegal: [@Sendable () throws -> SimulationPlan] = [
    { try made(extent: .accounts(0)) },
    { try made(extent: .answers(-1)) },
    { try made(extent: .accountsSharing(0, answers: 5)) },
    { try made(sizes: AccountSizes(medianContacts: 0)) },
    { try made(sizes: AccountSizes(spread: 3.5)) },
    { try made(sizes: AccountSizes(maximumContacts: 0)) },
    { try made(roles: []) },
    { try made(roles: SimulatedRole.standard + SimulatedRole.standard) },
    { try made(roles: [SimulatedRole(.endUser, mix: 1, score: 99, responseRate: 1, weight: 1)]) },
    { try made(roles: [SimulatedRole(.endUser, mix: 1, score: 9, responseRate: 1.2, weight: 1)]) },
    { try made(roles: [SimulatedRole(.endUser, mix: 1, score: 9, responseRate: 0, weight: 1)]) },
    { try made(roles: [SimulatedRole(.endUser, mix: 0, score: 9, responseRate: 1, weight: 1)]) },
    { try made(moodSpread: .nan) },
    { try made(moodSpread: -1) },
    { try made(drivers: [SimulatedDriver("a;b", effect: 1, tickRate: 0.5)]) },
    { try made(drivers: [SimulatedDriver("", effect: 1, tickRate: 0.5)]) },
    { try made(drivers: [SimulatedDriver("a", effect: 81, tickRate: 0.5)]) },
    { try made(drivers: [SimulatedDriver("a", effect: 1, tickRate: 0)]) },
    { try made(drivers: Array(repeating: SimulatedDriver("a", effect: 1, tickRate: 0.5), count: 2)) },
    { try made(drivers: (0..<13).map { SimulatedDriver("\($0)", effect: 1, tickRate: 0.5) }) },
    { try made(touchpoints: [SimulatedTouchpoint("a b", satisfied: 0.5, coupling: 1, answerRate: 1)]) },
    { try made(touchpoints: [SimulatedTouchpoint("a", satisfied: 1, coupling: 1, answerRate: 1)]) },
    { try made(waves: SimulatedWaves(count: 0)) },
    { try made(waves: SimulatedWaves(count: 41)) },
    { try made(waves: SimulatedWaves(openDays: 0)) },
    { try made(commentRate: 1.5) },
  ]

  @Test("options out of their range are refused with the option's name", arguments: illegal.indices)
  func refused(_ position: Int) {
    #expect(throws: SimulationPlanError.self) { try Self.illegal[position]() }
  }

  @Test("the message names the option, the value and the range")
  func message() {
    let error = #expect(throws: SimulationPlanError.self) { try Self.made(commentRate: 1.5) }
    #expect(error?.description == "the comment rate is 1.5; it must be between 0.0 and 1.0")
  }

  @Test("effects that cannot hold together are refused, not approximated")
  func unreachable() throws {
    let content = [SimulatedRole(.endUser, mix: 1, score: 90, responseRate: 1, weight: 1)]
    let effects = [SimulatedDriver("a", effect: 60, tickRate: 0.5)]
    let plan = try Self.made(roles: content, drivers: effects)
    // With a mean of 90, half of the answers being 60 points above the other half would need a mean of 120.
    let error = #expect(throws: SimulationPlanError.self) { try SimulatedPortfolio(plan) }
    guard case .unreachable = error else {
      Issue.record("expected unreachable, got \(String(describing: error))")
      return
    }
  }

  @Test("the smallest and the oddest legal plans run", arguments: 0..<5)
  func degenerate(_ position: Int) throws {
    let plan =
      switch position {
      case 0: try Self.made(extent: .accounts(1), sizes: AccountSizes(medianContacts: 1, spread: 0))
      case 1: try Self.made(extent: .answers(1))
      case 2: try Self.made(extent: .accountsSharing(7, answers: 1))
      case 3: try Self.made(waves: SimulatedWaves(count: 40, drift: 0, openDays: 1))
      default:
        try Self.made(
          roles: [
            SimulatedRole(.decisionMaker, mix: 1, score: 95, responseRate: 0, weight: 1),
            SimulatedRole(
              Role(rawValue: "Board"), mix: 1, score: -95, responseRate: 1, loading: 0, weight: 0),
          ])
      }
    let text = try SimulatedText(plan)
    #expect(text.rows(.responses).rows.count == text.summary.answers)
    #expect(text.rows(.roster).rows.count == text.summary.accounts)
    let truth = text.rows(.accountTruth)
    #expect(truth.rows.count == text.summary.accounts * plan.waves.count)
    #expect(truth.rows.allSatisfy { row in row.count == truth.header.count && !row.contains("nan") })
  }
}
