/// Newton's method for a quantile, held in a bracket: it cannot leave it, and bisects where Newton stalls.
struct ScoreQuantile<Distribution: ScoreDistribution> {
  let distribution: Distribution

  init(of distribution: Distribution) { self.distribution = distribution }

  /// The net share with these tails (they add up to 1; the smaller one decides).
  func netShare(lower: Double, upper: Double, startingAt guess: Double? = nil) -> Double {
    if lower <= 0 { return -1 }
    if upper <= 0 { return 1 }
    var low = -1.0
    var high = 1.0
    let centre = distribution.tails(at: 0)
    if residual(centre, lower: lower, upper: upper) > 0 { high = 0 } else { low = 0 }
    var t = min(max(guess ?? start(lower: lower, upper: upper), low), high)
    if t <= low || t >= high { t = (low + high) / 2 }
    var lastStep = high - low
    let deviation = distribution.standardDeviation / 100
    for _ in 0..<Self.mostSteps {
      let tails = distribution.tails(at: t)
      let excess = residual(tails, lower: lower, upper: upper)
      if excess == 0 { return t }
      if excess > 0 { high = t } else { low = t }
      // Newton on the logarithm of the smaller tail, which is the straighter curve far out.
      let tail = lower < upper ? tails.lower : tails.upper
      var next = t - excess * tail / tails.density
      let step = abs(next - t)
      // Newton's next step would be of the order of the square of this one, on the scale of what is near.
      let scale = min(deviation, abs(t), 1 - abs(t))
      if step <= max(1e-8 * scale, 1e-16) && next >= low && next <= high { return next }
      if !(next > low && next < high) || step > 0.7 * lastStep { next = (low + high) / 2 }
      if high - low <= 1e-16 * max(abs(low), abs(high), 0.1) { return next }
      lastStep = abs(next - t)
      t = next
    }
    return t
  }

  /// log(tail/target) of the smaller tail, positive where t is too high.
  private func residual(_ tails: ScoreTails, lower: Double, upper: Double) -> Double {
    if lower < upper {
      return tails.lower > 0 ? log(tails.lower / lower) : -.greatestFiniteMagnitude
    }
    return tails.upper > 0 ? -log(tails.upper / upper) : .greatestFiniteMagnitude
  }

  /// A normal guess; Newton mends it.
  private func start(lower: Double, upper: Double) -> Double {
    let tail = min(lower, upper)
    // Within 0.003 of the normal quantile for any tail (Abramowitz and Stegun 26.2.22).
    let w = (-2 * log(tail)).squareRoot()
    let z = max(0, w - (2.30753 + 0.27061 * w) / (1 + w * (0.99229 + 0.04481 * w)))
    let distance = z * distribution.standardDeviation
    return (lower < upper ? distribution.mean - distance : distribution.mean + distance) / 100
  }

  static var mostSteps: Int { 200 }
}
