import CredenceLinearAlgebra

/// Per account all that the mixed model needs to know of it: its rows' number and weight, the sum of its rows and
/// the cross products of its rows, outcome included as the last column.
///
/// A row is (x_i, y_i) with weight w_i; "packed" is the lower triangle, row after row: element (i, j), j <= i, is
/// at i (i + 1)/2 + j. Accounts are kept in groups of equal size and weight, because the deviance treats those
/// alike.
struct AccountMoments: Sendable {
  /// p + 1: terms and the outcome.
  let width: Int
  /// Elements of a packed triangle.
  let packed: Int
  /// Per account, in the order of ``groups``: sums of squares within, packed after each other.
  let within: [Double]
  /// Per account: the square of the weighted sum of its rows, packed.
  let between: [Double]
  /// Accounts of one size and weight.
  struct Group: Sendable, Hashable {
    /// Rows an account.
    let rows: Int
    /// Weight an account; the number of rows where nothing is weighted.
    let weight: Double
    /// The places of its accounts.
    let accounts: Range<Int>
  }
  let groups: [Group]
  /// Which cluster stands at each place.
  let order: [Int]

  /// - Parameters:
  ///   - rows: p x n, a row of the design a column.
  init(rows: Matrix, outcome: [Double], weights: [Double], clusters: Clusters) {
    let terms = rows.rowCount
    let width = terms + 1
    let packed = width * (width + 1) / 2
    self.width = width
    self.packed = packed
    let totals = clusters.rows.map { $0.reduce(0) { $0 + weights[$1] } }
    let order = clusters.rows.indices.sorted {
      (clusters.rows[$0].count, totals[$0], $0) < (clusters.rows[$1].count, totals[$1], $1)
    }
    var groups: [Group] = []
    var start = 0
    for place in 1...max(1, order.count) {
      let first = order[start]
      if place < order.count, clusters.rows[order[place]].count == clusters.rows[first].count,
        totals[order[place]] == totals[first]
      {
        continue
      }
      groups.append(
        Group(rows: clusters.rows[first].count, weight: totals[first], accounts: start..<place))
      start = place
      if place == order.count { break }
    }
    self.groups = groups
    self.order = order
    var within = [Double](repeating: 0, count: packed * order.count)
    var between = within
    var row = [Double](repeating: 0, count: width)
    var sum = row
    rows.elements.withUnsafeBufferPointer { elements in
      for (place, cluster) in order.enumerated() {
        for index in 0..<width { sum[index] = 0 }
        let base = place * packed
        for observation in clusters.rows[cluster] {
          let weight = weights[observation]
          for index in 0..<terms { row[index] = elements[observation * terms + index] }
          row[terms] = outcome[observation]
          for index in 0..<width { sum[index] += weight * row[index] }
          Self.addSquare(of: row, scaledBy: weight, to: &within, at: base)
        }
        Self.addSquare(of: sum, scaledBy: 1, to: &between, at: base)
      }
    }
    self.within = within
    self.between = between
  }

  /// The profile of the accounts as they are, each once.
  var profile: VarianceProfile {
    var total = [Double](repeating: 0, count: packed)
    var squares = [Double](repeating: 0, count: packed * groups.count)
    for (place, group) in groups.enumerated() {
      for account in group.accounts {
        let base = account * packed
        for index in 0..<packed {
          total[index] += within[base + index]
          squares[place * packed + index] += between[base + index]
        }
      }
    }
    return VarianceProfile(
      width: width, rows: groups.reduce(0) { $0 + Double($1.rows * $1.accounts.count) }, within: total,
      between: squares,
      groups: groups.map { (Double($0.rows), $0.weight, Double($0.accounts.count)) })
  }

  /// The number of accounts.
  var count: Int { order.count }

  private static func addSquare(
    of vector: [Double], scaledBy scale: Double, to target: inout [Double], at base: Int
  ) {
    vector.withUnsafeBufferPointer { vector in
      target.withUnsafeMutableBufferPointer { target in
        var place = base
        for row in 0..<vector.count {
          let factor = scale * vector[row]
          if factor == 0 {
            place += row + 1
            continue
          }
          for column in 0...row {
            target[place] += factor * vector[column]
            place += 1
          }
        }
      }
    }
  }
}
