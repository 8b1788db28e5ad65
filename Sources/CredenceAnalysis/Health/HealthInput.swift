import CredenceHealth
import CredenceSurvey

/// The answers as the health model reads them: which roles there are, and what each account's contacts said in each.
struct HealthInput: Sendable {
  let portfolio: HealthPortfolio
  let weights: RoleWeights
  let diagnostics: [Diagnostic]
  /// The roles taken together, where there are too many.
  let grouping: RoleGrouping?

  /// - Parameters:
  ///   - groups: The accounts.
  ///   - weighting: How the roles are weighed.
  ///   - mostRoles: How many roles are told apart.
  /// - Returns: `nil` where no account has an answer: there is nothing to learn from.
  init?(_ groups: AccountGroups, weighting: RoleWeighting, mostRoles: Int) {
    guard groups.accounts.contains(where: { $0.total.responses > 0 }) else { return nil }
    var found = Set<Role>()
    // A role nobody answered for informs nothing.
    var heard = Set<Role>()
    for group in groups.accounts {
      for entry in group.roles {
        found.insert(entry.role)
        if entry.counts.responses > 0 { heard.insert(entry.role) }
      }
    }
    guard !found.subtracting([.unknown]).isEmpty else {
      // Without roles an account is one group; its score is its health.
      portfolio = HealthPortfolio(roles: [.unknown], counts: groups.accounts.map(\.total))
      weights = .equal([.unknown])
      diagnostics = []
      grouping = nil
      return
    }
    var weights = weighting.weights(for: found.sorted())
    var diagnostics: [Diagnostic] = []
    let known = found.subtracting([.unknown])
    let counting = Set(weights.weights.filter { $0.weight > 0 }.map(\.role))
    if counting.isDisjoint(with: known) {
      weights = .equal(known.sorted())
      diagnostics.append(Diagnostic(AnalysisFact.noWeightedRole(known.sorted())))
    } else {
      let without = known.subtracting(counting).intersection(heard)
      if !without.isEmpty {
        diagnostics.append(Diagnostic(AnalysisFact.rolesWithoutWeight(without.sorted())))
      }
    }
    let all = found.union(weights.roles.filter { weights[$0] > 0 })
    let grouping = RoleGrouping(all, in: groups, weights: weights, mostRoles: mostRoles)
    var roles = all.sorted()
    if let grouping {
      weights = grouping.weights(weights)
      roles = grouping.kept
      diagnostics.append(grouping.remark)
    }
    self.grouping = grouping
    var counts: [ScoreCounts] = []
    counts.reserveCapacity(groups.accounts.count * roles.count)
    for group in groups.accounts {
      for role in roles {
        counts.append(grouping?.counts(of: role, in: group) ?? Self.counts(of: role, in: group))
      }
    }
    portfolio = HealthPortfolio(roles: roles, counts: counts)
    self.weights = weights
    self.diagnostics = diagnostics
  }

  /// Whether anybody of a role answered.
  func isHeard(_ role: Role) -> Bool {
    if grouping?.grouped.contains(role) == true { return true }
    return zip(portfolio.roles, portfolio.responsesByRole).contains { $0 == role && $1 > 0 }
  }

  /// What an account's contacts of one of the portfolio's roles said.
  func counts(of role: Role, in group: AccountGroups.Group) -> ScoreCounts {
    grouping?.counts(of: role, in: group) ?? Self.counts(of: role, in: group)
  }

  /// What an account's contacts of a role said; all of them where the file has no roles.
  static func counts(of role: Role, in group: AccountGroups.Group) -> ScoreCounts {
    group.roles.first { $0.role == role }?.counts
      ?? (group.roles.isEmpty && role == .unknown ? group.total : empty(role, group.account))
  }

  /// A role without answers, with the contacts the roster knows.
  private static func empty(_ role: Role, _ account: Account) -> ScoreCounts {
    ScoreCounts(
      promoters: 0, passives: 0, detractors: 0, population: account.contactsByRole[role])
  }
}
