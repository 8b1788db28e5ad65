/// The chi-squared distribution: the gamma distribution of shape k/2 and scale 2.
package struct ChiSquaredDistribution: ContinuousDistribution, Hashable {
  /// k > 0, not only whole numbers.
  package let degreesOfFreedom: Double
  private let gamma: GammaDistribution

  /// - Precondition: positive and finite.
  package init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom
    gamma = GammaDistribution(shape: degreesOfFreedom / 2, scale: 2)
  }

  /// k.
  package var mean: Double { degreesOfFreedom }
  /// 2k.
  package var variance: Double { 2 * degreesOfFreedom }

  /// The log of the density.
  package func logDensity(_ x: Double) -> Double { gamma.logDensity(x) }
  /// Pr(X <= x).
  package func cumulative(_ x: Double) -> Double { gamma.cumulative(x) }
  /// Pr(X > x).
  package func survival(_ x: Double) -> Double { gamma.survival(x) }
  /// log Pr(X <= x).
  package func logCumulative(_ x: Double) -> Double { gamma.logCumulative(x) }
  /// log Pr(X > x).
  package func logSurvival(_ x: Double) -> Double { gamma.logSurvival(x) }
  /// The x with Pr(X <= x) = `p`.
  package func quantile(_ p: Double) -> Double { gamma.quantile(p) }
  /// The x with Pr(X > x) = `q`.
  package func survivalQuantile(_ q: Double) -> Double { gamma.survivalQuantile(q) }
}
