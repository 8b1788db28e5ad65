/// Pr(X <= x) and Pr(X > x) for X ~ Beta(a, b): I_x(a, b) and I_{1-x}(b, a), each computed so that a
/// small one keeps its relative accuracy.
///
/// Accuracy and its weak corners: Docs/Probability.md.
///
/// - Precondition: 0 <= x <= 1, a > 0, b > 0, finite.
package func regularizedIncompleteBeta(
  _ x: Double, _ a: Double, _ b: Double
) -> (lower: Double, upper: Double) {
  precondition(x >= 0 && x <= 1, "the incomplete beta needs 0 <= x <= 1")
  return IncompleteBeta(a, b).tails(x, 1 - x).both
}

/// The logarithms of both tails, finite far below where the tails themselves underflow.
///
/// - Precondition: 0 <= x <= 1, a > 0, b > 0, finite.
package func logRegularizedIncompleteBeta(
  _ x: Double, _ a: Double, _ b: Double
) -> (lower: Double, upper: Double) {
  precondition(x >= 0 && x <= 1, "the incomplete beta needs 0 <= x <= 1")
  let tails = IncompleteBeta(a, b).tails(x, 1 - x)
  return (tails.logLower, tails.logUpper)
}

/// The x at which the lower tail I_x(a, b) is `p`, and 1 - x, each with its own digits.
///
/// A root below the smallest normal number has only the digits of a subnormal, or is zero.
///
/// - Precondition: 0 <= p <= 1, a > 0, b > 0, finite.
package func inverseRegularizedIncompleteBeta(
  lower p: Double, _ a: Double, _ b: Double
) -> (x: Double, complement: Double) {
  let root = IncompleteBeta(a, b).inverse(lower: p)
  return (root.x, root.y)
}

/// The x at which the upper tail 1 - I_x(a, b) is `q`, and 1 - x, each with its own digits.
///
/// - Precondition: 0 <= q <= 1, a > 0, b > 0, finite.
package func inverseRegularizedIncompleteBeta(
  upper q: Double, _ a: Double, _ b: Double
) -> (x: Double, complement: Double) {
  let root = IncompleteBeta(a, b).inverse(upper: q)
  return (root.x, root.y)
}
