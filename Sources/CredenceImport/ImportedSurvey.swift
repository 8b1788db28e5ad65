public import CredenceSurvey

/// What a survey file holds.
public struct ImportedSurvey: Sendable {
  /// The rows that count; `nil` where the file holds counts, or only a tally was asked for.
  public let table: ResponseTable?
  /// The class counts by account, role and wave. Known contacts are its populations where the file names
  /// contacts that did not answer.
  public let tally: ScoreTally
  /// The accounts in order of first appearance, with what the file says of them.
  public let accounts: [Account]
  /// What became of every row.
  public let report: ImportReport
}
