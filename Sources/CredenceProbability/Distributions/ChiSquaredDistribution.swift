/// The chi-squared distribution: the gamma distribution of shape k/2 and scale 2.
public struct ChiSquaredDistribution: ContinuousDistribution, Hashable {
  /// k > 0, not only whole numbers.
  public let degreesOfFreedom: Double
  private let gamma: GammaDistribution

  /// - Precondition: positive and finite.
  public init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom
    gamma = GammaDistribution(shape: degreesOfFreedom / 2, scale: 2)
  }

  /// k.
  public var mean: Double { degreesOfFreedom }
  /// 2k.
  public var variance: Double { 2 * degreesOfFreedom }

  /// The log of the density.
  public func logDensity(_ x: Double) -> Double { gamma.logDensity(x) }
  /// Pr(X <= x).
  public func cumulative(_ x: Double) -> Double { gamma.cumulative(x) }
  /// Pr(X > x).
  public func survival(_ x: Double) -> Double { gamma.survival(x) }
  /// log Pr(X <= x).
  public func logCumulative(_ x: Double) -> Double { gamma.logCumulative(x) }
  /// log Pr(X > x).
  public func logSurvival(_ x: Double) -> Double { gamma.logSurvival(x) }
  /// The x with Pr(X <= x) = `p`.
  public func quantile(_ p: Double) -> Double { gamma.quantile(p) }
  /// The x with Pr(X > x) = `q`.
  public func survivalQuantile(_ q: Double) -> Double { gamma.survivalQuantile(q) }
}
