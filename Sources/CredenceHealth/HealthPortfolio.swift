public import CredenceSurvey

/// The answers of a portfolio as the health model reads them: per account and role the counts, with the number of
/// known contacts where it is known.
public struct HealthPortfolio: Sendable {
  /// The roles, in the order shown. Every account has an entry for each.
  public let roles: [Role]
  /// The number of accounts.
  public let accountCount: Int
  /// Account after account, role after role: accountCount x roles.count.
  let counts: [ScoreCounts]

  /// Makes a portfolio.
  ///
  /// - Parameters:
  ///   - roles: the roles, each once.
  ///   - accounts: per account one entry per role, in the order of `roles`; a role nobody answered for has counts
  ///     of zero.
  /// - Precondition: there is a role, no role is named twice, and every account has one entry per role.
  public init(roles: [Role], accounts: [[ScoreCounts]]) {
    precondition(accounts.allSatisfy { $0.count == roles.count }, "one entry per role")
    self.init(roles: roles, counts: accounts.flatMap { $0 })
  }

  /// Makes a portfolio of one flat list: account after account, role after role.
  ///
  /// - Precondition: there is a role, no role is named twice, and there are whole accounts.
  public init(roles: [Role], counts: [ScoreCounts]) {
    precondition(!roles.isEmpty && Set(roles).count == roles.count, "roles are named once")
    precondition(counts.count.isMultiple(of: roles.count), "one entry per role")
    self.roles = roles
    self.counts = counts
    accountCount = counts.count / roles.count
  }

  /// The counts of one account, in the order of ``roles``.
  package func counts(ofAccount account: Int) -> [ScoreCounts] {
    Array(counts[account * roles.count..<(account + 1) * roles.count])
  }

  /// The number of answers of each role over all accounts.
  package var responsesByRole: [Int] {
    var sums = [Int](repeating: 0, count: roles.count)
    for (index, entry) in counts.enumerated() { sums[index % roles.count] += entry.responses }
    return sums
  }
}
