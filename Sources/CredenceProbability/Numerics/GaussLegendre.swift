/// Gauss-Legendre quadrature: exact for polynomials of degree 2n - 1 with n points.
///
/// Making a rule costs about n^2 multiplications; keep it where it is used often.
package struct GaussLegendre: Sendable, Hashable {
  /// The nodes on -1...1, ascending.
  package let nodes: [Double]
  /// Their weights, which sum to 2.
  package let weights: [Double]

  /// - Precondition: `pointCount` >= 1.
  package init(pointCount: Int) {
    precondition(pointCount >= 1, "a quadrature rule needs a point")
    var nodes = [Double](repeating: 0, count: pointCount)
    var weights = nodes
    let n = Double(pointCount)
    for index in 0..<((pointCount + 1) / 2) {
      // Tricomi's approximation, then Newton; the middle of an odd rule is exactly zero.
      let angle = Double.pi * (Double(index) + 0.75) / (n + 0.5)
      var x = (1 - (n - 1) / (8 * n * n * n)) * cos(angle)
      if 2 * index + 1 == pointCount { x = 0 }
      var value = 0.0
      var slope = 0.0
      for _ in 0..<20 {
        (value, slope) = Self.legendre(pointCount, x)
        let step = value / slope
        if x == 0 || abs(step) <= x.ulp { break }
        x -= step
      }
      // The weight at the root itself, which lies value/slope from the double nearest to it: next to the ends
      // that rounding would cost three digits.
      let margin = (1 - x) * (1 + x)
      let weight = 2 / (margin * slope * slope) * (1 + 2 * x / margin * (value / slope))
      nodes[index] = -x
      nodes[pointCount - 1 - index] = x
      weights[index] = weight
      weights[pointCount - 1 - index] = weight
    }
    self.nodes = nodes
    self.weights = weights
  }

  /// The integral of `function` over `range` by this rule.
  @inlinable
  package func integrate(over range: ClosedRange<Double>, _ function: (Double) -> Double) -> Double {
    let half = 0.5 * (range.upperBound - range.lowerBound)
    let middle = range.lowerBound + half
    var total = 0.0
    for index in nodes.indices {
      total += weights[index] * function(middle + half * nodes[index])
    }
    return half * total
  }

  private static func legendre(_ count: Int, _ x: Double) -> (value: Double, derivative: Double) {
    var previous = 1.0
    var current = x
    for k in stride(from: 2, through: count, by: 1) {
      let k = Double(k)
      // P_k = x P_{k-1} + (k - 1)/k (x P_{k-1} - P_{k-2})
      let product = x * current
      let next = product + (k - 1) / k * (product - previous)
      previous = current
      current = next
    }
    let derivative = Double(count) * (previous - x * current) / ((1 - x) * (1 + x))
    return (current, derivative)
  }
}
