/// The normal distribution with density exp(-(x - mean)^2/(2 sd^2))/(sd sqrt(2 pi)).
package struct NormalDistribution: ContinuousDistribution, Hashable {
  /// The mean.
  package let mean: Double
  /// The standard deviation, positive.
  package let standardDeviation: Double

  /// Mean 0, standard deviation 1.
  package static let standard = NormalDistribution(mean: 0, standardDeviation: 1)

  /// - Precondition: both finite, `standardDeviation` > 0.
  package init(mean: Double, standardDeviation: Double) {
    precondition(
      mean.isFinite && standardDeviation > 0 && standardDeviation.isFinite,
      "a normal distribution needs a finite mean and a positive standard deviation")
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// The square of the standard deviation.
  package var variance: Double { standardDeviation * standardDeviation }

  private func standardize(_ x: Double) -> Double { (x - mean) / standardDeviation }

  /// The density at `x`.
  package func density(_ x: Double) -> Double { normalDensity(standardize(x)) / standardDeviation }
  /// The log of the density at `x`.
  package func logDensity(_ x: Double) -> Double {
    let z = standardize(x)
    return -0.5 * z * z - halfLogTwoPi - log(standardDeviation)
  }
  /// Pr(X <= x).
  package func cumulative(_ x: Double) -> Double { normalCumulative(standardize(x)) }
  /// Pr(X > x).
  package func survival(_ x: Double) -> Double { normalCumulative(-standardize(x)) }
  /// log Pr(X <= x), good to 1e150 standard deviations.
  package func logCumulative(_ x: Double) -> Double { normalLogCumulative(standardize(x)) }
  /// log Pr(X > x).
  package func logSurvival(_ x: Double) -> Double { normalLogCumulative(-standardize(x)) }
  /// The x with Pr(X <= x) = `p`.
  package func quantile(_ p: Double) -> Double { mean + standardDeviation * normalQuantile(p) }
  /// The x with Pr(X > x) = `q`.
  package func survivalQuantile(_ q: Double) -> Double { mean - standardDeviation * normalQuantile(q) }
}
