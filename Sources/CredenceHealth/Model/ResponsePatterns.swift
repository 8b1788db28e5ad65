import CredenceSurvey

/// The answers of one role of one account, without saying whose: accounts that answered alike share all work.
struct RolePattern: Sendable, Hashable {
  let role: Int
  let promoters: Int
  let passives: Int
  let detractors: Int

  init(role: Int, _ counts: ScoreCounts) {
    self.init(
      role: role, promoters: counts.promoters, passives: counts.passives, detractors: counts.detractors)
  }

  init(role: Int, promoters: Int, passives: Int, detractors: Int) {
    self.role = role
    self.promoters = promoters
    self.passives = passives
    self.detractors = detractors
  }

  var responses: Int { promoters + passives + detractors }

  /// More answers than this count as so many in the same proportions: 10 million say the net share to .06 points with 95%,
  /// and the likelihood of more would drown in rounding.
  private static let mostEvidence = 1e7

  /// What the likelihood is taken of.
  var evidence: (promoters: Double, passives: Double, detractors: Double) {
    let (p, m, d) = (Double(promoters), Double(passives), Double(detractors))
    let factor = min(1, Self.mostEvidence / (p + m + d))
    return factor < 1 ? (factor * p, factor * m, factor * d) : (p, m, d)
  }

  /// Whether the likelihood is too narrow for the grid that patterns share.
  var isNarrow: Bool { responses > LocalNodes.mostOnGrid }
}

/// The distinct answer patterns of accounts whose largest role count is of one size, with their multiplicities.
///
/// A grid must be finer the more answers one role of one account has; accounts of a size share a grid, so that one
/// account with a thousand answers does not slow down all others.
struct PatternTier: Sendable {
  /// The most answers of one role the tier's grid is made for.
  let capacity: Int
  /// The most roles of one account with answers.
  private(set) var mostRoles = 0
  /// The distinct role patterns with at least one answer.
  var rolePatterns: [RolePattern] = []
  /// Distinct account patterns, each with one index into ``rolePatterns`` per role; -1 where nobody answered.
  var accountPatterns: [Int32] = []
  /// How many accounts have each account pattern.
  var multiplicities: [Double] = []

  /// What each answered role asks of the random intercepts.
  var resolution: InterceptGrid.Resolution {
    // A likelihood of a million answers is a point beside the role's deviation.
    rolePatterns.contains(where: \.isNarrow) ? .distribution : .answers(capacity)
  }

  /// The capacity of the smallest tier that holds so many answers: 12, 48, 192. Roles of more answers have nodes of their
  /// own (``LocalNodes``).
  static func capacity(for responses: Int) -> Int {
    var capacity = 12
    while capacity < min(responses, LocalNodes.mostOnGrid) { capacity *= 4 }
    return capacity
  }

  /// The tiers of a portfolio, smallest first. Accounts without any answer are left out: they say nothing of theta.
  static func tiers(of portfolio: HealthPortfolio, accounts: Range<Int>) -> [PatternTier] {
    var builders: [Int: Builder] = [:]
    for account in accounts {
      let counts = portfolio.counts[
        account * portfolio.roles.count..<(account + 1) * portfolio.roles.count]
      guard let most = counts.map(\.responses).max(), most > 0 else { continue }
      builders[capacity(for: most), default: Builder(capacity: capacity(for: most))].add(counts)
    }
    return builders.values.map(\.tier).sorted { $0.capacity < $1.capacity }
  }

  private struct Builder {
    var tier: PatternTier
    private var roleIndices: [RolePattern: Int32] = [:]
    /// Account patterns are found role by role: (what the roles before it made, this role's pattern) -> a number.
    private var prefixes: [UInt64: Int32] = [:]
    private var prefixCount: Int32 = 0
    private var accountIndices: [Int32: Int] = [:]

    init(capacity: Int) { tier = PatternTier(capacity: capacity) }

    mutating func add(_ counts: ArraySlice<ScoreCounts>) {
      var prefix: Int32 = 0
      var indices: [Int32] = []
      tier.mostRoles = max(tier.mostRoles, counts.count { $0.responses > 0 })
      for (role, entry) in counts.enumerated() {
        let index = entry.responses == 0 ? -1 : roleIndex(RolePattern(role: role, entry))
        indices.append(index)
        let key = UInt64(UInt32(bitPattern: prefix)) << 32 | UInt64(UInt32(bitPattern: index))
        if let known = prefixes[key] {
          prefix = known
        } else {
          prefixCount += 1
          prefixes[key] = prefixCount
          prefix = prefixCount
        }
      }
      if let known = accountIndices[prefix] {
        tier.multiplicities[known] += 1
      } else {
        accountIndices[prefix] = tier.multiplicities.count
        tier.accountPatterns += indices
        tier.multiplicities.append(1)
      }
    }

    private mutating func roleIndex(_ pattern: RolePattern) -> Int32 {
      if let known = roleIndices[pattern] { return known }
      let index = Int32(tier.rolePatterns.count)
      roleIndices[pattern] = index
      tier.rolePatterns.append(pattern)
      return index
    }
  }
}
