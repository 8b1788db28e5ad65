/// The Cholesky factor of a small matrix in a buffer of its own, made again and again without allocation.
///
/// A likelihood of 14 parameters is factored some thousand times in a bootstrap; calling LAPACK and making a `Matrix`
/// each time would cost more than the arithmetic. Everything outside the solver's loop uses `Cholesky`.
final class SmallCholesky {
  let count: Int
  /// The factor, row by row, lower triangle.
  private let lower: UnsafeMutablePointer<Double>
  /// The inverse after ``invert()``, both triangles.
  let inverse: UnsafeMutablePointer<Double>

  init(_ count: Int) {
    self.count = count
    lower = .allocate(capacity: max(1, count * count))
    inverse = .allocate(capacity: max(1, count * count))
    lower.initialize(repeating: 0, count: max(1, count * count))
    inverse.initialize(repeating: 0, count: max(1, count * count))
  }

  deinit {
    lower.deallocate()
    inverse.deallocate()
  }

  /// Factors the lower triangle of a matrix; false where it is not positive definite to rounding.
  func factor(_ matrix: UnsafePointer<Double>) -> Bool {
    for row in 0..<count {
      let target = lower + row * count
      for column in 0...row {
        let other = lower + column * count
        var sum = matrix[row * count + column]
        for inner in 0..<column { sum -= target[inner] * other[inner] }
        if column < row {
          target[column] = sum / other[column]
        } else {
          guard sum > 1e-14 * matrix[row * count + row] else { return false }
          target[row] = sum.squareRoot()
        }
      }
    }
    return true
  }

  /// The logarithm of the determinant.
  var logDeterminant: Double {
    var sum = 0.0
    for row in 0..<count { sum += log(lower[row * count + row]) }
    return 2 * sum
  }

  /// Solves in place.
  func solve(_ right: inout [Double]) {
    right.withUnsafeMutableBufferPointer { right in
      for row in 0..<count {
        var sum = right[row]
        for inner in 0..<row { sum -= lower[row * count + inner] * right[inner] }
        right[row] = sum / lower[row * count + row]
      }
      for row in stride(from: count - 1, through: 0, by: -1) {
        let value = right[row] / lower[row * count + row]
        right[row] = value
        for inner in 0..<row { right[inner] -= lower[row * count + inner] * value }
      }
    }
  }

  /// Fills ``inverse``: L^-1 first, then its cross product.
  func invert() {
    for column in 0..<count {
      for row in 0..<column { inverse[row * count + column] = 0 }
      inverse[column * count + column] = 1 / lower[column * count + column]
      for row in (column + 1)..<max(column + 1, count) {
        var sum = 0.0
        for inner in column..<row { sum -= lower[row * count + inner] * inverse[inner * count + column] }
        inverse[row * count + column] = sum / lower[row * count + row]
      }
    }
    // From the top: element (i, j) of the product reads rows max(i, j) and below, still L^-1, and goes above the diagonal.
    for row in 0..<count {
      for column in 0...row {
        var sum = 0.0
        for inner in row..<count {
          sum += inverse[inner * count + row] * inverse[inner * count + column]
        }
        inverse[column * count + row] = sum
      }
    }
    for row in 0..<count {
      for column in 0..<row { inverse[row * count + column] = inverse[column * count + row] }
    }
  }
}
