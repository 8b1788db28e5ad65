import CredenceSurvey

/// What is known of one role of one account: its answers, and how many contacts are silent.
struct RoleSituation: Sendable, Hashable {
  var pattern: RolePattern
  /// Known contacts without an answer; `nil` where the number of contacts is not known.
  var silent: Int?

  /// A population of zero says nobody is known in this role; somebody has it all the same, so it counts as unknown.
  init(role: Int, _ counts: ScoreCounts) {
    pattern = RolePattern(role: role, counts)
    silent = counts.population == 0 ? nil : counts.silent
    if let silent, silent > Self.largestSilent(answers: counts.responses) { self.silent = nil }
  }

  /// More silent contacts than this count as a number not known, because a table of every net count at every node of the
  /// mood would not fit into memory. Health then differs by a point at most: the answers are a small part of the
  /// contacts (one in eight), or so many that little is left to know; and the silent's own noise is below
  /// 100 / sqrt(2,000) = 2.2 points, next to tens of points of what is not known of the role.
  static func largestSilent(answers: Int) -> Int {
    // The grid of the mood is as fine as the root of the answers.
    let held = 20_000 / (Double(max(answers, 300)) / 300).squareRoot()
    return Int(min(6_000, Double(max(2_000, 7 * answers)), held))
  }

  /// Known contacts, answered or silent.
  var population: Int? { silent.map { $0 + pattern.responses } }
  /// Promoters less detractors among the answers.
  var balance: Int { pattern.promoters - pattern.detractors }

  /// With one more answer.
  func adding(_ answer: LoyaltyClass) -> RoleSituation {
    var copy = self
    copy.pattern = RolePattern(
      role: pattern.role, promoters: pattern.promoters + (answer == .promoter ? 1 : 0),
      passives: pattern.passives + (answer == .passive ? 1 : 0),
      detractors: pattern.detractors + (answer == .detractor ? 1 : 0))
    copy.silent = silent.map { $0 - 1 }
    return copy
  }
}

/// What is known of an account: one entry per role, in the portfolio's order.
struct AccountSituation: Sendable, Hashable {
  var roles: [RoleSituation]

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
