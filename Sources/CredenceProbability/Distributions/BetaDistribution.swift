/// The beta distribution on 0...1 with density x^(a - 1) (1 - x)^(b - 1)/B(a, b).
package struct BetaDistribution: ContinuousDistribution, Hashable {
  /// The first parameter, a > 0: large values draw towards 1.
  package let alpha: Double
  /// The second parameter, b > 0: large values draw towards 0.
  package let beta: Double
  private let function: IncompleteBeta

  /// - Precondition: both positive and finite.
  package init(_ alpha: Double, _ beta: Double) {
    self.alpha = alpha
    self.beta = beta
    function = IncompleteBeta(alpha, beta)
  }

  /// Makes a distribution from parameters that may be wrong.
  ///
  /// - Throws: ``DistributionError`` unless both are positive and finite.
  package init(validating alpha: Double, _ beta: Double) throws(DistributionError) {
    try requirePositive(alpha, "a", of: "a beta distribution")
    try requirePositive(beta, "b", of: "a beta distribution")
    self.init(alpha, beta)
  }

  /// The same pair of parameters is the same distribution.
  package static func == (left: Self, right: Self) -> Bool {
    left.alpha == right.alpha && left.beta == right.beta
  }
  /// Hashes the parameters.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(alpha)
    hasher.combine(beta)
  }

  /// a/(a + b).
  package var mean: Double { alpha / function.sum }
  /// ab/((a + b)^2 (a + b + 1)).
  package var variance: Double { mean * (beta / function.sum) / (function.sum + 1) }

  /// The log of the density: at 0 and 1 its limit, which may be plus infinity.
  package func logDensity(_ x: Double) -> Double {
    guard x >= 0 && x <= 1 else { return -.infinity }
    let y = 1 - x
    if x == 0 { return Self.edge(alpha, beta) }
    if y == 0 { return Self.edge(beta, alpha) }
    return function.logPrefix(x, y, excess: function.excess(x, y)) - log(x) - log1p(-x)
  }

  /// The log of the density where the variable of `near` is zero.
  private static func edge(_ near: Double, _ far: Double) -> Double {
    if near == 1 { return log(far) }
    return near < 1 ? .infinity : -.infinity
  }

  private func tails(_ x: Double) -> TailPair {
    if x <= 0 { return .allAbove }
    if x >= 1 { return .allBelow }
    return function.tails(x, 1 - x)
  }

  /// Pr(X <= x).
  package func cumulative(_ x: Double) -> Double { tails(x).lower }
  /// Pr(X > x).
  package func survival(_ x: Double) -> Double { tails(x).upper }
  /// log Pr(X <= x).
  package func logCumulative(_ x: Double) -> Double { tails(x).logLower }
  /// log Pr(X > x).
  package func logSurvival(_ x: Double) -> Double { tails(x).logUpper }
  /// The x with Pr(X <= x) = `p`.
  package func quantile(_ p: Double) -> Double { function.inverse(lower: p).x }
  /// The x with Pr(X > x) = `q`.
  package func survivalQuantile(_ q: Double) -> Double { function.inverse(upper: q).x }
}
