import CredenceCLAPACK

extension Matrix {
  /// The product A B (BLAS `dgemm`). Rows are named as A's, columns as B's.
  ///
  /// - Precondition: A has as many columns as B has rows; where both carry names there, they agree.
  package static func * (left: Matrix, right: Matrix) -> Matrix {
    product(left, transposeLeft: false, right, transposeRight: false)
  }

  /// The product A v (BLAS `dgemv`).
  ///
  /// - Precondition: A has as many columns as `vector` elements.
  package static func * (left: Matrix, vector: [Double]) -> [Double] {
    left.times(vector, transposed: false)
  }

  /// The product of a stretch of A's columns and B, without copying either.
  ///
  /// - Precondition: A has these columns, and B as many rows; neither carries names.
  package func columns(_ columns: Range<Int>, times other: Matrix) -> Matrix {
    precondition(
      columns.lowerBound >= 0 && columns.upperBound <= columnCount, "the matrix has no such columns")
    precondition(columns.count == other.rowCount, "the factors' sizes do not meet")
    precondition(columnNames == nil && other.rowNames == nil, "a stretch of named columns")
    var result = Matrix(
      rowCount: rowCount, columnCount: other.columnCount, rowNames: rowNames, columnNames: other.columnNames)
    guard !result.elements.isEmpty, !columns.isEmpty else { return result }
    BLAS.prepare()
    elements.withUnsafeBufferPointer { elements in
      cblas_dgemm(
        CblasColMajor, CblasNoTrans, CblasNoTrans, BLAS.size(rowCount), BLAS.size(other.columnCount),
        BLAS.size(columns.count), 1, elements.baseAddress.map { $0 + columns.lowerBound * rowCount },
        BLAS.stride(rowCount), other.elements, BLAS.stride(other.rowCount), 0, &result.elements,
        BLAS.stride(rowCount))
    }
    return result
  }

  /// The product A' B, without forming the transpose. Rows are named as A's columns, columns as B's.
  ///
  /// - Precondition: A and B have as many rows; where both carry names there, they agree.
  package func transposedTimes(_ other: Matrix) -> Matrix {
    Matrix.product(self, transposeLeft: true, other, transposeRight: false)
  }

  /// The product A' v, without forming the transpose.
  ///
  /// - Precondition: A has as many rows as `vector` elements.
  package func transposedTimes(_ vector: [Double]) -> [Double] { times(vector, transposed: true) }

  /// The product A B', without forming the transpose. Rows are named as A's rows, columns as B's rows.
  ///
  /// - Precondition: A and B have as many columns; where both carry names there, they agree.
  package func timesTransposed(_ other: Matrix) -> Matrix {
    Matrix.product(self, transposeLeft: false, other, transposeRight: true)
  }

  /// The cross product A' A (BLAS `dsyrk`), exactly symmetric, named by A's columns both ways.
  package var gram: Matrix {
    var result = Matrix(
      rowCount: columnCount, columnCount: columnCount, rowNames: columnNames, columnNames: columnNames)
    result.addGram(of: self)
    return result
  }

  /// Adds `scale * A' A` to this matrix (a symmetric update of rank A.rowCount). The lower triangle is read,
  /// and the result is exactly symmetric.
  ///
  /// - Precondition: this matrix is square of A's number of columns.
  package mutating func addGram(of other: Matrix, scaledBy scale: Double = 1) {
    precondition(isSquare && columnCount == other.columnCount, "the update has another size")
    guard !elements.isEmpty, other.rowCount > 0 else { return mirrorLowerTriangle() }
    BLAS.prepare()
    cblas_dsyrk(
      CblasColMajor, CblasLower, CblasTrans, BLAS.size(columnCount), BLAS.size(other.rowCount), scale,
      other.elements, BLAS.stride(other.rowCount), 1, &elements, BLAS.stride(rowCount))
    mirrorLowerTriangle()
  }

  /// Adds `scale * v v'` to this matrix (BLAS `dsyr`). The lower triangle is read, and the result is exactly
  /// symmetric.
  ///
  /// - Precondition: this matrix is square of v's length.
  package mutating func addOuterProduct(of vector: [Double], scaledBy scale: Double = 1) {
    precondition(isSquare && columnCount == vector.count, "the update has another size")
    guard !elements.isEmpty else { return }
    BLAS.prepare()
    cblas_dsyr(
      CblasColMajor, CblasLower, BLAS.size(columnCount), scale, vector, 1, &elements, BLAS.stride(rowCount))
    mirrorLowerTriangle()
  }

  /// Copies the lower triangle onto the upper one.
  mutating func mirrorLowerTriangle() {
    for column in 0..<columnCount {
      for row in 0..<column { elements[row + column * rowCount] = elements[column + row * rowCount] }
    }
  }

  private func times(_ vector: [Double], transposed: Bool) -> [Double] {
    precondition(vector.count == (transposed ? rowCount : columnCount), "the vector has another length")
    var result = [Double](repeating: 0, count: transposed ? columnCount : rowCount)
    guard !elements.isEmpty else { return result }
    BLAS.prepare()
    cblas_dgemv(
      CblasColMajor, transposed ? CblasTrans : CblasNoTrans, BLAS.size(rowCount), BLAS.size(columnCount), 1,
      elements, BLAS.stride(rowCount), vector, 1, 0, &result, 1)
    return result
  }

  private static func product(
    _ left: Matrix, transposeLeft: Bool, _ right: Matrix, transposeRight: Bool
  ) -> Matrix {
    let rowCount = transposeLeft ? left.columnCount : left.rowCount
    let columnCount = transposeRight ? right.rowCount : right.columnCount
    let inner = transposeLeft ? left.rowCount : left.columnCount
    precondition(
      inner == (transposeRight ? right.columnCount : right.rowCount), "the factors' sizes do not meet")
    let leftNames = transposeLeft ? left.rowNames : left.columnNames
    let rightNames = transposeRight ? right.columnNames : right.rowNames
    precondition(
      leftNames == nil || rightNames == nil || leftNames == rightNames,
      "the factors' names do not meet; align them by name first")
    var result = Matrix(
      rowCount: rowCount, columnCount: columnCount,
      rowNames: transposeLeft ? left.columnNames : left.rowNames,
      columnNames: transposeRight ? right.rowNames : right.columnNames)
    guard !result.elements.isEmpty, inner > 0 else { return result }
    BLAS.prepare()
    cblas_dgemm(
      CblasColMajor, transposeLeft ? CblasTrans : CblasNoTrans, transposeRight ? CblasTrans : CblasNoTrans,
      BLAS.size(rowCount), BLAS.size(columnCount), BLAS.size(inner), 1, left.elements,
      BLAS.stride(left.rowCount), right.elements, BLAS.stride(right.rowCount), 0, &result.elements,
      BLAS.stride(rowCount))
    return result
  }
}
