import CredenceLinearAlgebra
import CredenceTestSupport
import Testing

@Suite("Pivoted QR")
struct PivotedQRTests {
  struct Longley: Decodable {
    let names: [String]
    let rows: [[Double]]
    let y: [Double]
    let coefficients: [Double]
    let standardErrors: [Double]
    let residualSumOfSquares: Double
  }

  @Test("against NIST: the Longley data's certified coefficients, standard errors and residuals")
  func longley() throws {
    for data in try Fixtures.cases("LinearAlgebra/longley.json", as: Longley.self) {
      let factor = try PivotedQR(Matrix(rows: data.rows, columnNames: data.names))
      #expect(factor.rank == 7)
      let coefficients = try factor.solve(data.y)
      let fit = factor.basicSolution(data.y)
      #expect(fit.degreesOfFreedom == 9)
      // The scaled condition number is 43275: eleven of sixteen digits remain, ten are asked.
      #expect(abs(fit.residualSumOfSquares / data.residualSumOfSquares - 1) < 1e-10)
      let variance = fit.residualSumOfSquares / Double(fit.degreesOfFreedom)
      let inverse = try factor.inverseGram()
      #expect(inverse.rowNames == data.names)
      for place in 0..<7 {
        #expect(abs(coefficients[place] / data.coefficients[place] - 1) < 1e-10, "\(data.names[place])")
        let error = (variance * inverse[place, place]).squareRoot()
        #expect(abs(error / data.standardErrors[place] - 1) < 1e-10, "\(data.names[place])")
      }
    }
  }

  @Test("rank deficient: which columns, and what they are made of")
  func deficient() throws {
    // Three roles with an intercept, and a revenue that is another in thousands.
    let rows: [[Double]] = (0..<12).map { index in
      let role = index % 3
      let revenue = Double(index * index + 1)
      return [1, role == 0 ? 1 : 0, role == 1 ? 1 : 0, role == 2 ? 1 : 0, revenue, revenue * 1000, 0]
    }
    let names = ["intercept", "dm", "influencer", "end-user", "revenue", "revenue-eur", "never"]
    let matrix = Matrix(rows: rows, columnNames: names)
    let factor = try PivotedQR(matrix)
    #expect(factor.rank == 4)
    let dependencies = factor.dependencies
    #expect(dependencies.count == 3)
    for dependency in dependencies {
      #expect(dependency.name == names[dependency.column])
      var rebuilt = [Double](repeating: 0, count: 12)
      for term in dependency.terms {
        #expect(term.weight.isFinite && term.name == names[term.column])
        for row in 0..<12 { rebuilt[row] += term.weight * matrix[row, term.column] }
      }
      for row in 0..<12 {
        let value = matrix[row, dependency.column]
        #expect(abs(rebuilt[row] - value) <= 1e-12 * max(1, abs(value)))
      }
    }
    let groups = dependencies.map { Set([$0.name] + $0.terms.map(\.name)) }
    #expect(groups.contains(["intercept", "dm", "influencer", "end-user"]))
    #expect(groups.contains(["revenue", "revenue-eur"]))
    #expect(groups.contains(["never"]))
    #expect(throws: LinearAlgebraError.rankDeficient(dependencies)) {
      try factor.solve(Array(repeating: 1, count: 12))
    }
    let message = LinearAlgebraError.rankDeficient(dependencies).description
    #expect(message.contains("\"never\" is zero throughout") && message.contains("end-user"))
  }

  @Test("the basic solution fits as well as the full-rank one, and leaves the dependent column out")
  func basic() throws {
    let full = scatter(9, 3)
    let doubled = Matrix(columns: [full.column(0), full.column(1), full.column(0), full.column(2)])
    let right = scatter(9, 1, step: 0.381_966_011_250_105).elements
    let expected = try PivotedQR(full).basicSolution(right)
    let fit = try PivotedQR(doubled).basicSolution(right)
    #expect(fit.coefficients.count { $0 == nil } == 1)
    #expect(fit.degreesOfFreedom == 6)
    expectClose([fit.residualSumOfSquares], [expected.residualSumOfSquares], relative: 1e-13)
  }

  @Test("the rank does not depend on the columns' units", arguments: [1e-200, 1e-9, 1, 1e9, 1e200])
  func units(scale: Double) throws {
    let matrix = scatter(8, 4)
    let factor = try PivotedQR(matrix.scalingColumns(by: [1, scale, 1, 1]))
    #expect(factor.rank == 4)
    let coefficients = try factor.solve(matrix * [1, 2, 3, 4])
    expectClose(
      [coefficients[0], coefficients[1] * scale, coefficients[2], coefficients[3]], [1, 2, 3, 4],
      relative: 1e-12)
  }

  @Test("against theory: residuals are orthogonal to the columns; the inverse cross product is that")
  func orthogonal() throws {
    let matrix = scatter(40, 6)
    let right = scatter(40, 1, step: 0.381_966_011_250_105).elements
    let factor = try PivotedQR(matrix)
    let fitted = matrix * (try factor.solve(right))
    let residuals = zip(right, fitted).map { $0 - $1 }
    for value in matrix.transposedTimes(residuals) { #expect(abs(value) < 1e-13) }
    expectClose(
      (try factor.inverseGram() * matrix.gram).elements, Matrix.identity(6).elements, relative: 1e-12)
  }

  @Test("a tolerance decides what counts as dependent; too few rows are refused")
  func tolerance() throws {
    let nearly = Matrix(columns: [[1, 1, 1], [1, 1, 1 + 1e-9]])
    #expect(try PivotedQR(nearly).rank == 2)
    #expect(try PivotedQR(nearly, tolerance: 1e-7).rank == 1)
    #expect(try PivotedQR(nearly).smallestPivot < 1e-8)
    #expect(throws: LinearAlgebraError.tooFewRows(rows: 2, columns: 3)) {
      try PivotedQR(scatter(2, 3)).solve([1, 2])
    }
    #expect(throws: LinearAlgebraError.notFinite(row: 0, column: 1)) {
      try PivotedQR(Matrix(rows: [[1, .infinity]]))
    }
  }
}
