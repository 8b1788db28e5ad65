import CredenceAnalysis
import CredenceImport
public import CredenceRegression

extension RegressionError: Worded, CustomStringConvertible {
  /// What is wrong and what to do, with settings called as in a plan.
  public var description: String { sentence(naming: .plan) }

  /// What is wrong and what to do.
  public func sentence(naming: SettingNaming) -> String {
    switch self {
    case .noRows:
      "no row has a score that counts; name its column with \(naming(.column(.score)))"
    case .noRowLeft(let omissions):
      "no answer is left to use: \(omissions.words)"
    case .notAskedTogether(let drivers):
      "nobody was asked all of the drivers (answers: \(Self.list(drivers.map { "'\($0.driver)' \($0.answers)" }))), and only rows that answer all can be compared; name drivers that were asked together with \(naming(.column(.drivers)))"
    case .noDriverLeft(let reasons):
      "no driver can be compared: \(Self.list(reasons.map { $0.sentence(naming: naming) }, joint: "; "))"
    case .perfectFit(let causes):
      causes.isEmpty
        ? "the drivers tell every answer's class without error, so nothing is left to judge an effect by; name fewer drivers with \(naming(.column(.drivers)))"
        : "the class of every answer can be told without error from \(Self.list(causes)), so nothing is left to judge an effect by; leave out what only follows from the score (\(naming(.column(.drivers))), \(naming(.adjust)))"
    case .tooFewRows(let rows, let terms):
      "\(rows) answers cannot carry \(terms) terms; name fewer drivers with \(naming(.column(.drivers))), or join rare ones"
    case .oneCluster:
      "all answers are of one account; an effect needs at least two accounts (name the column with \(naming(.column(.account))))"
    case .tooFewResamples(let accounts, let resamples, let needed):
      "draws of \(accounts) accounts give \(resamples) different \(resamples == 1 ? "resample" : "resamples"), and intervals at this level need \(needed); more accounts, or a lower level"
    case .oneClass(let name):
      "every answer is a \(name); there is no difference for drivers to explain"
    case .neverShown(let driver, let name):
      "'\(driver)' was never shown to any \(name), so its ticks tell who was asked and not why scores differ; leave it out"
    case .neverTicked(let question, let name, let answers, let others, let ofOthers):
      "none of the \(answers) \(name)s ticked anything in '\(question)', but \(others) of the \(ofOthers) others did: it was never shown to any \(name), so its ticks tell who was asked and not why scores differ; name a question everybody was asked with \(naming(.column(.drivers))), or, if the \(name)s were asked, give each option as a column of 1 and 0"
    case .aliased(let terms):
      "these terms are combinations of others: \(terms.joined(separator: "; ")); leave one of each set out"
    case .separated(let term):
      "'\(term)' has no finite maximum-likelihood estimate, because it occurs with some classes only; use the Jeffreys penalty, or join it with another term"
    case .noRemainder:
      "the fit failed numerically: the terms fit the outcome without remainder, so its variance cannot be estimated; name fewer drivers"
    case .numerical(let text):
      "the fit failed numerically: \(text)"
    }
  }

  /// The first six.
  private static func list(_ texts: [String], joint: String = ", ") -> String {
    texts.prefix(6).joined(separator: joint) + (texts.count > 6 ? " and \(texts.count - 6) more" : "")
  }
}

extension [DriverDesign.Omission] {
  /// `3 without a score, 1 of weight zero`.
  var words: String { map { "\($0.count) \($0.reason.words)" }.joined(separator: ", ") }
}

extension DriverDesign.Omission.Reason {
  fileprivate var words: String {
    switch self {
    case .noScore: "without a score"
    case .noAccount: "without an account"
    case .zeroWeight: "of weight zero"
    case .notAsked: "without an answer to every driver"
    case .noAdjustment: "without a value to adjust for"
    }
  }
}
