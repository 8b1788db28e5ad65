import CredenceLinearAlgebra

/// Relative weights: the outcome is explained by the orthogonal variables nearest the drivers, whose shares are then
/// carried back to the drivers. Close to the Shapley value at the cost of one eigendecomposition.
///
/// With R the drivers' correlations and r those with the outcome: L = R^(1/2), b = L^-1 r, weights (L o L)(b o b).
///
/// Source: Johnson (2000), Multivariate Behavioral Research 35(1).
enum JohnsonWeights {
  /// Shares of variance, not negative, summing to R^2.
  static func of(_ matrix: CorrelationMatrix) throws(LinearAlgebraError) -> [Double] {
    let count = matrix.count
    guard count > 0 else { return [] }
    var drivers = Matrix(rowCount: count, columnCount: count)
    for column in 0..<count {
      for row in 0..<count { drivers[row, column] = matrix.elements[row + column * (count + 1)] }
    }
    let outcome = (0..<count).map { matrix.withOutcome($0) }
    let eigen = try SymmetricEigen(drivers)
    let root = eigen.applying { $0 > 1e-9 ? $0.squareRoot() : 0 }
    let inverse = eigen.applying { $0 > 1e-9 ? 1 / $0.squareRoot() : 0 }
    let weights = (inverse * outcome).map { $0 * $0 }
    var squares = root
    for column in 0..<count {
      for row in 0..<count { squares[row, column] = root[row, column] * root[row, column] }
    }
    return squares * weights
  }
}
