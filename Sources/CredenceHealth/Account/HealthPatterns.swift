import CredenceSurvey

/// Compositions of an account worth a name, as probabilities.
///
/// A name is shown only where its probability reaches 80% and every role it names has an answer; below that the
/// probability alone is. `nil` where the portfolio does not have the roles.
public struct HealthPatterns: Sendable, Hashable {
  /// P(account's net score > 0 and decision makers' < 0): a good score hides unhappy deciders.
  public let maskedRisk: Double?
  /// P(end users < 0, decision makers > 0 and influencers > 0): functional problems in a loyal account.
  public let endUserFriction: Double?
  /// P(some role above 0 and some role below 0).
  public let divided: Double?
  /// P(all roles above 0, or all below 0).
  public let consensus: Double?
  /// The patterns that may be named.
  public let named: [HealthPattern]

  /// Where patterns were not asked for.
  static let none = HealthPatterns(
    maskedRisk: nil, endUserFriction: nil, divided: nil, consensus: nil, named: [])
}

/// A composition of an account.
public enum HealthPattern: String, Sendable, Hashable, Codable, CaseIterable {
  /// The account's score is positive and its decision makers' negative.
  case maskedRisk = "masked-risk"
  /// End users are negative where decision makers and influencers are positive: an expansion lead.
  case endUserFriction = "end-user-friction"
  /// Some role is positive and some negative.
  case divided
  /// Every role is on the same side.
  case consensus

  /// For people.
  public var words: String {
    switch self {
    case .maskedRisk: "masked risk"
    case .endUserFriction: "end-user friction"
    case .divided: "divided"
    case .consensus: "consensus"
    }
  }

  /// A pattern is named from this probability on.
  public static let smallestProbability = 0.8

  /// The roles that must have an answer before the pattern is named.
  func namedRoles(_ counting: [Role]) -> [Role] {
    switch self {
    case .maskedRisk: [.decisionMaker]
    case .endUserFriction: Role.seeded
    case .divided, .consensus: counting
    }
  }
}
