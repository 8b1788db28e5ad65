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
  /// 2m + 1.
  let width: Int
  /// Per mood, and for k = -m...m: the probability that the silent add k to the net count.
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
  init(
    _ pattern: RolePattern, silent: Int, likelihood: [Double], sums: [Double], fine: MoodGrid,
    refinement: Int,
    _ grid: MoodGrid
  ) {
    let width = 2 * silent + 1
    let balance = pattern.promoters - pattern.detractors
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
    let masses =
      (Matrix(rowCount: width, columnCount: fine.sumCount, elements: sums)
      * Matrix(rowCount: fine.sumCount, columnCount: grid.moodCount, elements: weighing)).elements
    var negative = [Double](repeating: 0, count: grid.moodCount)
    var positive = negative
    for node in 0..<grid.moodCount {
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
    self.masses = masses
    self.negative = negative
    self.positive = positive
  }

  /// The net share at position k of a mood's masses.
  @inline(__always) func value(_ k: Int) -> Double {
    Double(balance + k - silent) / Double(population)
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
