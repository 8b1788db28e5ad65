import CredenceProbability

/// Outcomes ordered by the posterior density of the net share under a flat prior: the order that makes the
/// average length of the inverted test's interval shortest for a known nuisance (Pratt 1961, Journal of the
/// American Statistical Association 56:549).
///
/// The density of delta = pP - pD at t under Dirichlet(P+1, M+1, D+1) is
///
///     f(t) = (n+2)!/(P! M! D!) * integral over q from 0 to (1-t)/2 of (q+t)^P (1-2q-t)^M q^D dq,   t >= 0.
///
/// With q = h u, h = (1-t)/2 it becomes h^(D+1) (1-t)^M times the integral over u from 0 to 1 of
/// (t + h u)^P (1-u)^M u^D: a polynomial of degree n in u with no negative term, so that a Gauss-Legendre rule of
/// n/2 + 1 points gives it exactly and without cancellation.
struct LengthOptimalOrdering: OutcomeOrdering {
  let outcomes: TrinomialOutcomes
  var reversesInMirror: Bool { false }

  /// Abscissas on 0...1.
  private let points: [Double]
  /// For each point the weight times (1-u)^M u^D, in the order of the outcomes.
  private let shapes: [[Double]]
  /// The same for each outcome, in the order of the points.
  private let shapesByOutcome: [Double]
  /// log of (n+2)!/(P! M! D!) for each outcome.
  private let logConstants: [Double]

  init(responses: Int) {
    let outcomes = TrinomialOutcomes(responses: responses)
    let rule = GaussLegendre(pointCount: responses / 2 + 1)
    points = rule.nodes.map { 0.5 * (1 + $0) }
    shapes = zip(points, rule.weights).map { point, weight in
      var shape = Array(repeating: 0.0, count: outcomes.count)
      let passivePowers = Self.powers(of: 1 - point, through: responses)
      let detractorPowers = Self.powers(of: point, through: responses)
      outcomes.forEach { position, _, passives, detractors in
        shape[position] = 0.5 * weight * passivePowers[passives] * detractorPowers[detractors]
      }
      return shape
    }
    let byPoint = shapes
    shapesByOutcome = (0..<outcomes.count).flatMap { position in byPoint.map { $0[position] } }
    let logExtra = naturalLogarithm(Double((responses + 1) * (responses + 2)))
    logConstants = outcomes.coefficients.map { naturalLogarithm($0) + logExtra }
    self.outcomes = outcomes
  }

  private static func powers(of base: Double, through exponent: Int) -> [Double] {
    var powers = [1.0]
    powers.reserveCapacity(exponent + 1)
    for _ in 0..<exponent { powers.append(powers[powers.count - 1] * base) }
    return powers
  }

  /// The logarithm of the posterior density of delta for every outcome.
  func ranks(at delta: Double) -> [Double] {
    let n = outcomes.responses
    let half = 0.5 * (1 - delta)
    var sums = Array(repeating: 0.0, count: outcomes.count)
    for (point, shape) in zip(points, shapes) {
      let promoterPowers = Self.powers(of: delta + half * point, through: n)
      sums.withUnsafeMutableBufferPointer { sums in
        shape.withUnsafeBufferPointer { shape in
          promoterPowers.withUnsafeBufferPointer { promoterPowers in
            var start = 0
            for length in stride(from: n + 1, through: 1, by: -1) {
              for column in 0..<length {
                sums[start + column] += promoterPowers[column] * shape[start + column]
              }
              start += length
            }
          }
        }
      }
    }
    let logHalf = naturalLogarithm(half)
    let logRest = naturalLogarithm(1 - delta)
    outcomes.forEach { position, _, passives, detractors in
      let scale = Double(detractors + 1) * logHalf + Double(passives) * logRest
      sums[position] = naturalLogarithm(sums[position]) + scale + logConstants[position]
    }
    return sums
  }

  func rankDifference(_ left: TrinomialCounts, _ right: TrinomialCounts, at delta: Double) -> Double {
    let half = 0.5 * (1 - delta)
    let leftPosition = outcomes.position(promoters: left.promoters, detractors: left.detractors)
    let rightPosition = outcomes.position(promoters: right.promoters, detractors: right.detractors)
    let size = points.count
    // The power both have in common is taken once.
    let common = min(left.promoters, right.promoters)
    let leftRest = left.promoters - common
    let rightRest = right.promoters - common
    var leftSum = 0.0
    var rightSum = 0.0
    points.withUnsafeBufferPointer { points in
      shapesByOutcome.withUnsafeBufferPointer { shapes in
        for index in 0..<size {
          let base = delta + half * points[index]
          let shared = Self.power(base, common)
          leftSum += shared * Self.power(base, leftRest) * shapes[leftPosition * size + index]
          rightSum += shared * Self.power(base, rightRest) * shapes[rightPosition * size + index]
        }
      }
    }
    let detractorTerm = Double(left.detractors - right.detractors) * naturalLogarithm(half)
    let passiveTerm = Double(left.passives - right.passives) * naturalLogarithm(1 - delta)
    let constant = logConstants[leftPosition] - logConstants[rightPosition]
    return naturalLogarithm(leftSum / rightSum) + detractorTerm + passiveTerm + constant
  }

  @inline(__always)
  private static func power(_ base: Double, _ exponent: Int) -> Double {
    var result = 1.0
    var square = base
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      square *= square
      rest >>= 1
    }
    return result
  }
}
