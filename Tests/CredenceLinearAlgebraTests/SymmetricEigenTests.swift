import CredenceLinearAlgebra
import CredenceTestSupport
import Foundation
import Testing

@Suite("Symmetric eigenvalues")
struct SymmetricEigenTests {
  struct Spectrum: Decodable {
    let name: String
    let values: [Double]
  }

  private func tridiagonal(_ diagonal: [Double], _ off: [Double]) -> Matrix {
    var matrix = Matrix.diagonal(diagonal)
    for (place, value) in off.enumerated() {
      matrix[place + 1, place] = value
      matrix[place, place + 1] = value
    }
    return matrix
  }

  @Test(
    "against theory: the second-difference matrix, 2 - 2 cos(k pi/(n+1))", arguments: [1, 2, 7, 31, 32, 90])
  func toeplitz(count: Int) throws {
    let matrix = tridiagonal(
      Array(repeating: 2, count: count), Array(repeating: -1, count: count - 1))
    let eigen = try SymmetricEigen(matrix)
    let expected = (1...count).map { 2 - 2 * cos(Double($0) * .pi / Double(count + 1)) }
    expectClose(eigen.values, expected, relative: 1e-14)
  }

  @Test("against theory: Clement's matrix has the whole numbers n-1, n-3 ... 1-n", arguments: [2, 9, 40])
  func clement(count: Int) throws {
    let off = (1..<count).map { Double($0 * (count - $0)).squareRoot() }
    let eigen = try SymmetricEigen(tridiagonal(Array(repeating: 0, count: count), off))
    expectClose(eigen.values, (0..<count).map { Double(2 * $0 + 1 - count) }, relative: 1e-13)
  }

  @Test("against 60 digits: Wilkinson's W21+ (pairs to 14 digits equal) and the Hilbert matrix of order 12")
  func reference() throws {
    for spectrum in try Fixtures.cases("LinearAlgebra/eigenvalues.json", as: Spectrum.self) {
      let matrix: Matrix
      switch spectrum.name {
      case "wilkinson-21":
        matrix = tridiagonal((0..<21).map { Double(abs(10 - $0)) }, Array(repeating: 1, count: 20))
      case "hilbert-12": matrix = hilbert(12)
      default:
        Issue.record("an unknown matrix: \(spectrum.name)")
        continue
      }
      expectClose(try SymmetricEigen(matrix).values, spectrum.values, relative: 4e-15, "\(spectrum.name)")
    }
  }

  @Test(
    "properties: vectors are orthonormal, rebuild the matrix, and have a fixed sign",
    arguments: [1, 3, 12, 50])
  func properties(count: Int) throws {
    let matrix = scatter(count, count) + scatter(count, count).transposed
    let eigen = try SymmetricEigen(matrix)
    #expect(eigen.values == eigen.values.sorted())
    expectClose(eigen.vectors.gram.elements, Matrix.identity(count).elements, relative: 1e-13)
    expectClose(eigen.applying { $0 }.elements, matrix.elements, relative: 1e-13)
    for column in 0..<count {
      let vector = eigen.vectors.column(column)
      #expect(vector.max() ?? 0 >= -(vector.min() ?? 0))
    }
    #expect(abs(eigen.values.reduce(0, +) - matrix.trace) < 1e-12 * Double(count))
  }

  @Test("roots: the square root squares back, and the inverse one whitens")
  func roots() throws {
    let matrix = scatter(20, 6).gram
    let eigen = try SymmetricEigen(matrix)
    let root = try eigen.squareRoot()
    expectClose((root * root).elements, matrix.elements, relative: 1e-13)
    let inverse = try eigen.inverseSquareRoot()
    expectClose((inverse * matrix * inverse).elements, Matrix.identity(6).elements, relative: 1e-12)
    expectClose((eigen.pseudoInverse() * matrix).elements, Matrix.identity(6).elements, relative: 1e-12)
    #expect(inverse == inverse.transposed)
  }

  @Test("singular: the pseudo-inverse root of I - H, H a projection, is I - H itself")
  func projection() throws {
    let design = scatter(9, 3)
    let hat = design * (try PivotedQR(design).inverseGram()).timesTransposed(design)
    let residual = Matrix.identity(9) - hat
    let eigen = try SymmetricEigen(residual)
    #expect(eigen.rank(threshold: 1e-12) == 6)
    expectClose(try eigen.inverseSquareRoot(threshold: 1e-12).elements, residual.elements, relative: 1e-12)
    // The four Penrose conditions, on a singular matrix that is no projection.
    let singular = design.timesTransposed(design)
    let pseudo = try SymmetricEigen(singular).pseudoInverse(threshold: 1e-12)
    expectClose((singular * pseudo * singular).elements, singular.elements, relative: 1e-12)
    expectClose((pseudo * singular * pseudo).elements, pseudo.elements, relative: 1e-12)
    expectClose((pseudo * singular).elements, (singular * pseudo).elements, relative: 1e-11)
    // All of it can be zero: one row, fitted exactly, leaves rounding that must not be inverted.
    let nothing = try SymmetricEigen(Matrix(rows: [[2.2e-16]]))
    #expect(try nothing.inverseSquareRoot(threshold: 1e-12).elements == [0])
  }

  @Test("a negative eigenvalue has no root, and missing values are found")
  func failure() throws {
    let matrix = Matrix(rows: [[1, 2], [2, 1]])
    let eigen = try SymmetricEigen(matrix)
    #expect(throws: LinearAlgebraError.self) { try eigen.inverseSquareRoot() }
    #expect(throws: LinearAlgebraError.notFinite(row: 0, column: 1)) {
      try SymmetricEigen(Matrix(rows: [[1, .nan], [0, 1]]))
    }
  }
}
