package import CredenceSurvey

extension ScoreDistribution {
  /// The shortest interval that holds `level`, in points: the region of highest density where the density has one
  /// peak. It can reach -100 or 100, where the density is highest at the edge.
  ///
  /// Over the lower tail left out, b, the width changes by 1/f(upper) - 1/f(lower); its zero is found by
  /// bisection with secant steps. Densities with several peaks (some weight below 1) are scanned first.
  package func highestDensity(_ level: ConfidenceLevel) -> ClosedRange<Double> {
    let search = ShortestInterval(of: self, level: level.value)
    let (lower, upper) = search.limits()
    return (100 * lower)...max(100 * lower, 100 * upper)
  }
}

/// The search for the shortest interval with a given probability.
private struct ShortestInterval<Distribution: ScoreDistribution> {
  let distribution: Distribution
  let level: Double
  let miss: Double
  let quantile: ScoreQuantile<Distribution>

  init(of distribution: Distribution, level: Double) {
    self.distribution = distribution
    self.level = level
    miss = 1 - level
    quantile = ScoreQuantile(of: distribution)
  }

  typealias Limits = (lower: Double, upper: Double)

  func limits() -> Limits {
    if distribution.isLogConcave { return descend(from: 0, to: miss) }
    // Several peaks are possible: look for the best of some starts, then refine beside it.
    let parts = 24
    var best = 0
    var bestWidth = Double.infinity
    for part in 0...parts {
      let found = limits(missingBelow: miss * Double(part) / Double(parts))
      // The mirrored search finds the mirrored interval: ties go to the middle.
      let width = found.upper - found.lower
      let closer = abs(2 * part - parts) < abs(2 * best - parts)
      if width < bestWidth * (1 - 1e-12) || (width <= bestWidth * (1 + 1e-12) && closer) {
        bestWidth = min(width, bestWidth)
        best = part
      }
    }
    let low = miss * Double(max(0, best - 1)) / Double(parts)
    let high = miss * Double(min(parts, best + 1)) / Double(parts)
    let refined = descend(from: low, to: high)
    let coarse = limits(missingBelow: miss * Double(best) / Double(parts))
    return refined.upper - refined.lower <= coarse.upper - coarse.lower ? refined : coarse
  }

  func limits(missingBelow below: Double, near guess: Limits? = nil) -> Limits {
    let above = max(0, miss - below)
    let lower = quantile.netShare(lower: below, upper: 1 - below, startingAt: guess?.lower)
    let upper = quantile.netShare(lower: 1 - above, upper: above, startingAt: guess?.upper)
    return (lower, max(lower, upper))
  }

  /// log f(lower) - log f(upper): negative while the interval should move up.
  private func imbalance(_ limits: Limits) -> Double {
    let lower = distribution.density(atNetShare: limits.lower)
    let upper = distribution.density(atNetShare: limits.upper)
    if lower == upper { return 0 }
    if lower <= 0 || upper == .infinity { return -.greatestFiniteMagnitude }
    if upper <= 0 || lower == .infinity { return .greatestFiniteMagnitude }
    return log(lower / upper)
  }

  private func descend(from start: Double, to end: Double) -> Limits {
    var low = start
    var high = end
    var atLow = limits(missingBelow: low)
    var atHigh = limits(missingBelow: high)
    var lowValue = imbalance(atLow)
    var highValue = imbalance(atHigh)
    if lowValue >= 0 { return atLow }
    if highValue <= 0 { return atHigh }
    var lastSide = 0
    for _ in 0..<80 {
      var share = lowValue / (lowValue - highValue)
      if !(share > 1e-3 && share < 1 - 1e-3) || abs(lowValue) > 30 || abs(highValue) > 30 { share = 0.5 }
      let middle = low + share * (high - low)
      let near = share < 0.5 ? atLow : atHigh
      let found = limits(missingBelow: middle, near: near)
      let value = imbalance(found)
      if abs(value) < 1e-9 || high - low < 1e-14 * miss { return found }
      // The Illinois rule: an end that stays put counts half.
      if value < 0 {
        low = middle
        atLow = found
        lowValue = value
        if lastSide < 0 { highValue /= 2 }
        lastSide = -1
      } else {
        high = middle
        atHigh = found
        highValue = value
        if lastSide > 0 { lowValue /= 2 }
        lastSide = 1
      }
      if abs(atHigh.lower - atLow.lower) + abs(atHigh.upper - atLow.upper) < 1e-11 { break }
    }
    return abs(lowValue) < abs(highValue) ? atLow : atHigh
  }
}
