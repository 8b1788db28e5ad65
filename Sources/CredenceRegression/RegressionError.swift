public import CredenceSurvey

/// Why a regression cannot be fitted. CredencePresentation says each with its remedy.
public enum RegressionError: Error, Sendable, Hashable {
  /// No row has a score and a weight.
  case noRows
  /// Every row lacks something; how many lack what.
  case noRowLeft([DriverDesign.Omission])
  /// No row has an answer to every driver.
  case notAskedTogether([DriverAnswers])
  /// No driver can be compared; each remark says why of one.
  case noDriverLeft([Diagnostic])
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
  /// The terms fit the outcome without remainder, so its variance cannot be estimated.
  case noRemainder
  /// The numbers failed: not finite, or a matrix that should be positive definite is not.
  case numerical(String)

  /// A driver with the number of rows that answer it.
  public struct DriverAnswers: Sendable, Hashable {
    /// The driver.
    package let driver: String
    /// The rows with a score that were asked.
    package let answers: Int

    /// Makes a pair.
    package init(_ driver: String, answers: Int) {
      self.driver = driver
      self.answers = answers
    }
  }
}
