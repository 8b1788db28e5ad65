/// Everything that decides what an analysis computes: columns, rules, methods, level, seed.
///
/// A plan is a file a person can write (`--plan plan.json`); the command line overrides it, and the report
/// carries the plan that was used. What only decides how fast it runs (threads) is not in it.
public struct AnalysisPlan: Sendable, Hashable, Codable {
  /// The file of responses, of counts per account, or of what `credence tally` wrote.
  public var input: String?
  /// The roster: one line per account, or one per contact.
  public var accounts: String?
  /// Columns named by the user, by field; what is not named is found by synonym.
  public var columns: Columns
  /// Columns mapped to fields by name: `["Bewertung": "score"]`.
  public var map: [String: String]
  /// Codes declared to mean "no answer": `["11": "missing"]`.
  public var sentinels: [String: String]
  /// Which of several answers of one respondent counts.
  public var answers: AnswersRule
  /// The satisfaction scale, `"1-5"`, `"1-7"` or `"0-10"`.
  public var csatScale: String
  /// The interval method of the headline estimate; `nil` takes the default.
  public var method: String?
  /// The level of every interval.
  public var level: Double
  /// The seed of everything random.
  public var seed: UInt64
  /// Names of roles: label in the file to role (`["Einkauf": "decision-maker"]`).
  public var roleAliases: [String: String]
  /// Names of accounts: name in the file to the name to use.
  public var accountAliases: [String: String]

  /// Columns by field. A field left out is found by its synonyms.
  public struct Columns: Sendable, Hashable, Codable {
    /// The 0...10 answer.
    public var score: String?
    /// The client.
    public var account: String?
    /// Who answered.
    public var respondent: String?
    /// The contact's role.
    public var role: String?
    /// When the answer came.
    public var date: String?
    /// The survey wave.
    public var wave: String?
    /// Satisfaction ratings, one column per touchpoint.
    public var csat: [String]?
    /// The account's revenue.
    public var revenue: String?
    /// What the respondent wrote.
    public var comment: String?
    /// Columns kept for grouping.
    public var segment: [String]?
    /// The drivers: one column of joined labels, or one column per driver.
    public var drivers: [String]?

    /// Nothing named.
    public init() {}
  }

  /// Which of several answers of one respondent counts.
  public enum AnswersRule: String, Sendable, Hashable, Codable, CaseIterable {
    /// The latest by date, else by position in the file.
    case latest
    /// The earliest.
    case first
    /// The mean of the scores, rounded to a whole score (halves down).
    case mean
    /// Every answer counts.
    case all
  }

  /// The defaults.
  public init() {
    columns = Columns()
    map = [:]
    sentinels = [:]
    answers = .latest
    csatScale = "1-5"
    level = 0.95
    seed = Self.defaultSeed
    roleAliases = [:]
    accountAliases = [:]
  }

  /// The seed where none is given; printed with every result that uses one.
  public static let defaultSeed: UInt64 = 20_240_501
}
