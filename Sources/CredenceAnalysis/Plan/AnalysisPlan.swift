public import CredenceHealth
public import CredenceImport
public import CredenceSurvey

/// Everything that decides what an analysis computes: columns, rules, methods, level, seed.
///
/// A plan is a file a person can write (`--plan plan.json`); the command line overrides it, and the report
/// carries the plan that was used. What only decides how fast it runs (threads) is not in it.
public struct AnalysisPlan: Sendable, Hashable, Codable {
  /// The file of responses, of counts per account, or of what `credence tally` wrote.
  public var input: String?
  /// The roster: one line per account, or one per contact.
  public var accounts: String?
  /// Columns named by the user, by field (`score`, `account`, `csat`, ...); the others are found by synonym.
  public var columns: [String: [String]]
  /// Columns mapped to fields: `"Bewertung=score"`.
  public var map: [String]
  /// Codes declared to mean "no answer": `"11=missing"` of the score, `"Support:6=not-applicable"` of a column,
  /// `"*:-99=missing"` of all.
  public var sentinels: [String]
  /// What words of ratings mean: `"satisfied=1,neutral or dissatisfied=0"`, `"Support:good=4,bad=2"`.
  public var words: [String]
  /// Columns of ratings whose lowest answer is the best one.
  public var reverse: [String]
  /// Which answers count where a respondent gave several.
  public var answers: AnswerRule
  /// The column of waves, or the wave whose answers show how things stand: a name that a heading has is the column's. At
  /// most one of each; empty finds the column and takes all waves.
  public var waves: [String]
  /// The first day of the answers that are looked at, as `2025-03-01`; `nil` is no bound.
  public var since: String?
  /// The last day of them, all of it; `nil` is no bound.
  public var until: String?
  /// The labels offered in a column of joined drivers; empty learns them from the column.
  public var driverLabels: [String]
  /// Whether slashed dates have month or day first; `nil` lets the column decide.
  public var dateOrder: DateOrder?
  /// The scale of the score, `"1-5"` or with its cuts, `"1-4:3:4"` (``ScoreScale/init(parsing:)``); `nil` reads 0-10 and
  /// points out scores that look like another one.
  public var scale: String?
  /// The satisfaction scale, `"1-5"`, `"1-7"` or `"0-10"`.
  public var csatScale: String
  /// The interval method of the headline estimate; `nil` takes the default for each account.
  public var method: String?
  /// The prior of posterior statements and intervals: `"jeffreys"`, `"flat"`, `"third"` or three weights such as
  /// `"0.5,1,0.5"`; `nil` is Jeffreys', and flat where the number of contacts is known.
  public var prior: String?
  /// The level of every interval.
  public var level: ConfidenceLevel
  /// The seed of everything random.
  public var seed: UInt64
  /// The smallest number of answers of a group (account, role, wave, touchpoint) that is shown; 1 shows all. A smaller
  /// group is hidden and said to be, with what it takes that it cannot be had by subtraction.
  public var minimumResponses: Int
  /// Whether comments may leave in any output.
  public var includesComments: Bool
  /// How much each role counts in an account's health.
  public var roleWeighting: RoleWeighting
  /// The most roles that health tells apart; the others of a file with more are taken together as `other-roles`. Every role
  /// has parameters of its own, and a few answers say nothing of many.
  public var mostRoles: Int
  /// How revenue at risk is reckoned.
  public var riskRule: RiskRule
  /// How drivers are analysed.
  public var drivers: DriverSettings
  /// What the file calls the roles, beside the usual names: label to role.
  public var roleAliases: [String: String]
  /// Accounts under several names: name in the file to the name to use.
  public var accountAliases: [String: String]

  /// The defaults.
  public init() {
    columns = [:]
    map = []
    sentinels = []
    words = []
    reverse = []
    answers = .latest
    waves = []
    driverLabels = []
    csatScale = "1-5"
    level = .standard
    seed = Self.defaultSeed
    minimumResponses = 1
    includesComments = true
    roleWeighting = .named(.standard)
    mostRoles = Self.defaultMostRoles
    riskRule = .probability
    drivers = DriverSettings()
    roleAliases = [:]
    accountAliases = [:]
  }

  /// The weights of the roles: those named, or the same for each seeded role. Where the portfolio's own roles are known,
  /// ``RoleWeighting/weights(for:)`` weighs those equally.
  public var roleWeights: RoleWeights {
    get { roleWeighting.weights(for: Role.seeded) }
    set { roleWeighting = .named(newValue) }
  }

  /// The roles that health tells apart where nothing is said.
  package static let defaultMostRoles = 6
  /// The most that may be asked for: time grows with the third power.
  package static let largestMostRoles = 12

  /// The seed where none is given; printed with every result that uses one.
  package static let defaultSeed: UInt64 = 20_240_501
}
