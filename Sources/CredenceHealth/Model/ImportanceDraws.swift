import CredenceLinearAlgebra
import CredenceProbability

/// Parameter values drawn around the mode from a multivariate t with five degrees of freedom, a fifth wider than the
/// normal approximation, and weighted by true posterior over drawn density: what the star approximates with few
/// points. For studies: it costs as much more than the star as it has more points.
struct ImportanceDraws {
  let places: [[Double]]
  let weights: [Double]

  private static let degreesOfFreedom = 5.0
  private static let widening = 1.2

  /// - Parameters:
  ///   - eigen: of minus the Hessian of the log posterior at the mode.
  ///   - value: the log posterior at the mode.
  init(
    _ count: Int, around mode: [Double], _ eigen: SymmetricEigen, value: Double,
    _ posterior: ([Double]) -> MarginalLikelihood.Evaluation
  ) {
    // Always the same numbers: two fits of one portfolio agree.
    var generator = PhiloxGenerator(seed: 99, stream: 1)
    let freedom = Self.degreesOfFreedom
    var places: [[Double]] = []
    var logarithms: [Double] = []
    for _ in 0..<count {
      let normals = mode.map { _ in generator.normal() }
      let scale = Self.widening / (2 * generator.gamma(shape: freedom / 2) / freedom).squareRoot()
      var place = mode
      var square = 0.0
      for (index, normal) in normals.enumerated() {
        let step = scale * normal
        square += step * step / (Self.widening * Self.widening)
        let length = step / max(eigen.values[index], 1e-6).squareRoot()
        let axis = eigen.vectors.column(index)
        for element in mode.indices { place[element] += length * axis[element] }
      }
      places.append(place)
      logarithms.append(
        posterior(place).value - value + (freedom + Double(mode.count)) / 2 * log1p(square / freedom))
    }
    let top = logarithms.filter(\.isFinite).max() ?? 0
    let raw = logarithms.map { $0.isFinite ? exp($0 - top) : 0 }
    let total = raw.reduce(0, +)
    self.places = places
    weights = raw.map { $0 / total }
  }
}
