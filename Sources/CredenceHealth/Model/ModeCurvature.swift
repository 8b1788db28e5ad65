import CredenceLinearAlgebra

/// How the log posterior falls off around its mode: the eigenvectors and eigenvalues of minus its Hessian.
struct ModeCurvature {
  let eigen: SymmetricEigen

  /// `nil` where the posterior is not finite somewhere around the mode.
  init?(at mode: [Double], _ posterior: ([Double]) -> MarginalLikelihood.Evaluation) {
    // Central differences of the gradient, symmetrised.
    let step = 1e-3
    var columns: [[Double]] = []
    for index in mode.indices {
      var place = mode
      place[index] = mode[index] + step
      let above = posterior(place)
      place[index] = mode[index] - step
      let below = posterior(place)
      guard above.value.isFinite, below.value.isFinite else { return nil }
      columns.append(zip(above.gradient, below.gradient).map { ($1 - $0) / (2 * step) })
    }
    let matrix = Matrix(columns: columns)
    guard let eigen = try? SymmetricEigen(0.5 * (matrix + matrix.transposed)) else { return nil }
    self.eigen = eigen
  }

  /// The positions of the eigenvalues, ascending.
  var order: [Int] { eigen.values.indices.sorted { eigen.values[$0] < eigen.values[$1] } }

  /// The eigenvalues, ascending.
  var eigenvalues: [Double] { eigen.values.sorted() }

  /// The eigenvectors, each as long as one standard deviation of the normal approximation.
  var axes: [[Double]] {
    eigen.values.indices.map { index in
      // No direction is taken for flatter than the priors can be.
      let length = 1 / max(eigen.values[index], 1e-6).squareRoot()
      return eigen.vectors.column(index).map { length * $0 }
    }
  }

  /// The place so many standard deviations of the normal approximation away from the mode along each axis.
  func place(_ deviations: [Double], from mode: [Double]) -> [Double] {
    var place = mode
    for (index, deviation) in deviations.enumerated() where deviation != 0 {
      // No direction is taken for flatter than the priors can be.
      let length = deviation / max(eigen.values[index], 1e-6).squareRoot()
      let axis = eigen.vectors.column(index)
      for element in mode.indices { place[element] += length * axis[element] }
    }
    return place
  }
}
