import CredenceLinearAlgebra

/// 2d + 1 parameter values around the mode, weighted so that they have the second moments of the normal
/// approximation and then corrected towards the true posterior.
///
/// The mode has base weight w0 = 1 - 1/1.21; the others stand at rho e_k / sqrt(q_k), rho = 1.1 sqrt d, along the
/// eigenvectors e_k of minus the Hessian with eigenvalues q_k. Each weight is multiplied by the ratio of the true
/// posterior to its normal approximation there.
struct Star {
  let places: [[Double]]
  let weights: [Double]
  /// Ascending.
  let eigenvalues: [Double]

  /// - Parameters:
  ///   - value: the log posterior at the mode.
  ///   - reach: rho / sqrt d; with another than 1.1 the base weight of the mode is 1 - 1/reach^2.
  ///   - draws: where above 0, so many draws in place of the star's points.
  init(
    around mode: [Double], value: Double, reach: Double, draws: Int,
    _ posterior: ([Double]) -> MarginalLikelihood.Evaluation
  ) {
    let count = mode.count
    let negativeHessian = Self.negativeHessian(at: mode, posterior)
    var places = [mode]
    var weights = [1 - 1 / (reach * reach)]
    guard let eigen = try? SymmetricEigen(negativeHessian) else {
      // Not finite somewhere around the mode: the mode stands alone.
      self.places = places
      self.weights = [1]
      eigenvalues = []
      return
    }
    if draws > 0 {
      let drawn = ImportanceDraws(draws, around: mode, eigen, value: value, posterior)
      self.places = drawn.places
      self.weights = drawn.weights
      eigenvalues = eigen.values.sorted()
      return
    }
    let radius = reach * Double(count).squareRoot()
    let order = eigen.values.indices.sorted { eigen.values[$0] < eigen.values[$1] }
    for index in order {
      let length = radius / max(eigen.values[index], 1e-6).squareRoot()
      let axis = eigen.vectors.column(index)
      for sign in [-1.0, 1] {
        let place = zip(mode, axis).map { $0 + sign * length * $1 }
        let rise = posterior(place).value - value + radius * radius / 2
        places.append(place)
        weights.append(rise.isFinite ? exp(min(50, rise)) / (reach * reach * 2 * Double(count)) : 0)
      }
    }
    let total = weights.reduce(0, +)
    self.places = places
    self.weights = weights.map { $0 / total }
    eigenvalues = order.map { eigen.values[$0] }
  }

  /// Central differences of the gradient, symmetrised.
  private static func negativeHessian(
    at mode: [Double], _ posterior: ([Double]) -> MarginalLikelihood.Evaluation
  ) -> Matrix {
    let step = 1e-3
    let columns = mode.indices.map { index in
      var place = mode
      place[index] = mode[index] + step
      let above = posterior(place).gradient
      place[index] = mode[index] - step
      let below = posterior(place).gradient
      return zip(above, below).map { ($1 - $0) / (2 * step) }
    }
    let matrix = Matrix(columns: columns)
    return 0.5 * (matrix + matrix.transposed)
  }
}
