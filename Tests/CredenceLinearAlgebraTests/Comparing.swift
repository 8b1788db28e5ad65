import CredenceLinearAlgebra
import Testing

/// Kernels are chosen per CPU, so nothing here is compared bitwise: only within a stated distance.
func expectClose(
  _ left: [Double], _ right: [Double], relative tolerance: Double, _ comment: Comment? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(left.count == right.count && !left.isEmpty, comment, sourceLocation: sourceLocation)
  let scale = right.reduce(0) { max($0, $1.magnitude) }
  for (one, other) in zip(left, right) {
    #expect((one - other).magnitude <= tolerance * scale, comment, sourceLocation: sourceLocation)
  }
}

/// The Hilbert matrix 1/(i + j + 1).
func hilbert(_ count: Int) -> Matrix {
  Matrix(
    rows: (0..<count).map { row in (0..<count).map { 1 / Double(row + $0 + 1) } },
    rowNames: (0..<count).map { "h\($0)" }, columnNames: (0..<count).map { "h\($0)" })
}

/// A matrix that is the same everywhere without a generator: the fractional parts of step times the squares
/// (Weyl), centred. Squares, because those of step times the numbers make nearly dependent columns.
func scatter(_ rowCount: Int, _ columnCount: Int, step: Double = 0.754_877_666_246_692_7) -> Matrix {
  let elements = (1...(rowCount * columnCount)).map { index in
    let turn = Double(index * index) * step
    return 2 * (turn - turn.rounded(.down)) - 1
  }
  return Matrix(rowCount: rowCount, columnCount: columnCount, elements: elements)
}
