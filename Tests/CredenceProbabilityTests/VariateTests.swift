import CredenceProbability
import Foundation
import Testing

/// A generator that gives back what it was given, to test mappings by hand.
struct ScriptedGenerator: RandomNumberGenerator {
  var words: [UInt64]
  var used = 0
  mutating func next() -> UInt64 {
    used += 1
    return words[used - 1]
  }
}

/// Every 64-bit value with the given upper bits, in turn: the mappings' exact distribution on a coarse lattice.
struct LatticeGenerator: RandomNumberGenerator {
  let bits: Int
  var step: UInt64 = 0
  mutating func next() -> UInt64 {
    defer { step += 1 }
    return step << UInt64(64 - bits)
  }
}

@Suite("Random mappings")
struct VariateTests {
  @Test("a uniform share is k/2^53, never 0 or 1")
  func uniformMapping() {
    var generator = ScriptedGenerator(words: [0, 2047, 2048, .max, 1 << 63])
    #expect(generator.uniform() == 0x1p-53)
    #expect(generator.used == 3, "zeros are drawn again")
    #expect(generator.uniform() == 1 - 0x1p-53)
    #expect(generator.uniform() == 0.5)
  }

  @Test("a bounded integer shares out a lattice of all upper bits equally, but for the words it must refuse")
  func integerMapping() {
    for bound in 1...40 {
      var generator = LatticeGenerator(bits: 12)
      var counts = [Int](repeating: 0, count: bound)
      while generator.step < 4096 { counts[generator.integer(below: bound)] += 1 }
      // With bound = 2^j m, m odd, the lower half of the product is below 2^64 mod bound on this lattice only
      // where it is 0: at i 2^(64 - j), which would have given i m. Nothing is refused if m is 1.
      let power = bound & -bound
      let odd = bound / power
      let refused = odd == 1 ? 0 : power
      #expect(counts.reduce(0, +) == 4096 - refused, "bound \(bound)")
      for index in 0..<refused { counts[index * odd] += 1 }
      let (low, high) = (4096 / bound, (4096 + bound - 1) / bound)
      #expect(counts.allSatisfy { $0 >= low && $0 <= high }, "bound \(bound): \(counts)")
    }
  }

  @Test("a bounded integer is drawn again where its lower half would favour some numbers")
  func integerRejection() {
    // 2^64 mod 3 = 1: exactly the word 0, whose product has the lower half 0 < 1, is refused.
    var generator = ScriptedGenerator(words: [0, 1, .max])
    #expect(generator.integer(below: 3) == 0)
    #expect(generator.used == 2)
    #expect(generator.integer(below: 3) == 2)
    let half = Int.max / 2 + 2  // 2^62 + 1
    var large = PhiloxGenerator(seed: 1)
    for _ in 0..<1000 { #expect((0..<half).contains(large.integer(below: half))) }
  }

  @Test("a shuffle is a permutation, each equally likely: all 24 orders of four, exactly, from all choices")
  func shuffles() {
    var seen: [[Int]: Int] = [:]
    for first in 0..<4 {
      for second in 0..<3 {
        for third in 0..<2 {
          // The middle of the part of the 64-bit range that maps to each choice.
          let word = { (choice: Int, bound: Int) in UInt64((Double(choice) + 0.5) / Double(bound) * 0x1p64) }
          var generator = ScriptedGenerator(words: [word(first, 4), word(second, 3), word(third, 2)])
          var items = [0, 1, 2, 3]
          generator.shuffle(&items)
          seen[items, default: 0] += 1
        }
      }
    }
    #expect(seen.count == 24 && seen.values.allSatisfy { $0 == 1 })
  }

  @Test("the same seed and stream give the same variates")
  func reproducible() {
    var first = PhiloxGenerator(seed: 5, stream: 9)
    var second = PhiloxGenerator(seed: 5, stream: 9)
    for _ in 0..<50 {
      #expect(first.normal() == second.normal())
      #expect(first.gamma(shape: 0.3) == second.gamma(shape: 0.3))
      #expect(first.binomial(count: 100, share: 0.4) == second.binomial(count: 100, share: 0.4))
      #expect(first.dirichlet([0.5, 2, 1]) == second.dirichlet([0.5, 2, 1]))
    }
  }

  /// Pearson's statistic over equally likely cells of `cumulative`, against the chi-squared limit whose error
  /// rate is 1e-6. The seeds are fixed, so a correct program passes always; one in a million fixed seeds would
  /// have had to be exchanged.
  static func fits(_ draws: [Double], cells: Int, cumulative: (Double) -> Double) -> Bool {
    var counts = [Double](repeating: 0, count: cells)
    for draw in draws { counts[min(cells - 1, Int(cumulative(draw) * Double(cells)))] += 1 }
    let expected = Double(draws.count) / Double(cells)
    let statistic = counts.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected }
    let limit = ChiSquaredDistribution(degreesOfFreedom: Double(cells - 1)).survivalQuantile(1e-6)
    return statistic < limit
  }

  @Test("continuous variates follow their distribution functions (chi-squared, error rate 1e-6, fixed seed)")
  func continuousFit() {
    var generator = PhiloxGenerator(seed: 20_260_101, stream: 1)
    let count = 20_000
    let normals = (0..<count).map { _ in generator.normal() }
    #expect(Self.fits(normals, cells: 50) { normalCumulative($0) })
    // The test has power: a shift by a tenth of a standard deviation is seen.
    #expect(!Self.fits(normals, cells: 50) { normalCumulative($0 - 0.1) })
    for shape in [0.05, 0.7, 1, 4.5, 300] {
      let draws = (0..<count).map { _ in generator.gamma(shape: shape) }
      let distribution = GammaDistribution(shape: shape)
      #expect(Self.fits(draws, cells: 50) { distribution.cumulative($0) }, "gamma \(shape)")
    }
    for (a, b) in [(0.5, 0.5), (2.0, 7.0), (40, 0.8)] {
      let draws = (0..<count).map { _ in generator.beta(a, b) }
      let distribution = BetaDistribution(a, b)
      #expect(Self.fits(draws, cells: 50) { distribution.cumulative($0) }, "beta \(a) \(b)")
    }
    let dirichlet = (0..<count).map { _ in generator.dirichlet([0.4, 3, 1.6])[1] }
    #expect(Self.fits(dirichlet, cells: 50) { BetaDistribution(3, 2).cumulative($0) })
  }

  @Test("binomial variates follow their probabilities (chi-squared, error rate 1e-6, fixed seed)")
  func binomialFit() {
    var generator = PhiloxGenerator(seed: 20_260_101, stream: 2)
    let count = 40_000
    for (n, p) in [
      (1, 0.3), (9, 0.5), (40, 0.9), (1000, 0.005), (25, 0.4), (60, 0.5), (1000, 0.37), (100_000, 0.8),
    ] {
      let distribution = BinomialDistribution(count: n, share: p)
      var counts: [Int: Double] = [:]
      for _ in 0..<count { counts[generator.binomial(count: n, share: p), default: 0] += 1 }
      // Values expected at least ten times have a cell each, the others share one.
      var statistic = 0.0
      var cells = 0
      var rest = (expected: Double(count), observed: Double(count))
      for k in distribution.quantile(1e-9)...distribution.survivalQuantile(1e-9) {
        let expected = Double(count) * distribution.probability(k)
        guard expected >= 10 else { continue }
        let observed = counts[k] ?? 0
        statistic += (observed - expected) * (observed - expected) / expected
        rest.expected -= expected
        rest.observed -= observed
        cells += 1
      }
      if rest.expected > 1 {
        statistic += (rest.observed - rest.expected) * (rest.observed - rest.expected) / rest.expected
        cells += 1
      }
      let limit = ChiSquaredDistribution(degreesOfFreedom: Double(max(1, cells - 1))).survivalQuantile(1e-6)
      #expect(statistic < limit, "n \(n) p \(p): \(statistic) over \(cells) cells")
    }
  }

  @Test(
    "multinomial variates: sums, empty classes, and the marginal (chi-squared, error rate 1e-6, fixed seed)")
  func multinomialFit() {
    var generator = PhiloxGenerator(seed: 20_260_101, stream: 3)
    let expected = MultinomialDistribution(count: 4, shares: [0.5, 0.2, 0.3])
    let count = 30_000
    var counts: [[Int]: Double] = [:]
    for _ in 0..<count {
      let drawn = generator.multinomial(count: 4, shares: [5, 2, 3])
      #expect(drawn.reduce(0, +) == 4)
      counts[drawn, default: 0] += 1
    }
    var statistic = 0.0
    for first in 0...4 {
      for second in 0...(4 - first) {
        let outcome = [first, second, 4 - first - second]
        let mean = Double(count) * expected.probability(outcome)
        let observed = counts[outcome] ?? 0
        statistic += (observed - mean) * (observed - mean) / mean
      }
    }
    #expect(statistic < ChiSquaredDistribution(degreesOfFreedom: 14).survivalQuantile(1e-6))
    for _ in 0..<200 {
      let drawn = generator.multinomial(count: 30, shares: [0, 0.4, 0, 0.6, 0])
      #expect(drawn[0] == 0 && drawn[2] == 0 && drawn[4] == 0 && drawn[1] + drawn[3] == 30)
    }
  }

  @Test("degenerate variates")
  func degenerate() {
    var generator = PhiloxGenerator(seed: 4)
    #expect(generator.binomial(count: 0, share: 0.5) == 0)
    #expect(generator.binomial(count: 1000, share: 0) == 0)
    #expect(generator.binomial(count: 1000, share: 1) == 1000)
    #expect(generator.integer(below: 1) == 0)
    #expect(generator.dirichlet([2]) == [1])
    for _ in 0..<500 {
      let shares = generator.dirichlet([1e-3, 1e-3, 1e-3])
      #expect(abs(shares.reduce(0, +) - 1) < 1e-15, "tiny parameters do not underflow to 0/0")
      #expect(generator.logGamma(shape: 1e-3).isFinite)
    }
  }
}
