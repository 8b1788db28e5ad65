import CredenceLinearAlgebra

/// The net count of a role whose contacts are known, once the silent ones have answered, at each mood.
///
/// Exact: given u and v the silent answers are independent draws, and their sum is a convolution.
final class RealisedRole {
  /// The silent contacts, m.
  let silent: Int
  /// Promoters less detractors among the answers: the net count with nothing from the silent.
  let balance: Int
  /// The known contacts, N.
  let population: Int
  /// 2m + 1, or the number of cells.
  let width: Int
  /// Whether net counts are gathered into cells of the net share: too many are silent to list what they may say.
  let isGathered: Bool
  /// Per mood, and for k = -m...m: the probability that the silent add k to the net count; or per cell, from -1 to 1.
  let masses: [Double]
  /// Per mood the probability that the net count is below zero.
  let negative: [Double]
  /// Per mood the probability that the net count is above zero.
  let positive: [Double]

  /// - Parameters:
  ///   - likelihood: of the role's answers, at every node of the fine grid's w.
  ///   - sums: per node of the fine grid's w the distribution of m independent answers' net count, 2m + 1 numbers.
  ///   - fine: the grid in steps fine enough for the sums.
  ///   - refinement: how much finer it is than `grid`.
  convenience init(
    _ pattern: RolePattern, silent: Int, likelihood: [Double], sums: [Double], fine: MoodGrid,
    refinement: Int,
    _ grid: MoodGrid
  ) {
    // Column i: how the nodes of w weigh at mood i, given the role's answers.
    var weighing = [Double](repeating: 0, count: fine.sumCount * grid.moodCount)
    for node in 0..<grid.moodCount {
      let first = node * refinement
      var total = 0.0
      for (j, weight) in fine.roleWeights.enumerated() { total += weight * likelihood[first + j] }
      // A mood without likelihood has no weight either.
      guard total > 1e-290 else { continue }
      for (j, weight) in fine.roleWeights.enumerated() {
        let mass = weight * likelihood[first + j] / total
        if mass > 1e-18 { weighing[node * fine.sumCount + first + j] = mass }
      }
    }
    self.init(pattern, silent: silent, sums: sums, weighing: weighing, moodCount: grid.moodCount)
  }

  /// On a pattern's own nodes.
  convenience init(_ pattern: RolePattern, silent: Int, _ local: LocalNodes, moodCount: Int) {
    var weighing = local.kernel
    for mood in 0..<moodCount {
      let row = mood * local.count
      var total = 0.0
      for node in 0..<local.count {
        weighing[row + node] *= local.values[node]
        total += weighing[row + node]
      }
      let factor = total > 1e-290 ? 1 / total : 0
      for node in 0..<local.count { weighing[row + node] *= factor }
    }
    self.init(
      pattern, silent: silent, sums: Self.sums(count: silent, local.logs), weighing: weighing,
      moodCount: moodCount)
  }

  /// From how the nodes of w weigh at each mood.
  private init(
    _ pattern: RolePattern, silent: Int, sums: [Double], weighing: [Double], moodCount: Int
  ) {
    let width = 2 * silent + 1
    let balance = pattern.promoters - pattern.detractors
    let nodes = weighing.count / moodCount
    let masses =
      (Matrix(rowCount: width, columnCount: nodes, elements: sums)
      * Matrix(rowCount: nodes, columnCount: moodCount, elements: weighing)).elements
    var negative = [Double](repeating: 0, count: moodCount)
    var positive = negative
    for node in 0..<moodCount {
      for k in 0..<width {
        let net = balance + k - silent
        if net < 0 { negative[node] += masses[node * width + k] }
        if net > 0 { positive[node] += masses[node * width + k] }
      }
    }
    self.silent = silent
    self.balance = balance
    population = silent + pattern.responses
    self.width = width
    isGathered = false
    self.masses = masses
    self.negative = negative
    self.positive = positive
  }

  /// Of many silent contacts, from the role's net share in general.
  init(_ pattern: RolePattern, silent: Int, _ cells: NetShareCells, _ latent: LatentRole, moodCount: Int) {
    self.silent = silent
    balance = pattern.promoters - pattern.detractors
    population = silent + pattern.responses
    width = cells.count
    isGathered = true
    (masses, negative, positive) = cells.distribution(of: latent, moodCount: moodCount)
  }

  /// The net share at position k of a mood's masses.
  @inline(__always) func value(_ k: Int) -> Double {
    if isGathered { return (2 * Double(k) + 1) / Double(width) - 1 }
    return Double(balance + k - silent) / Double(population)
  }

  /// The distribution of the net count of `count` independent answers at every node of w.
  static func sums(count: Int, _ logs: NodeLogarithms) -> [Double] {
    let width = 2 * count + 1
    let nodes = logs.promoter.count
    var result = [Double](repeating: 0, count: nodes * width)
    result.withUnsafeMutableBufferPointer { result in
      for node in 0..<nodes {
        let answer = NetCountSum.Answer(
          promoter: logs.promoter[node], passive: logs.passive[node], detractor: logs.detractor[node])
        NetCountSum.fill(
          UnsafeMutableBufferPointer(rebasing: result[node * width..<(node + 1) * width]), count: count,
          answer)
      }
    }
    return result
  }
}
