/// log(1 - exp(x)), x <= 0: minus infinity at zero.
///
/// Maechler (2012), "Accurately computing log(1 - exp(-|a|))": expm1 near zero, log1p far from it.
package func log1mexp(_ x: Double) -> Double {
  precondition(x <= 0, "log1mexp needs a logarithm of a share")
  if x == 0 { return -.infinity }
  return x > -0.693_147_180_559_945_3 ? log(-expm1(x)) : log1p(-exp(x))
}

/// log(exp(a) + exp(b)). Minus infinity stands for an empty term.
package func logSumExp(_ a: Double, _ b: Double) -> Double {
  let high = max(a, b)
  let low = min(a, b)
  if low == -.infinity || high == .infinity { return high }
  return high + log1p(exp(low - high))
}

/// The log of the sum of the exponentials; minus infinity for no terms.
package func logSumExp(_ terms: some Sequence<Double>) -> Double {
  let terms = Array(terms)
  guard let high = terms.max(), high > -.infinity, high < .infinity else { return terms.max() ?? -.infinity }
  var sum = 0.0
  for term in terms { sum += exp(term - high) }
  return high + log(sum)
}
