public import CredenceSurvey

/// How healthy an account is, who says so, and how sure one can be.
///
/// Health H is the sum of w_r nps_r over the roles, in points, -100...100. Where the contacts of a role are known,
/// nps_r is what it would be if everybody answered; where not, it is that of the role's contacts in general.
public struct AccountHealth: Sendable, Hashable {
  /// In which sense the roles enter.
  public enum Basis: String, Sendable, Hashable, Codable {
    /// Every role with its known contacts: the health if all of them answered.
    case realised
    /// Some roles with their known contacts, the others in general.
    case mixed
    /// Every role in general: no numbers of contacts are known.
    case latent
  }

  /// The probabilities of the next answer's class; they add up to 1.
  public struct NextAnswer: Sendable, Hashable {
    /// Of a promoter's answer.
    public let promoter: Double
    /// Of a passive's.
    public let passive: Double
    /// Of a detractor's.
    public let detractor: Double
  }

  /// One role's part.
  public struct RoleHealth: Sendable, Hashable {
    /// The role.
    public let role: Role
    /// Its share in the health.
    public let weight: Double
    /// The posterior mean of its net score, in points.
    public let mean: Double
    /// The posterior standard deviation, in points.
    public let standardDeviation: Double
    /// P(net score < 0).
    public let probabilityBelowZero: Double
    /// P(net score > 0).
    public let probabilityAboveZero: Double
    /// What the next answer will be.
    public let nextAnswer: NextAnswer
    /// The range of this role's weight, the others kept in proportion, within which the mean of H keeps its sign:
    /// 0...1 where no weight changes it.
    public let flipRange: ClosedRange<Double>
  }

  /// In which sense the roles enter.
  public let basis: Basis
  /// The posterior mean of H, in points.
  public let mean: Double
  /// The posterior standard deviation of H, in points.
  public let standardDeviation: Double
  /// The equal-tailed interval of H.
  public let interval: Interval
  /// The middle 66% of H.
  public let middle: Interval
  /// The median of H.
  public let median: Double
  /// P(H > 0).
  public let probabilityAboveZero: Double
  /// P(H < 0). The rest to 1 is P(H = 0), which is possible where every contact is known.
  public let probabilityBelowZero: Double
  /// The five cells.
  package let cells: HealthCells
  /// What the probabilities allow to say.
  public let verdict: HealthVerdict
  /// Role by role, in the portfolio's order; empty where ``HealthSettings/describesRoles`` is off.
  public let roles: [RoleHealth]
  /// The patterns' probabilities.
  public let patterns: HealthPatterns
  /// The roles that count and that nobody answered for. They are predicted from the account's other answers and the
  /// portfolio, never dropped.
  public let missingRoles: [Role]
  /// H if all nonrespondents were detractors, and if all were promoters; `nil` where a role's contacts are not
  /// known. Silence is otherwise taken to say nothing.
  public let nonresponseBounds: ClosedRange<Double>?
  /// Whose next answer is expected to say most; `nil` where nobody is left to ask.
  public let askNext: AskNext?
  /// How many more answers would settle the verdict, if they agreed; `nil` where it was not asked for.
  public internal(set) var answersNeeded: AnswersNeeded?
}

/// Whom to ask next.
public struct AskNext: Sendable, Hashable {
  /// The role.
  public let role: Role
  /// By how much the standard deviation of H is expected to shrink, in points.
  public let expectedCut: Double
}

/// How many more answers would settle an account's verdict, if each agreed with where it leans and came from the role
/// that says most.
public enum AnswersNeeded: Sendable, Hashable {
  /// So many; 0 where the verdict is settled.
  case answers(Int)
  /// The known nonrespondents do not suffice.
  case contactsRunOut
  /// Twenty were not enough.
  case moreThanTwenty

  /// The number, where there is one.
  public var count: Int? {
    if case .answers(let count) = self { return count }
    return nil
  }

  /// Why there is none.
  public var reason: String? {
    switch self {
    case .answers: nil
    case .contactsRunOut: "the silent contacts are too few to settle it"
    case .moreThanTwenty: "twenty more answers that agree would not settle it"
    }
  }
}
