import CredenceSurvey

/// Which role is which: the places of the roles that patterns name, and of those that count in the health.
struct RoleLayout: Sendable {
  let roles: [Role]
  /// Per role its share in the health; they add up to 1.
  let weights: [Double]
  /// The roles that count in the health.
  let weighted: [Int]
  let decisionMaker: Int?
  let influencer: Int?
  let endUser: Int?

  /// Weights of roles the portfolio does not have are spread over those it has, in proportion.
  ///
  /// A role that is asked for and that nobody has answered for belongs to the portfolio's roles; see
  /// ``HealthPortfolio``.
  init(_ roles: [Role], _ weights: RoleWeights) {
    self.roles = roles
    var shares = roles.map { weights[$0] }
    var total = shares.reduce(0, +)
    if total <= 0 {
      shares = roles.map { _ in 1 }
      total = Double(roles.count)
    }
    self.weights = shares.map { $0 / total }
    weighted = roles.indices.filter { shares[$0] > 0 }
    decisionMaker = roles.firstIndex(of: .decisionMaker)
    influencer = roles.firstIndex(of: .influencer)
    endUser = roles.firstIndex(of: .endUser)
  }

  /// What the half-point grid adds to a cumulative probability at the middle of a cell, as a multiple of the density's
  /// slope (all in cells). Sharing a mass between two cells spreads it by a triangle, of variance 1/6; a sum of n such
  /// parts, half of a cell being counted as below, moves F by (n + 1)/12 F''. A role whose contacts are not known comes
  /// in pieces of its weight's width, each at its middle, which moves F by weight^2/12 F'' more.
  func widening(of situation: AccountSituation) -> Double {
    weighted.reduce(Double(weighted.count + 1) / 12) {
      let role = situation.roles[$1]
      guard role.nonrespondents == nil || situation.isGathered($1) else { return $0 }
      let piece =
        role.nonrespondents == nil ? weights[$1] : weights[$1] * NetShareCells.cellWidth(weight: weights[$1])
      return $0 + piece * piece / 12
    }
  }

  /// The health of the answers alone, the nonrespondents adding nothing, in points.
  func offset(of entries: [RoleSituation]) -> Double {
    entries.reduce(0) {
      $0 + 100 * weights[$1.pattern.role] * Double($1.balance) / Double($1.population ?? 1)
    }
  }
}
