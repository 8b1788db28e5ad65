import CredenceProbability

/// Parameter values at two distances from the mode, in pairs opposite along two frames of axes: a finer star, for small
/// portfolios, where the posterior is wide, skewed and heavy in the tails, and one distance along one frame of axes makes
/// intervals too narrow.
///
/// Of the normal approximation at the mode, with d parameters, a quarter lies within the nearer and three quarters within
/// the farther distance: the points stand for the halves of its length, chi with d degrees of freedom. The frames are the
/// eigenvectors of minus the Hessian (farther), and the same turned by the discrete cosine transform, in which every
/// axis mixes all parameters (nearer). Each weight is the true posterior over its normal approximation there.
struct Cloud {
  /// The mode first.
  let places: [[Double]]
  /// The mode's is 0: it stands for itself where one parameter value is asked for.
  let weights: [Double]

  /// - Parameter value: the log posterior at the mode.
  init(
    around mode: [Double], _ curvature: ModeCurvature, value: Double,
    _ posterior: ([Double]) -> MarginalLikelihood.Evaluation
  ) {
    let count = mode.count
    let squares = ChiSquaredDistribution(degreesOfFreedom: Double(count))
    var places: [[Double]] = []
    var logarithms: [Double] = []
    for (frame, share) in [(Self.unit(count), 0.75), (Self.cosines(count), 0.25)] {
      let square = squares.quantile(share)
      for axis in frame {
        for side in [1.0, -1] {
          let place = curvature.place(axis.map { side * square.squareRoot() * $0 }, from: mode)
          places.append(place)
          logarithms.append(posterior(place).value - value + square / 2)
        }
      }
    }
    // As in the star no point outweighs the others beyond all measure.
    let raw = logarithms.map { $0.isFinite ? exp(min(50, $0)) : 0 }
    let total = raw.reduce(0, +)
    self.places = [mode] + places
    weights = [0] + raw.map { $0 / total }
  }

  private static func unit(_ count: Int) -> [[Double]] {
    (0..<count).map { axis in (0..<count).map { $0 == axis ? 1 : 0 } }
  }

  /// The orthonormal cosine transform (its second kind): rows of length 1 at right angles to each other.
  private static func cosines(_ count: Int) -> [[Double]] {
    let size = Double(count)
    return (0..<count).map { row in
      let length = ((row == 0 ? 1 : 2) / size).squareRoot()
      return (0..<count).map { column in
        length * cos(Double.pi * Double(row) * (2 * Double(column) + 1) / (2 * size))
      }
    }
  }
}
