/// Nodes of w = u + v for one role pattern of many answers, where its likelihood is too narrow for the shared grid.
///
/// The likelihood of n answers is some 2/sqrt(n) wide along eta, so a grid on which all patterns are evaluated would need
/// sqrt(n) nodes each of u and v. What a random intercept needs of a pattern is the integral of L(w) times the density of v = w - u,
/// which is as smooth in u as that density; so u stays on its grid, and w gets nodes of its own where L is. The logarithm
/// of L is concave, hence one stretch of w holds it, found by bisection; on it the trapezoid rule converges as on the grid.
/// The cost does not depend on n.
struct LocalNodes: Sendable {
  /// The first node and the distance of neighbours.
  let start: Double
  let step: Double
  /// The logarithms of the class probabilities at the nodes.
  let logs: NodeLogarithms
  /// L at the nodes, largest 1.
  let values: [Double]
  let logScale: Double
  /// Per random intercept and node: the step times the density of v = w - u.
  let kernel: [Double]
  private let interceptCount: Int

  /// Patterns of more answers get nodes of their own.
  static let mostOnGrid = 192
  /// What lies so far below the largest log likelihood is passed over: e^-60.
  private static let depth = 60.0

  var count: Int { values.count }
  func place(_ node: Int) -> Double { start + Double(node) * step }

  /// - Parameter intervals: the least number of steps over the stretch, which is about 22 standard deviations wide.
  init(_ pattern: RolePattern, _ curves: ClassCurves, _ grid: InterceptGrid, intervals: Int) {
    let evidence = pattern.evidence
    func logLikelihood(_ w: Double) -> Double {
      let logs = curves.logProbabilities(curves.loading * w)
      return evidence.promoters * logs.promoter + evidence.passives * logs.passive
        + evidence.detractors * logs.detractor
    }
    let limit = -grid.sum(0)
    let peak = Self.peak(of: logLikelihood, within: limit)
    let floor = logLikelihood(peak) - Self.depth
    let lower = Self.crossing(of: logLikelihood, below: floor, from: peak, to: -limit)
    let upper = Self.crossing(of: logLikelihood, below: floor, from: peak, to: limit)
    // Never coarser than the grid: with all answers alike the likelihood is flat on one side.
    let widest = min(grid.step, grid.roleDeviation / 4, 0.25 / curves.loading)
    let length = upper - lower
    let steps = max(Double(intervals), (length / widest).rounded(.up))
    let step = max(length, 1e-12) / steps
    let count = Int(steps) + 1
    self.step = step
    start = lower
    logs = NodeLogarithms(curves, at: (0..<count).map { lower + Double($0) * step })
    (values, logScale) = curves.likelihood(pattern, at: logs)
    interceptCount = grid.interceptCount
    var kernel: [Double] = []
    kernel.reserveCapacity(grid.interceptCount * count)
    let factor = step / grid.roleDeviation
    for intercept in 0..<grid.interceptCount {
      let first = lower - grid.intercept(intercept)
      for node in 0..<count {
        kernel.append(factor * normalDensity((first + Double(node) * step) / grid.roleDeviation))
      }
    }
    self.kernel = kernel
  }

  /// Where a concave function is highest, by golden section.
  private static func peak(of function: (Double) -> Double, within limit: Double) -> Double {
    let ratio = 0.618_033_988_749_895
    var (low, high) = (-limit, limit)
    var (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
    var (atLeft, atRight) = (function(left), function(right))
    for _ in 0..<80 {
      if atLeft < atRight {
        (low, left, atLeft) = (left, right, atRight)
        right = low + ratio * (high - low)
        atRight = function(right)
      } else {
        (high, right, atRight) = (right, left, atLeft)
        left = high - ratio * (high - low)
        atLeft = function(left)
      }
      if high - low < 1e-9 * limit { break }
    }
    return (low + high) / 2
  }

  /// Where it has fallen below a value on the way to an end, or that end.
  private static func crossing(
    of function: (Double) -> Double, below floor: Double, from peak: Double, to end: Double
  ) -> Double {
    if function(end) >= floor { return end }
    var (inside, outside) = (peak, end)
    for _ in 0..<60 {
      let middle = (inside + outside) / 2
      if function(middle) >= floor { inside = middle } else { outside = middle }
      if abs(outside - inside) < 1e-3 * abs(inside - peak) { break }
    }
    return outside
  }

  /// The integral over v of `factors` at each random intercept.
  func integrate(_ factors: [Double]) -> [Double] {
    let count = count
    return (0..<interceptCount).map { intercept in
      var sum = 0.0
      for node in 0..<count { sum += kernel[intercept * count + node] * factors[node] }
      return sum
    }
  }

  /// Its adjoint: what each node counts, given what each random intercept counts.
  func spread(_ intercepts: [Double]) -> [Double] {
    let count = count
    var result = [Double](repeating: 0, count: count)
    for intercept in 0..<interceptCount where intercepts[intercept] != 0 {
      for node in 0..<count { result[node] += intercepts[intercept] * kernel[intercept * count + node] }
    }
    return result
  }

  /// The integral of v^2/s_v^2 - 1 times `factors` at each random intercept.
  func integrateSquares(_ factors: [Double], _ grid: InterceptGrid) -> [Double] {
    let count = count
    return (0..<interceptCount).map { intercept in
      let first = (start - grid.intercept(intercept)) / grid.roleDeviation
      let stride = step / grid.roleDeviation
      var sum = 0.0
      for node in 0..<count {
        let z = first + Double(node) * stride
        sum += kernel[intercept * count + node] * factors[node] * (z * z - 1)
      }
      return sum
    }
  }
}
