extension Matrix {
  /// The sum, element by element.
  ///
  /// - Precondition: the sizes are the same, and so are the names where both have them.
  package static func + (left: Matrix, right: Matrix) -> Matrix { left.combined(with: right, +) }

  /// The difference, element by element.
  ///
  /// - Precondition: the sizes are the same, and so are the names where both have them.
  package static func - (left: Matrix, right: Matrix) -> Matrix { left.combined(with: right, -) }

  /// Every element times a number.
  package static func * (scale: Double, matrix: Matrix) -> Matrix {
    var result = matrix
    for index in result.elements.indices { result.elements[index] *= scale }
    return result
  }

  /// Every row times its own factor: diag(factors) A.
  ///
  /// - Precondition: one factor a row.
  package func scalingRows(by factors: [Double]) -> Matrix {
    precondition(factors.count == rowCount, "one factor a row")
    var result = self
    for index in result.elements.indices { result.elements[index] *= factors[index % rowCount] }
    return result
  }

  /// Every column times its own factor: A diag(factors).
  ///
  /// - Precondition: one factor a column.
  package func scalingColumns(by factors: [Double]) -> Matrix {
    precondition(factors.count == columnCount, "one factor a column")
    var result = self
    for index in result.elements.indices { result.elements[index] *= factors[index / rowCount] }
    return result
  }

  /// The square root of the sum of all squared elements.
  package var frobeniusNorm: Double {
    elements.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// The largest absolute element; 0 for an empty matrix.
  package var largestMagnitude: Double { elements.reduce(0) { max($0, $1.magnitude) } }

  /// The first element, by column, that is not a finite number.
  var firstNonFinite: (row: Int, column: Int)? {
    elements.firstIndex { !$0.isFinite }.map { ($0 % rowCount, $0 / rowCount) }
  }

  private func combined(with other: Matrix, _ operation: (Double, Double) -> Double) -> Matrix {
    precondition(rowCount == other.rowCount && columnCount == other.columnCount, "the sizes differ")
    precondition(
      (rowNames == nil || other.rowNames == nil || rowNames == other.rowNames)
        && (columnNames == nil || other.columnNames == nil || columnNames == other.columnNames),
      "the names differ; align them by name first")
    return Matrix(
      rowCount: rowCount, columnCount: columnCount,
      elements: zip(elements, other.elements).map { operation($0, $1) },
      rowNames: rowNames ?? other.rowNames, columnNames: columnNames ?? other.columnNames)
  }
}
