public import CredenceImport
import CredenceIntervals
public import CredenceSurvey

/// Everything an analysis found, as values. Renderers turn it into tables, JSON and files.
public struct AnalysisReport: Sendable {
  /// What was run on what.
  public let provenance: Provenance
  /// What became of every row of the file.
  public let importReport: ImportReport
  /// Which of the answers show how things stand now.
  public let selection: AnswerSelection?
  /// What became of the roster, if there was one.
  public let roster: ImportedRoster?
  /// All accounts together.
  public let portfolio: PortfolioReport
  /// One entry an account, in the order they are shown.
  public let accounts: [AccountReport]
  /// Why respondents score so; `nil` where the file has no drivers, or they cannot carry a model (said in
  /// ``diagnostics``).
  public let drivers: DriverReport?
  /// What a reader must know of the whole.
  public let diagnostics: [Diagnostic]

  /// Whether not even the number of rows may be told, because all answers together are too few to be shown.
  package var hidesRows: Bool { portfolio.total.isHidden }

  /// Whether anything asks for a reader's attention: the command then ends with status 2.
  public var hasWarnings: Bool {
    hasFileWarnings || (diagnostics + portfolio.diagnostics).contains { $0.severity == .warning }
      || accounts.contains { $0.diagnostics.contains { $0.severity == .warning } }
  }

  /// Whether file or roster ask for it.
  package var hasFileWarnings: Bool { importReport.hasWarnings || roster?.hasWarnings == true }
}

/// What was run on what.
public struct Provenance: Sendable {
  /// The library's version.
  public let version: String
  /// The plan as it was carried out.
  public let plan: AnalysisPlan
  /// The input files.
  public let inputs: [Input]

  /// One input file.
  public struct Input: Sendable, Hashable {
    /// The file's name without its folders.
    public let name: String
    /// SHA-256 of its bytes in hexadecimal.
    public let sha256: String?
    /// Data rows read.
    public let rows: Int
  }

  /// The last part of a path: a report does not tell where a file lay.
  package static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

/// All accounts together.
public struct PortfolioReport: Sendable {
  /// All answers together. Its interval takes the answers as independent; see ``clustered``.
  public let total: ScoreMeasurement
  /// The score with accounts as the units that vary; `nil` where fewer than two accounts answered.
  public let clustered: Estimate?
  /// By role over all accounts, in role order.
  public let roles: [RoleReport]
  /// By wave over all accounts, oldest first, each with its own answers among the same contacts: a contact who answered in
  /// two waves is in both, and in ``total`` once.
  public let waves: [WaveReport]
  /// Satisfaction over all accounts.
  public let satisfaction: [SatisfactionReport]
  /// How healthy the accounts are; `nil` where nobody answered.
  public let health: PortfolioHealthReport?
  /// How accounts differ, and whether borrowing from the portfolio pays; `nil` where it was left out.
  public let pooling: PoolingReport?
  /// Accounts with at least one answer.
  public let accountsAnswered: Int
  /// Accounts without any.
  public let accountsSilent: Int
  /// Revenue of all accounts where it is known.
  public let revenue: Double?
  /// What a reader must know.
  public let diagnostics: [Diagnostic]
}

extension PortfolioReport {
  /// Whether the interval of ``clustered`` really takes accounts as the units that vary; the other one stands in where it
  /// is wider.
  package var isClustered: Bool { clustered?.interval.method == AccountClusteredScore.name }
}
