import CredenceCLAPACK

/// The eigenvalues, ascending, and orthonormal eigenvectors of a symmetric matrix (LAPACK `dsyev`, and the
/// divide-and-conquer `dsyevd` from 32 rows on): A = V diag(values) V'.
///
/// Only the lower triangle of A is read. Of the two signs of a vector the one is taken that makes its element
/// of largest magnitude (the first such) positive.
package struct SymmetricEigen: Sendable {
  /// The eigenvalues, ascending.
  package let values: [Double]
  /// The eigenvectors, one column a value, rows named as A's.
  package let vectors: Matrix

  /// Decomposes a matrix.
  ///
  /// - Precondition: the matrix is square.
  /// - Throws: ``LinearAlgebraError/notFinite(row:column:)`` or
  ///   ``LinearAlgebraError/noConvergence(remaining:)``.
  package init(_ matrix: Matrix) throws(LinearAlgebraError) {
    precondition(matrix.isSquare, "only a square matrix has eigenvalues")
    if let place = matrix.firstNonFinite { throw .notFinite(row: place.row, column: place.column) }
    let count = matrix.rowCount
    var values = [Double](repeating: 0, count: count)
    var elements = matrix.elements
    let info = count < 32 ? Self.iterate(&elements, &values) : Self.divide(&elements, &values)
    if info > 0 { throw .noConvergence(remaining: Int(info)) }
    precondition(info == 0, "the eigenvalue routine refused its argument \(-info)")
    self.values = values
    self.vectors = Self.orient(
      Matrix(rowCount: count, columnCount: count, elements: elements, rowNames: matrix.rowNames))
  }

  /// What counts as zero beside the largest eigenvalue when nothing else is said: n 2^-52 times its magnitude.
  package var defaultThreshold: Double {
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    return Double(values.count) * Double.ulpOfOne * largest
  }

  /// The number of eigenvalues above a threshold in magnitude (by default ``defaultThreshold``).
  package func rank(threshold: Double? = nil) -> Int {
    let zero = threshold ?? defaultThreshold
    return values.count { $0.magnitude > zero }
  }

  /// V diag(f(values)) V', exactly symmetric: the matrix function.
  package func applying(_ function: (Double) -> Double) -> Matrix {
    let count = values.count
    let scaled = vectors.scalingColumns(by: values.map(function))
    var result = scaled.timesTransposed(vectors)
    // The product is symmetric up to rounding; what reads it should not have to care.
    for column in 0..<count {
      for row in 0..<column {
        let mean = 0.5 * (result[row, column] + result[column, row])
        result[row, column] = mean
        result[column, row] = mean
      }
    }
    return result
  }

  /// The symmetric square root A^(1/2).
  ///
  /// - Parameter threshold: eigenvalues up to this magnitude count as zero (by default ``defaultThreshold``).
  /// - Throws: ``LinearAlgebraError/negativeEigenvalue(_:)`` when one is below minus the threshold.
  package func squareRoot(threshold: Double? = nil) throws(LinearAlgebraError) -> Matrix {
    try power(threshold) { $0.squareRoot() }
  }

  /// The symmetric inverse square root A^(-1/2), the pseudo-inverse one where A is singular: eigenvalues up to
  /// the threshold stay zero.
  ///
  /// - Parameter threshold: what counts as zero. The default is relative to the largest eigenvalue; where a
  ///   scale is known, give it (1e-12 for the I - H of a projection, which may be zero altogether).
  /// - Throws: ``LinearAlgebraError/negativeEigenvalue(_:)`` when one is below minus the threshold.
  package func inverseSquareRoot(threshold: Double? = nil) throws(LinearAlgebraError) -> Matrix {
    try power(threshold) { 1 / $0.squareRoot() }
  }

  /// The Moore-Penrose inverse: 1/value for each eigenvalue above the threshold in magnitude, else 0.
  package func pseudoInverse(threshold: Double? = nil) -> Matrix {
    let zero = threshold ?? defaultThreshold
    return applying { $0.magnitude > zero ? 1 / $0 : 0 }
  }

  private func power(_ threshold: Double?, _ function: (Double) -> Double) throws(LinearAlgebraError)
    -> Matrix
  {
    let zero = threshold ?? defaultThreshold
    if let smallest = values.first, smallest < -zero { throw .negativeEigenvalue(smallest) }
    return applying { $0 > zero ? function($0) : 0 }
  }

  private static func iterate(_ elements: inout [Double], _ values: inout [Double]) -> Int32 {
    guard !values.isEmpty else { return 0 }
    var size = BLAS.size(values.count)
    // 34 n is the routine's own blocked size for blocks of 32; asking it would cost more than these bytes.
    var workSize = BLAS.size(max(1, 34 * values.count))
    var work = [Double](repeating: 0, count: Int(workSize))
    var (stride, info) = (size, Int32(0))
    BLAS.prepare()
    dsyev_("V", "L", &size, &elements, &stride, &values, &work, &workSize, &info, 1, 1)
    return info
  }

  private static func divide(_ elements: inout [Double], _ values: inout [Double]) -> Int32 {
    let count = values.count
    var size = BLAS.size(count)
    var workSize = BLAS.size(1 + 6 * count + 2 * count * count)
    var integerWorkSize = BLAS.size(3 + 5 * count)
    var work = [Double](repeating: 0, count: Int(workSize))
    var integerWork = [Int32](repeating: 0, count: Int(integerWorkSize))
    var (stride, info) = (size, Int32(0))
    BLAS.prepare()
    dsyevd_(
      "V", "L", &size, &elements, &stride, &values, &work, &workSize, &integerWork, &integerWorkSize, &info,
      1, 1)
    return info
  }

  private static func orient(_ vectors: Matrix) -> Matrix {
    var result = vectors
    for column in 0..<vectors.columnCount {
      var largest = 0.0
      for row in 0..<vectors.rowCount where vectors[row, column].magnitude > largest.magnitude {
        largest = vectors[row, column]
      }
      guard largest < 0 else { continue }
      for row in 0..<vectors.rowCount { result[row, column] = -vectors[row, column] }
    }
    return result
  }
}
