/// 2d + 1 parameter values around the mode, weighted so that they have the second moments of the normal
/// approximation and then corrected towards the true posterior.
///
/// The mode has base weight w0 = 1 - 1/1.21; the others stand at rho e_k / sqrt(q_k), rho = 1.1 sqrt d, along the
/// eigenvectors e_k of minus the Hessian with eigenvalues q_k. Each weight is multiplied by the ratio of the true
/// posterior to its normal approximation there.
struct SigmaPoints {
  /// The mode first.
  let places: [[Double]]
  let weights: [Double]

  /// - Parameters:
  ///   - value: the log posterior at the mode.
  ///   - reach: rho / sqrt d; with another than 1.1 the base weight of the mode is 1 - 1/reach^2.
  init(
    around mode: [Double], _ curvature: ModeCurvature, value: Double, reach: Double,
    _ posterior: ([Double]) -> MarginalLikelihood.Evaluation
  ) {
    let count = mode.count
    var places = [mode]
    var weights = [1 - 1 / (reach * reach)]
    let radius = reach * Double(count).squareRoot()
    for index in curvature.order {
      for sign in [-1.0, 1] {
        var deviations = [Double](repeating: 0, count: count)
        deviations[index] = sign * radius
        let place = curvature.place(deviations, from: mode)
        let rise = posterior(place).value - value + radius * radius / 2
        places.append(place)
        weights.append(rise.isFinite ? exp(min(50, rise)) / (reach * reach * 2 * Double(count)) : 0)
      }
    }
    let total = weights.reduce(0, +)
    self.places = places
    self.weights = weights.map { $0 / total }
  }
}
