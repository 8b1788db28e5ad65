extension IncompleteGamma {
  /// The x at which the lower tail is `p`: zero at 0, infinity at 1.
  ///
  /// In log x the logs of both tails are concave, because the density of a log-gamma variable is
  /// log-concave; see the inverse of the incomplete beta.
  func inverse(lower p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "an inverse needs a probability")
    return p > 0.5 ? solve(upper: 1 - p) : solve(lower: p)
  }

  /// The x at which the upper tail is `q`: infinity at 0, zero at 1.
  func inverse(upper q: Double) -> Double {
    precondition(q >= 0 && q <= 1, "an inverse needs a probability")
    return q > 0.5 ? solve(lower: 1 - q) : solve(upper: q)
  }

  private func solve(lower p: Double) -> Double {
    if p == 0 { return 0 }
    let logTarget = log(p)
    let logPower = (logTarget + reentrantLogGamma(a + 1)) / a
    if logPower < -691 { return exp(logPower) }  // the power law is exact there
    var x = exp(min(600, logPower))
    if x > 0.3 * (a + 1) { x = wilsonHilferty(normalQuantile(p), floor: min(x, 0.1 * a)) }
    polish(&x, logTarget, lower: true)
    return x
  }

  private func solve(upper q: Double) -> Double {
    if q == 0 { return .infinity }
    let logTarget = log(q)
    var x = a > 0.5 ? wilsonHilferty(-normalQuantile(q), floor: 0.1 * a) : 0
    if a <= 0.5 {
      // Q is about a times the exponential integral, until it is no longer small: then 1 - x^a/Gamma(a + 1).
      let logPower = (log1p(-q) + logGammaOnePlus(a)) / a
      if q > 0.2 * a && logPower < -691 { return exp(logPower) }
      x = q > 0.2 * a ? exp(min(-0.5, logPower)) : max(0.5, log(a) - logTarget)
    }
    polish(&x, logTarget, lower: false)
    return x
  }

  private func wilsonHilferty(_ z: Double, floor: Double) -> Double {
    let spread = 1 / (9 * a)
    let root = 1 - spread + z * spread.squareRoot()
    return max(floor, a * root * root * root)
  }

  private func polish(_ x: inout Double, _ logTarget: Double, lower: Bool) {
    let scale = max(1, a).squareRoot()
    for _ in 0..<200 {
      let tails = self.tails(x)
      let logTail = lower ? tails.logLower : tails.logUpper
      let size = tails.ratio(logPrefix(x), toLower: lower)
      let slope = lower ? size : -size
      let miss = logTail - logTarget
      var step = -miss / slope
      let bend = 1 + 0.5 * step * ((a - x) - slope)
      step /= min(2, max(0.5, bend))
      if !(abs(step) < 40) { step = step < 0 ? -40 : 40 }
      x = max(x * exp(step), .leastNormalMagnitude)
      if abs(step) * scale < 1e-6 { break }
    }
  }
}
