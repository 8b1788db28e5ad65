public import CredenceSurvey

/// Bootstrap intervals of a linear statistic of an account's answers: `bootstrap-percentile`, `bootstrap-basic`,
/// `bootstrap-bca`.
///
/// The distribution is exact unless a Monte Carlo source is given. At the sizes of an account all three cover less than
/// they say (METHODS: minimum coverage near zero at n = 10); they are here because analysts compare with them, and
/// because the same constructions serve statistics that have no better interval.
public struct BootstrapInterval<Statistic: ScoreStatistic>: IntervalMethod {
  /// How limits are read off the bootstrap distribution.
  public enum Construction: String, Sendable, Hashable, CaseIterable {
    /// Its quantiles.
    case percentile
    /// Its quantiles, reflected at the estimate.
    case basic
    /// Its quantiles, moved for bias and skewness (bias-corrected and accelerated).
    case bca
  }

  /// How limits are read off.
  package let construction: Construction
  /// Where the distribution comes from.
  package let source: BootstrapSource

  /// Makes the method.
  package init(_ construction: Construction, source: BootstrapSource = .exact) {
    self.construction = construction
    self.source = source
  }

  /// `bootstrap-percentile`, `bootstrap-basic` or `bootstrap-bca`.
  public var name: String { "bootstrap-\(construction.rawValue)" }

  /// The interval, in the statistic's unit, clipped to its range.
  ///
  /// A sample whose resamples are all the same gives a zero-width interval, and ``diagnostics(of:in:level:)`` says so.
  ///
  /// - Throws: ``EstimationError/noResponses`` without answers.
  public func interval(of statistic: Statistic, in counts: ScoreCounts, level: ConfidenceLevel)
    throws(EstimationError) -> Interval
  {
    guard let estimate = statistic.value(of: counts) else { throw .noResponses }
    let distribution = try source.distribution(of: statistic, in: counts)
    let limits: ClosedRange<Double>
    switch construction {
    case .percentile:
      limits = distribution.percentileLimits(level: level)
    case .basic:
      limits = distribution.basicLimits(around: estimate, level: level)
    case .bca:
      let acceleration = Acceleration.of(statistic, in: counts)
      limits =
        distribution.acceleratedLimits(around: estimate, acceleration: acceleration, level: level)
        ?? estimate...estimate
    }
    let range = Self.range(of: statistic)
    return Interval(
      lower: max(range.lowerBound, limits.lowerBound), upper: min(range.upperBound, limits.upperBound),
      level: level, method: name)
  }

  /// `degenerate-sample` when every resample has the same value.
  public func diagnostics(of statistic: Statistic, in counts: ScoreCounts, level: ConfidenceLevel)
    -> [Diagnostic]
  {
    let occurring = LoyaltyClass.allCases.filter { counts[$0] > 0 }
    let loadings = Set(occurring.map { statistic.loading(of: $0) })
    guard loadings.count == 1 else { return [] }
    return [Diagnostic(ResamplingFact.answersAlike(answers: counts.responses))]
  }

  static func range(of statistic: Statistic) -> ClosedRange<Double> {
    let loadings = LoyaltyClass.allCases.map { Double(statistic.loading(of: $0)) }
    let scale = statistic.unit.scale
    return scale * (loadings.min() ?? 0)...scale * (loadings.max() ?? 0)
  }
}

extension IntervalMethod {
  /// A bootstrap interval, exact unless a source is given.
  public static func bootstrap<Statistic>(
    _ construction: BootstrapInterval<Statistic>.Construction, source: BootstrapSource = .exact
  ) -> BootstrapInterval<Statistic> where Self == BootstrapInterval<Statistic> {
    BootstrapInterval(construction, source: source)
  }
}
