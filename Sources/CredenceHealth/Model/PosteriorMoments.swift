import CredenceConcurrency
import CredenceLinearAlgebra
import CredenceProbability

/// The mean and the covariance of the parameters' posterior, in standard deviations of the normal approximation along its
/// axes, by importance sampling: a look at the log posterior is cheap beside the tables that an account's posterior takes.
///
/// Draws come in opposite pairs from a multivariate t a little wider than the approximation. What is estimated is the
/// difference to the approximation, whose moments are known (a control variate): the nearer to normal the posterior, the
/// less noise, so that a large portfolio needs few draws.
///
/// Source: importance sampling of posterior moments by a multivariate t, Geweke 1989, Econometrica 57:1317; control
/// variates, Hammersley and Handscomb 1964, Monte Carlo Methods, section 5.5.
struct PosteriorMoments {
  /// Where the mean lies, along each axis.
  let mean: [Double]
  /// The covariance along the axes.
  let covariance: Matrix
  /// How many draws it took.
  let draws: Int

  private static let freedom = 10.0
  private static let scale = 1.1
  /// Pairs drawn at a time.
  private static let batch = 64
  private static let mostPairs = 1_024
  /// Drawing ends when the standard errors of means and of variances are no larger, in logits and their squares: what
  /// matters to an account is how far its shares move, so that short axes need fewer draws.
  private static let tolerance = (mean: 0.02, variance: 0.01)

  /// - Parameters:
  ///   - lengths: of the axes, one a dimension: a standard deviation of the normal approximation.
  ///   - rise: the log posterior less that at the mode, so many standard deviations away along each axis. It is called
  ///     from several threads.
  ///   - threads: How many to use; the result does not depend on it.
  /// - Returns: `nil` where the posterior is too far from normal for its moments to be had so.
  init?(lengths: [Double], threads: Int, _ rise: @Sendable ([Double]) -> Double) {
    let dimension = lengths.count
    var generator = PhiloxGenerator(seed: 2_014, stream: 0)
    var sums = Sums(dimension: dimension)
    var pairs = 0
    repeat {
      let places = (0..<Self.batch).map { _ in Self.draw(dimension, using: &generator) }
      let rises = parallelMap(count: 2 * Self.batch, threads: threads) { index in
        rise(index % 2 == 0 ? places[index / 2] : places[index / 2].map { -$0 })
      }
      for (index, place) in places.enumerated() { sums.add(place, rises[2 * index], rises[2 * index + 1]) }
      pairs += Self.batch
    } while pairs < Self.mostPairs && !sums.isPrecise(lengths, Self.tolerance)
    guard let result = sums.moments() else { return nil }
    (mean, covariance) = result
    draws = 2 * pairs
  }

  private static func draw(_ dimension: Int, using generator: inout PhiloxGenerator) -> [Double] {
    let normal = (0..<dimension).map { _ in generator.normal() }
    let chiSquare = 2 * generator.gamma(shape: freedom / 2)
    let factor = scale / (chiSquare / freedom).squareRoot()
    return normal.map { factor * $0 }
  }

  /// Weighted sums over the draws.
  private struct Sums {
    let dimension: Int
    /// E[normal density / t density] over draws of the t, neither normalised: the ratio of their integrals.
    private let normalShare: Double
    private var pairs = 0.0
    private var mass = 0.0
    /// Weight and weight squared, for what the draws are worth.
    private var weights = 0.0
    private var squaredWeights = 0.0
    private var first: [Double]
    private var second: Matrix
    private var squaredFirst: [Double]
    private var squaredSecond: [Double]

    init(dimension: Int) {
      self.dimension = dimension
      let d = Double(dimension)
      let logT =
        d * log(scale) + d / 2 * log(freedom * Double.pi) + logGamma(freedom / 2)
        - logGamma((freedom + d) / 2)
      normalShare = exp(d / 2 * log(2 * Double.pi) - logT)
      first = Array(repeating: 0, count: dimension)
      squaredFirst = first
      squaredSecond = first
      second = Matrix(rowCount: dimension, columnCount: dimension)
    }

    /// A pair of draws, `place` and its opposite.
    mutating func add(_ place: [Double], _ rise: Double, _ opposite: Double) {
      let square = place.reduce(0) { $0 + $1 * $1 }
      let logT = -(freedom + Double(dimension)) / 2 * log(1 + square / (freedom * scale * scale))
      // As with sigma points no draw outweighs the others beyond all measure.
      func weight(_ rise: Double) -> Double { rise.isFinite ? exp(min(50, rise - logT)) : 0 }
      let (one, other) = (weight(rise), weight(opposite))
      let normal = exp(-square / 2 - logT)
      let excess = one + other - 2 * normal
      pairs += 1
      weights += one + other
      squaredWeights += one * one + other * other
      mass += excess
      for row in 0..<dimension {
        let odd = (one - other) * place[row]
        let even = excess * place[row] * place[row]
        first[row] += odd
        squaredFirst[row] += odd * odd
        squaredSecond[row] += even * even
        for column in 0..<dimension { second[row, column] += excess * place[row] * place[column] }
      }
    }

    /// The integral of the posterior, in units of the draws'.
    private var total: Double { mass + 2 * pairs * normalShare }

    func isPrecise(_ lengths: [Double], _ tolerance: (mean: Double, variance: Double)) -> Bool {
      guard total > 0 else { return false }
      return lengths.indices.allSatisfy { axis in
        let length = lengths[axis]
        return length * squaredFirst[axis].squareRoot() <= tolerance.mean * total
          && length * length * squaredSecond[axis].squareRoot() <= tolerance.variance * total
      }
    }

    func moments() -> (mean: [Double], covariance: Matrix)? {
      // A handful of draws that carry all the weight know no moments.
      guard total > 0, weights * weights >= 20 * squaredWeights else { return nil }
      let mean = first.map { $0 / total }
      var covariance = second
      for row in 0..<dimension {
        for column in 0..<dimension {
          let normal = row == column ? 2 * pairs * normalShare : 0
          covariance[row, column] = (second[row, column] + normal) / total - mean[row] * mean[column]
        }
      }
      return (mean, covariance)
    }
  }
}
