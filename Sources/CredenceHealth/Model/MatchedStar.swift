/// Parameter values of equal weight with the mean and, along all axes that are worth it, the covariance of the posterior.
///
/// Small portfolios: two values opposite each other on each of the k principal axes, at sqrt(k) standard deviations.
/// Larger ones, where the posterior is narrow: the k + 1 corners of a regular simplex, which have the same first two moments.
struct MatchedStar {
  let places: [[Double]]

  /// - Parameter isSimplex: whether the corners of a simplex will do.
  init(_ moments: PosteriorMoments, _ axes: UncertainAxes, isSimplex: Bool) {
    let mean = axes.place(moments.mean)
    let principal = UncertainAxes.principal(axes.covariance(moments.covariance))
      .filter { $0.length >= UncertainAxes.shortest }.map(\.axis)
    let corners = isSimplex ? Self.simplex(principal.count) : Self.star(principal.count)
    places =
      principal.isEmpty
      ? [mean]
      : corners.map { corner in
        var place = mean
        for (coordinate, axis) in zip(corner, principal) {
          for element in place.indices { place[element] += coordinate * axis[element] }
        }
        return place
      }
  }

  /// The points at sqrt(k) on both sides of each axis.
  static func star(_ count: Int) -> [[Double]] {
    let radius = Double(count).squareRoot()
    return (0..<2 * count).map { point in
      (0..<count).map { $0 == point / 2 ? (point % 2 == 0 ? radius : -radius) : 0 }
    }
  }

  /// The corners of a regular simplex around 0, sqrt(k) from it: columns of Helmert's matrix.
  static func simplex(_ count: Int) -> [[Double]] {
    (0...count).map { corner in
      (0..<count).map { index in
        let coordinate = index + 1
        let length = (Double(count + 1) / Double(coordinate * (coordinate + 1))).squareRoot()
        return corner < coordinate ? length : corner == coordinate ? -Double(coordinate) * length : 0
      }
    }
  }
}
