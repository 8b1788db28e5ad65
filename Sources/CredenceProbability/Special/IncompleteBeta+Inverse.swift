extension IncompleteBeta {
  /// The (x, y = 1 - x) at which the lower tail is `p`; each keeps its digits where it is small.
  ///
  /// In theta = log(x/y) the log of the lower tail is concave and increasing, because the density of a
  /// log-odds is log-concave; so Newton's steps (here Halley's, whose second derivative is free) cannot run
  /// away, and the unknown is moved by factors, never rounded as a logarithm.
  func inverse(lower p: Double) -> (x: Double, y: Double) {
    precondition(p >= 0 && p <= 1, "an inverse needs a probability")
    if p > 0.5 { return inverse(upper: 1 - p) }
    return solve(lower: p)
  }

  /// The (x, y = 1 - x) at which the upper tail is `q`.
  func inverse(upper q: Double) -> (x: Double, y: Double) {
    precondition(q >= 0 && q <= 1, "an inverse needs a probability")
    if q > 0.5 { return inverse(lower: 1 - q) }
    let (y, x) = mirrored.solve(lower: q)
    return (x, y)
  }

  private func solve(lower p: Double) -> (x: Double, y: Double) {
    if p == 0 { return (0, 1) }
    let logTarget = log(p)
    var (x, y) = start(logTarget)
    // So near an end the power law is exact, and its steps would be those of subnormal numbers.
    if min(x, y) < 1e-300 { return (x, y) }
    let scale = 1 / max(1, (1 / a + 1 / b)).squareRoot() * max(1, min(a, b)).squareRoot()
    for _ in 0..<200 {
      let tails = self.tails(x, y)
      let excess = self.excess(x, y)
      let slope = tails.ratio(logPrefix(x, y, excess: excess), toLower: true)
      let miss = tails.logLower - logTarget
      var step = -miss / slope
      let bend = 1 + 0.5 * step * (-excess - slope)
      step /= min(2, max(0.5, bend))
      if !(abs(step) < 40) { step = step < 0 ? -40 : 40 }
      move(&x, &y, by: step)
      if abs(step) * scale < 1e-6 { break }
    }
    return (x, y)
  }

  /// Adds `step` to log(x/y).
  private func move(_ x: inout Double, _ y: inout Double, by step: Double) {
    if step <= 0 {
      let moved = x * exp(step)
      let total = y + moved
      x = max(moved / total, .leastNormalMagnitude)
      y /= total
    } else {
      let moved = y * exp(-step)
      let total = x + moved
      y = max(moved / total, .leastNormalMagnitude)
      x /= total
    }
  }

  /// log(a B(a, b)): the lower tail is x^a over its exponential, to leading order in x.
  private var logPowerConstant: Double {
    let logShareA = a > b ? log1p(-b / sum) : log(a / sum)
    let logShareB = b > a ? log1p(-a / sum) : log(b / sum)
    return log(a) + (a * logShareA + b * logShareB - logPeak)
  }

  /// log x where the leading term of the lower tail is exp(`logTarget`).
  func logPowerLaw(_ logTarget: Double) -> Double { (logTarget + logPowerConstant) / a }

  /// The lower tail's leading term, for x below every number.
  func leadingTail(logX: Double) -> TailPair {
    TailPair(directIsLower: true, logScale: a * logX - logPowerConstant, factor: 1)
  }

  /// A first guess: the power law of the lower end where that holds, else Abramowitz and Stegun 26.5.22.
  /// With a small parameter at the other end, the power law of that end for what remains. A root nearer to an
  /// end than the smallest number is that end.
  private func start(_ logTarget: Double) -> (x: Double, y: Double) {
    let logPower = logPowerLaw(logTarget)
    if logPower < -691 { return (exp(logPower), 1) }
    let power = exp(min(0, logPower))
    if power < 0.5 && power * sum / (a + 1) < 0.3 { return (power, 1 - power) }
    if a <= 1 || b <= 1 {
      if power < 0.5 { return (power, 1 - power) }
      let logOther = mirrored.logPowerLaw(log1mexp(logTarget))
      if logOther < -691 { return (1, exp(logOther)) }
      return logOther < -0.7 ? (-expm1(logOther), exp(logOther)) : (a / sum, b / sum)
    }
    let z = -normalQuantile(logProbability: logTarget)
    let first = 1 / (2 * a - 1)
    let second = 1 / (2 * b - 1)
    let h = 2 / (first + second)
    let lambda = (z * z - 3) / 6
    let spread = z * max(0, h + lambda).squareRoot() / h
    let skew = (second - first) * (lambda + 5.0 / 6 - 2 / (3 * h))
    let odds = exp(min(600, max(-600, 2 * (spread - skew))))
    let below = a / (a + b * odds)
    return (max(below, .leastNormalMagnitude), max(b * odds / (a + b * odds), .leastNormalMagnitude))
  }
}
