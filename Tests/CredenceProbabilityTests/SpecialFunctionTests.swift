import CredenceProbability
import CredenceTestSupport
import Foundation
import Testing

struct FunctionValue: Decodable {
  let x: Double
  let value: Double
}

struct LogBetaValue: Decodable {
  let a: Double
  let b: Double
  let value: Double
}

@Suite("Special functions")
struct SpecialFunctionTests {
  @Test("log-gamma against 60-digit values, next to its zeros too")
  func logGammaAgainstReference() throws {
    var worst = WorstError()
    for point in try Fixtures.cases("Probability/log-gamma.json", as: FunctionValue.self) {
      worst.record(relativeError(logGamma(point.x), point.value), at: "x \(point.x): \(logGamma(point.x))")
    }
    worst.report("log-gamma")
    #expect(worst.value < 1e-15, "\(worst.place)")
  }

  @Test("log-beta against 60-digit values; absolute where B(a, b) is near 1")
  func logBetaAgainstReference() throws {
    var worst = WorstError()
    for point in try Fixtures.cases("Probability/log-beta.json", as: LogBetaValue.self) {
      let error = abs(logBeta(point.a, point.b) - point.value) / max(1, abs(point.value))
      worst.record(error, at: "a \(point.a) b \(point.b): \(logBeta(point.a, point.b)), not \(point.value)")
      #expect(logBeta(point.a, point.b) == logBeta(point.b, point.a))
    }
    worst.report("log-beta")
    #expect(worst.value < 1e-14, "\(worst.place)")
  }

  @Test("log(1 - exp(x)) against 60-digit values")
  func log1mexpAgainstReference() throws {
    for point in try Fixtures.cases("Probability/log1mexp.json", as: FunctionValue.self) {
      #expect(relativeError(log1mexp(point.x), point.value) < 5e-16, "\(point.x)")
    }
    #expect(log1mexp(0) == -.infinity)
    #expect(log1mexp(-.infinity) == 0)
  }

  @Test("sums of exponentials: degenerate and shifted")
  func logSums() {
    #expect(logSumExp([]) == -.infinity)
    #expect(logSumExp([-.infinity, -.infinity]) == -.infinity)
    #expect(logSumExp(-.infinity, 3) == 3)
    #expect(abs(logSumExp(-1000, -1000) - (-1000 + log(2.0))) < 1e-12)
    #expect(abs(logSumExp([700, 701, 702]) - (702 + log(1 + exp(-1.0) + exp(-2.0)))) < 1e-12)
    #expect(logSumExp([.infinity, 1]) == .infinity)
  }

  @Test("factorials are exact products")
  func factorials() {
    var product = 1.0
    for n in 0...20 {
      if n > 0 { product *= Double(n) }
      #expect(abs(logFactorial(n) - log(product)) < 1e-14 * max(1, log(product)), "\(n)")
    }
  }
}
