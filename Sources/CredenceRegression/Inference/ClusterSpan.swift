import CredenceLinearAlgebra

/// One cluster of a ``ClusterSandwich``: the eigenvectors of H_gg = Z_g Z_g' with eigenvalues d, kept as
/// Z_g'U (p x q, q the smaller of rows and columns), and the weights (1 - d)^(-1/2).
struct ClusterSpan: Sendable {
  /// Z_g'U, column after column; the columns are orthogonal with squared lengths d.
  private let axes: [Double]
  /// (1 - d)^(-1/2), or 0 for a direction only this cluster determines.
  private let weights: [Double]
  private let size: Int

  /// Decomposes one cluster, and appends its score vectors Z_g' f(I - H_gg) e_g for CR0, CR2 and CR3.
  ///
  /// - Parameter scaled: Z', p x n.
  init(
    _ scaled: Matrix, rows: [Int], residuals: [Double],
    scores: inout (cr0: [Double], cr2: [Double], cr3: [Double])
  ) throws(LinearAlgebraError) {
    size = scaled.rowCount
    let (axes, values, coordinates) = try Self.decompose(scaled, rows: rows, residuals: residuals)
    self.axes = axes
    weights = values.map { value in
      let room = 1 - value
      return room > ClusterSandwich.determined ? 1 / room.squareRoot() : 0
    }
    let start = scores.cr0.count
    for _ in 0..<size {
      scores.cr0.append(0)
      scores.cr2.append(0)
      scores.cr3.append(0)
    }
    for (axis, weight) in weights.enumerated() {
      let once = coordinates[axis]
      let (twice, thrice) = (once * weight, once * weight * weight)
      for index in 0..<size {
        let element = axes[axis * size + index]
        scores.cr0[start + index] += once * element
        scores.cr2[start + index] += twice * element
        scores.cr3[start + index] += thrice * element
      }
    }
  }

  /// For a direction k = L'c: writes b_g = Z_g' A_g Z_g k and returns |A_g Z_g k|^2.
  func project(_ direction: [Double], into crossed: inout [Double], at start: Int) -> Double {
    var squared = 0.0
    for (axis, weight) in weights.enumerated() where weight > 0 {
      let first = axis * size
      var along = 0.0
      for index in 0..<size { along += axes[first + index] * direction[index] }
      let adjusted = weight * along
      squared += adjusted * adjusted
      for index in 0..<size { crossed[start + index] += adjusted * axes[first + index] }
    }
    return squared
  }

  /// Z_g'U, the eigenvalues d, and U'e_g.
  private static func decompose(
    _ scaled: Matrix, rows: [Int], residuals: [Double]
  ) throws(LinearAlgebraError) -> (axes: [Double], values: [Double], coordinates: [Double]) {
    let size = scaled.rowCount
    if rows.count == 1 {
      let axes = scaled.column(rows[0])
      return (axes, [axes.reduce(0) { $0 + $1 * $1 }], [residuals[rows[0]]])
    }
    let own = scaled.selectingColumns(rows)
    let errors = rows.map { residuals[$0] }
    if rows.count < size {
      let eigen = try SymmetricEigen(own.gram)
      return ((own * eigen.vectors).elements, eigen.values, eigen.vectors.transposedTimes(errors))
    }
    let eigen = try SymmetricEigen(own.timesTransposed(own))
    let values = eigen.values.map { max(0, $0) }
    let lengths = values.map { $0.squareRoot() }
    let sums = eigen.vectors.transposedTimes(own * errors)
    // U'e = V'Z'e / sqrt(d); a direction the cluster does not move in carries no score.
    let coordinates = zip(sums, lengths).map { $1 > 0 ? $0 / $1 : 0 }
    return (eigen.vectors.scalingColumns(by: lengths).elements, values, coordinates)
  }
}
