/// The kept rows of a survey file, column by column. Every column has ``count`` rows.
///
/// A column the file does not have is `nil` (or missing from the list), never a column of blanks.
public struct ResponseTable: Sendable {
  /// The account of rows that name none, in a file that has a column of accounts.
  public static let unnamedAccount = "(no account)"

  /// The number of rows.
  public let count: Int
  /// The line of the file each row starts on, counted from 1.
  public var lines: [Int]
  /// The account of each row. Levels may include accounts without any kept row.
  public var accounts: CategoricalColumn
  /// The role of each row (levels are role names in kebab case; blank = the file does not say).
  public var roles: CategoricalColumn?
  /// The answer on ``scale``; `nil` where the row has only a satisfaction rating.
  public var scores: [Int8?]
  /// The scale the scores are on.
  public var scale: ScoreScale
  /// Who answered; blank = anonymous.
  public var respondents: CategoricalColumn?
  /// When the answer came.
  public var times: [Timestamp?]?
  /// The wave of each row.
  public var waves: CategoricalColumn?
  /// The drivers offered, in the file's order.
  public var drivers: [Driver]
  /// The satisfaction questions, in the file's order.
  public var satisfaction: [Satisfaction]
  /// What the respondent wrote.
  public var comments: [String?]?
  /// Further columns, kept for grouping.
  public var segments: [Segment]
  /// Columns asked for by name, as they stand, whatever else they are; each under the name asked for.
  public var kept: [Segment]

  /// One driver: who ticked it.
  public struct Driver: Sendable {
    /// The label as the file writes it.
    public let name: String
    /// Per row.
    public var selections: [DriverSelection]
    /// The question it is an option of, where a blank was read as "not ticked" because the file has no other mark for it,
    /// so that who was not asked may stand among those who ticked nothing; `nil` where the file says who was asked.
    public var question: String?
    /// Makes a driver column.
    public init(name: String, selections: [DriverSelection], question: String? = nil) {
      self.name = name
      self.question = question
      self.selections = selections
    }
  }

  /// One satisfaction question.
  public struct Satisfaction: Sendable {
    /// The touchpoint (the column's label).
    public let touchpoint: String
    /// The column's name, where the ratings come from a file's.
    public let column: String?
    /// The scale of the ratings.
    public let scale: SatisfactionScale
    /// Per row; `nil` where unanswered.
    public var ratings: [Int8?]
    /// Makes a satisfaction column.
    public init(touchpoint: String, column: String? = nil, scale: SatisfactionScale, ratings: [Int8?]) {
      self.column = column
      self.touchpoint = touchpoint
      self.scale = scale
      self.ratings = ratings
    }
  }

  /// A column kept for grouping.
  public struct Segment: Sendable {
    /// The column's name.
    public let name: String
    /// Per row.
    public var values: CategoricalColumn
    /// Makes a segment.
    public init(name: String, values: CategoricalColumn) {
      self.name = name
      self.values = values
    }
  }

  /// Makes a table of the columns every file has; the others are set afterwards.
  ///
  /// - Precondition: the three columns have the same number of rows.
  public init(
    lines: [Int], accounts: CategoricalColumn, scores: [Int8?], scale: ScoreScale = .likelihoodToRecommend
  ) {
    precondition(
      lines.count == accounts.count && lines.count == scores.count, "columns of a table have the same length")
    count = lines.count
    self.lines = lines
    self.accounts = accounts
    self.scores = scores
    self.scale = scale
    drivers = []
    satisfaction = []
    segments = []
    kept = []
  }
}
