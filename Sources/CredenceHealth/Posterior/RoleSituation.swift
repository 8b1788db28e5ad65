import CredenceSurvey

/// What is known of one role of one account: its answers, and how many contacts are silent.
struct RoleSituation: Sendable, Hashable {
  var pattern: RolePattern
  /// Known contacts without an answer; `nil` where the number of contacts is not known.
  var nonrespondents: Int?

  /// A population of zero says nobody is known in this role; somebody has it all the same, so it counts as unknown.
  init(role: Int, _ counts: ScoreCounts) {
    pattern = RolePattern(role: role, counts)
    nonrespondents = counts.population == 0 ? nil : counts.nonrespondents
  }

  /// Known contacts, answered or silent.
  var population: Int? { nonrespondents.map { $0 + pattern.responses } }
  /// Promoters less detractors among the answers.
  var balance: Int { pattern.promoters - pattern.detractors }

  /// With one more answer.
  func adding(_ answer: LoyaltyClass) -> RoleSituation {
    var copy = self
    copy.pattern = RolePattern(
      role: pattern.role, promoters: pattern.promoters + (answer == .promoter ? 1 : 0),
      passives: pattern.passives + (answer == .passive ? 1 : 0),
      detractors: pattern.detractors + (answer == .detractor ? 1 : 0))
    copy.nonrespondents = nonrespondents.map { $0 - 1 }
    return copy
  }
}

/// What is known of an account: one entry per role, in the portfolio's order.
struct AccountSituation: Sendable, Hashable {
  var roles: [RoleSituation]

  /// The most nonrespondents of a role whose net counts are listed one by one; those of more are gathered into cells of
  /// the net share (``NetShareCells``). A lone role has no random intercepts to list them for.
  static func mostListed(roleCount: Int) -> Int { roleCount == 1 ? 2_000 : 128 }

  /// Whether a role's nonrespondents are too many to list what they may say.
  func isGathered(_ role: Int) -> Bool {
    (roles[role].nonrespondents ?? 0) > Self.mostListed(roleCount: roles.count)
  }

  /// What each role asks of the random intercepts: the answers and what the nonrespondents may say, or the distribution of the net share.
  var resolutions: [InterceptGrid.Resolution] {
    roles.indices.map { role in
      guard let population = roles[role].population, !isGathered(role) else { return .distribution }
      return .answers(population)
    }
  }

  /// The most answers of one role.
  var mostResponses: Int { roles.reduce(0) { max($0, $1.pattern.responses) } }
  /// Answers of all roles.
  var responses: Int { roles.reduce(0) { $0 + $1.pattern.responses } }
}

/// The distinct situations of a portfolio: accounts in the same situation share all work and their result.
struct SituationList: Sendable {
  private(set) var situations: [AccountSituation] = []
  /// Per account the position in ``situations``.
  private(set) var ofAccount: [Int32] = []

  init(_ portfolio: HealthPortfolio) {
    let roleCount = portfolio.roles.count
    ofAccount.reserveCapacity(portfolio.accountCount)
    var prefixes: [Prefix: Int32] = [:]
    var prefixCount: Int32 = 0
    var found: [Int32: Int32] = [:]
    for account in 0..<portfolio.accountCount {
      var prefix: Int32 = 0
      for role in 0..<roleCount {
        let counts = portfolio.counts[account * roleCount + role]
        let key = Prefix(before: prefix, counts: counts)
        if let known = prefixes[key] {
          prefix = known
        } else {
          prefixCount += 1
          prefixes[key] = prefixCount
          prefix = prefixCount
        }
      }
      if let known = found[prefix] {
        ofAccount.append(known)
      } else {
        let number = Int32(situations.count)
        found[prefix] = number
        ofAccount.append(number)
        situations.append(
          AccountSituation(
            roles: (0..<roleCount).map {
              RoleSituation(role: $0, portfolio.counts[account * roleCount + $0])
            }))
      }
    }
  }

  private struct Prefix: Hashable {
    let before: Int32
    let counts: ScoreCounts
  }
}
