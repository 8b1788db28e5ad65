/// log Gamma(x), x > 0.
///
/// Re-entrant. The zeros at 1 and 2 are approached with small relative error.
///
/// - Precondition: x > 0. Infinity gives infinity.
package func logGamma(_ x: Double) -> Double {
  precondition(x > 0, "log-gamma needs a positive argument")
  if x >= 0.5 && x <= 3 {
    if x < 1 { return logGammaOnePlus(x) - log(x) }
    if x <= 2 { return logGammaOnePlus(x - 1) }
    return logGammaOnePlus(x - 2) + log(x - 1)
  }
  return reentrantLogGamma(x)
}

/// log n!, n >= 0.
package func logFactorial(_ n: Int) -> Double {
  precondition(n >= 0, "a factorial needs a count")
  return n < 2 ? 0 : logGamma(Double(n) + 1)
}

/// log Gamma(1 + t) for 0 <= t <= 1, relative to its own size: it is zero at both ends.
func logGammaOnePlus(_ t: Double) -> Double {
  -t * (1 - t) * polynomial(logGammaOnePlusTable, at: 2 * t - 1)
}

/// -log Gamma(1 + t)/(t(1 - t)) in z = 2t - 1. Made by Tests/Fixtures/Probability/coefficients.py.
private let logGammaOnePlusTable: [Double] = [
  0.4831289505409809, -0.07297994795715304, 0.015727850268641097, -0.003913560937626331,
  0.001049818664454635, -0.0002945507015164312, 8.510090373634476e-05, -2.5094328700900636e-05,
  7.511391846837954e-06, -2.2742472358027586e-06, 6.948428393704062e-07, -2.138638060528023e-07,
  6.623870571642316e-08, -2.0619851263731666e-08, 6.430366506216791e-09, -2.0184741279133343e-09,
  6.5655031582108e-10, -2.075322954216366e-10, 5.030067090605482e-11, -1.5936042537298723e-11,
  1.1577613910649688e-11, -3.700571132904742e-12,
]

/// log Gamma(a + b) - log Gamma(a), a > 0, b >= 0, with a relative error that stays small as b does.
func logGammaStep(_ a: Double, _ b: Double) -> Double {
  if a < 8 {
    // Gamma(a + b)/Gamma(a) = Gamma(a + n + b)/Gamma(a + n) / prod (1 + b/(a + i)).
    var shifted = a
    var correction = 0.0
    while shifted < 8 {
      correction += log1p(b / shifted)
      shifted += 1
    }
    return logGammaStep(shifted, b) - correction
  }
  return b * log(a + b) + logGammaStepRemainder(a, b)
}

/// log Gamma(a + b) - log Gamma(a) - b log(a + b) for a >= 8, b >= 0: without the term that is large for large a.
func logGammaStepRemainder(_ a: Double, _ b: Double) -> Double {
  let ratio = b / a
  return stirlingRemainderStep(a, b) - a * logarithmDeficit(ratio) - 0.5 * log1p(ratio)
}
