import Testing

@testable import CredenceHealth

@Suite("Net counts of independent answers")
struct NetCountSumTests {
  /// The coefficients of (d + q x + p x^2)^m, multiplied out one factor at a time.
  static func product(_ p: Double, _ q: Double, _ d: Double, count: Int) -> [Double] {
    var masses = [1.0]
    for _ in 0..<count {
      var next = [Double](repeating: 0, count: masses.count + 2)
      for (place, mass) in masses.enumerated() {
        next[place] += mass * d
        next[place + 1] += mass * q
        next[place + 2] += mass * p
      }
      masses = next
    }
    return masses
  }

  @Test(
    "one by one and by the recurrence, against the product written out, within rounding",
    arguments: [1, 5, 32, 33, 60, 400],
    [(0.5, 0.3, 0.2), (0.9, 0.09, 0.01), (0.001, 0.009, 0.99), (1e-12, 1 - 2e-12, 1e-12)])
  func sums(count: Int, shares: (Double, Double, Double)) {
    let (p, q, d) = shares
    let answer = NetCountSum.Answer(promoter: log(p), passive: log(q), detractor: log(d))
    var masses = [Double](repeating: 0, count: 2 * count + 1)
    masses.withUnsafeMutableBufferPointer { NetCountSum.fill($0, count: count, answer) }
    // The recurrence adds logarithms as large as m times that of the smallest share: each addition rounds by half a
    // unit in the last place of that.
    let bound = max(1e-12, Double(count * count) * -log(min(p, q, d)) * 1.2e-16)
    #expect(abs(masses.reduce(0, +) - 1) < 10 * bound)
    for (ours, expected) in zip(masses, Self.product(p, q, d, count: count)) {
      #expect(abs(ours - expected) < bound)
    }
  }
}
