import CredenceProbability
import CredenceTestSupport
import Foundation
import Testing

struct LegendreRule: Decodable {
  let pointCount: Int
  let nodes: [Double]
  let weights: [Double]
}

@Suite("Quadrature and searches")
struct NumericsTests {
  @Test("Gauss-Legendre nodes and weights against 40-digit values, to 200 points")
  func legendreAgainstReference() throws {
    var nodes = WorstError()
    var weights = WorstError()
    for expected in try Fixtures.cases("Probability/gauss-legendre.json", as: LegendreRule.self) {
      let rule = GaussLegendre(pointCount: expected.pointCount)
      try #require(rule.nodes.count == expected.nodes.count)
      for index in rule.nodes.indices {
        let place = "n \(expected.pointCount) index \(index)"
        nodes.record(abs(rule.nodes[index] - expected.nodes[index]), at: place)
        weights.record(relativeError(rule.weights[index], expected.weights[index]), at: place)
      }
    }
    nodes.report("Gauss-Legendre nodes, absolute")
    weights.report("Gauss-Legendre weights")
    #expect(nodes.value < 3e-16, "\(nodes.place)")
    #expect(weights.value < 1e-13, "\(weights.place)")
  }

  @Test("Gauss-Legendre is exact for polynomials of degree 2n - 1, and not beyond")
  func legendreExactness() {
    for n in 1...20 {
      let rule = GaussLegendre(pointCount: n)
      for degree in 0..<(2 * n) {
        let integral = rule.integrate(over: 0...2) { pow($0 - 1, Double(degree)) + Double(degree) }
        let want = (degree % 2 == 0 ? 2 / Double(degree + 1) : 0) + 2 * Double(degree)
        #expect(abs(integral - want) < 1e-13 * max(1, want), "n \(n) degree \(degree)")
      }
      let beyond = rule.integrate(over: -1...1) { pow($0, Double(2 * n)) }
      #expect(abs(beyond - 2 / Double(2 * n + 1)) > 1e-16 || n > 14)
    }
  }

  @Test("adaptive quadrature against closed forms, and its estimate covers its error")
  func adaptiveQuadrature() throws {
    let quadrature = AdaptiveQuadrature()
    let cases: [(range: ClosedRange<Double>, integrand: (Double) -> Double, want: Double)] = [
      (0...1, { exp($0) }, exp(1) - 1),
      (0...1, { $0.squareRoot() }, 2.0 / 3),
      (-1...2, { abs($0) }, 2.5),
      (0...1, { 1 / $0.squareRoot() }, 2),
      (36...38.5, { exp(-0.5 * ($0 - 37) * ($0 - 37) * 1e4) }, (2 * Double.pi).squareRoot() / 100),
      (0...(8 * Double.pi), { sin($0) * sin($0) }, 4 * Double.pi),
      (3...3, { $0 }, 0),
    ]
    for (range, integrand, want) in cases {
      let result = try quadrature.integrate(over: range, integrand)
      #expect(abs(result.value - want) <= max(1e-12 * want, result.errorEstimate), "\(range): \(result)")
      #expect(abs(result.value - want) <= 2e-11 * max(want, 1), "\(range): \(result)")
    }
  }

  @Test("adaptive quadrature says when it failed")
  func adaptiveQuadratureFailures() {
    #expect(throws: QuadratureError.notFinite(at: 0.5)) {
      try AdaptiveQuadrature().integrate(over: 0...1) { 1 / ($0 - 0.5) }
    }
    #expect {
      try AdaptiveQuadrature(maximumIntervals: 20).integrate(over: 0...1) { 1 / $0 }
    } throws: { error in
      guard case .notReached(let best) = error as? QuadratureError else { return false }
      return best.intervalCount == 20 && best.errorEstimate > 0
    }
  }

  @Test("roots: exact cases, flat ones, the ends, and a record of the work")
  func roots() throws {
    let cases: [(range: ClosedRange<Double>, function: (Double) -> Double, root: Double)] = [
      (0...2, { $0 * $0 - 2 }, 2.0.squareRoot()),
      (-10...10, { $0 * $0 * $0 }, 0),
      (0...1, { cos($0) - $0 }, 0.739_085_133_215_160_6),
      (0...1e9, { $0 - 123456.789 }, 123456.789),
      (0...1, { $0 < 0.3 ? -1 : 1 }, 0.3),
      (0...5, { $0 }, 0),
      (0...5, { $0 - 5 }, 5),
      (-1...800, { exp($0) - 1e300 }, log(1e300)),
    ]
    for (range, function, root) in cases {
      let found = try findRoot(in: range, of: function)
      #expect(abs(found.location - root) <= 1e-14 + 8 * root.ulp, "\(range): \(found)")
      #expect(found.iterations < 120 && range.contains(found.location))
      #expect(found.residual == function(found.location))
    }
  }

  @Test("root search refuses ranges without a sign change, and functions without a value")
  func rootFailures() {
    let same = SearchError.notBracketed(lower: 1, upper: 2, valueAtLower: 1, valueAtUpper: 4)
    #expect(throws: same) { try findRoot(in: 1...2) { $0 * $0 } }
    #expect(throws: SearchError.notANumber(at: 1)) { try findRoot(in: 0...1) { $0 == 1 ? .nan : -1 } }
    #expect {
      try findRoot(in: 0...1, tolerance: 0, maximumIterations: 3) { $0 - 0.123 * $0.squareRoot() - 0.1 }
    } throws: { error in
      guard case .notReached(_, let iterations) = error as? SearchError else { return false }
      return iterations == 3
    }
  }

  @Test("minima: smooth, kinked, at an end")
  func minima() throws {
    let smooth = try minimize(over: -3...10) { ($0 - 2) * ($0 - 2) + 1 }
    #expect(abs(smooth.location - 2) < 1e-7 && abs(smooth.value - 1) < 1e-14)
    let kinked = try minimize(over: 0...1) { abs($0 - 0.7) }
    #expect(abs(kinked.location - 0.7) < 1e-7)
    let edge = try minimize(over: 1...4) { $0 }
    #expect(abs(edge.location - 1) < 1e-6)
    let quartic = try minimize(over: -1...2) { pow($0 - 0.5, 4) }
    #expect(abs(quartic.location - 0.5) < 1e-3)
    #expect(throws: SearchError.self) { try minimize(over: 0...1) { _ in .nan } }
    #expect(throws: SearchError.self) { try minimize(over: 0...1, maximumIterations: 2) { $0 } }
  }

  @Test("a boundary is found to neighbouring numbers from either side, or to a tolerance")
  func boundaries() throws {
    let up = try bisectBoundary(holding: 0, failing: 1) { $0 < 0.3 }
    #expect(up.failing == 0.3 && up.holding == 0.3.nextDown)
    let down = try bisectBoundary(holding: 1, failing: -1) { $0 > 0.3 }
    #expect(down.failing == 0.3 && down.holding == 0.3.nextUp)
    let coarse = try bisectBoundary(holding: 0, failing: 1, tolerance: 1e-3) { $0 < 0.3 }
    #expect(coarse.iterations == 10 && coarse.holding < 0.3 && coarse.failing >= 0.3)
    let wide = try bisectBoundary(holding: -1e308, failing: 1.7e308) { $0 <= 0 }
    #expect(wide.holding == 0 && wide.failing == .leastNonzeroMagnitude)
    #expect(throws: SearchError.notBetween(holding: 0, failing: 1)) {
      try bisectBoundary(holding: 0, failing: 1) { _ in true }
    }
  }
}
