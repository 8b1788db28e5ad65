public import CredenceRegression

/// What a report shows of a driver analysis. The rows and the fits behind it take hundreds of bytes an answer, and go.
public struct DriverFindings: Sendable {
  /// Answers the model rests on.
  public let rowCount: Int
  /// Their accounts.
  public let accountCount: Int
  /// Rows left out, by reason.
  public let omissions: [DriverDesign.Omission]
  /// What each categorical adjustment is compared with.
  public let references: [DriverDesign.Reference]
  /// One a column of the model, with conservative standard errors.
  public let terms: [TermEstimate]
  /// The model in single numbers.
  public let fitStatistics: [FitStatistic]
  /// What the solver did.
  package let record: FitRecord
  /// One a driver.
  public let drivers: [DriverAnalysis.Driver]
  /// How many tests the p-values are adjusted for.
  public let testedCount: Int
  /// How they are adjusted.
  public let multiplicity: MultipleTesting
  /// What an adjusted p-value must not exceed for a discovery.
  public let discoveryRate: Double
  /// The shares of variance.
  public let importance: Importance
  /// What the ticks say without a model; `nil` where all drivers are rated.
  public let selection: SelectionEffect?
  /// How effects, shares and ranks vary over accounts; `nil` where it could not be computed.
  public let bootstrap: AccountBootstrap?
  /// Within and between accounts; `nil` where it could not be had.
  public let withinAccounts: WithinAccounts?

  /// Effects within accounts.
  public struct WithinAccounts: Sendable {
    /// One a driver.
    public let effects: [TermEstimate]
    /// Pr of a larger difference of effects between and within accounts if there were none.
    public let pValue: Double
    /// Whether effects are mixed with the random intercepts of accounts.
    public let isConfounded: Bool
  }

  init(_ analysis: DriverAnalysis) {
    rowCount = analysis.design.rows.count
    accountCount = analysis.design.clusters.count
    omissions = analysis.design.omissions
    references = analysis.design.references
    terms = analysis.terms
    fitStatistics = analysis.model.fitStatistics
    record = analysis.model.record
    drivers = analysis.drivers
    testedCount = analysis.testedCount
    multiplicity = analysis.multiplicity
    discoveryRate = analysis.discoveryRate
    importance = analysis.importance
    selection = analysis.selection
    bootstrap = analysis.bootstrap
    withinAccounts = analysis.mundlak.map {
      WithinAccounts(
        effects: $0.within.map { $0.clipped(to: TermEstimate.scoreGaps) }, pValue: $0.pValue,
        isConfounded: $0.isConfounded())
    }
  }
}
