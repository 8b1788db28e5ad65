import CredenceProbability
package import CredenceSurvey

/// Limits from a bootstrap distribution. One distribution serves them all.
///
/// Source: Efron & Tibshirani, An Introduction to the Bootstrap, 1993, chapters 12-14 and 22.
extension BootstrapDistribution {
  /// Percentile limits: the quantiles at (1 - level)/2 and (1 + level)/2.
  package func percentileLimits(level: ConfidenceLevel) -> ClosedRange<Double> {
    let tail = level.significanceLevel / 2
    return quantile(tail)...quantile(1 - tail)
  }

  /// Basic limits: the percentile limits reflected at the estimate.
  package func basicLimits(around estimate: Double, level: ConfidenceLevel) -> ClosedRange<Double> {
    let percentile = percentileLimits(level: level)
    return (2 * estimate - percentile.upperBound)...(2 * estimate - percentile.lowerBound)
  }

  /// BCa limits: percentiles moved for bias and skewness.
  ///
  /// - Parameters:
  ///   - estimate: The statistic of the sample itself.
  ///   - acceleration: The acceleration a (see ``Acceleration``).
  ///   - level: The level.
  /// - Returns: `nil` when the correction does not exist: the distribution is degenerate, or lies wholly on one side
  ///   of the estimate.
  package func acceleratedLimits(around estimate: Double, acceleration: Double, level: ConfidenceLevel)
    -> ClosedRange<Double>?
  {
    guard !isDegenerate, let bias = biasCorrection(at: estimate) else { return nil }
    let normal = NormalDistribution.standard
    let critical = normal.survivalQuantile(level.significanceLevel / 2)
    func adjusted(_ z: Double) -> Double {
      let moved = bias + z
      return normal.cumulative(bias + moved / (1 - acceleration * moved))
    }
    let lower = quantile(adjusted(-critical))
    let upper = quantile(adjusted(critical))
    return min(lower, upper)...max(lower, upper)
  }

  /// The bias correction z0: the normal quantile of the mid-rank of the estimate; `nil` where that is 0 or 1.
  package func biasCorrection(at estimate: Double) -> Double? {
    let rank = midRank(of: estimate)
    guard rank > 0, rank < 1 else { return nil }
    return NormalDistribution.standard.quantile(rank)
  }
}
