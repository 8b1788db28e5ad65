/// The direction of theta along which the model stays the same: random intercepts and deviations c times as large, loadings 1/c.
///
/// eta = lambda (u + v) does not change, so the answers say nothing about it, and no account's health depends on it. The
/// prior alone holds it, a normal density, so that it can be integrated out exactly: where moves along it are free, the
/// log posterior of the rest is that at its highest point along the ridge, up to a constant.
struct ScaleRidge {
  /// Of length 1, in the order of ``HealthParameters/vector``.
  let direction: [Double]
  /// Minus the second derivative of the log prior along the direction.
  private let precision: Double
  private let prior: HealthPrior
  private let roleCount: Int

  /// `nil` with one role, which has no loading.
  init?(_ prior: HealthPrior, roleCount: Int) {
    guard roleCount > 1 else { return nil }
    let loadings = Double(roleCount)
    let length = (2 + loadings).squareRoot()
    direction =
      Array(repeating: 0, count: 2 * roleCount) + [1 / length, 1 / length]
      + Array(repeating: -1 / length, count: roleCount)
    precision =
      (2 / (prior.spreadDeviation * prior.spreadDeviation)
        + loadings / (prior.loadingDeviation * prior.loadingDeviation)) / (2 + loadings)
    self.prior = prior
    self.roleCount = roleCount
  }

  /// How much higher the log posterior is at the highest point along the ridge through a place.
  func rise(from place: [Double]) -> Double {
    var gradient = [Double](repeating: 0, count: place.count)
    _ = prior.logDensity(place, roleCount: roleCount, addingGradientTo: &gradient)
    let slope = zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
    return slope * slope / (2 * precision)
  }
}
