import CredenceProbability
import CredenceTestSupport
import Foundation
import Testing

struct GammaPoint: Decodable {
  let a: Double
  let x: Double
  let lower: Double
  let upper: Double
  let logLower: Double
  let logUpper: Double

  var isExtreme: Bool { min(lower, upper) < 1e-50 || a < 0.01 }
}

struct GammaRoot: Decodable {
  let a: Double
  let tail: String
  let p: Double
  let x: Double
}

@Suite("Incomplete gamma")
struct IncompleteGammaTests {
  @Test("both tails and their logs against 60-digit values: 1e-13 in the body, 1e-10 in the extreme corners")
  func tailsAgainstReference() throws {
    var body = WorstError()
    var extreme = WorstError()
    for point in try Fixtures.cases("Probability/incomplete-gamma.json", as: GammaPoint.self) {
      let got = regularizedIncompleteGamma(point.a, point.x)
      let error = max(relativeError(got.lower, point.lower), relativeError(got.upper, point.upper))
      let place = "a \(point.a) x \(point.x): \(got), not \(point.lower), \(point.upper)"
      if point.isExtreme { extreme.record(error, at: place) } else { body.record(error, at: place) }
      let log = logRegularizedIncompleteGamma(point.a, point.x)
      let logError = max(relativeError(log.lower, point.logLower), relativeError(log.upper, point.logUpper))
      let logPlace = "a \(point.a) x \(point.x): \(log), not \(point.logLower), \(point.logUpper)"
      if point.isExtreme {
        extreme.record(logError, at: logPlace)
      } else {
        body.record(logError, at: logPlace)
      }
    }
    body.report("incomplete gamma and its log, body")
    extreme.report("incomplete gamma and its log, extreme")
    #expect(body.value < 1e-13, "\(body.place)")
    #expect(extreme.value < 1e-10, "\(extreme.place)")
  }

  @Test("roots of both tails against 60-digit values")
  func rootsAgainstReference() throws {
    var body = WorstError()
    var extreme = WorstError()
    for root in try Fixtures.cases("Probability/inverse-gamma.json", as: GammaRoot.self) {
      let got =
        root.tail == "lower"
        ? inverseRegularizedIncompleteGamma(root.a, lower: root.p)
        : inverseRegularizedIncompleteGamma(root.a, upper: root.p)
      let place = "a \(root.a) \(root.tail) \(root.p): \(got), not \(root.x)"
      let error = relativeError(got, root.x)
      if root.p < 1e-50 || root.a < 0.01 {
        extreme.record(error, at: place)
      } else {
        body.record(error, at: place)
      }
    }
    body.report("inverse gamma, body")
    extreme.report("inverse gamma, extreme")
    #expect(body.value < 1e-13, "\(body.place)")
    #expect(extreme.value < 1e-10, "\(extreme.place)")
  }

  @Test("against theory: shape 1 is exponential; chi-squared of one degree is a squared normal")
  func closedForms() {
    for x in [1e-20, 1e-3, 0.7, 1.0, 3.0, 40.0, 700.0] {
      let got = regularizedIncompleteGamma(1, x)
      #expect(relativeError(got.lower, -expm1(-x)) < 1e-14)
      #expect(relativeError(got.upper, exp(-x)) < 1e-13)
      let squared = ChiSquaredDistribution(degreesOfFreedom: 1).survival(x)
      #expect(relativeError(squared, 2 * normalCumulative(-x.squareRoot())) < 1e-13)
    }
    #expect(
      relativeError(ChiSquaredDistribution(degreesOfFreedom: 1).quantile(0.95), 3.841458820694124) < 1e-14)
  }

  @Test("degenerate arguments are exact")
  func degenerate() {
    for a in [1e-3, 1.0, 1e5] {
      #expect(regularizedIncompleteGamma(a, 0) == (0, 1))
      #expect(regularizedIncompleteGamma(a, .infinity) == (1, 0))
      #expect(inverseRegularizedIncompleteGamma(a, lower: 0) == 0)
      #expect(inverseRegularizedIncompleteGamma(a, lower: 1) == .infinity)
      #expect(inverseRegularizedIncompleteGamma(a, upper: 1) == 0)
    }
  }
}
