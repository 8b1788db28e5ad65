import CredenceLinearAlgebra

/// The directions in which the parameters are uncertain: the principal axes of the normal approximation at the mode, without
/// the ridge along which nothing changes.
struct UncertainAxes {
  /// Each as long as one standard deviation, longest first.
  let axes: [[Double]]
  /// The length of each, in logits and logarithms.
  let lengths: [Double]
  private let mode: [Double]

  /// Along shorter axes the parameters count as known. What is not known of them moves a probability of health by some
  /// ten-thousandths: a logit's standard deviation of a tenth changes shares by a fortieth at most, and that in both
  /// directions.
  static let shortest = 0.1

  init(at mode: [Double], _ curvature: ModeCurvature, ridge: ScaleRidge?) {
    self.mode = mode
    let count = mode.count
    var covariance = Matrix(rowCount: count, columnCount: count)
    for axis in curvature.axes {
      let along = ridge.map { ridge in zip(axis, ridge.direction).reduce(0) { $0 + $1.0 * $1.1 } } ?? 0
      let across = ridge.map { ridge in zip(axis, ridge.direction).map { $0 - along * $1 } } ?? axis
      Self.add(across, across, to: &covariance)
    }
    // Across the ridge one axis has no length.
    let kept = Self.principal(covariance).prefix(ridge == nil ? count : count - 1)
    axes = kept.map(\.axis)
    lengths = kept.map(\.length)
  }

  /// Whether nothing worth carrying on is uncertain.
  var areShort: Bool { lengths.allSatisfy { $0 < Self.shortest } }

  /// The place so many standard deviations away from the mode along each axis.
  func place(_ deviations: [Double]) -> [Double] {
    var place = mode
    for (deviation, axis) in zip(deviations, axes) {
      for element in place.indices { place[element] += deviation * axis[element] }
    }
    return place
  }

  /// The covariance of the parameters that goes with one along the axes.
  func covariance(_ alongAxes: Matrix) -> Matrix {
    let axes = Matrix(columns: axes)
    return (axes * alongAxes).timesTransposed(axes)
  }

  /// The eigenvectors of a covariance, each as long as its standard deviation, longest first.
  static func principal(_ covariance: Matrix) -> [(length: Double, axis: [Double])] {
    guard let eigen = try? SymmetricEigen(covariance) else { return [] }
    return eigen.values.indices.reversed().map { index in
      let length = max(0, eigen.values[index]).squareRoot()
      return (length, eigen.vectors.column(index).map { length * $0 })
    }
  }

  private static func add(_ left: [Double], _ right: [Double], to matrix: inout Matrix) {
    for column in right.indices {
      for row in left.indices { matrix[row, column] += left[row] * right[column] }
    }
  }
}
