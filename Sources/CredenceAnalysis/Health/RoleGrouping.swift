import CredenceHealth
import CredenceSurvey

/// Roles beyond a handful taken together: a column of job titles has hundreds.
///
/// The model has three parameters a role and goes through them in pairs, and hundreds of titles with an answer each say
/// nothing of each other. Those with the largest weights are told apart, then those heard in most accounts; the weight of
/// the others is the sum of theirs.
struct RoleGrouping: Sendable {
  /// The roles of the portfolio, ``others`` among them.
  let kept: [Role]
  /// Those in ``others``.
  let grouped: Set<Role>

  /// What the roles taken together are called.
  static let others = Role(rawValue: "other-roles")

  /// `nil` where the roles are few enough.
  init?(_ roles: Set<Role>, in groups: AccountGroups, weights: RoleWeights, mostRoles: Int) {
    let named = roles.subtracting([.unknown])
    guard named.count > mostRoles else { return nil }
    var heard: [Role: (accounts: Int, answers: Int)] = [:]
    for group in groups.accounts {
      for entry in group.roles where entry.counts.responses > 0 {
        heard[entry.role, default: (0, 0)].accounts += 1
        heard[entry.role, default: (0, 0)].answers += entry.counts.responses
      }
    }
    func rank(_ role: Role) -> (Double, Int, Int) {
      let found = heard[role] ?? (0, 0)
      return (weights[role], found.accounts, found.answers)
    }
    let ranked = named.subtracting([Self.others]).sorted()
      .map { (role: $0, rank: rank($0)) }
      .sorted { $0.rank == $1.rank ? $0.role < $1.role : $0.rank > $1.rank }
    let own = Set(ranked.prefix(mostRoles - 1).map(\.role))
    grouped = named.subtracting(own)
    kept = (own.union([Self.others]).union(roles.intersection([.unknown]))).sorted()
  }

  /// The weights with those of the grouped roles added up.
  func weights(_ weights: RoleWeights) -> RoleWeights {
    var sums: [Role: Double] = [:]
    for (role, weight) in weights.weights where weight > 0 {
      sums[grouped.contains(role) ? Self.others : role, default: 0] += weight
    }
    // Sums of legal weights that add up to 1.
    return (try? RoleWeights(sums)) ?? weights
  }

  /// What an account's contacts of the grouped roles said; `nil` for another role. Their number is known where that of every
  /// role the account has among them is.
  func counts(of role: Role, in group: AccountGroups.Group) -> ScoreCounts? {
    guard role == Self.others else { return nil }
    var (promoters, passives, detractors) = (0, 0, 0)
    var population: Int? = 0
    var isPresent = false
    for entry in group.roles where grouped.contains(entry.role) {
      isPresent = true
      promoters += entry.counts.promoters
      passives += entry.counts.passives
      detractors += entry.counts.detractors
      population = population.flatMap { sum in entry.counts.population.map { sum + $0 } }
    }
    return ScoreCounts(
      promoters: promoters, passives: passives, detractors: detractors,
      population: isPresent ? population : nil)
  }

  /// Which roles, and what to do.
  var remark: Diagnostic {
    let own = kept.filter { $0 != Self.others && $0 != .unknown }
    return Diagnostic(AnalysisFact.rolesGrouped(grouped.sorted(), beside: own))
  }
}
