import CredenceLinearAlgebra

/// Whether a column is made of others.
enum LinearCombination {
  /// The places of the columns it is made of, or `nil` where it is independent of them.
  ///
  /// - Precondition: the columns are independent of each other.
  static func of(_ column: [Double], in columns: [[Double]]) -> [Int]? {
    let length = column.reduce(0) { $0 + $1 * $1 }
    guard length > 0 else { return [] }
    guard let factor = try? PivotedQR(Matrix(columns: columns)) else { return nil }
    let solution = factor.basicSolution(column)
    guard solution.residualSumOfSquares <= 1e-16 * length else { return nil }
    return solution.coefficients.enumerated()
      .filter { place, value in
        let own = columns[place].reduce(0) { $0 + $1 * $1 }
        return (value ?? 0).magnitude * own.squareRoot() > 1e-7 * length.squareRoot()
      }
      .map(\.offset)
  }
}
