/// The net share of a role whose number of contacts is not known, at each mood: a continuous distribution.
final class LatentRole {
  /// Steps of the distribution function over -1...1.
  static let steps = 400
  /// Nodes of v per node of the grid, for integrals up to a point.
  static let refinement = 4

  /// Per mood, at -1, -1 + 2/400, ..., 1: the probability that the net share is at most that.
  let cumulative: [Double]
  /// Per mood and node of v, or of the pattern's own nodes: its probability.
  let masses: [Double]
  /// The net share at each node of w, or at the pattern's own.
  private let values: [Double]
  /// 1 where node j of v is node i + j of w at mood i; 0 where the nodes are the pattern's own.
  private let stride: Int
  /// Per mood the probability that the net share is below zero.
  let negative: [Double]

  init(_ role: RolePosterior, _ curve: LatentCurve, _ logs: NodeLogarithms, _ grid: MoodGrid) {
    let points = Self.steps + 1
    if let local = role.local {
      (cumulative, masses) = Self.tables(local, curve, grid)
      values = zip(local.logs.promoter, local.logs.detractor).map { exp($0) - exp($1) }
      stride = 0
      negative = Self.belowZero(cumulative, grid)
      return
    }
    var cumulative = [Double](repeating: 0, count: grid.moodCount * points)
    var masses = [Double](repeating: 0, count: grid.moodCount * grid.roleCount)
    let fineLikelihood = curve.likelihood(role.pattern)
    var density = [Double](repeating: 0, count: curve.weights.count)
    var integral = density
    for node in 0..<grid.moodCount {
      let inverse = role.inverse[node]
      for j in 0..<grid.roleCount {
        masses[node * grid.roleCount + j] = grid.roleWeights[j] * role.likelihood[node + j] * inverse
      }
      let offset = node * Self.refinement
      for j in density.indices { density[j] = curve.weights[j] * fineLikelihood[offset + j] }
      Self.integrate(density, into: &integral)
      let total = integral[integral.count - 1]
      guard total > 0 else { continue }
      for point in 0..<points {
        cumulative[node * points + point] =
          Self.value(of: integral, density, at: curve.positions[point] - Double(offset)) / total
      }
    }
    self.cumulative = cumulative
    self.masses = masses
    values = logs.promoter.indices.map { exp(logs.promoter[$0]) - exp(logs.detractor[$0]) }
    stride = 1
    negative = Self.belowZero(cumulative, grid)
  }

  /// The net share at node j of v and a mood.
  @inline(__always) func value(_ j: Int, mood: Int) -> Double { values[stride * mood + j] }

  private static func belowZero(_ cumulative: [Double], _ grid: MoodGrid) -> [Double] {
    (0..<grid.moodCount).map { cumulative[$0 * (steps + 1) + steps / 2] }
  }

  /// Distribution functions and masses on a pattern's own nodes.
  private static func tables(_ local: LocalNodes, _ curve: LatentCurve, _ grid: MoodGrid) -> (
    cumulative: [Double], masses: [Double]
  ) {
    let positions = curve.places.map { ($0 - local.start) / local.step }
    var cumulative = [Double](repeating: 0, count: grid.moodCount * (steps + 1))
    var masses = [Double](repeating: 0, count: grid.moodCount * local.count)
    var density = [Double](repeating: 0, count: local.count)
    var integral = density
    for mood in 0..<grid.moodCount {
      let row = mood * local.count
      for node in density.indices { density[node] = local.kernel[row + node] * local.values[node] }
      integrate(density, into: &integral)
      let (total, sum) = (integral[integral.count - 1], density.reduce(0, +))
      guard total > 1e-290, sum > 1e-290 else { continue }
      for (point, position) in positions.enumerated() {
        cumulative[mood * (steps + 1) + point] = value(of: integral, density, at: position) / total
      }
      for node in density.indices { masses[row + node] = density[node] / sum }
    }
    return (cumulative, masses)
  }

  /// The probability at a mood that the net share is at most `value`, by linear interpolation.
  @inline(__always)
  func probability(atMost value: Double, mood: Int) -> Double {
    let place = (value + 1) * Double(Self.steps / 2)
    if place <= 0 { return 0 }
    if place >= Double(Self.steps) { return 1 }
    let index = Int(place)
    let below = cumulative[mood * (Self.steps + 1) + index]
    let above = cumulative[mood * (Self.steps + 1) + index + 1]
    return below + (above - below) * (place - Double(index))
  }

  /// The running integral by cubic interpolation through four neighbouring points.
  private static func integrate(_ density: [Double], into integral: inout [Double]) {
    let count = density.count
    integral[0] = 0
    for j in 1..<count {
      let before = j >= 2 ? density[j - 2] : 0
      let after = j + 1 < count ? density[j + 1] : 0
      // Neighbours of opposite curvature can undercut zero in the far tail, by less than rounding matters.
      integral[j] =
        integral[j - 1] + max(0, (13 * (density[j - 1] + density[j]) - before - after) / 24)
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
  /// The net share at the fine nodes of w.
  let values: [Double]
  /// For each point of the distribution function: where on w its net share is; infinite at the ends.
  let places: [Double]
  /// ... and its place among the fine nodes of w.
  let positions: [Double]

  init(_ curves: ClassCurves, _ grid: MoodGrid) {
    self.curves = curves
    let fine = grid.step / Double(LatentRole.refinement)
    let start = grid.sum(0)
    let count = (grid.sumCount - 1) * LatentRole.refinement + 1
    logs = (0..<count).map { curves.logProbabilities(curves.loading * (start + Double($0) * fine)) }
    values = logs.map { exp($0.promoter) - exp($0.detractor) }
    let reach = grid.roleReach * LatentRole.refinement
    weights = (-reach...reach).map { normalDensity(Double($0) * fine / grid.roleDeviation) }
    places = (0...LatentRole.steps).map { point in
      let share = Double(point - LatentRole.steps / 2) / Double(LatentRole.steps / 2)
      return Self.eta(ofNetShare: share, curves) / curves.loading
    }
    positions = places.map { place in
      place.isFinite ? (place - start) / fine : (place < 0 ? -1 : Double(count) * 2)
    }
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
