public import CredenceRegression

/// What a report shows of the second opinion, without the rows it was fitted to.
public struct SecondFindings: Sendable {
  /// Average marginal effects in NPS points, one a driver that varies.
  public let effects: [TermEstimate]
  /// Where plain maximum likelihood would have run off to infinity.
  public let separations: [Separation]
  /// Whether one slope serves both thresholds, one a term.
  public let proportionalOdds: [ProportionalOddsTest]
  /// The log-likelihood of the fit.
  public let logLikelihood: Double
  /// What the solver did.
  package let record: FitRecord

  init(_ opinion: SecondOpinion) {
    effects = opinion.effects
    separations = opinion.separations
    proportionalOdds = opinion.proportionalOdds
    logLikelihood = opinion.fit.logLikelihood
    record = opinion.fit.record
  }
}
