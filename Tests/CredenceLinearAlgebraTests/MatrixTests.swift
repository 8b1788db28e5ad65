import CredenceLinearAlgebra
import Testing

@Suite("Matrix")
struct MatrixTests {
  /// The definition, in plain loops.
  private func product(_ left: Matrix, _ right: Matrix) -> Matrix {
    var result = Matrix(rowCount: left.rowCount, columnCount: right.columnCount)
    for row in 0..<left.rowCount {
      for column in 0..<right.columnCount {
        for inner in 0..<left.columnCount { result[row, column] += left[row, inner] * right[inner, column] }
      }
    }
    return result
  }

  @Test("products against the definition, for every shape up to 9", arguments: 1...9)
  func products(rows: Int) {
    for inner in 1...9 {
      for columns in [1, 2, 5, 9] {
        let (left, right) = (scatter(rows, inner), scatter(inner, columns, step: 0.569_840_290_998_053_2))
        let expected = product(left, right).elements
        expectClose((left * right).elements, expected, relative: 1e-14)
        expectClose(left.transposed.transposedTimes(right).elements, expected, relative: 1e-14)
        expectClose(left.timesTransposed(right.transposed).elements, expected, relative: 1e-14)
        expectClose(left * right.column(0), product(left, right).column(0), relative: 1e-14)
        expectClose(
          left.transposedTimes(left.column(0)), product(left.transposed, left).column(0), relative: 1e-14)
        expectClose(left.gram.elements, product(left.transposed, left).elements, relative: 1e-14)
        #expect(left.gram == left.gram.transposed, "a cross product is exactly symmetric")
      }
    }
  }

  @Test("symmetric updates of rank k and 1 add up to the cross product")
  func updates() {
    let matrix = scatter(7, 4)
    var byRow = Matrix(rowCount: 4, columnCount: 4)
    for row in 0..<7 { byRow.addOuterProduct(of: matrix.row(row), scaledBy: 2) }
    expectClose(byRow.elements, (2 * matrix.gram).elements, relative: 1e-14)
    byRow.addGram(of: matrix, scaledBy: -2)
    #expect(byRow.largestMagnitude < 1e-14)
    #expect(byRow == byRow.transposed)
  }

  @Test("names follow their rows and columns")
  func names() throws {
    let design = Matrix(
      rows: [[1, 2], [3, 4], [5, 6]], rowNames: ["r1", "r2", "r3"], columnNames: ["one", "driver"])
    #expect(design.gram.rowNames == ["one", "driver"] && design.gram.columnNames == ["one", "driver"])
    let product = design * Matrix.identity(2, names: ["one", "driver"])
    #expect(product.rowNames == ["r1", "r2", "r3"] && product.columnNames == ["one", "driver"])
    let turned = try design.selectingColumns(named: ["driver", "one"]).selectingRows(named: ["r3"])
    #expect(turned.elements == [6, 5] && turned.columnNames == ["driver", "one"])
    #expect(turned.transposed.rowNames == ["driver", "one"])
    #expect(throws: UnknownNameError.self) {
      try design.selectingColumns(named: ["price"])
    }
    #expect(design.scalingRows(by: [1, 10, 100])[2, 1] == 600)
    #expect(design.scalingColumns(by: [1, 10])[2, 1] == 60)
  }

  @Test("degenerate: empty matrices multiply to empty or zero ones")
  func empty() throws {
    let none = Matrix(rowCount: 0, columnCount: 3)
    #expect(none.gram == Matrix(rowCount: 3, columnCount: 3))
    #expect((none.transposed * none).elements == Array(repeating: 0, count: 9))
    #expect(none.transposed.gram.elements.isEmpty)
    #expect(try Cholesky(Matrix(rowCount: 0, columnCount: 0)).logDeterminant == 0)
    #expect(try SymmetricEigen(Matrix(rowCount: 0, columnCount: 0)).values.isEmpty)
    #expect(try PivotedQR(none).rank == 0)
  }
}
