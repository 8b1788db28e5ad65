import CredenceCLAPACK

/// The factorisation A S P = Q R of a matrix of any shape, with column pivoting (LAPACK `dgeqp3`).
///
/// S scales every column to length one first, so that the rank does not depend on the columns' units. The rank
/// is the number of leading diagonal elements of R with `|r_kk| > tolerance * |r_11|`.
package struct PivotedQR: Sendable {
  /// What ``rank`` was found with.
  package let tolerance: Double
  /// The number of independent columns at ``tolerance``.
  package let rank: Int
  /// The columns of A in pivot order: the first ``rank`` are the independent ones.
  package let pivots: [Int]

  let rowCount: Int
  let columnNames: [String]?
  /// Householder vectors below the diagonal, R on and above it.
  let factor: Matrix
  private let tau: [Double]
  /// The column lengths taken out, in A's order; 1 for a zero column.
  let scales: [Double]

  /// The tolerance that only rounding falls under: 8 max(rows, columns) 2^-52.
  package static func roundingTolerance(rows: Int, columns: Int) -> Double {
    8 * Double(max(rows, columns)) * Double.ulpOfOne
  }

  /// Factors a matrix.
  ///
  /// - Parameter tolerance: see ``rank``; by default ``roundingTolerance(rows:columns:)``. Give more (1e-7)
  ///   where columns are nearly, not exactly, dependent and that should count.
  /// - Throws: ``LinearAlgebraError/notFinite(row:column:)``.
  package init(_ matrix: Matrix, tolerance: Double? = nil) throws(LinearAlgebraError) {
    if let place = matrix.firstNonFinite { throw .notFinite(row: place.row, column: place.column) }
    let tolerance =
      tolerance ?? Self.roundingTolerance(rows: matrix.rowCount, columns: matrix.columnCount)
    precondition(tolerance >= 0 && tolerance < 1, "a rank tolerance is in 0..<1")
    var scales: [Double] = []
    for column in 0..<matrix.columnCount {
      scales.append(Self.length(of: matrix.column(column)))
    }
    var scaled = matrix
    for index in scaled.elements.indices { scaled.elements[index] /= scales[index / matrix.rowCount] }
    var pivots = [Int32](repeating: 0, count: matrix.columnCount)
    var tau = [Double](repeating: 0, count: min(matrix.rowCount, matrix.columnCount))
    if !scaled.elements.isEmpty {
      var (rows, columns) = (BLAS.size(matrix.rowCount), BLAS.size(matrix.columnCount))
      var (stride, info) = (rows, Int32(0))
      // 2 n + 32 (n + 1): the routine's own blocked size for blocks of 32.
      var workSize = BLAS.size(34 * matrix.columnCount + 32)
      var work = [Double](repeating: 0, count: Int(workSize))
      BLAS.prepare()
      dgeqp3_(&rows, &columns, &scaled.elements, &stride, &pivots, &tau, &work, &workSize, &info)
      precondition(info == 0, "dgeqp3 refused its argument \(-info)")
    }
    self.tolerance = tolerance
    self.rowCount = matrix.rowCount
    self.columnNames = matrix.columnNames
    self.factor = scaled
    self.tau = tau
    self.scales = scales
    self.pivots =
      scaled.elements.isEmpty ? Array(0..<matrix.columnCount) : pivots.map { Int($0) - 1 }
    let diagonal = scaled.diagonal.map(\.magnitude)
    let largest = diagonal.first ?? 0
    rank = diagonal.prefix { $0 > 0 && $0 > tolerance * largest }.count
  }

  /// The number of columns of A.
  package var columnCount: Int { scales.count }

  /// Whether no column is a combination of others.
  package var hasFullColumnRank: Bool { rank == columnCount }

  /// The smallest diagonal element of R beside the largest: how near the columns are to dependence.
  package var smallestPivot: Double {
    let diagonal = factor.diagonal.map(\.magnitude)
    guard columnCount <= rowCount, let first = diagonal.first, let last = diagonal.last, first > 0 else {
      return 0
    }
    return last / first
  }

  /// Q' b.
  func rotated(_ right: [Double]) -> [Double] {
    precondition(right.count == rowCount, "the right side has another number of rows")
    var result = right
    guard rowCount > 0, !tau.isEmpty else { return result }
    var (rows, one, reflectors) = (BLAS.size(rowCount), Int32(1), BLAS.size(tau.count))
    var (stride, resultStride, info) = (rows, rows, Int32(0))
    var workSize: Int32 = 64
    var work = [Double](repeating: 0, count: 64)
    dormqr_(
      "L", "T", &rows, &one, &reflectors, factor.elements, &stride, tau, &result, &resultStride, &work,
      &workSize, &info, 1, 1)
    precondition(info == 0, "dormqr refused its argument \(-info)")
    return result
  }

  /// Solves R11 x = b in place, R11 being the leading triangle of the independent columns.
  func solveLeadingTriangle(_ right: [Double], transposed: Bool = false) -> [Double] {
    var result = right
    guard rank > 0 else { return result }
    cblas_dtrsv(
      CblasColMajor, CblasUpper, transposed ? CblasTrans : CblasNoTrans, CblasNonUnit, BLAS.size(rank),
      factor.elements, BLAS.stride(rowCount), &result, 1)
    return result
  }

  /// The Euclidean length, safe from overflow; 1 for a zero column so that it may be divided by.
  private static func length(of column: [Double]) -> Double {
    let largest = column.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0 else { return 1 }
    let sum = column.reduce(0) { total, element in
      let part = element / largest
      return total + part * part
    }
    return largest * sum.squareRoot()
  }
}
