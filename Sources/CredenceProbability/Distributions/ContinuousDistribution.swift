/// A distribution on the line with a density. Both tails and their logarithms are primary: none is
/// computed as one minus another where that loses digits.
///
/// A conformer gives `logDensity`, the two tails and their logs, the two quantiles and the moments.
package protocol ContinuousDistribution: Sendable {
  /// The density at `x`, zero outside the support.
  func density(_ x: Double) -> Double
  /// The log of the density; minus infinity outside the support.
  func logDensity(_ x: Double) -> Double
  /// Pr(X <= x).
  func cumulative(_ x: Double) -> Double
  /// Pr(X > x).
  func survival(_ x: Double) -> Double
  /// log Pr(X <= x).
  func logCumulative(_ x: Double) -> Double
  /// log Pr(X > x).
  func logSurvival(_ x: Double) -> Double
  /// The x with Pr(X <= x) = `p`, 0 <= p <= 1; the ends of the support at 0 and 1.
  func quantile(_ p: Double) -> Double
  /// The x with Pr(X > x) = `q`, 0 <= q <= 1.
  func survivalQuantile(_ q: Double) -> Double
  /// The mean; where it is infinite or does not exist the type says what is given instead.
  var mean: Double { get }
  /// The variance.
  var variance: Double { get }
}

extension ContinuousDistribution {
  /// The density, from its logarithm.
  package func density(_ x: Double) -> Double { exp(logDensity(x)) }
  /// The square root of the variance.
  package var standardDeviation: Double { variance.squareRoot() }
  /// Half the probability lies on either side of it.
  package var median: Double { quantile(0.5) }
}
