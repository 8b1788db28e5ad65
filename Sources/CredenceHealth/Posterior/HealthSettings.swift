public import CredenceSurvey

/// What is asked of the posterior of every account.
public struct HealthSettings: Sendable, Hashable {
  /// How much each role counts.
  public var weights: RoleWeights
  /// The level of the intervals.
  public var level: ConfidenceLevel
  /// Whether to say how many more consistent answers would settle a verdict; it costs a few posteriors more.
  public var countsAnswersNeeded: Bool
  /// Whether to describe roles and patterns; without them an account takes less time and memory.
  public var describesRoles: Bool

  /// Makes settings.
  public init(
    weights: RoleWeights = .standard, level: ConfidenceLevel = .standard, countsAnswersNeeded: Bool = true,
    describesRoles: Bool = true
  ) {
    self.weights = weights
    self.level = level
    self.countsAnswersNeeded = countsAnswersNeeded
    self.describesRoles = describesRoles
  }
}
