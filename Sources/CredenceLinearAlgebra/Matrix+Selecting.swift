/// A name that was asked for and is not there.
package struct UnknownNameError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The name.
  package let name: String
  /// The names there are.
  package let known: [String]

  /// What is wrong and what there is instead.
  package var description: String {
    known.isEmpty
      ? "there is no \"\(name)\": nothing here is named"
      : "there is no \"\(name)\"; there are \(known.joined(separator: ", "))"
  }
}

extension Matrix {
  /// The rows at these places, in this order.
  package func selectingRows(_ rows: [Int]) -> Matrix {
    var elements: [Double] = []
    elements.reserveCapacity(rows.count * columnCount)
    for column in 0..<columnCount {
      for row in rows { elements.append(self[row, column]) }
    }
    return Matrix(
      rowCount: rows.count, columnCount: columnCount, elements: elements,
      rowNames: rowNames.map { names in rows.map { names[$0] } }, columnNames: columnNames)
  }

  /// The columns at these places, in this order.
  package func selectingColumns(_ columns: [Int]) -> Matrix {
    Matrix(
      rowCount: rowCount, columnCount: columns.count, elements: columns.flatMap { column($0) },
      rowNames: rowNames, columnNames: columnNames.map { names in columns.map { names[$0] } })
  }

  /// The rows of these names, in this order.
  package func selectingRows(named names: [String]) throws(UnknownNameError) -> Matrix {
    selectingRows(try Self.places(of: names, in: rowNames))
  }

  /// The columns of these names, in this order.
  package func selectingColumns(named names: [String]) throws(UnknownNameError) -> Matrix {
    selectingColumns(try Self.places(of: names, in: columnNames))
  }

  private static func places(of names: [String], in known: [String]?) throws(UnknownNameError) -> [Int] {
    var places: [Int] = []
    for name in names {
      guard let place = known?.firstIndex(of: name) else {
        throw UnknownNameError(name: name, known: known ?? [])
      }
      places.append(place)
    }
    return places
  }

  /// The matrix with rows and columns exchanged.
  package var transposed: Matrix {
    var elements: [Double] = []
    elements.reserveCapacity(self.elements.count)
    for row in 0..<rowCount {
      for column in 0..<columnCount { elements.append(self[row, column]) }
    }
    return Matrix(
      rowCount: columnCount, columnCount: rowCount, elements: elements, rowNames: columnNames,
      columnNames: rowNames)
  }
}
