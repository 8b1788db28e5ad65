/// The gamma distribution on x >= 0 with density x^(k - 1) exp(-x/s)/(Gamma(k) s^k).
package struct GammaDistribution: ContinuousDistribution, Hashable {
  /// k > 0.
  package let shape: Double
  /// s > 0.
  package let scale: Double
  private let function: IncompleteGamma

  /// - Precondition: both positive and finite.
  package init(shape: Double, scale: Double = 1) {
    precondition(scale > 0 && scale.isFinite, "a gamma distribution needs a positive scale")
    self.shape = shape
    self.scale = scale
    function = IncompleteGamma(shape)
  }

  /// The same parameters are the same distribution.
  package static func == (left: Self, right: Self) -> Bool {
    left.shape == right.shape && left.scale == right.scale
  }
  /// Hashes the parameters.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(shape)
    hasher.combine(scale)
  }

  /// k s.
  package var mean: Double { shape * scale }
  /// k s^2.
  package var variance: Double { shape * scale * scale }

  /// The log of the density: at 0 its limit, which may be plus infinity.
  package func logDensity(_ x: Double) -> Double {
    guard x >= 0 && x < .infinity else { return -.infinity }
    if x == 0 { return shape == 1 ? -log(scale) : shape < 1 ? .infinity : -.infinity }
    return function.logPrefix(x / scale) - log(x)
  }

  private func tails(_ x: Double) -> TailPair { function.tails(x / scale) }

  /// Pr(X <= x).
  package func cumulative(_ x: Double) -> Double { tails(x).lower }
  /// Pr(X > x).
  package func survival(_ x: Double) -> Double { tails(x).upper }
  /// log Pr(X <= x).
  package func logCumulative(_ x: Double) -> Double { tails(x).logLower }
  /// log Pr(X > x).
  package func logSurvival(_ x: Double) -> Double { tails(x).logUpper }
  /// The x with Pr(X <= x) = `p`.
  package func quantile(_ p: Double) -> Double { scale * function.inverse(lower: p) }
  /// The x with Pr(X > x) = `q`.
  package func survivalQuantile(_ q: Double) -> Double { scale * function.inverse(upper: q) }
}
