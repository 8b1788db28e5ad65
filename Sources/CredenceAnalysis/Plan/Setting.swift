public import CredenceImport

/// Something that can be set, by what it is and not by what it is called: an option of the command, a field of a plan and
/// an argument of a function have names of their own for it.
///
/// Whatever tells a reader what to set holds one of these; how it is called is put in where the sentence is made.
public enum Setting: Sendable, Hashable {
  /// Which column, or columns, a field is in.
  case column(SurveyField)
  /// What a column is, by its name.
  case map
  /// Codes that mean no answer.
  case sentinels
  /// What words of ratings mean.
  case words
  /// Ratings whose lowest answer is the best one.
  case reverse
  /// Which of several answers of one respondent counts.
  case answers
  /// The first day of the answers.
  case since
  /// The last day of the answers.
  case until
  /// The labels of a column of joined drivers.
  case driverLabels
  /// Whether slashed dates have month or day first.
  case dateOrder
  /// The scale of the score.
  case scale
  /// The scale of satisfaction.
  case csatScale
  /// The smallest group that is shown.
  case minimumResponses
  /// How much each role counts.
  case roleWeights
  /// What drivers are compared at equal values of.
  case adjust
  /// Columns of ratings that are drivers.
  case rated
  /// Whether a page also tells how it was found.
  case details

  /// What a plan calls it (`details`, which is no part of a plan, what the pages do).
  public var planName: String {
    switch self {
    case .column(let field): "columns.\(field.rawValue)"
    case .map: "map"
    case .sentinels: "sentinels"
    case .words: "words"
    case .reverse: "reverse"
    case .answers: "answers"
    case .since: "since"
    case .until: "until"
    case .driverLabels: "driverLabels"
    case .dateOrder: "dateOrder"
    case .scale: "scale"
    case .csatScale: "csatScale"
    case .minimumResponses: "minimumResponses"
    case .roleWeights: "roleWeights"
    case .adjust: "drivers.adjust"
    case .rated: "drivers.rated"
    case .details: "details"
    }
  }
}
