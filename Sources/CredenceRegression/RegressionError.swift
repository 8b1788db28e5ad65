/// Why a regression cannot be fitted. Each case names the cause and the remedy.
public enum RegressionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No row has a score and a weight.
  case noRows
  /// Every row lacks something else; the text counts what.
  case noRowLeft(String)
  /// No row has an answer to every driver; each text is a driver and its number of answers.
  case notAskedTogether([String])
  /// No driver can be compared; each text says why of one.
  case noDriverLeft([String])
  /// The terms tell every score's class without error; each text is a term and its class.
  case perfectFit([String])
  /// There are fewer rows than terms to estimate.
  case tooFewRows(rows: Int, terms: Int)
  /// Every row is of one account, so nothing can be said of accounts in general.
  case oneCluster
  /// Draws of accounts give fewer different resamples than percentiles at the level need.
  case tooFewResamples(accounts: Int, resamples: Int, needed: Int)
  /// Every score is in the same class: there is nothing to explain.
  case oneClass(String)
  /// A driver was never shown to respondents of a class: "not asked" is not "not ticked".
  case neverShown(driver: String, to: String)
  /// Nobody of a class ticked anything in a question of which others ticked so much that the class was not asked, in a
  /// file that writes nothing both for "not asked" and for "nothing ticked".
  case neverTicked(question: String, by: String, answers: Int, others: Int, ofOthers: Int)
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
      "no row has a score that counts; name its column with --score"
    case .noRowLeft(let omissions):
      "no answer is left to use: \(omissions)"
    case .notAskedTogether(let drivers):
      "nobody was asked all of the drivers (answers: \(Self.list(drivers))), and only rows that answer all can be compared; name drivers that were asked together with --drivers"
    case .noDriverLeft(let reasons):
      "no driver can be compared: \(Self.list(reasons, joint: "; "))"
    case .perfectFit(let causes):
      causes.isEmpty
        ? "the drivers tell every answer's class without error, so nothing is left to judge an effect by; name fewer drivers with --drivers"
        : "the class of every answer can be told without error from \(Self.list(causes)), so nothing is left to judge an effect by; leave out what only follows from the score (--drivers, --adjust)"
    case .tooFewRows(let rows, let terms):
      "\(rows) answers cannot carry \(terms) terms; name fewer drivers with --drivers, or join rare ones"
    case .oneCluster:
      "all answers are of one account; an effect needs at least two accounts (name the column with --account)"
    case .tooFewResamples(let accounts, let resamples, let needed):
      "draws of \(accounts) accounts give \(resamples) different \(resamples == 1 ? "resample" : "resamples"), and intervals at this level need \(needed); more accounts, or a lower level"
    case .oneClass(let name):
      "every answer is a \(name); there is no difference for drivers to explain"
    case .neverShown(let driver, let name):
      "'\(driver)' was never shown to any \(name), so its ticks tell who was asked and not why scores differ; leave it out"
    case .neverTicked(let question, let name, let answers, let others, let ofOthers):
      "none of the \(answers) \(name)s ticked anything in '\(question)', but \(others) of the \(ofOthers) others did: it was never shown to any \(name), so its ticks tell who was asked and not why scores differ; name a question everybody was asked with --drivers, or, if the \(name)s were asked, give each option as a column of 1 and 0"
    case .aliased(let terms):
      "these terms are combinations of others: \(terms.joined(separator: "; ")); leave one of each set out"
    case .separated(let term):
      "'\(term)' has no finite maximum-likelihood estimate, because it occurs with some classes only; use the Jeffreys penalty, or join it with another term"
    case .numerical(let text):
      "the fit failed numerically: \(text)"
    }
  }

  /// The first six.
  private static func list(_ texts: [String], joint: String = ", ") -> String {
    texts.prefix(6).joined(separator: joint) + (texts.count > 6 ? " and \(texts.count - 6) more" : "")
  }
}
