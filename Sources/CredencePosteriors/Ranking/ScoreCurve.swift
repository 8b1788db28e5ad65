/// A distribution function tabulated once, to be read at many points.
///
/// Between the nodes it is a cubic with the right slopes (Hermite), linear beside a pole; read this way it is
/// within 2e-5 of the exact function for log-concave distributions by the interpolation bound, see Docs/Posteriors.md.
struct ScoreCurve: Sendable {
  private let nodes: [Double]
  private let values: [Double]
  private let slopes: [Double]

  init(_ distribution: some ScoreDistribution) {
    let mean = distribution.mean / 100
    let deviation = distribution.standardDeviation / 100
    var nodes = [-1.0, 0, 1]
    for multiple in Self.multiples {
      let t = mean + multiple * deviation
      if abs(t) < 1 { nodes.append(t) }
    }
    if !distribution.isLogConcave {
      // The density may rise without end towards these three points.
      for power in 1...12 {
        let gap = 1 / Double(1 << (2 * power))
        nodes += [gap, -gap, 1 - gap, -1 + gap]
      }
    }
    nodes.sort()
    var kept: [Double] = []
    for node in nodes where kept.last.map({ node - $0 > 1e-9 * deviation }) ?? true { kept.append(node) }
    self.nodes = kept
    let tails = kept.map { distribution.tails(at: $0) }
    values = tails.map { $0.lower }
    slopes = tails.map { $0.density }
  }

  private static let multiples: [Double] =
    (-16...16).map { Double($0) / 4 } + [-10, -8, -7, -6, -5.5, -5, -4.5, 4.5, 5, 5.5, 6, 7, 8, 10]

  /// The distribution function at ascending points.
  func cumulative(at points: [Double]) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(points.count)
    var cell = 0
    for point in points {
      while cell + 2 < nodes.count, nodes[cell + 1] < point { cell += 1 }
      result.append(value(at: point, in: cell))
    }
    return result
  }

  private func value(at point: Double, in cell: Int) -> Double {
    let left = values[cell]
    let right = values[cell + 1]
    let width = nodes[cell + 1] - nodes[cell]
    let u = min(max((point - nodes[cell]) / width, 0), 1)
    let rise = right - left
    // Slopes above three times the chord would make the cubic turn back (Fritsch and Carlson 1980).
    let first = min(slopes[cell] * width, 3 * rise)
    let second = min(slopes[cell + 1] * width, 3 * rise)
    let v = 1 - u
    let bend = u * v * (v * (first - rise) - u * (second - rise))
    return min(max(left + u * rise + bend, 0), 1)
  }
}
