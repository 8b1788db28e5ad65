import CredenceLinearAlgebra

/// Columns taken in order, each kept if it is not made of those before it.
///
/// Gram and Schmidt's orthogonalisation, twice (Kahan: "twice is enough"), costs a pass over the kept columns for a new
/// one; the combination itself is worked out only where there is one to be told.
struct IndependentBasis {
  /// The columns kept.
  private(set) var columns: [[Double]] = []
  private var directions: [[Double]] = []

  /// Keeps a column of which more than 1e-7 of its length is new and returns `nil`, or returns the places of the kept columns it is made of (none for a
  /// column of zeros).
  mutating func add(_ column: [Double]) -> [Int]? {
    let length = Self.product(column, column).squareRoot()
    guard length > 0 else { return [] }
    var rest = column
    for _ in 0..<2 {
      for direction in directions {
        let along = Self.product(direction, rest)
        for row in rest.indices { rest[row] -= along * direction[row] }
      }
    }
    let left = Self.product(rest, rest).squareRoot()
    guard left > 1e-7 * length else { return combination(column, length) }
    columns.append(column)
    directions.append(rest.map { $0 / left })
    return nil
  }

  private func combination(_ column: [Double], _ length: Double) -> [Int] {
    guard let factor = try? PivotedQR(Matrix(columns: columns)) else { return Array(columns.indices) }
    return factor.basicSolution(column).coefficients.enumerated()
      .filter { place, value in
        let own = Self.product(columns[place], columns[place]).squareRoot()
        return (value ?? 0).magnitude * own > 1e-6 * length
      }
      .map(\.offset)
  }

  private static func product(_ one: [Double], _ other: [Double]) -> Double {
    one.withUnsafeBufferPointer { one in
      other.withUnsafeBufferPointer { other in
        var sum = 0.0
        for row in one.indices { sum += one[row] * other[row] }
        return sum
      }
    }
  }
}
