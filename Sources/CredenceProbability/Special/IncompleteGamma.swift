/// The regularised incomplete gamma functions P(a, x) and Q(a, x) for one shape.
struct IncompleteGamma {
  let a: Double
  /// log of x^a exp(-x)/Gamma(a) at x = a.
  let logPeak: Double

  init(_ a: Double) {
    precondition(a > 0 && a < .infinity, "the incomplete gamma needs a > 0")
    self.a = a
    logPeak = 0.5 * log(a) - halfLogTwoPi - stirlingRemainder(a)
  }

  /// log of x^a exp(-x)/Gamma(a), the density times x.
  func logPrefix(_ x: Double) -> Double {
    let excess = x - a
    let u = excess / a
    if u > -0.45 && u < 0.8 { return logPeak - a * logarithmDeficit(u) }
    let ratio = x / a
    let logarithm = ratio > 1e-290 && ratio < 1e290 ? log(ratio) : log(x) - log(a)
    return logPeak - (excess - a * logarithm)
  }

  /// Both tails at x >= 0.
  func tails(_ x: Double) -> TailPair {
    if x <= 0 { return .allAbove }
    if x == .infinity { return .allBelow }
    if a <= 1 && x <= 1 { return powerSeries(x) }
    // Just above 1 the fraction is slow and the upper tail not yet small: the series serves to a + 1.
    if x < (a > 1 ? a + 1 : a) {
      return TailPair(directIsLower: true, logScale: logPrefix(x), factor: positiveSeries(x))
    }
    return TailPair(directIsLower: false, logScale: logPrefix(x), factor: continuedFraction(x))
  }

  /// sum over n of x^n/(a (a + 1)_n) (DLMF 8.11.4): positive terms only.
  private func positiveSeries(_ x: Double) -> Double {
    var term = 1.0
    var total = 0.0
    var n = 0.0
    while term > 1e-17 * total && n < 1_000_000 {
      total += term
      n += 1
      term *= x / (a + n)
    }
    return total / a
  }

  /// Q(a, x) Gamma(a)/(x^a exp(-x)) by Legendre's continued fraction, contracted (DLMF 8.9.2), summed forwards
  /// by Steed's method. Needs of the order of sqrt(a) steps next to x = a, few elsewhere.
  private func continuedFraction(_ x: Double) -> Double {
    var denominator = (x - a) + 1
    var value = denominator
    var inverse = 0.0
    var change = -1.0
    var m = 1.0
    while m < 1_000_000 {
      let numerator = -m * (m - a)
      denominator += 2
      let before = m == 1 ? 1 : inverse
      inverse = 1 / (denominator + numerator * inverse)
      change *= -numerator * before * inverse
      value += change
      if abs(change) < 5e-17 * abs(value) { break }
      m += 1
    }
    return 1 / value
  }

  /// P(a, x) for a <= 1, x <= 1 as a power series, and its complement through expm1.
  private func powerSeries(_ x: Double) -> TailPair {
    let exponent = a * log(x) - logGammaOnePlus(a)
    var term = 1.0
    var total = 0.0
    var n = 1.0
    while n < 200 {
      term *= -x / n
      let share = term / (a + n)
      total += share
      if abs(share) <= 1e-17 * abs(total) || term == 0 { break }
      n += 1
    }
    let lowerFactor = 1 + a * total
    if exp(exponent) * lowerFactor <= 0.5 {
      return TailPair(directIsLower: true, logScale: exponent, factor: lowerFactor)
    }
    let upper = -(expm1(exponent) + exp(exponent) * (a * total))
    return TailPair(directIsLower: false, logScale: 0, factor: max(0, upper))
  }
}
