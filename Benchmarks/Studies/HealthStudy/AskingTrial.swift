import CredenceHealth
import CredenceProbability
import CredenceSurvey

/// How many answers it takes until an unclear account is settled, when one asks in a certain way.
///
/// The model stays as it was fitted. Both ways of asking meet the contacts of a role in the same order, so that they
/// differ by whom they ask alone. A census settles every account, so every trial ends.
struct AskingTrial {
  enum Way { case advised, anySilent }

  let model: HealthModel
  let settings: HealthSettings

  /// The number of answers for each account that is unclear at the start.
  func answers(
    _ accounts: [(account: SimulatedAccount, health: AccountHealth)], _ way: Way,
    using generator: inout PhiloxGenerator
  ) -> [Int] {
    var counts: [Int] = []
    var open = accounts.filter { $0.health.verdict == .unclear }
    var asked = 0
    while !open.isEmpty {
      asked += 1
      for index in open.indices {
        let role = next(open[index].account, open[index].health, way, &generator)
        open[index].account.ask(role)
      }
      let portfolio = HealthPortfolio(
        roles: SimulatedCensus.roles, accounts: open.map { $0.account.answers })
      let health = PortfolioHealth(portfolio, model: model, settings: settings)
      for index in open.indices { open[index].health = health[index] }
      counts += open.filter { $0.health.verdict != .unclear }.map { _ in asked }
      open = open.filter { $0.health.verdict == .unclear }
    }
    return counts
  }

  private func next(
    _ account: SimulatedAccount, _ health: AccountHealth, _ way: Way, _ generator: inout PhiloxGenerator
  ) -> Int {
    switch way {
    case .advised:
      guard let role = health.askNext?.role, let place = SimulatedCensus.roles.firstIndex(of: role) else {
        preconditionFailure("an unclear account has a silent contact, and the advice names one")
      }
      return place
    case .anySilent:
      var contact = generator.integer(below: account.silent.reduce(0) { $0 + $1.count })
      for (role, silent) in account.silent.enumerated() {
        if contact < silent.count { return role }
        contact -= silent.count
      }
      preconditionFailure("an unclear account has a silent contact")
    }
  }
}
