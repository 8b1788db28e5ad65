/// Why a column that was named cannot be a driver, or be adjusted for.
public enum ColumnFault: Sendable, Hashable {
  /// What a column is that cannot be used so.
  public enum Use: Sendable, Hashable {
    /// The score, which is to be explained.
    case score
    /// The accounts, whose effects the model has already.
    case account
    /// Who answered.
    case respondent
    /// Comments.
    case comment
    /// The drivers.
    case drivers
    /// A driver already.
    case driver
  }

  /// It means something else.
  case taken(String, as: Use)
  /// There is none of that name; with those there are.
  case missing(String, columns: [String])
  /// It holds no answer.
  case empty(String)
  /// Most of its answers are no ratings; the first of these where they may be quoted.
  case unreadable(String, read: Int, answers: Int, words: [String]?)
}
