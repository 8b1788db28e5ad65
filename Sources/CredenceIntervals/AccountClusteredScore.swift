import CredenceProbability
public import CredenceSurvey

/// The score of a whole portfolio, with accounts (not answers) as the units that vary.
///
/// Answers of one account resemble each other, so an interval that takes a portfolio's answers as independent is too
/// narrow. Here the variance is the cluster-robust CR2 of the mean with Satterthwaite degrees of freedom, in closed
/// form. With m_g answers and mean y_g in account g, W = sum m, a_g = m_g/W, mu = sum a_g y_g:
///
///     se^2 = sum a_g^2 (y_g - mu)^2 / (1 - a_g)
///     df   = 1 / (sum a_g^2 + (sum b_g)^2 - sum b_g^2),   b_g = a_g^2 / (1 - a_g)
///
/// (one arm of the two-arm form). With accounts of one size this is the t interval of the account means.
///
/// Source: Bell & McCaffrey, "Bias reduction in standard errors for linear regression with multi-stage samples",
/// Survey Methodology 28(2), 2002; Pustejovsky & Tipton, JBES 36(4), 2018.
public struct AccountClusteredScore: Sendable, Hashable {
  /// The method's stable name.
  public static let name = "account-clustered"

  /// The score with the interval to be read, in points, clipped to -100...100: ``clustered``, or, where that is
  /// narrower than the library's default interval of all answers taken as independent, this one, with a diagnostic
  /// `answers-as-independent`. Accounts that differ less than chance makes them (at the extreme: not at all) tell
  /// nothing of how sure one can be. Where everybody known has answered it is always ``clustered``.
  public let estimate: Estimate
  /// The cluster-robust interval, whatever its width, clipped likewise.
  public let clustered: Interval
  /// The standard error of the score, in points.
  public let standardError: Double
  /// Satterthwaite degrees of freedom.
  public let degreesOfFreedom: Double
  /// The accounts with at least one answer.
  public let accounts: Int

  /// Computes the interval.
  ///
  /// - Parameters:
  ///   - accounts: The counts of each account; accounts without answers are passed over.
  ///   - level: The level of the interval.
  /// - Throws: ``EstimationError/noResponses`` without answers,
  ///   ``EstimationError/tooFewResponses(method:needed:got:)`` when fewer than two accounts answered (the number
  ///   counted there is accounts).
  public init(of accounts: [ScoreCounts], level: ConfidenceLevel = .standard) throws(EstimationError) {
    let answered = accounts.filter { $0.responses > 0 }
    guard !answered.isEmpty else { throw .noResponses }
    guard answered.count > 1 else {
      throw .notApplicable(
        method: Self.name,
        reason: "only one account answered, and one says nothing of the spread between accounts")
    }
    let total = Double(answered.reduce(0) { $0 + $1.responses })
    let net = answered.reduce(0) { $0 + $1.promoters - $1.detractors }
    let mean = Double(net) / total

    var variance = 0.0
    var sumOfSquares = 0.0
    var leverage = 0.0
    var squaredLeverage = 0.0
    for counts in answered {
      let size = Double(counts.responses)
      let weight = size / total
      let deviation = Double(counts.promoters - counts.detractors) / size - mean
      let adjusted = weight * weight / (1 - weight)
      variance += adjusted * deviation * deviation
      sumOfSquares += weight * weight
      leverage += adjusted
      squaredLeverage += adjusted * adjusted
    }
    let degrees = 1 / (sumOfSquares + leverage * leverage - squaredLeverage)
    let standardError = variance.squareRoot()
    let quantile = StudentTDistribution(degreesOfFreedom: degrees).survivalQuantile(
      level.significanceLevel / 2)
    let half = quantile * standardError

    clustered = Interval(
      lower: max(-100, 100 * (mean - half)), upper: min(100, 100 * (mean + half)),
      level: level, method: Self.name)
    let independent =
      answered.allSatisfy(\.isCensus) ? nil : Self.independent(answered, level, widerThan: clustered)
    estimate = Estimate(
      value: 100 * mean, interval: independent ?? clustered, unit: .points,
      diagnostics: Self.remarks(
        isAlike: standardError == 0, degrees: degrees, isReplaced: independent != nil))
    self.standardError = 100 * standardError
    degreesOfFreedom = degrees
    self.accounts = answered.count
  }

  /// The default interval of all answers together; `nil` where it is not wider.
  private static func independent(
    _ accounts: [ScoreCounts], _ level: ConfidenceLevel, widerThan clustered: Interval
  ) -> Interval? {
    func sum(_ part: (ScoreCounts) -> Int) -> Int { accounts.reduce(0) { $0 + part($1) } }
    guard
      let pooled = try? ScoreCounts(
        validating: sum(\.promoters), passives: sum(\.passives), detractors: sum(\.detractors)),
      let found = try? NetScoreMethod.standard.interval(of: .netPromoterScore, in: pooled, level: level),
      found.width > clustered.width
    else { return nil }
    return found
  }

  private static func remarks(isAlike: Bool, degrees: Double, isReplaced: Bool) -> [Diagnostic] {
    var remarks: [Diagnostic] = []
    if isAlike {
      remarks.append(Diagnostic(IntervalFact.accountsAlike))
    } else if degrees < 4, !isReplaced {
      remarks.append(Diagnostic(IntervalFact.fewAccounts))
    }
    if isReplaced {
      remarks.append(Diagnostic(IntervalFact.answersAsIndependent))
    }
    return remarks
  }
}
