public import CredencePosteriors
public import CredenceSurvey

/// What is reported of one account.
public struct AccountReport: Sendable {
  /// The account as roster and file describe it.
  public let account: Account
  /// All its answers together.
  public let total: ScoreMeasurement
  /// The same by role, in role order; empty if the file has no roles.
  public let roles: [RoleReport]
  /// When the oldest and the newest of these answers came; `nil` where none is dated.
  public let answered: ClosedRange<Timestamp>?
  /// By wave, oldest first, each with its own answers among the same contacts; empty if the file has no waves.
  public let waves: [WaveReport]
  /// Where the account stands among all, 1 being the healthiest; `nil` where ranks were left out.
  public let rank: AccountRank?
  /// What it borrows from the portfolio; `nil` where that was left out.
  public let pooled: PooledReport?
  /// Satisfaction by touchpoint; never mixed with the score.
  public let satisfaction: [SatisfactionReport]
  /// How healthy the account is; `nil` where no account has an answer, or where a group of this one is hidden
  /// (``isHealthHidden``): health is a sum over the roles, and a hidden role could be had from it.
  public let health: AccountHealthReport?
  /// Why it scores so; `nil` where nobody ticked a driver or wrote anything, or it is hidden.
  public let reasons: AccountReasons?
  /// Whether health is left out because it would give a hidden role away.
  public let isHealthHidden: Bool
  /// What a reader must know.
  public let diagnostics: [Diagnostic]

  /// Whether the account has fewer answers than are shown (`minimumResponses`), or keeps such a one from being had by
  /// subtraction. Then nothing of its answers is here, nor may its comments and drivers be.
  public var isHidden: Bool { total.isHidden }
}

/// One role within an account.
public struct RoleReport: Sendable {
  /// The role.
  public let role: Role
  /// Its answers.
  public let measurement: ScoreMeasurement
}

/// One wave within an account.
public struct WaveReport: Sendable {
  /// The wave's label.
  public let wave: String
  /// Its answers.
  public let measurement: ScoreMeasurement
}

/// Satisfaction with one touchpoint.
public struct SatisfactionReport: Sendable {
  /// The touchpoint.
  public let touchpoint: String
  /// Ratings per step of the scale.
  public let counts: SatisfactionCounts
  /// Satisfied answers (the two best steps) with a Wilson interval; `nil` without answers.
  public let topTwo: Estimate?
  /// The mean rating with a t interval, in steps of the scale; `nil` with fewer than two answers or no spread.
  public let mean: Estimate?
  /// Whether the ratings are hidden (`minimumResponses`); then there are none here.
  public internal(set) var isHidden = false
}
