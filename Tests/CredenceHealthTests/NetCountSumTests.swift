import Testing

@testable import CredenceHealth

@Suite("The net count of independent answers")
struct NetCountSumTests {
  /// Every number of promoters and detractors among m, added up by the logarithms of the factorials.
  private static func enumerated(_ m: Int, _ p: Double, _ d: Double) -> [Double] {
    var logFactorial = [0.0]
    for k in 1...m { logFactorial.append(logFactorial[k - 1] + log(Double(k))) }
    var masses = [Double](repeating: 0, count: 2 * m + 1)
    for promoters in 0...m {
      for detractors in 0...(m - promoters) {
        let passives = m - promoters - detractors
        let ways =
          logFactorial[m] - logFactorial[promoters] - logFactorial[detractors] - logFactorial[passives]
        masses[m + promoters - detractors] += exp(
          ways + Double(promoters) * log(p) + Double(detractors) * log(d) + Double(passives) * log(1 - p - d))
      }
    }
    return masses
  }

  private static func filled(_ m: Int, _ p: Double, _ d: Double) -> [Double] {
    var masses = [Double](repeating: .nan, count: 2 * m + 1)
    masses.withUnsafeMutableBufferPointer {
      NetCountSum.fill(
        $0, count: m, .init(promoter: log(p), passive: log(1 - p - d), detractor: log(d)))
    }
    return masses
  }

  @Test(
    "against enumeration, convolved and climbed", arguments: [1, 2, 7, 32, 33, 100, 400],
    [(0.5, 0.2), (0.01, 0.9), (1e-9, 1e-5), (0.499, 0.5), (0.98, 1e-12)])
  func enumeration(m: Int, shares: (Double, Double)) {
    let expected = Self.enumerated(m, shares.0, shares.1)
    let found = Self.filled(m, shares.0, shares.1)
    // Relative to each mass, as far as it is a number of full precision.
    for (one, other) in zip(found, expected) where other > 1e-300 {
      #expect(abs(one - other) <= 1e-10 * other)
    }
    #expect(abs(found.reduce(0, +) - 1) < 1e-11)
  }

  @Test(
    "mean and variance of many answers against theory",
    arguments: [(0.5, 0.2), (0.02, 0.9), (1e-9, 0.3)])
  func moments(p: Double, d: Double) {
    let m = 20_000
    let masses = Self.filled(m, p, d)
    let mean = zip(-m...m, masses).reduce(0) { $0 + Double($1.0) * $1.1 }
    let variance = zip(-m...m, masses).reduce(0) { $0 + (Double($1.0) - mean) * (Double($1.0) - mean) * $1.1 }
    #expect(abs(mean - Double(m) * (p - d)) < 1e-8 * Double(m))
    #expect(abs(variance / (Double(m) * (p + d - (p - d) * (p - d))) - 1) < 1e-8)
  }

  @Test("probabilities that vanish leave numbers, which add up to one", arguments: [40, 5_000])
  func extremes(m: Int) {
    for (promoter, passive, detractor) in [
      (-1e-200, -800.0, -700.0), (-900.0, -600.0, 0.0), (-690.0, 0.0, -690.0), (-0.7, -800, -0.69),
    ] {
      var masses = [Double](repeating: .nan, count: 2 * m + 1)
      masses.withUnsafeMutableBufferPointer {
        NetCountSum.fill($0, count: m, .init(promoter: promoter, passive: passive, detractor: detractor))
      }
      #expect(masses.allSatisfy { $0 >= 0 && $0 <= 1 + 1e-12 })
      #expect(abs(masses.reduce(0, +) - 1) < 1e-9)
    }
  }
}
