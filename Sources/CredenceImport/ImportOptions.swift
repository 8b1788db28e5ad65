public import CredenceSurvey

/// How a file is to be read, where it does not say so itself.
public struct ImportOptions: Sendable {
  /// When the rows of a table name who answered. A name a row is what most of a table's memory goes to; the answers rule
  /// does without.
  public enum Respondents: Sendable, Hashable {
    /// Wherever the file does.
    case always
    /// Only where comments are kept, which may name their writers.
    case besideComments
  }

  /// The day after which answers lie in the future. Given, because a library reads no clock.
  public var today: Timestamp
  /// Columns named by the user; the others are found.
  public var columns: ColumnOptions
  /// Numbers that stand for a missing answer, and the columns they do so in.
  public var sentinels: DeclaredSentinels
  /// What words of ratings mean.
  public var words: DeclaredWords
  /// Columns of ratings whose lowest answer is the best one, by name.
  public var reversed: [String]
  /// The scale of the score column. Never converted.
  public var scale: ScoreScale
  /// Whether the scale was declared; where it was not, scores that look like another scale's are pointed out.
  package var scaleIsDeclared: Bool
  /// The scale of the satisfaction columns.
  public var satisfactionScale: SatisfactionScale
  /// Which answers count where a respondent gave several.
  public var answers: AnswerRule
  /// The answers that are looked at, by when they came.
  public var period: AnswerPeriod
  /// A name that is the column of waves where a column has it, else the wave whose answers show how things stand; empty =
  /// the column is found, and all waves count. At most one of each.
  public var waves: [String]
  /// What the file calls the roles.
  public var roles: RoleAliases
  /// Accounts under several names.
  public var accountAliases: AccountAliases
  /// The labels offered in a column of joined drivers; empty = learnt from the column.
  public var driverLabels: [String]
  /// Whether month or day comes first in slashed dates; `nil` = decided by the column.
  public var dateOrder: DateOrder?
  /// The character between cells; `nil` = found. One ASCII character.
  public var delimiter: Character?
  /// How many threads a tally may use.
  public var threads: Int
  /// Whether the SHA-256 of the input is computed (about a second for 300 MB).
  package var fingerprint: Bool
  /// Whether comments are kept with the rows.
  public var readsComments: Bool
  /// When the rows name who answered.
  public var respondents: Respondents
  /// Whether remarks say how many answers a role has; not where small groups are to be hidden.
  package var tellsRoleCounts: Bool
  /// Whether reports quote words of the file, in refused cells and in labels nobody declared; not where comments are left
  /// out or small groups hidden. Addresses are never quoted.
  package var quotesWords: Bool
  /// Told the bytes read and the bytes in all, now and then, from any thread.
  public var progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?
  /// The bytes of a range of a tally; `nil` = by the number of threads. Decides nothing but the time.
  var rangeSize: Int?

  /// The usual way of reading.
  ///
  /// - Precondition: `threads` is at least 1.
  public init(
    today: Timestamp, columns: ColumnOptions = ColumnOptions(), sentinels: DeclaredSentinels = .none,
    words: DeclaredWords = .none, reversed: [String] = [],
    scale: ScoreScale = .likelihoodToRecommend, scaleIsDeclared: Bool = false,
    satisfactionScale: SatisfactionScale = .fivePoint,
    answers: AnswerRule = .latest, period: AnswerPeriod = .all, waves: [String] = [],
    roles: RoleAliases = .standard, accountAliases: AccountAliases = .none,
    driverLabels: [String] = [], dateOrder: DateOrder? = nil, delimiter: Character? = nil, threads: Int = 1,
    fingerprint: Bool = true, readsComments: Bool = true, respondents: Respondents = .always,
    tellsRoleCounts: Bool = true,
    quotesWords: Bool = true,
    progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
  ) {
    precondition(threads >= 1, "reading needs a thread")
    self.today = today
    self.columns = columns
    self.sentinels = sentinels
    self.words = words
    self.reversed = reversed
    self.scale = scale
    self.scaleIsDeclared = scaleIsDeclared
    self.satisfactionScale = satisfactionScale
    self.answers = answers
    self.period = period
    self.waves = waves
    self.roles = roles
    self.accountAliases = accountAliases
    self.driverLabels = driverLabels
    self.dateOrder = dateOrder
    self.delimiter = delimiter
    self.threads = threads
    self.fingerprint = fingerprint
    self.readsComments = readsComments
    self.respondents = respondents
    self.tellsRoleCounts = tellsRoleCounts
    self.quotesWords = quotesWords
    self.progress = progress
  }
}
