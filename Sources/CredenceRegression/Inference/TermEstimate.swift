import CredenceProbability
public import CredenceSurvey

/// One term of a fit: the estimate with its uncertainty and its test of zero.
public struct TermEstimate: Sendable, Hashable {
  /// The term, as the design's column is named.
  public let name: String
  /// The estimate, in the unit of the outcome per unit of the term.
  public let estimate: Double
  /// The standard error, in the same unit, not negative.
  public let standardError: Double
  /// Of Student's t; `nil` stands for the normal distribution.
  public let degreesOfFreedom: Double?
  /// estimate / standardError; `nil` where the standard error is zero.
  public let statistic: Double?
  /// Pr of a statistic at least as large in magnitude if the truth were zero; `nil` as for ``statistic``.
  public let pValue: Double?
  /// The lower limit.
  public let lower: Double
  /// The upper limit.
  public let upper: Double
  /// The level of the limits.
  public let level: ConfidenceLevel
  /// Whether estimate or limits lay beyond what is possible and were cut there (``clipped(to:)``).
  public let isClipped: Bool

  /// An estimate with a symmetric interval of t or normal quantiles.
  ///
  /// - Precondition: the estimate is finite, the standard error finite and not negative, and the degrees of
  ///   freedom, where given, at least 1.
  package init(
    name: String, estimate: Double, standardError: Double, degreesOfFreedom: Double?,
    level: ConfidenceLevel = .standard
  ) {
    precondition(estimate.isFinite && standardError.isFinite && standardError >= 0, "an estimate is finite")
    precondition(degreesOfFreedom.map { $0 >= 1 } ?? true, "at least one degree of freedom")
    let tail = 0.5 * level.significanceLevel
    let statistic = standardError > 0 ? estimate / standardError : nil
    let quantile: Double
    if let degreesOfFreedom, degreesOfFreedom.isFinite {
      let reference = StudentTDistribution(degreesOfFreedom: degreesOfFreedom)
      quantile = reference.survivalQuantile(tail)
      pValue = statistic.map { min(1, 2 * reference.survival($0.magnitude)) }
    } else {
      quantile = NormalDistribution.standard.survivalQuantile(tail)
      pValue = statistic.map { min(1, 2 * NormalDistribution.standard.survival($0.magnitude)) }
    }
    self.name = name
    self.estimate = estimate
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
    self.statistic = statistic?.isFinite == true ? statistic : nil
    self.level = level
    isClipped = false
    lower = estimate - quantile * standardError
    upper = estimate + quantile * standardError
  }

  /// An estimate whose limits and p-value come from elsewhere (a profile, a bootstrap).
  package init(
    name: String, estimate: Double, standardError: Double, degreesOfFreedom: Double?, statistic: Double?,
    pValue: Double?, lower: Double, upper: Double, level: ConfidenceLevel, isClipped: Bool = false
  ) {
    self.isClipped = isClipped
    self.name = name
    self.estimate = estimate
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
    self.statistic = statistic
    self.pValue = pValue
    self.lower = lower
    self.upper = upper
    self.level = level
  }
}
