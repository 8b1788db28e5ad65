import CredenceDisclosure
import CredenceSurvey

/// Which drivers' ticks are hidden at each account, where small groups are: a driver's ticks over all accounts are
/// shown as well, so each driver is a line whose small counts, and what would give them away, are left out.
struct TickSuppression: Sendable {
  /// By account, in the order of the groups.
  let hiddenDrivers: [Set<String>]

  /// - Parameters:
  ///   - reasons: Who ticked what.
  ///   - everywhere: Drivers that are shown nowhere.
  init(_ reasons: ReasonsTally, _ groups: AccountGroups, disclosure: Disclosure, everywhere: Set<String>) {
    guard disclosure.minimum > 1, !reasons.driverNames.isEmpty else {
      hiddenDrivers = groups.accounts.map { _ in everywhere }
      return
    }
    let ticks = groups.accounts.enumerated().map { position, group in
      reasons.ticks(ofAccount: position, hidden: disclosure.hiddenRoles(of: group, at: position))
    }
    let shown = ticks.indices.filter { !disclosure.isAccountHidden[$0] }
    var hidden = groups.accounts.map { _ in everywhere }
    for driver in reasons.driverNames where !everywhere.contains(driver) {
      let all = ticks.reduce(0) { $0 + ($1.all[driver] ?? 0) }
      let counts = shown.map { ticks[$0].shown[driver] ?? 0 }
      let line = LineSuppression(
        counts, unprinted: all - counts.reduce(0, +), minimum: disclosure.minimum)
      for (place, position) in shown.enumerated() where line.isHidden[place] || line.isSumHidden {
        hidden[position].insert(driver)
      }
    }
    hiddenDrivers = hidden
  }
}

extension Disclosure {
  /// The roles of an account that are hidden.
  func hiddenRoles(of group: AccountGroups.Group, at position: Int) -> Set<Role> {
    Set(group.roles.map(\.role).filter { hides($0, at: position) })
  }
}
