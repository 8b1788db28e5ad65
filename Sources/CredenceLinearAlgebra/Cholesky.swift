import CredenceCLAPACK

/// The factorisation A = L L' of a symmetric positive definite matrix (LAPACK `dpotrf`).
///
/// Only the lower triangle of A is read. A matrix that is positive definite by less than rounding may pass:
/// look at ``reciprocalCondition`` before trusting digits.
package struct Cholesky: Sendable {
  /// The factor L: lower triangular, zeros above, named as A.
  package let lower: Matrix
  /// The largest column sum of absolute values of A, for the condition number.
  private let norm: Double

  /// Factors a matrix.
  ///
  /// - Precondition: the matrix is square.
  /// - Throws: ``LinearAlgebraError/notFinite(row:column:)``, or
  ///   ``LinearAlgebraError/notPositiveDefinite(minor:name:)`` with the order of the first leading minor that fails.
  package init(_ matrix: Matrix) throws(LinearAlgebraError) {
    precondition(matrix.isSquare, "only a square matrix has a Cholesky factor")
    if let place = matrix.firstNonFinite { throw .notFinite(row: place.row, column: place.column) }
    var symmetric = matrix
    symmetric.mirrorLowerTriangle()
    norm = (0..<matrix.columnCount).map { symmetric.column($0).reduce(0) { $0 + $1.magnitude } }.max() ?? 0
    var size = BLAS.size(matrix.rowCount)
    var stride = BLAS.stride(matrix.rowCount)
    var info: Int32 = 0
    BLAS.prepare()
    dpotrf_("L", &size, &symmetric.elements, &stride, &info, 1)
    if info > 0 {
      throw .notPositiveDefinite(minor: Int(info), name: matrix.rowNames?[Int(info) - 1])
    }
    precondition(info == 0, "dpotrf refused its argument \(-info)")
    for column in 0..<matrix.columnCount {
      for row in 0..<column { symmetric.elements[row + column * matrix.rowCount] = 0 }
    }
    lower = symmetric
  }

  /// The logarithm of A's determinant.
  package var logDeterminant: Double {
    // The product of the pivots would overflow at sizes the logarithms' sum does not notice.
    2 * lower.diagonal.reduce(0) { $0 + naturalLogarithm($1) }
  }

  /// An estimate of 1 / (|A| |A^-1|) in the 1-norm (LAPACK `dpocon`): near 1 is good; a solution loses about
  /// -log10 of it in decimals.
  package var reciprocalCondition: Double {
    guard lower.rowCount > 0 else { return 1 }
    var size = BLAS.size(lower.rowCount)
    var stride = BLAS.stride(lower.rowCount)
    var (condition, norm, info) = (0.0, norm, Int32(0))
    var work = [Double](repeating: 0, count: 3 * lower.rowCount)
    var integerWork = [Int32](repeating: 0, count: lower.rowCount)
    dpocon_("L", &size, lower.elements, &stride, &norm, &condition, &work, &integerWork, &info, 1)
    return condition
  }

  /// The solution X of A X = B. Rows are named as A's columns, columns as B's.
  ///
  /// - Precondition: B has as many rows as A.
  package func solve(_ right: Matrix) -> Matrix {
    let half = solveTriangular(right, transposed: false)
    return solveTriangular(half, transposed: true)
  }

  /// The solution x of A x = b.
  ///
  /// - Precondition: b has as many elements as A has rows.
  package func solve(_ right: [Double]) -> [Double] {
    solve(Matrix(rowCount: right.count, columnCount: 1, elements: right)).elements
  }

  /// L^-1 B: whitens, because L^-1 A L^-T is the identity.
  package func whiten(_ right: Matrix) -> Matrix { solveTriangular(right, transposed: false) }

  /// L^-T B: colours back.
  package func unwhiten(_ right: Matrix) -> Matrix { solveTriangular(right, transposed: true) }

  /// A^-1, exactly symmetric, named as A.
  package var inverse: Matrix {
    var result = lower
    var size = BLAS.size(lower.rowCount)
    var stride = BLAS.stride(lower.rowCount)
    var info: Int32 = 0
    dpotri_("L", &size, &result.elements, &stride, &info, 1)
    precondition(info == 0, "a Cholesky factor has no zero on its diagonal")
    result.mirrorLowerTriangle()
    return result
  }

  private func solveTriangular(_ right: Matrix, transposed: Bool) -> Matrix {
    precondition(right.rowCount == lower.rowCount, "the right side has another number of rows")
    var elements = right.elements
    if !elements.isEmpty {
      cblas_dtrsm(
        CblasColMajor, CblasLeft, CblasLower, transposed ? CblasTrans : CblasNoTrans, CblasNonUnit,
        BLAS.size(right.rowCount), BLAS.size(right.columnCount), 1, lower.elements,
        BLAS.stride(lower.rowCount), &elements, BLAS.stride(right.rowCount))
    }
    return Matrix(
      rowCount: right.rowCount, columnCount: right.columnCount, elements: elements,
      rowNames: lower.rowNames, columnNames: right.columnNames)
  }
}
