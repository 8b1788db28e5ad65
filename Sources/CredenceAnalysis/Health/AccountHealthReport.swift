public import CredenceHealth
public import CredenceSurvey

/// What is reported of one account's health. Shared by the places that keep it: a portfolio has many.
public final class AccountHealthReport: Sendable {
  /// Under the plan's weights.
  public let health: AccountHealth
  /// The verdict; `nil` where nobody has answered: what is expected of such an account is a prediction.
  public let verdict: HealthVerdict?
  /// What the verdict rests on; `nil` without one and where it is ``HealthVerdict/unclear``.
  public let verdictBasis: VerdictBasis?
  /// Under equal weights; `nil` where the plan's are equal or there is one role.
  public let equalWeights: Reading?
  /// The point estimate with roles weighed as planned, in points; `nil` where a role that counts has no answer.
  public let standardisedScore: Double?
  /// The point estimate of all answers, in points; `nil` without answers.
  public let asSurveyed: Double?
  /// The expected revenue at risk; `nil` where the revenue is not known or nobody answered.
  public let revenueAtRisk: Double?

  init(
    health: AccountHealth, verdict: HealthVerdict?, verdictBasis: VerdictBasis?, equalWeights: Reading?,
    standardisedScore: Double?, asSurveyed: Double?,
    revenueAtRisk: Double?
  ) {
    self.health = health
    self.verdict = verdict
    self.verdictBasis = verdictBasis
    self.equalWeights = equalWeights
    self.standardisedScore = standardisedScore
    self.asSurveyed = asSurveyed
    self.revenueAtRisk = revenueAtRisk
  }

  /// Health under other weights, in short.
  public struct Reading: Sendable, Hashable {
    /// The posterior mean, in points.
    public let mean: Double
    /// The interval.
    public let interval: Interval
    /// P(H > 0).
    public let probabilityAboveZero: Double

    package init(_ health: AccountHealth) {
      mean = health.mean
      interval = health.interval
      probabilityAboveZero = health.probabilityAboveZero
    }
  }

  /// How far the weighing of roles moves the account: the mean of H less the score as surveyed, in points.
  public var compositionShift: Double? { asSurveyed.map { health.mean - $0 } }
}

/// What is reported of a portfolio's health.
public struct PortfolioHealthReport: Sendable {
  /// The fitted model.
  public let model: HealthModel
  /// The weights that were used.
  public let weights: RoleWeights
  /// The revenue at risk; `nil` where no account has a revenue.
  public let risk: RevenueAtRisk?
  /// Revenue against health; `nil` where no account with answers has a revenue.
  public let quadrants: RevenueQuadrants?
  /// The accounts of each verdict, answered accounts alone.
  public let verdicts: [HealthVerdict: Int]
  /// Those of them whose verdict rests on their own answers (``VerdictBasis/heard``).
  public let heardVerdicts: [HealthVerdict: Int]
  /// The accounts whose pattern may be named, in the order accounts are shown.
  public let patterns: [HealthPattern: [String]]
  /// How many contacts of each role answered, where known, and what revenue their accounts stand for.
  public let coverage: [RoleCoverage]

  /// Who has answered in one role.
  public struct RoleCoverage: Sendable, Hashable {
    /// The role.
    public let role: Role
    /// Answers.
    public let answered: Int
    /// Known contacts; `nil` where some account's are not known.
    public let known: Int?
    /// The accounts whose number of contacts is known, apart from the others; `nil` where a group is hidden, since it
    /// could be had by subtraction.
    public let counted: Counted?
    /// Accounts with at least one answer of the role, hidden accounts aside.
    public let accountsHeard: Int
    /// Accounts in all, hidden ones aside.
    public let accounts: Int
    /// The revenue of accounts with at least one answer of the role, hidden ones aside; `nil` where no revenue is known.
    public let revenueHeard: Double?

    /// Answers and contacts of a role where its contacts are counted.
    public struct Counted: Sendable, Hashable {
      /// Answers from accounts whose contacts of the role are counted.
      public internal(set) var answered = 0
      /// Their contacts.
      public internal(set) var contacts = 0
      /// Accounts whose contacts of the role are not.
      public internal(set) var accountsWithout = 0

      /// Of no account.
      package init() {}
    }
  }
}
