import CredenceLinearAlgebra
import Foundation
import Testing

@Suite("Cholesky")
struct CholeskyTests {
  private func binomial(_ n: Int, _ k: Int) -> Double {
    (0..<k).reduce(1) { ($0 * Double(n - $1) / Double($1 + 1)).rounded() }
  }

  /// The inverse of the Hilbert matrix, whole numbers (Choi 1983, American Mathematical Monthly 90:301).
  private func inverseHilbert(_ count: Int) -> [Double] {
    (0..<count).flatMap { column in
      (0..<count).map { row in
        let (i, j) = (row + 1, column + 1)
        let sign: Double = (i + j).isMultiple(of: 2) ? 1 : -1
        return sign * Double(i + j - 1) * binomial(count + i - 1, count - j)
          * binomial(count + j - 1, count - i) * binomial(i + j - 2, i - 1)
          * binomial(i + j - 2, i - 1)
      }
    }
  }

  @Test("against theory: Hilbert matrices' whole-number inverses and determinants", arguments: 1...8)
  func hilbertMatrix(count: Int) throws {
    let cholesky = try Cholesky(hilbert(count))
    // The condition number grows like e^(3.5 n); a backward stable inverse loses just that.
    let tolerance = 4 * Double.ulpOfOne * exp(3.525 * Double(count))
    expectClose(cholesky.inverse.elements, inverseHilbert(count), relative: tolerance)
    // 1/det = prod over k < n of (2k+1) binomial(2k, k)^2.
    let logDeterminant = (0..<count).reduce(0.0) { sum, k in
      sum - log(Double(2 * k + 1)) - 2 * log(binomial(2 * k, k))
    }
    #expect(abs(cholesky.logDeterminant - logDeterminant) <= tolerance * max(1, -logDeterminant))
    #expect(cholesky.inverse == cholesky.inverse.transposed)
    #expect(cholesky.inverse.rowNames == hilbert(count).rowNames)
  }

  @Test("against theory: the condition number of the Hilbert matrix of order 5 is 943656 in the 1-norm")
  func condition() throws {
    // Both norms are exact: 137/60 and 413280.
    let expected = 60.0 / (137 * 413_280)
    let found = try Cholesky(hilbert(5)).reciprocalCondition
    #expect(abs(found / expected - 1) < 1e-9)
  }

  @Test("properties: the factor multiplies back, solves, and whitens")
  func properties() throws {
    for count in [1, 2, 5, 20, 70] {
      var matrix = scatter(count + 3, count).gram
      for index in 0..<count { matrix[index, index] += 1 }
      let cholesky = try Cholesky(matrix)
      expectClose(
        cholesky.lower.timesTransposed(cholesky.lower).elements, matrix.elements, relative: 1e-13)
      let solution = scatter(count, 3)
      expectClose(cholesky.solve(matrix * solution).elements, solution.elements, relative: 1e-11)
      let right = matrix * solution.column(1)
      expectClose(cholesky.solve(right), solution.column(1), relative: 1e-11)
      let white = cholesky.whiten(cholesky.whiten(matrix).transposed)
      expectClose(white.elements, Matrix.identity(count).elements, relative: 1e-12)
      expectClose(
        cholesky.unwhiten(cholesky.whiten(right.asColumn)).elements, cholesky.solve(right), relative: 1e-13)
    }
  }

  @Test("not positive definite: the minor and the name are said")
  func failure() {
    // Leading minors 1, 3, then -3.
    let matrix = Matrix(
      rows: [[1, 1, 2], [1, 4, 5], [2, 5, 6]], rowNames: ["one", "two", "three"],
      columnNames: ["one", "two", "three"])
    #expect(throws: LinearAlgebraError.notPositiveDefinite(minor: 3, name: "three")) {
      try Cholesky(matrix)
    }
    let message = LinearAlgebraError.notPositiveDefinite(minor: 3, name: "three").description
    #expect(message.contains("three") && message.contains("order 3"))
    #expect(throws: LinearAlgebraError.notPositiveDefinite(minor: 1, name: nil)) {
      try Cholesky(Matrix(rows: [[0]]))
    }
    #expect(throws: LinearAlgebraError.notFinite(row: 1, column: 0)) {
      try Cholesky(Matrix(rows: [[1, 0], [.nan, 1]]))
    }
  }
}

extension [Double] {
  fileprivate var asColumn: Matrix { Matrix(rowCount: count, columnCount: 1, elements: self) }
}
