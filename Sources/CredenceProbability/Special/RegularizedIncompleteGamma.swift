/// P(a, x) and Q(a, x): Pr(X <= x) and Pr(X > x) for X ~ Gamma(a), scale 1, each computed so that a
/// small one keeps its relative accuracy.
///
/// - Precondition: x >= 0, a > 0, finite a.
package func regularizedIncompleteGamma(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
  precondition(x >= 0, "the incomplete gamma needs x >= 0")
  return IncompleteGamma(a).tails(x).both
}

/// The logarithms of both tails, finite far below where the tails themselves underflow.
///
/// - Precondition: x >= 0, a > 0, finite a.
package func logRegularizedIncompleteGamma(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
  precondition(x >= 0, "the incomplete gamma needs x >= 0")
  let tails = IncompleteGamma(a).tails(x)
  return (tails.logLower, tails.logUpper)
}

/// The x at which the lower tail P(a, x) is `p`: infinity at 1. A root below the smallest normal number
/// has only the digits of a subnormal, or is zero.
///
/// - Precondition: 0 <= p <= 1, a > 0, finite.
package func inverseRegularizedIncompleteGamma(_ a: Double, lower p: Double) -> Double {
  IncompleteGamma(a).inverse(lower: p)
}

/// The x at which the upper tail Q(a, x) is `q`: infinity at 0.
///
/// - Precondition: 0 <= q <= 1, a > 0, finite.
package func inverseRegularizedIncompleteGamma(_ a: Double, upper q: Double) -> Double {
  IncompleteGamma(a).inverse(upper: q)
}
