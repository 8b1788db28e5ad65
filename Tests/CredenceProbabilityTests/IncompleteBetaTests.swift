import CredenceProbability
import CredenceTestSupport
import Foundation
import Testing

struct BetaPoint: Decodable {
  let a: Double
  let b: Double
  let x: Double
  let lower: Double
  let upper: Double
  let logLower: Double
  let logUpper: Double

  /// Probabilities below 1e-50 are extreme, and so are parameters outside 0.01...1e5.
  var isExtreme: Bool {
    min(lower, upper) < 1e-50 || min(a, b) < 0.01 || max(a, b) > 1e5
  }
}

struct BetaRoot: Decodable {
  let a: Double
  let b: Double
  let p: Double
  let x: Double
  let y: Double
}

@Suite("Incomplete beta")
struct IncompleteBetaTests {
  @Test("both tails against 60-digit values: 1e-13 in the body, 1e-10 in the extreme corners")
  func tailsAgainstReference() throws {
    var body = WorstError()
    var extreme = WorstError()
    for point in try Fixtures.cases("Probability/incomplete-beta.json", as: BetaPoint.self) {
      let got = regularizedIncompleteBeta(point.x, point.a, point.b)
      let error = max(relativeError(got.lower, point.lower), relativeError(got.upper, point.upper))
      let place = "a \(point.a) b \(point.b) x \(point.x): \(got), not \(point.lower), \(point.upper)"
      if point.isExtreme { extreme.record(error, at: place) } else { body.record(error, at: place) }
    }
    body.report("incomplete beta, body")
    extreme.report("incomplete beta, extreme")
    #expect(body.value < 1e-13, "\(body.place)")
    #expect(extreme.value < 1e-10, "\(extreme.place)")
  }

  @Test("the logarithms of both tails against 60-digit values")
  func logarithmsAgainstReference() throws {
    var body = WorstError()
    var extreme = WorstError()
    for point in try Fixtures.cases("Probability/incomplete-beta.json", as: BetaPoint.self) {
      let got = logRegularizedIncompleteBeta(point.x, point.a, point.b)
      let error = max(relativeError(got.lower, point.logLower), relativeError(got.upper, point.logUpper))
      let place = "a \(point.a) b \(point.b) x \(point.x): \(got), not \(point.logLower), \(point.logUpper)"
      if point.isExtreme { extreme.record(error, at: place) } else { body.record(error, at: place) }
    }
    body.report("log incomplete beta, body")
    extreme.report("log incomplete beta, extreme")
    #expect(body.value < 1e-13, "\(body.place)")
    #expect(extreme.value < 1e-10, "\(extreme.place)")
  }

  @Test("roots of both tails against 45-digit values")
  func rootsAgainstReference() throws {
    var body = WorstError()
    var extreme = WorstError()
    for root in try Fixtures.cases("Probability/inverse-beta.json", as: BetaRoot.self) {
      let got = inverseRegularizedIncompleteBeta(lower: root.p, root.a, root.b)
      let mirrored = inverseRegularizedIncompleteBeta(upper: root.p, root.b, root.a)
      var error = max(relativeError(got.x, root.x), relativeError(got.complement, root.y))
      error = max(error, relativeError(mirrored.complement, root.x), relativeError(mirrored.x, root.y))
      let place = "a \(root.a) b \(root.b) p \(root.p): \(got), not \(root.x), \(root.y)"
      let isExtreme = root.p < 1e-50 || min(root.a, root.b) < 0.01 || max(root.a, root.b) > 1e5
      if isExtreme { extreme.record(error, at: place) } else { body.record(error, at: place) }
    }
    body.report("inverse beta, body")
    extreme.report("inverse beta, extreme")
    #expect(body.value < 1e-13, "\(body.place)")
    #expect(extreme.value < 1e-10, "\(extreme.place)")
  }

  @Test("degenerate arguments are exact")
  func degenerate() {
    for (a, b) in [(1e-3, 5.0), (1.0, 1.0), (300.0, 0.2), (1e6, 1e6)] {
      #expect(regularizedIncompleteBeta(0, a, b) == (0, 1))
      #expect(regularizedIncompleteBeta(1, a, b) == (1, 0))
      #expect(logRegularizedIncompleteBeta(0, a, b) == (-.infinity, 0))
      #expect(inverseRegularizedIncompleteBeta(lower: 0, a, b) == (0, 1))
      #expect(inverseRegularizedIncompleteBeta(lower: 1, a, b) == (1, 0))
      #expect(inverseRegularizedIncompleteBeta(upper: 0, a, b) == (1, 0))
      #expect(inverseRegularizedIncompleteBeta(upper: 1, a, b) == (0, 1))
    }
  }

  @Test("against theory: Beta(1, b) and Beta(a, 1) have closed forms")
  func closedForms() {
    for shape in [0.01, 0.5, 2.0, 77.5, 1e5] {
      for x in [1e-12, 1e-3, 0.2, 0.5, 0.9] {
        let first = regularizedIncompleteBeta(x, shape, 1)
        #expect(relativeError(first.lower, pow(x, shape)) < 1e-12 || first.lower < 1e-300)
        let second = regularizedIncompleteBeta(x, 1, shape)
        #expect(relativeError(second.lower, -expm1(shape * log1p(-x))) < 1e-13)
      }
    }
  }

  @Test("round trips over 3000 random parameters, 1e-3 to 1e6, and tails to 1e-300: nothing is lost or stuck")
  func roundTrips() {
    var generator = PhiloxGenerator(seed: 11)
    var worst = WorstError()
    for trial in 0..<3000 {
      let a = pow(10, generator.uniform() * 9 - 3)
      let b = pow(10, generator.uniform() * 9 - 3)
      let p = trial % 2 == 0 ? generator.uniform() / 2 : pow(10, -300 * generator.uniform())
      let root = inverseRegularizedIncompleteBeta(lower: p, a, b)
      #expect(root.x >= 0 && root.x <= 1 && root.complement >= 0 && root.complement <= 1)
      let whole = root.x + root.complement
      #expect(abs(whole - 1) < 1e-15)
      // From the end that keeps its digits, so that rounding the root does not hide the inverse's error.
      guard min(root.x, root.complement) > 1e-290 else { continue }
      let nearZero = root.x <= root.complement
      let back =
        nearZero
        ? logRegularizedIncompleteBeta(root.x, a, b).lower
        : logRegularizedIncompleteBeta(root.complement, b, a).upper
      // What rounding the root by one unit does to the logarithm of the tail.
      let density = BetaDistribution(nearZero ? a : b, nearZero ? b : a)
      let end = nearZero ? root.x : root.complement
      let rounding = exp(density.logDensity(end) - back) * end.ulp
      worst.record(abs(back - log(p)) / (1 + abs(log(p))) / (1e-14 + rounding), at: "a \(a) b \(b) p \(p)")
    }
    #expect(worst.value < 1, "\(worst.place): \(worst.value)")
  }
}
