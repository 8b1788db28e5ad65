/// Why a factorisation cannot be had or used, and what to do about it.
package enum LinearAlgebraError: Error, Sendable, Hashable, CustomStringConvertible {
  /// An element is not a finite number (row and column from 0).
  case notFinite(row: Int, column: Int)
  /// The leading minor of this order (from 1) is not positive definite; the name is that of its last row.
  case notPositiveDefinite(minor: Int, name: String?)
  /// An eigenvalue is negative beyond rounding where none may be.
  case negativeEigenvalue(Double)
  /// Columns are linear combinations of others.
  case rankDeficient([ColumnDependency])
  /// Fewer rows than columns: the least-squares problem has no single solution.
  case tooFewRows(rows: Int, columns: Int)
  /// The eigenvalue iteration left this many off-diagonal elements.
  case noConvergence(remaining: Int)

  /// What is wrong and what to do.
  package var description: String {
    switch self {
    case .notFinite(let row, let column):
      "the element in row \(row + 1), column \(column + 1) is not a finite number; remove or fill missing values first"
    case .notPositiveDefinite(let minor, let name):
      "the matrix is not positive definite: the leading minor of order \(minor)"
        + (name.map { " (up to \"\($0)\")" } ?? "")
        + " is not positive; that column is a combination of those before it: remove it, or add to the diagonal"
    case .negativeEigenvalue(let value):
      "the eigenvalue \(value) is negative, so there is no real square root; check how the matrix was formed"
    case .rankDeficient(let dependencies):
      "the columns are not independent: "
        + dependencies.map(\.description).joined(separator: "; ")
        + "; remove one column of each combination, or use the basic solution that leaves them out"
    case .tooFewRows(let rows, let columns):
      "\(rows) rows cannot determine \(columns) coefficients; use fewer columns or more rows"
    case .noConvergence(let remaining):
      "the eigenvalues did not converge (\(remaining) off-diagonal elements remain); rescale the matrix"
    }
  }
}

/// A column as the combination of others that it is, up to the tolerance of the rank.
package struct ColumnDependency: Sendable, Hashable, CustomStringConvertible {
  /// The place of the dependent column, from 0.
  package let column: Int
  /// Its name, or its number from 1 where columns have no names.
  package let name: String
  /// The columns it is made of, with their weights, in the order of the columns. Weights that are rounding
  /// residue are left out; an all-zero column has none.
  package let terms: [Term]

  /// One part of a combination.
  package struct Term: Sendable, Hashable {
    /// The place of the column, from 0.
    package let column: Int
    /// Its name, or its number from 1.
    package let name: String
    /// What it is multiplied with.
    package let weight: Double
  }

  /// The combination as a sentence.
  package var description: String {
    terms.isEmpty
      ? "\"\(name)\" is zero throughout"
      : "\"\(name)\" is a combination of " + terms.map { "\"\($0.name)\"" }.joined(separator: ", ")
  }
}
