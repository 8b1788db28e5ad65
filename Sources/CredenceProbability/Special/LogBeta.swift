/// log B(a, b) = log Gamma(a) + log Gamma(b) - log Gamma(a + b), without the cancellation.
///
/// Weak corner: the error is absolute (about 1e-15), not relative, along the curve B(a, b) = 1.
///
/// - Precondition: a > 0 and b > 0, finite.
package func logBeta(_ a: Double, _ b: Double) -> Double {
  precondition(a > 0 && b > 0 && a < .infinity && b < .infinity, "log-beta needs positive arguments")
  let small = min(a, b)
  let large = max(a, b)
  if small < 8 {
    if large < 8 && small >= 1 { return logGamma(small) + (logGamma(large) - logGamma(small + large)) }
    return logGamma(small) - logGammaStep(large, small)
  }
  let sum = small + large
  let remainders = stirlingRemainder(small) + (stirlingRemainder(large) - stirlingRemainder(sum))
  let powers = small * log(small / sum) + large * log1p(-small / sum)
  return powers + halfLogTwoPi + 0.5 * log(sum / large / small) + remainders
}
