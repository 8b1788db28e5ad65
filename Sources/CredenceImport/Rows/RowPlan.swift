import CredenceDelimitedText
import CredenceSurvey

/// Which column is what, and how its cells are read: everything a row's meaning depends on but the row.
struct RowPlan: Sendable {
  /// The number of cells a row must have.
  var columns: Int
  /// The columns by position, where the file has them.
  var account: Int?
  var respondent: Int?
  var role: Int?
  var score: Int?
  var date: Int?
  var wave: Int?
  /// The class label a tool computed from the score.
  var scoreClass: Int?
  /// What says whether a row is an answer at all.
  var filters: [RowFilter] = []
  /// Says whether a row was finished, where the tool may export a score of 0 as a blank.
  var finished: Int?
  /// The columns with codes for a missing answer.
  var codes: [CodedColumn] = [] {
    didSet { hasCodes = !codes.isEmpty }
  }
  private(set) var hasCodes = false
  /// The ratings that make a row worth keeping in a file without a score.
  var ratings: [Rating] = []
  /// Finds the file's heading among its rows.
  var headings: HeadingMatcher
  var scores: ScoreParser
  var dates: DateParser
  /// The answers that are looked at; `nil` for all, dated or not.
  var period: AnswerPeriod?
  /// Days since 1970 that are not in the future.
  var today: Int { dates.today }

  /// One satisfaction question.
  struct Rating: Sendable {
    var column: Int
    var parser: SatisfactionParser
  }
}

/// What a row means.
enum RowVerdict {
  /// An answer on the scale.
  case answer(Int8)
  /// No score column in the file, but a satisfaction rating.
  case ratingOnly
  /// Not kept: why, and the column whose cell is to blame.
  case rejected(RejectReason, column: Int?)
}

/// A row as the sinks get it.
struct Row {
  var verdict: RowVerdict
  /// Whether the row tells of its account, role and respondent (also when it is not kept).
  var isAboutAccount = false
  /// A known contact without an answer.
  var isNonrespondent = false
  /// When the answer came, in seconds of the file's clock; `Int64.min` where unknown.
  var seconds = Int64.min
  /// Lines from the start of the range that is read to the row, or to what is wrong in it.
  var line: Int
}

/// Where rows go.
protocol RowSink: ~Copyable {
  /// Takes a row. The cells are good until the call returns.
  mutating func take(_ row: Row, cells: UnsafeMutablePointer<Field>, text: Text, scratch: borrowing Scratch)
}
