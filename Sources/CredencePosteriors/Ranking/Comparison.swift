extension ScoreDistribution {
  /// P(this score > the other's), the two being independent.
  ///
  /// The integral of this density times the other's distribution function, by tanh-sinh rules between the points
  /// where either may have a pole (-100, 0 and 100 points) or is concentrated. Accurate to about 1e-10 for weights
  /// from 1/3 on; with smaller ones to the probability that lies within 1e-15 of a pole.
  package func probability(isHealthierThan other: some ScoreDistribution) -> Double {
    var cuts = [-1 + Self.edge, 0, 1 - Self.edge]
    for (mean, deviation) in [
      (mean / 100, standardDeviation / 100), (other.mean / 100, other.standardDeviation / 100),
    ] {
      for multiple in [-8.0, -3, 0, 3, 8] {
        let cut = mean + multiple * deviation
        if abs(cut) < 1 - 2 * Self.edge { cuts.append(cut) }
      }
    }
    cuts.sort()
    // What lies within rounding of an edge: there the other one is met half the time.
    let top = tails(at: 1 - Self.edge).upper
    let otherTop = other.tails(at: 1 - Self.edge).upper
    let bottom = tails(at: -1 + Self.edge).lower
    let otherBottom = other.tails(at: -1 + Self.edge).lower
    var sum = top * (1 - otherTop / 2) + bottom * otherBottom / 2
    for index in 1..<cuts.count where cuts[index] - cuts[index - 1] > 1e-15 {
      let low = cuts[index - 1]
      let high = cuts[index]
      let mass = tails(at: high).lower - tails(at: low).lower
      guard mass > 1e-17 else { continue }
      sum += TanhSinh.integrate(from: low, to: high) { t in
        density(atNetShare: t) * other.tails(at: t).lower
      }
    }
    return min(max(sum, 0), 1)
  }

  private static var edge: Double { 1e-15 }
}

/// The double-exponential rule on an interval, for integrands with poles at its ends.
enum TanhSinh {
  /// Halves the step until two sums agree to 1e-7 of what is there, which leaves an error of its square.
  static func integrate(from low: Double, to high: Double, _ function: (Double) -> Double) -> Double {
    let half = (high - low) / 2
    func value(_ v: Double) -> Double? {
      let e = exp(v)
      let s = (e - 1 / e) / 2
      let q = exp(-Double.pi * abs(s))
      // The distance from the nearer end, with its own digits.
      let gap = 2 * half * q / (1 + q)
      let t = s < 0 ? low + gap : high - gap
      guard t > low && t < high else { return nil }
      let weight = Double.pi * (e + 1 / e) * q / ((1 + q) * (1 + q))
      let y = function(t)
      return y.isFinite ? half * weight * y : nil
    }
    var step = 0.5
    var sum = value(0) ?? 0
    func run(from start: Double, by stride: Double) {
      for sign in [1.0, -1.0] {
        var v = start
        while v < 5 {
          guard let term = value(sign * v) else { break }
          sum += term
          if abs(term) < 1e-18 * abs(sum) { break }
          v += stride
        }
      }
    }
    run(from: step, by: step)
    var previous = sum * step
    for _ in 0..<5 {
      run(from: step / 2, by: step)
      step /= 2
      let current = sum * step
      if abs(current - previous) < 1e-7 * abs(current) { return current }
      previous = current
    }
    return previous
  }
}
