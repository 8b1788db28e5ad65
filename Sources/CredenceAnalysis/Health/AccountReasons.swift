public import CredenceSurvey

/// Why an account scores so: the drivers its respondents ticked, and what they wrote.
public struct AccountReasons: Sendable, Hashable {
  /// How often a driver was ticked.
  public struct Driver: Sendable, Hashable {
    /// The driver.
    public let name: String
    /// Ticks by class: promoters praise with it, detractors complain.
    public var promoters: Int
    /// Ticks by passives.
    public var passives: Int
    /// Ticks by detractors.
    public var detractors: Int

    /// All ticks.
    public var ticks: Int { promoters + passives + detractors }
  }

  /// One comment.
  public struct Comment: Sendable, Hashable {
    /// The respondent's role; `nil` where the file does not say, and where small groups are hidden.
    public let role: Role?
    /// The score; `nil` for a rating without one, and where small groups are hidden.
    public let score: Int?
    /// What was written, addresses withheld.
    public let text: String
  }

  /// Drivers with at least one tick, those with the most complaints first.
  public let drivers: [Driver]
  /// The same among end users alone.
  public let endUserDrivers: [Driver]
  /// Comments, the lowest scores first, or by their words where small groups are hidden; empty where comments are left out.
  public let comments: [Comment]
}
