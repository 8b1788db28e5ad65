import CredenceLinearAlgebra
import CredenceProbability

/// How the net share of a role with many nonrespondents is distributed, given its net share in general.
///
/// The net count of m nonrespondents has mean m v and variance m (s - v^2), v the net share in general, s that of
/// promoters and detractors together. For each narrow cell of v the distribution of the realised share over cells is a
/// normal one with Edgeworth's first correction (Hall 1992, The Bootstrap and Edgeworth Expansion, 2.3), where the variance
/// of the count is 50 or more, and exact below: next to -1 and 1. The cells are of one point, of half a point for a role
/// that is most of the health. The cost does not depend on m.
struct NetShareCells {
  /// Cells from -1 to 1.
  let count: Int
  /// Per cell of the share in general: how the realised share falls into cells; and P(realised < 0), P(realised > 0).
  private let transition: Matrix
  private let negative: [Double]
  private let positive: [Double]

  /// Counts of a smaller variance are listed.
  private static let smallestVariance = 50.0

  /// The width of a cell, in half points.
  static func cellWidth(weight: Double) -> Double { weight > 0.5 ? 1 : 2 }

  init(_ role: RoleSituation, nonrespondents: Int, _ curves: ClassCurves, weight: Double) {
    let count = Int(Double(LatentRole.steps) / Self.cellWidth(weight: weight))
    let population = Double(nonrespondents + role.pattern.responses)
    let balance = Double(role.balance)
    let m = Double(nonrespondents)
    var transition = [Double](repeating: 0, count: count * count)
    var negative = [Double](repeating: 0, count: count)
    var positive = negative
    for cell in 0..<count {
      let share = (2 * Double(cell) + 1) / Double(count) - 1
      let logs = curves.logProbabilities(LatentCurve.eta(ofNetShare: share, curves))
      let (p, d) = (exp(logs.promoter), exp(logs.detractor))
      let net = p - d
      let variance = m * max(0, p + d - net * net)
      let column = cell * count
      if variance < Self.smallestVariance, nonrespondents <= 50_000 {
        var masses = [Double](repeating: 0, count: 2 * nonrespondents + 1)
        masses.withUnsafeMutableBufferPointer {
          NetCountSum.fill(
            $0, count: nonrespondents,
            NetCountSum.Answer(promoter: logs.promoter, passive: logs.passive, detractor: logs.detractor))
        }
        for (k, mass) in masses.enumerated() where mass > 1e-16 {
          let value = balance + Double(k) - m
          if value < 0 { negative[cell] += mass }
          if value > 0 { positive[cell] += mass }
          // Shared between two neighbours, so that the mean is kept.
          let place = min(Double(count - 1), max(0, (value / population + 1) / 2 * Double(count) - 0.5))
          let first = min(count - 1, Int(place))
          let fraction = place - Double(first)
          transition[column + first] += mass * (1 - fraction)
          if fraction > 0 { transition[column + first + 1] += mass * fraction }
        }
        continue
      }
      // E(x - net)^3 of one answer, x = -1, 0, 1: its moments about zero are net, s, net.
      let third = m * (net - 3 * net * (p + d) + 2 * net * net * net)
      // The cell's own width, as the nonrespondents' net counts have it.
      let width = 2 / Double(count) * m
      let deviation = (variance + width * width / 12).squareRoot()
      let skewness = third / (deviation * deviation * deviation)
      func below(_ value: Double) -> Double {
        let z = (value - balance - m * net) / deviation
        if z < -9 { return 0 }
        if z > 9 { return 1 }
        let corrected = normalCumulative(z) - skewness / 6 * (z * z - 1) * normalDensity(z)
        return min(1, max(0, corrected))
      }
      negative[cell] = below(-0.5)
      positive[cell] = 1 - below(0.5)
      let spread = 9 * deviation / population / 2 * Double(count) + 1
      let centre = ((balance + m * net) / population + 1) / 2 * Double(count)
      let first = max(0, min(Double(count - 1), (centre - spread).rounded(.down)))
      let last = max(0, min(Double(count - 1), (centre + spread).rounded(.up)))
      var before = 0.0
      for target in Int(first)...Int(last) {
        let edge = (2 * Double(target + 1) / Double(count) - 1) * population
        let through = target == Int(last) ? 1 : max(before, below(edge))
        transition[column + target] += through - before
        before = through
      }
    }
    self.count = count
    self.transition = Matrix(rowCount: count, columnCount: count, elements: transition)
    self.negative = negative
    self.positive = positive
  }

  /// The probability of a cell of the share in general at a random intercept.
  @inline(__always)
  private func mass(_ cell: Int, of latent: LatentRole, _ intercept: Int) -> Double {
    let stride = LatentRole.steps / count
    let place = latent.cumulative.start(intercept) + cell * stride
    return max(0, latent.cumulative.elements[place + stride] - latent.cumulative.elements[place])
  }

  /// The cells' masses at some neighbouring random intercepts.
  ///
  /// - Precondition: the share in general covers the random intercepts.
  func masses(of latent: LatentRole, _ intercepts: Range<Int>) -> [Double] {
    let cells = intercepts.flatMap { intercept in (0..<count).map { mass($0, of: latent, intercept) } }
    return (transition * Matrix(rowCount: count, columnCount: intercepts.count, elements: cells)).elements
  }

  /// The probabilities of a share below and above zero at a random intercept.
  func signs(of latent: LatentRole, _ intercept: Int) -> (negative: Double, positive: Double) {
    var (below, above) = (0.0, 0.0)
    for cell in 0..<count {
      let mass = mass(cell, of: latent, intercept)
      below += mass * negative[cell]
      above += mass * positive[cell]
    }
    return (below, above)
  }
}
