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
  private(set) var masses: MoodRows
  /// Per covered mood the probability that the net count is below zero.
  private(set) var negative: [Double]
  /// Per covered mood the probability that the net count is above zero.
  private(set) var positive: [Double]
  private let source: Source

  /// Where the masses come from.
  private enum Source {
    /// The likelihood of the role's answers at every node of the fine grid's w, and per node the distribution of the
    /// silent's net count.
    case grid(MoodGrid, likelihood: [Double], sums: Matrix)
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
    _ pattern: RolePattern, silent: Int, likelihood: [Double], sums: Matrix, fine: MoodGrid
  ) {
    self.init(
      pattern, silent: silent, width: sums.rowCount, moodCount: fine.moodCount,
      .grid(fine, likelihood: likelihood, sums: sums))
  }

  /// On a pattern's own nodes.
  convenience init(_ pattern: RolePattern, silent: Int, _ local: LocalNodes, moodCount: Int) {
    let sums = Self.sums(count: silent, local.logs)
    self.init(
      pattern, silent: silent, width: sums.rowCount, moodCount: moodCount, .local(local, sums: sums))
  }

  /// Of many silent contacts, from the role's net share in general.
  convenience init(
    _ pattern: RolePattern, silent: Int, _ cells: NetShareCells, _ latent: LatentRole, moodCount: Int
  ) {
    self.init(pattern, silent: silent, width: cells.count, moodCount: moodCount, .cells(cells, latent))
  }

  private init(_ pattern: RolePattern, silent: Int, width: Int, moodCount: Int, _ source: Source) {
    self.silent = silent
    balance = pattern.promoters - pattern.detractors
    population = silent + pattern.responses
    self.width = width
    self.source = source
    if case .cells = source { isGathered = true } else { isGathered = false }
    masses = MoodRows(width: width, moodCount: moodCount)
    negative = Array(repeating: 0, count: moodCount)
    positive = negative
  }

  /// Works out what is missing at some neighbouring moods.
  func cover(_ moods: Range<Int>) {
    if case .cells(_, let latent) = source { latent.cover(moods) }
    let added = masses.cover(moods) { moods, rows in
      let made =
        switch source {
        case .grid(let fine, let likelihood, let sums): Self.rows(moods, fine, likelihood, sums)
        case .local(let local, let sums): Self.rows(moods, local, sums)
        case .cells(let cells, let latent): cells.masses(of: latent, moods)
        }
      _ = rows.initialize(fromContentsOf: made)
    }
    for mood in added.joined() { addSigns(mood) }
  }

  private func addSigns(_ mood: Int) {
    if case .cells(let cells, let latent) = source {
      (negative[mood], positive[mood]) = cells.signs(of: latent, mood)
      return
    }
    let row = masses.start(mood)
    for k in 0..<width {
      let net = balance + k - silent
      if net < 0 { negative[mood] += masses.elements[row + k] }
      if net > 0 { positive[mood] += masses.elements[row + k] }
    }
  }

  private static func rows(
    _ moods: Range<Int>, _ fine: MoodGrid, _ likelihood: [Double], _ sums: Matrix
  ) -> [Double] {
    var rows: [Double] = []
    rows.reserveCapacity(moods.count * sums.rowCount)
    // Moods at a time: their stretches of w are about the same.
    let together = max(1, min(moods.count, fine.roleCount / (2 * fine.moodStride)))
    for first in stride(from: moods.lowerBound, to: moods.upperBound, by: together) {
      let part = first..<min(first + together, moods.upperBound)
      let start = fine.first(first)
      let nodes = start..<fine.first(part.upperBound - 1) + fine.roleCount
      // Column i: how the nodes of w weigh at mood i, given the role's answers.
      var weighing = [Double](repeating: 0, count: nodes.count * part.count)
      for mood in part {
        let own = fine.first(mood)
        var total = 0.0
        for (j, weight) in fine.roleWeights.enumerated() { total += weight * likelihood[own + j] }
        // A mood without likelihood has no weight either.
        guard total > 1e-290 else { continue }
        let column = (mood - first) * nodes.count + own - start
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

  private static func rows(_ moods: Range<Int>, _ local: LocalNodes, _ sums: Matrix) -> [Double] {
    var weighing = Array(local.kernel[moods.lowerBound * local.count..<moods.upperBound * local.count])
    for row in stride(from: 0, to: weighing.count, by: local.count) {
      var total = 0.0
      for node in 0..<local.count {
        weighing[row + node] *= local.values[node]
        total += weighing[row + node]
      }
      let factor = total > 1e-290 ? 1 / total : 0
      for node in 0..<local.count { weighing[row + node] *= factor }
    }
    return (sums * Matrix(rowCount: local.count, columnCount: moods.count, elements: weighing)).elements
  }

  /// The net share at position k of a mood's masses.
  @inline(__always) func value(_ k: Int) -> Double {
    if isGathered { return (2 * Double(k) + 1) / Double(width) - 1 }
    return Double(balance + k - silent) / Double(population)
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
