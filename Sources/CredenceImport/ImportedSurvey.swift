public import CredenceSurvey

/// What a survey file holds.
public struct ImportedSurvey: Sendable {
  /// The rows that show how things stand now, one a respondent; `nil` where the file holds counts, or only a tally was asked for.
  public let table: ResponseTable?
  /// The same with the answers without a respondent of earlier waves, for what is not about how things stand now: they may
  /// be the same people's, so whoever uses them takes an account's answers together. `nil` where there are none.
  package let allWaves: ResponseTable?
  /// The class counts by account, role and wave. Known contacts are its populations where the file names
  /// contacts that did not answer.
  public let tally: ScoreTally
  /// The accounts in order of first appearance, with what the file says of them.
  public let accounts: [Account]
  /// What became of every row.
  public let report: ImportReport
  /// Which of the answers show how things stand now; `nil` where only a tally was asked for.
  public let selection: AnswerSelection?

  init(
    table: ResponseTable?, allWaves: ResponseTable? = nil, tally: ScoreTally, accounts: [Account],
    report: ImportReport,
    selection: AnswerSelection? = nil
  ) {
    self.table = table
    self.allWaves = allWaves
    self.tally = tally
    self.accounts = accounts
    self.report = report
    self.selection = selection
  }
}
