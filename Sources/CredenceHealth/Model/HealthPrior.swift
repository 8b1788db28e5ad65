/// The weak, proper prior of the model's parameters. It has no mode on a boundary: neither s = 0 nor infinity.
///
/// m ~ MVN(0, 1.5^2 11' + .75^2 I) and g ~ MVN(log 1.4, .4^2 11' + .2^2 I), so that a role nobody answered for
/// follows the others with a wide error; log s_u ~ N(log .8, .7^2); log s_v ~ N(log .6, .7^2); l_r ~ N(0, .4^2).
struct HealthPrior: Sendable {
  /// How far loadings may differ: the standard deviation of l_r.
  var loadingDeviation = 0.4
  /// How little is known of the deviations: the standard deviation of log s_u and of log s_v.
  var spreadDeviation = 0.7

  static let standard = HealthPrior()

  /// The log density at a parameter vector, and its gradient added to `gradient`.
  func logDensity(_ vector: [Double], roleCount: Int, addingGradientTo gradient: inout [Double])
    -> Double
  {
    var sum = exchangeable(
      vector, 0..<roleCount, mean: 0, shared: 1.5, own: 0.75, addingGradientTo: &gradient)
    sum += exchangeable(
      vector, roleCount..<2 * roleCount, mean: log(1.4), shared: 0.4, own: 0.2, addingGradientTo: &gradient)
    sum += normal(
      vector, 2 * roleCount, mean: log(0.8), deviation: spreadDeviation, addingGradientTo: &gradient)
    guard roleCount > 1 else { return sum }
    sum += normal(
      vector, 2 * roleCount + 1, mean: log(0.6), deviation: spreadDeviation, addingGradientTo: &gradient)
    for index in 2 * roleCount + 2..<vector.count {
      sum += normal(vector, index, mean: 0, deviation: loadingDeviation, addingGradientTo: &gradient)
    }
    return sum
  }

  private static let logTwoPi = 1.837_877_066_409_345_483_6

  /// MVN(mean 1, shared^2 11' + own^2 I) by its closed form: the covariance has two distinct eigenvalues.
  private func exchangeable(
    _ vector: [Double], _ indices: Range<Int>, mean: Double, shared: Double, own: Double,
    addingGradientTo gradient: inout [Double]
  ) -> Double {
    let count = Double(indices.count)
    let precision = 1 / (own * own)
    let overlap = shared * shared * precision * precision / (1 + count * shared * shared * precision)
    let deviations = indices.map { vector[$0] - mean }
    let total = deviations.reduce(0, +)
    let squares = deviations.reduce(0) { $0 + $1 * $1 }
    for (index, deviation) in zip(indices, deviations) {
      gradient[index] -= precision * deviation - overlap * total
    }
    return -(squares * precision - overlap * total * total) / 2
      - (count * Self.logTwoPi + 2 * (count - 1) * log(own) + log(own * own + count * shared * shared)) / 2
  }

  private func normal(
    _ vector: [Double], _ index: Int, mean: Double, deviation: Double,
    addingGradientTo gradient: inout [Double]
  ) -> Double {
    let z = (vector[index] - mean) / deviation
    gradient[index] -= z / deviation
    return -z * z / 2 - log(deviation) - Self.logTwoPi / 2
  }
}
