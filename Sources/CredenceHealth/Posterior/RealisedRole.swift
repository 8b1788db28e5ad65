import CredenceLinearAlgebra

/// The net count of a role whose contacts are known, once the nonrespondents have answered, at each random intercept.
///
/// Exact: given u and v the nonrespondents' answers are independent draws, and their sum is a convolution.
final class RealisedRole {
  /// The nonrespondents, m.
  let nonrespondents: Int
  /// Promoters less detractors among the answers: the net count with nothing from the nonrespondents.
  let balance: Int
  /// The known contacts, N.
  let population: Int
  /// 2m + 1, or the number of cells.
  let width: Int
  /// Whether net counts are gathered into cells of the net share: too many are silent to list what they may say.
  let isGathered: Bool
  /// Per random intercept, and for k = -m...m: the probability that the nonrespondents add k to the net count; or per cell, from -1 to 1.
  private(set) var masses: InterceptRows
  /// Per covered random intercept the probability that the net count is below zero.
  private(set) var negative: [Double]
  /// Per covered random intercept the probability that the net count is above zero.
  private(set) var positive: [Double]
  private let source: Source

  /// Where the masses come from.
  private enum Source {
    /// The likelihood of the role's answers at every node of the fine grid's w, and per node the distribution of the
    /// silent's net count.
    case grid(InterceptGrid, likelihood: [Double], sums: Matrix)
    /// The same on the pattern's own nodes.
    case local(LocalNodes, sums: Matrix)
    /// Cells of the net share, from the role's net share in general.
    case cells(NetShareCells, LatentRole)
  }

  /// - Parameters:
  ///   - likelihood: of the role's answers, at every node of the fine grid's w.
  ///   - sums: see ``sums(count:_:)``, for every node of the fine grid's w.
  ///   - fine: the grid in steps fine enough for the sums.
  convenience init(
    _ pattern: RolePattern, nonrespondents: Int, likelihood: [Double], sums: Matrix, fine: InterceptGrid
  ) {
    self.init(
      pattern, nonrespondents: nonrespondents, width: sums.rowCount, interceptCount: fine.interceptCount,
      .grid(fine, likelihood: likelihood, sums: sums))
  }

  /// On a pattern's own nodes.
  convenience init(_ pattern: RolePattern, nonrespondents: Int, _ local: LocalNodes, interceptCount: Int) {
    let sums = Self.sums(count: nonrespondents, local.logs)
    self.init(
      pattern, nonrespondents: nonrespondents, width: sums.rowCount, interceptCount: interceptCount,
      .local(local, sums: sums))
  }

  /// Of many nonrespondents, from the role's net share in general.
  convenience init(
    _ pattern: RolePattern, nonrespondents: Int, _ cells: NetShareCells, _ latent: LatentRole,
    interceptCount: Int
  ) {
    self.init(
      pattern, nonrespondents: nonrespondents, width: cells.count, interceptCount: interceptCount,
      .cells(cells, latent))
  }

  private init(_ pattern: RolePattern, nonrespondents: Int, width: Int, interceptCount: Int, _ source: Source)
  {
    self.nonrespondents = nonrespondents
    balance = pattern.promoters - pattern.detractors
    population = nonrespondents + pattern.responses
    self.width = width
    self.source = source
    if case .cells = source { isGathered = true } else { isGathered = false }
    masses = InterceptRows(width: width, interceptCount: interceptCount)
    negative = Array(repeating: 0, count: interceptCount)
    positive = negative
  }

  /// Works out what is missing at some neighbouring random intercepts.
  func cover(_ intercepts: Range<Int>) {
    if case .cells(_, let latent) = source { latent.cover(intercepts) }
    let added = masses.cover(intercepts) { intercepts, rows in
      let made =
        switch source {
        case .grid(let fine, let likelihood, let sums): Self.rows(intercepts, fine, likelihood, sums)
        case .local(let local, let sums): Self.rows(intercepts, local, sums)
        case .cells(let cells, let latent): cells.masses(of: latent, intercepts)
        }
      _ = rows.initialize(fromContentsOf: made)
    }
    for intercept in added.joined() { addSigns(intercept) }
  }

  private func addSigns(_ intercept: Int) {
    if case .cells(let cells, let latent) = source {
      (negative[intercept], positive[intercept]) = cells.signs(of: latent, intercept)
      return
    }
    let row = masses.start(intercept)
    for k in 0..<width {
      let net = balance + k - nonrespondents
      if net < 0 { negative[intercept] += masses.elements[row + k] }
      if net > 0 { positive[intercept] += masses.elements[row + k] }
    }
  }

  private static func rows(
    _ intercepts: Range<Int>, _ fine: InterceptGrid, _ likelihood: [Double], _ sums: Matrix
  ) -> [Double] {
    var rows: [Double] = []
    rows.reserveCapacity(intercepts.count * sums.rowCount)
    // Random intercepts at a time: their stretches of w are about the same.
    let together = max(1, min(intercepts.count, fine.roleCount / (2 * fine.interceptStride)))
    for first in stride(from: intercepts.lowerBound, to: intercepts.upperBound, by: together) {
      let part = first..<min(first + together, intercepts.upperBound)
      let start = fine.first(first)
      let nodes = start..<fine.first(part.upperBound - 1) + fine.roleCount
      // Column i: how the nodes of w weigh at random intercept i, given the role's answers.
      var weighing = [Double](repeating: 0, count: nodes.count * part.count)
      for intercept in part {
        let own = fine.first(intercept)
        var total = 0.0
        for (j, weight) in fine.roleWeights.enumerated() { total += weight * likelihood[own + j] }
        // A random intercept without likelihood has no weight either.
        guard total > 1e-290 else { continue }
        let column = (intercept - first) * nodes.count + own - start
        for (j, weight) in fine.roleWeights.enumerated() {
          weighing[column + j] = weight * likelihood[own + j] / total
        }
      }
      rows +=
        sums.columns(
          nodes, times: Matrix(rowCount: nodes.count, columnCount: part.count, elements: weighing)
        ).elements
    }
    return rows
  }

  private static func rows(_ intercepts: Range<Int>, _ local: LocalNodes, _ sums: Matrix) -> [Double] {
    var weighing = Array(
      local.kernel[intercepts.lowerBound * local.count..<intercepts.upperBound * local.count])
    for row in stride(from: 0, to: weighing.count, by: local.count) {
      var total = 0.0
      for node in 0..<local.count {
        weighing[row + node] *= local.values[node]
        total += weighing[row + node]
      }
      let factor = total > 1e-290 ? 1 / total : 0
      for node in 0..<local.count { weighing[row + node] *= factor }
    }
    return (sums * Matrix(rowCount: local.count, columnCount: intercepts.count, elements: weighing)).elements
  }

  /// The net share at position k of a random intercept's masses.
  @inline(__always) func value(_ k: Int) -> Double {
    if isGathered { return (2 * Double(k) + 1) / Double(width) - 1 }
    return Double(balance + k - nonrespondents) / Double(population)
  }

  /// The distribution of the net count of `count` independent answers at every node of w: 2 count + 1 rows, a column a
  /// node.
  static func sums(count: Int, _ logs: NodeLogarithms) -> Matrix {
    let width = 2 * count + 1
    let nodes = logs.promoter.count
    let elements = [Double](unsafeUninitializedCapacity: nodes * width) { result, initialized in
      for node in 0..<nodes {
        let answer = NetCountSum.Answer(
          promoter: logs.promoter[node], passive: logs.passive[node], detractor: logs.detractor[node])
        NetCountSum.fill(
          UnsafeMutableBufferPointer(rebasing: result[node * width..<(node + 1) * width]), count: count,
          answer)
      }
      initialized = nodes * width
    }
    return Matrix(rowCount: width, columnCount: nodes, elements: elements)
  }
}
