/// A least-squares solution.
package struct LeastSquaresSolution: Sendable, Hashable {
  /// One coefficient a column; `nil` for a column that was left out because others determine it.
  package let coefficients: [Double?]
  /// The sum of squared residuals.
  package let residualSumOfSquares: Double
  /// Rows less rank: the residual degrees of freedom.
  package let degreesOfFreedom: Int
}

extension PivotedQR {
  /// The coefficients x that make |A x - b| smallest.
  ///
  /// - Precondition: b has as many elements as A has rows.
  /// - Throws: ``LinearAlgebraError/rankDeficient(_:)`` with the columns and what they are made of, or
  ///   ``LinearAlgebraError/tooFewRows(rows:columns:)``.
  package func solve(_ right: [Double]) throws(LinearAlgebraError) -> [Double] {
    guard rowCount >= columnCount else { throw .tooFewRows(rows: rowCount, columns: columnCount) }
    guard hasFullColumnRank else { throw .rankDeficient(dependencies) }
    return basicSolution(right).coefficients.compactMap(\.self)
  }

  /// The least-squares solution on the independent columns, the others left out. Fitted values and residuals
  /// are those of any least-squares solution; single coefficients depend on which columns were left out.
  ///
  /// - Precondition: b has as many elements as A has rows.
  package func basicSolution(_ right: [Double]) -> LeastSquaresSolution {
    let rotated = rotated(right)
    let scaled = solveLeadingTriangle(Array(rotated.prefix(rank)))
    var coefficients = [Double?](repeating: nil, count: columnCount)
    for (place, value) in scaled.enumerated() {
      coefficients[pivots[place]] = value / scales[pivots[place]]
    }
    return LeastSquaresSolution(
      coefficients: coefficients,
      residualSumOfSquares: rotated.dropFirst(rank).reduce(0) { $0 + $1 * $1 },
      degreesOfFreedom: rowCount - rank)
  }

  /// (A'A)^-1 from the factor, without squaring the condition number; named by columns.
  ///
  /// - Throws: ``LinearAlgebraError/rankDeficient(_:)`` or ``LinearAlgebraError/tooFewRows(rows:columns:)``.
  package func inverseGram() throws(LinearAlgebraError) -> Matrix {
    guard rowCount >= columnCount else { throw .tooFewRows(rows: rowCount, columns: columnCount) }
    guard hasFullColumnRank else { throw .rankDeficient(dependencies) }
    // Rows of R^-1, in A's order and units; its cross product is wanted.
    var inverse = Matrix(rowCount: columnCount, columnCount: columnCount)
    for place in 0..<columnCount {
      var unit = [Double](repeating: 0, count: columnCount)
      unit[place] = 1
      let solution = solveLeadingTriangle(unit)
      for (row, value) in solution.enumerated() {
        inverse[place, pivots[row]] = value / scales[pivots[row]]
      }
    }
    return inverse.gram.named(rows: columnNames, columns: columnNames)
  }

  /// The columns that are combinations of others, with what they are made of, in the order of the columns.
  package var dependencies: [ColumnDependency] {
    let dependent = (rank..<max(rank, columnCount)).sorted { pivots[$0] < pivots[$1] }
    return dependent.map { place in
      let column = pivots[place]
      let right = (0..<rank).map { factor[$0, place] }
      let weights = solveLeadingTriangle(right)
      // Columns have length one here, so a weight this small adds nothing but rounding.
      let residue = max(tolerance, 1e-9)
      let terms = (0..<rank).filter { weights[$0].magnitude > residue }
        .sorted { pivots[$0] < pivots[$1] }
        .map { kept in
          ColumnDependency.Term(
            column: pivots[kept], name: columnName(pivots[kept]),
            weight: weights[kept] * scales[column] / scales[pivots[kept]])
        }
      return ColumnDependency(column: column, name: columnName(column), terms: terms)
    }
  }

  private func columnName(_ column: Int) -> String { columnNames?[column] ?? "\(column + 1)" }
}
