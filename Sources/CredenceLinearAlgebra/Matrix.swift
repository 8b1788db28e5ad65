/// A dense matrix of doubles in column-major order, whose rows and columns may carry names.
///
/// Names are kept by every operation that keeps the rows or columns they belong to, and checked where two
/// matrices meet: a product or a sum of matrices whose meeting names differ is a programming error, because
/// the numbers would belong to other things than the result says. Align first with ``selectingRows(named:)``
/// or ``selectingColumns(named:)``.
package struct Matrix: Sendable, Hashable {
  /// The number of rows.
  package let rowCount: Int
  /// The number of columns.
  package let columnCount: Int
  /// The elements, column after column: element (i, j) is at `i + j * rowCount`.
  package internal(set) var elements: [Double]
  /// The rows' names, top down, or `nil`.
  package private(set) var rowNames: [String]?
  /// The columns' names, left to right, or `nil`.
  package private(set) var columnNames: [String]?

  /// Makes a matrix from its elements in column-major order.
  ///
  /// - Precondition: there are `rowCount * columnCount` elements, and as many names as rows or columns.
  package init(
    rowCount: Int, columnCount: Int, elements: [Double], rowNames: [String]? = nil,
    columnNames: [String]? = nil
  ) {
    precondition(rowCount >= 0 && columnCount >= 0, "a matrix has no negative size")
    precondition(elements.count == rowCount * columnCount, "a matrix needs rows times columns elements")
    precondition(rowNames == nil || rowNames?.count == rowCount, "one name a row")
    precondition(columnNames == nil || columnNames?.count == columnCount, "one name a column")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
    self.rowNames = rowNames
    self.columnNames = columnNames
  }

  /// Makes a matrix of one value.
  package init(
    rowCount: Int, columnCount: Int, repeating value: Double = 0, rowNames: [String]? = nil,
    columnNames: [String]? = nil
  ) {
    self.init(
      rowCount: rowCount, columnCount: columnCount,
      elements: Array(repeating: value, count: rowCount * columnCount), rowNames: rowNames,
      columnNames: columnNames)
  }

  /// Makes a matrix from its rows.
  ///
  /// - Precondition: the rows have one length.
  package init(rows: [[Double]], rowNames: [String]? = nil, columnNames: [String]? = nil) {
    let columnCount = rows.first?.count ?? columnNames?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columnCount }, "the rows of a matrix have one length")
    var elements: [Double] = []
    elements.reserveCapacity(rows.count * columnCount)
    for column in 0..<columnCount {
      for row in rows { elements.append(row[column]) }
    }
    self.init(
      rowCount: rows.count, columnCount: columnCount, elements: elements, rowNames: rowNames,
      columnNames: columnNames)
  }

  /// Makes a matrix from its columns.
  ///
  /// - Precondition: the columns have one length.
  package init(columns: [[Double]], rowNames: [String]? = nil, columnNames: [String]? = nil) {
    let rowCount = columns.first?.count ?? rowNames?.count ?? 0
    precondition(columns.allSatisfy { $0.count == rowCount }, "the columns of a matrix have one length")
    self.init(
      rowCount: rowCount, columnCount: columns.count, elements: columns.flatMap(\.self), rowNames: rowNames,
      columnNames: columnNames)
  }

  /// The matrix with these values on its diagonal and zeros elsewhere.
  package static func diagonal(_ values: [Double], names: [String]? = nil) -> Matrix {
    var matrix = Matrix(
      rowCount: values.count, columnCount: values.count, rowNames: names, columnNames: names)
    for (index, value) in values.enumerated() { matrix[index, index] = value }
    return matrix
  }

  /// The identity of a size.
  package static func identity(_ count: Int, names: [String]? = nil) -> Matrix {
    diagonal(Array(repeating: 1, count: count), names: names)
  }

  /// The element in a row and a column, both counted from 0.
  package subscript(row: Int, column: Int) -> Double {
    get {
      precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount, "outside the matrix")
      return elements[row + column * rowCount]
    }
    set {
      precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount, "outside the matrix")
      elements[row + column * rowCount] = newValue
    }
  }

  /// Whether there are as many rows as columns.
  package var isSquare: Bool { rowCount == columnCount }

  /// A row's elements, left to right.
  package func row(_ row: Int) -> [Double] { (0..<columnCount).map { self[row, $0] } }

  /// A column's elements, top down.
  package func column(_ column: Int) -> [Double] {
    precondition(column >= 0 && column < columnCount, "outside the matrix")
    return Array(elements[column * rowCount..<(column + 1) * rowCount])
  }

  /// The elements from the top left down.
  package var diagonal: [Double] { (0..<min(rowCount, columnCount)).map { self[$0, $0] } }

  /// The sum of the diagonal.
  ///
  /// - Precondition: the matrix is square.
  package var trace: Double {
    precondition(isSquare, "only a square matrix has a trace")
    return diagonal.reduce(0, +)
  }

  /// The same elements under other names; `nil` takes names away.
  package func named(rows: [String]?, columns: [String]?) -> Matrix {
    Matrix(
      rowCount: rowCount, columnCount: columnCount, elements: elements, rowNames: rows, columnNames: columns)
  }
}
