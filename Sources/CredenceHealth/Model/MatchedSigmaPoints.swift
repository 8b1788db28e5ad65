/// Parameter values of equal weight with the mean and, along all axes that are worth it, the covariance of the posterior.
///
/// Small portfolios: two values opposite each other on each of the k principal axes, at sqrt(k) standard deviations.
/// Larger ones, where the posterior is narrow: the k + 1 corners of a regular simplex, which have the same first two moments.
/// Where a value so far out has no grid (``InterceptGrid/holds(_:)``), it and its opposite are drawn nearer.
struct MatchedSigmaPoints {
  let places: [[Double]]

  /// - Parameters:
  ///   - isSimplex: whether the corners of a simplex will do.
  ///   - holds: whether a parameter value has a grid.
  /// - Returns: `nil` where not even the mean has one.
  init?(
    _ moments: PosteriorMoments, _ axes: UncertainAxes, isSimplex: Bool, holds: ([Double]) -> Bool
  ) {
    let mean = axes.place(moments.mean)
    let principal = UncertainAxes.principal(axes.covariance(moments.covariance))
      .filter { $0.length >= UncertainAxes.shortest }.map(\.axis)
    let corners = isSimplex ? Self.simplex(principal.count) : Self.sigmaPoints(principal.count)
    guard holds(mean) else { return nil }
    func place(_ corner: [Double], _ length: Double) -> [Double] {
      var place = mean
      for (coordinate, axis) in zip(corner, principal) {
        for element in place.indices { place[element] += length * coordinate * axis[element] }
      }
      return place
    }
    // Points that go together, so that the mean stays whatever becomes of their length: a pair, or a whole simplex.
    let together = isSimplex ? corners.count : 2
    var found: [[Double]] = []
    for first in stride(from: 0, to: corners.count, by: together) where !principal.isEmpty {
      let group = corners[first..<min(first + together, corners.count)]
      var length = 1.0
      while !group.allSatisfy({ holds(place($0, length)) }) { length *= 0.9 }
      found += group.map { place($0, length) }
    }
    places = principal.isEmpty ? [mean] : found
  }

  /// The points at sqrt(k) on both sides of each axis.
  static func sigmaPoints(_ count: Int) -> [[Double]] {
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
