/// The net share of a role whose number of contacts is not known, at each random intercept: a continuous distribution.
final class LatentRole {
  /// Steps of the distribution function over -1...1.
  static let steps = 400
  /// Nodes of v per node of the grid, for integrals up to a point.
  static let refinement = 4

  /// Per random intercept, at -1, -1 + 2/400, ..., 1: the probability that the net share is at most that.
  private(set) var cumulative: InterceptRows
  private let role: RolePosterior
  private let curve: LatentCurve
  private let logs: NodeLogarithms
  private let grid: InterceptGrid
  /// L at the fine nodes of w; empty where the pattern has nodes of its own.
  private let fineLikelihood: [Double]

  /// Nothing is known at any random intercept until it is covered.
  init(_ role: RolePosterior, _ curve: LatentCurve, _ logs: NodeLogarithms, _ grid: InterceptGrid) {
    self.role = role
    self.curve = curve
    self.logs = role.local?.logs ?? logs
    self.grid = grid
    fineLikelihood = role.local == nil ? curve.likelihood(role.pattern) : []
    cumulative = InterceptRows(width: Self.steps + 1, interceptCount: grid.interceptCount)
  }

  /// Works out what is missing at some neighbouring random intercepts.
  func cover(_ intercepts: Range<Int>) {
    _ = cumulative.cover(intercepts) { intercepts, rows in
      if let local = role.local { fill(rows, intercepts, local) } else { fill(rows, intercepts) }
    }
  }

  private func fill(_ rows: UnsafeMutableBufferPointer<Double>, _ intercepts: Range<Int>) {
    let points = Self.steps + 1
    rows.initialize(repeating: 0)
    var density = [Double](repeating: 0, count: curve.weights.count)
    var integral = density
    let last = density.count - 1
    // Net shares no node of v reaches have probability 0 or 1. Their limits move one way from random intercept to random intercept.
    var (reached, passed) = (0, 0)
    for intercept in intercepts {
      let offset = grid.first(intercept) * Self.refinement
      for j in density.indices { density[j] = curve.weights[j] * fineLikelihood[offset + j] }
      Self.integrate(density, into: &integral)
      let total = integral[last]
      guard total > 0 else { continue }
      while reached < points, curve.between[reached].node < offset { reached += 1 }
      passed = max(passed, reached)
      while passed < points, curve.between[passed].node < offset + last { passed += 1 }
      let row = (intercept - intercepts.lowerBound) * points
      let inverse = 1 / total
      density.withUnsafeBufferPointer { density in
        integral.withUnsafeBufferPointer { integral in
          curve.between.withUnsafeBufferPointer { between in
            for point in reached..<passed {
              let place = between[point]
              let node = place.node - offset
              rows[row + point] =
                inverse
                * (integral[node] + place.rise * (integral[node + 1] - integral[node])
                  + place.start * density[node] + place.end * density[node + 1])
            }
          }
        }
      }
      for point in passed..<points { rows[row + point] = 1 }
    }
  }

  /// On a pattern's own nodes.
  private func fill(
    _ rows: UnsafeMutableBufferPointer<Double>, _ intercepts: Range<Int>, _ local: LocalNodes
  ) {
    let points = Self.steps + 1
    rows.initialize(repeating: 0)
    let positions = curve.places.map { ($0 - local.start) / local.step }
    var density = [Double](repeating: 0, count: local.count)
    var integral = density
    for intercept in intercepts {
      let first = intercept * local.count
      for node in density.indices { density[node] = local.kernel[first + node] * local.values[node] }
      Self.integrate(density, into: &integral)
      let total = integral[integral.count - 1]
      guard total > 1e-290 else { continue }
      let row = (intercept - intercepts.lowerBound) * points
      for (point, position) in positions.enumerated() {
        rows[row + point] = Self.value(of: integral, density, at: position) / total
      }
    }
  }

  /// The nodes of v at a random intercept, or the pattern's own: their net shares and probabilities, where these are no less than some.
  func nodes(_ intercept: Int, atLeast smallest: Double) -> [(value: Double, mass: Double)] {
    func node(_ node: Int, _ mass: Double) -> (value: Double, mass: Double)? {
      mass > smallest ? (exp(logs.promoter[node]) - exp(logs.detractor[node]), mass) : nil
    }
    guard let local = role.local else {
      let (first, inverse) = (grid.first(intercept), role.inverse[intercept])
      return grid.roleWeights.indices.compactMap { j in
        node(first + j, grid.roleWeights[j] * role.likelihood[first + j] * inverse)
      }
    }
    let first = intercept * local.count
    let masses = local.values.indices.map { local.kernel[first + $0] * local.values[$0] }
    let sum = masses.reduce(0, +)
    return sum > 1e-290 ? masses.indices.compactMap { node($0, masses[$0] / sum) } : []
  }

  /// The probability at a random intercept that the net share is below zero.
  @inline(__always) func negative(_ intercept: Int) -> Double {
    cumulative.elements[cumulative.start(intercept) + Self.steps / 2]
  }

  /// The distribution function at a random intercept.
  func distribution(_ intercept: Int) -> Distribution {
    let start = cumulative.start(intercept)
    return Distribution(values: cumulative.elements[start..<start + Self.steps + 1])
  }

  /// A distribution function by linear interpolation.
  struct Distribution {
    let values: ArraySlice<Double>

    /// The probability that the net share is at most `value`.
    @inline(__always)
    func probability(atMost value: Double) -> Double {
      let place = (value + 1) * Double(LatentRole.steps / 2)
      if place <= 0 { return 0 }
      if place >= Double(LatentRole.steps) { return 1 }
      let index = Int(place)
      let below = values[values.startIndex + index]
      return below + (values[values.startIndex + index + 1] - below) * (place - Double(index))
    }
  }

  /// The running integral by cubic interpolation through four neighbouring points.
  private static func integrate(_ density: [Double], into integral: inout [Double]) {
    let count = density.count
    integral[0] = 0
    var (sum, before, start) = (0.0, 0.0, density[0])
    for j in 1..<count {
      let end = density[j]
      let after = j + 1 < count ? density[j + 1] : 0
      // Neighbours of opposite curvature can undercut zero in the far tail, by less than rounding matters.
      sum += max(0, (13 * (start + end) - before - after) * (1.0 / 24))
      integral[j] = sum
      (before, start) = (start, end)
    }
  }

  /// The running integral between nodes, by Hermite's cubic.
  private static func value(of integral: [Double], _ density: [Double], at position: Double) -> Double {
    if position <= 0 { return 0 }
    if position >= Double(integral.count - 1) { return integral[integral.count - 1] }
    let index = Int(position)
    let t = position - Double(index)
    let rise = integral[index + 1] - integral[index]
    let (start, end) = (density[index], density[index + 1])
    return integral[index] + t * (start + t * (3 * rise - 2 * start - end + t * (start + end - 2 * rise)))
  }
}

/// What all latent patterns of one role share: the fine nodes of w, and where each net share lies on them.
struct LatentCurve {
  let curves: ClassCurves
  private let logs: [(promoter: Double, passive: Double, detractor: Double)]
  /// The density of v at the fine nodes, up to a factor.
  let weights: [Double]
  /// For each point of the distribution function: where on w its net share is; infinite at the ends.
  let places: [Double]
  /// ... and its place among the fine nodes of w.
  let between: [Between]

  /// A place after a fine node of w, and Hermite's cubic there: what the integral's rise to the next node and the density at
  /// both count. Random intercepts stand at nodes, so that it is the same at all of them.
  struct Between {
    let node: Int
    let rise: Double
    let start: Double
    let end: Double

    init(_ position: Double) {
      let whole = position.rounded(.down)
      let t = position - whole
      node = Int(whole)
      rise = t * t * (3 - 2 * t)
      start = t * (1 - t) * (1 - t)
      end = t * t * (t - 1)
    }
  }

  init(_ curves: ClassCurves, _ grid: InterceptGrid) {
    self.curves = curves
    let fine = grid.step / Double(LatentRole.refinement)
    let start = grid.sum(0)
    let count = (grid.sumCount - 1) * LatentRole.refinement + 1
    logs = (0..<count).map { curves.logProbabilities(curves.loading * (start + Double($0) * fine)) }
    let reach = grid.roleReach * LatentRole.refinement
    weights = (-reach...reach).map { normalDensity(Double($0) * fine / grid.roleDeviation) }
    places = (0...LatentRole.steps).map { point in
      let share = Double(point - LatentRole.steps / 2) / Double(LatentRole.steps / 2)
      return Self.eta(ofNetShare: share, curves) / curves.loading
    }
    // What no node reaches is before the first or after the last, however far.
    between = places.map { Between(min(2 * Double(count), max(-1, ($0 - start) / fine))) }
  }

  func likelihood(_ pattern: RolePattern) -> [Double] {
    let (p, m, d) = pattern.evidence
    let values = logs.map { p * $0.promoter + m * $0.passive + d * $0.detractor }
    let largest = values.max() ?? 0
    return values.map { exp($0 - largest) }
  }

  /// The eta at which p_P - p_D is a given net share: a quadratic in e^eta.
  static func eta(ofNetShare share: Double, _ curves: ClassCurves) -> Double {
    if share <= -1 { return -.infinity }
    if share >= 1 { return .infinity }
    // In units of e^((c1 + c2)/2), so that neither threshold overflows.
    let centre = (curves.lower + curves.upper) / 2
    let a = exp(curves.lower - centre)
    let b = exp(curves.upper - centre)
    let root = (share * share * (a + b) * (a + b) + 4 * (1 - share * share) * a * b).squareRoot()
    let ratio =
      share >= 0
      ? (share * (a + b) + root) / (2 * (1 - share)) : 2 * a * b * (1 + share) / (root - share * (a + b))
    return centre + log(ratio)
  }
}
