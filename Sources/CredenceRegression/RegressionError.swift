/// Why a regression cannot be fitted. Each case names the cause and the remedy.
public enum RegressionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No row has both a score and an answer to the driver question.
  case noRows
  /// There are fewer rows than terms to estimate.
  case tooFewRows(rows: Int, terms: Int)
  /// Every row is of one account, so nothing can be said of accounts in general.
  case oneCluster
  /// Every score is in the same class: there is nothing to explain.
  case oneClass(String)
  /// A driver was never shown to respondents of a class: "not asked" is not "not ticked".
  case neverShown(driver: String, to: String)
  /// Terms that are exact combinations of others; the text says of which.
  case aliased([String])
  /// A term has no finite maximum-likelihood estimate, and one is needed.
  case separated(term: String)
  /// The numbers failed: not finite, or a matrix that should be positive definite is not.
  case numerical(String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .noRows:
      "no row has both a score and driver answers; name the columns with --score and --drivers"
    case .tooFewRows(let rows, let terms):
      "\(rows) answers cannot carry \(terms) terms; name fewer drivers with --drivers, or join rare ones"
    case .oneCluster:
      "all answers are of one account; an effect needs at least two accounts (name the column with --account)"
    case .oneClass(let name):
      "every answer is a \(name); there is no difference for drivers to explain"
    case .neverShown(let driver, let name):
      "driver '\(driver)' was never shown to any \(name), so its effect cannot be told from the question's routing; leave it out"
    case .aliased(let terms):
      "these terms are combinations of others: \(terms.joined(separator: "; ")); leave one of each set out"
    case .separated(let term):
      "'\(term)' has no finite maximum-likelihood estimate, because it occurs with some classes only; use the Jeffreys penalty, or join it with another term"
    case .numerical(let text):
      "the fit failed numerically: \(text)"
    }
  }
}
