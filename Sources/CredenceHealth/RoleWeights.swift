public import CredenceSurvey

/// How much each role counts in an account's health. Shares that sum to 1.
///
/// A role of weight 0 does not enter the health, yet its answers still inform the account's random intercept.
public struct RoleWeights: Sendable, Hashable {
  /// The weight of each named role, in the order roles are shown.
  public let weights: [(role: Role, weight: Double)]

  /// Decision makers .5, influencers .3, end users .2.
  public static let standard = RoleWeights(
    known: [(.decisionMaker, 0.5), (.influencer, 0.3), (.endUser, 0.2)])

  /// The same weight for every role.
  ///
  /// - Precondition: there is a role.
  public static func equal(_ roles: [Role]) -> RoleWeights {
    precondition(!roles.isEmpty, "weights need a role")
    return RoleWeights(known: roles.sorted().map { ($0, 1 / Double(roles.count)) })
  }

  /// Weights from a plan or an option.
  ///
  /// - Throws: ``RoleWeightsError`` where a weight is negative or not a number, or where they do not sum to 1
  ///   within 1e-6 (rounding of thirds is forgiven and taken out).
  public init(_ weights: [Role: Double]) throws(RoleWeightsError) {
    guard !weights.isEmpty else { throw .empty }
    let ordered = weights.sorted { $0.key < $1.key }
    for (role, weight) in ordered where !(weight.isFinite && weight >= 0) {
      throw .illegalWeight(role, weight)
    }
    let sum = ordered.reduce(0) { $0 + $1.value }
    guard abs(sum - 1) <= 1e-6 else { throw .sum(sum) }
    self.init(known: ordered.map { ($0.key, $0.value / sum) })
  }

  private init(known: [(Role, Double)]) {
    weights = known.map { (role: $0.0, weight: $0.1) }
  }

  /// The weight of a role; 0 for a role not named.
  public subscript(role: Role) -> Double { weights.first { $0.role == role }?.weight ?? 0 }

  /// The roles named, in order.
  public var roles: [Role] { weights.map(\.role) }

  /// Equal where every role has the same weight.
  public static func == (left: RoleWeights, right: RoleWeights) -> Bool {
    left.roles == right.roles && left.weights.map(\.weight) == right.weights.map(\.weight)
  }

  /// Feeds the roles and their weights.
  public func hash(into hasher: inout Hasher) {
    for (role, weight) in weights {
      hasher.combine(role)
      hasher.combine(weight)
    }
  }
}

/// What is wrong with role weights.
public enum RoleWeightsError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No role was named.
  case empty
  /// A weight is negative or not a number.
  case illegalWeight(Role, Double)
  /// The weights do not sum to 1.
  case sum(Double)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .empty:
      "no role weights were given; write role=weight for each role, for example decision-maker=0.5,influencer=0.3,end-user=0.2"
    case .illegalWeight(let role, let weight):
      "the weight of \(role.rawValue) is \(weight); a weight is a number from 0 to 1"
    case .sum(let sum):
      "the role weights sum to \(sum); make them sum to 1"
    }
  }
}
