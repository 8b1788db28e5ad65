import CredenceProbability
import CredenceTestSupport
import Foundation
import Testing

struct BinomialPoint: Decodable {
  let n: Int
  let p: Double
  let k: Int
  let logProbability: Double
  let cumulative: Double
  let survival: Double
}

struct HypergeometricPoint: Decodable {
  let population: Int
  let successes: Int
  let draws: Int
  let k: Int
  let logProbability: Double
  let cumulative: Double
  let survival: Double
}

struct BetaBinomialPoint: Decodable {
  let n: Int
  let a: Double
  let b: Double
  let k: Int
  let logProbability: Double
  let cumulative: Double
  let survival: Double
}

struct CompositionPoint: Decodable {
  let concentrations: [Double]
  let counts: [Int]
  let compound: Double
  let shares: [Double]
  let plain: Double
  let at: [Double]
  let logDensity: Double
}

@Suite("Discrete distributions")
struct DiscreteDistributionTests {
  @Test("exhaustive: every value's probability, tails, moments and quantiles, for every distribution")
  func exhaustive() {
    for count in [0, 1, 2, 13, 60] {
      for share in [0, 1e-9, 0.03, 0.5, 0.77, 1] {
        check(BinomialDistribution(count: count, share: share), name: "binomial \(count) \(share)")
      }
    }
    for population in 0...9 {
      for successes in 0...population {
        for draws in 0...population {
          check(
            HypergeometricDistribution(population: population, successes: successes, draws: draws),
            name: "hypergeometric \(population) \(successes) \(draws)")
        }
      }
    }
    check(HypergeometricDistribution(population: 500, successes: 120, draws: 88), name: "hypergeometric 500")
    for (count, a, b) in [
      (0, 1.0, 1.0), (1, 0.2, 3), (25, 0.01, 0.03), (60, 1, 1), (200, 40, 3.5), (80, 1e7, 1e7),
    ] {
      check(
        BetaBinomialDistribution(count: count, alpha: a, beta: b), name: "beta-binomial \(count) \(a) \(b)")
    }
  }

  @Test("the binomial against 60-digit values, to a million trials")
  func binomialAgainstReference() throws {
    var worst = WorstError()
    for point in try Fixtures.cases("Probability/binomial.json", as: BinomialPoint.self) {
      let binomial = BinomialDistribution(count: point.n, share: point.p)
      let place = "n \(point.n) p \(point.p) k \(point.k)"
      let own = exp(point.logProbability)
      if own > 1e-290 { worst.record(relativeError(binomial.probability(point.k), own), at: place) }
      worst.record(relativeError(binomial.logProbability(point.k), point.logProbability), at: place)
      worst.record(relativeError(binomial.cumulative(point.k), point.cumulative), at: "lower " + place)
      worst.record(relativeError(binomial.survival(point.k), point.survival), at: "upper " + place)
    }
    worst.report("binomial")
    #expect(worst.value < 1e-12, "\(worst.place)")
  }

  @Test("the hypergeometric against exact fractions")
  func hypergeometricAgainstReference() throws {
    var worst = WorstError()
    for point in try Fixtures.cases("Probability/hypergeometric.json", as: HypergeometricPoint.self) {
      let distribution = HypergeometricDistribution(
        population: point.population, successes: point.successes, draws: point.draws)
      let place = "\(point)"
      worst.record(abs(distribution.logProbability(point.k) - point.logProbability), at: place)
      worst.record(relativeError(distribution.cumulative(point.k), point.cumulative), at: "lower " + place)
      worst.record(relativeError(distribution.survival(point.k), point.survival), at: "upper " + place)
    }
    worst.report("hypergeometric")
    #expect(worst.value < 1e-12, "\(worst.place)")
  }

  @Test("the beta-binomial against 60-digit values")
  func betaBinomialAgainstReference() throws {
    var worst = WorstError()
    for point in try Fixtures.cases("Probability/beta-binomial.json", as: BetaBinomialPoint.self) {
      let distribution = BetaBinomialDistribution(count: point.n, alpha: point.a, beta: point.b)
      let place = "\(point)"
      worst.record(abs(distribution.logProbability(point.k) - point.logProbability), at: place)
      worst.record(relativeError(distribution.cumulative(point.k), point.cumulative), at: "lower " + place)
      worst.record(relativeError(distribution.survival(point.k), point.survival), at: "upper " + place)
    }
    worst.report("beta-binomial")
    #expect(worst.value < 1e-11, "\(worst.place)")
  }

  @Test("multinomial, Dirichlet and Dirichlet-multinomial against 60-digit values")
  func compositionsAgainstReference() throws {
    var worst = WorstError()
    for point in try Fixtures.cases("Probability/compositions.json", as: CompositionPoint.self) {
      let count = point.counts.reduce(0, +)
      let plain = MultinomialDistribution(count: count, shares: point.shares)
      worst.record(abs(plain.logProbability(point.counts) - point.plain), at: "multinomial \(point)")
      let compound = DirichletMultinomialDistribution(count: count, concentrations: point.concentrations)
      worst.record(abs(compound.logProbability(point.counts) - point.compound), at: "compound \(point)")
      let dirichlet = DirichletDistribution(point.concentrations)
      let scale = max(1, abs(point.logDensity))
      worst.record(abs(dirichlet.logDensity(point.at) - point.logDensity) / scale, at: "Dirichlet \(point)")
    }
    worst.report("multinomial, Dirichlet, Dirichlet-multinomial, log")
    #expect(worst.value < 1e-12, "\(worst.place)")
  }

  @Test("exhaustive: every outcome of three classes, probabilities, moments and marginals")
  func exhaustiveThreeClasses() {
    let shares = [0.5, 0.2, 0.3]
    let concentrations = [0.4, 2.0, 1.3]
    for n in 0...12 {
      let plain = MultinomialDistribution(count: n, shares: shares)
      let compound = DirichletMultinomialDistribution(count: n, concentrations: concentrations)
      var sums = (plain: 0.0, compound: 0.0)
      var products = (plain: 0.0, compound: 0.0)
      var firsts = [[Double]](repeating: [0, 0], count: n + 1)
      for first in 0...n {
        for second in 0...(n - first) {
          let counts = [first, second, n - first - second]
          let own = (plain.probability(counts), compound.probability(counts))
          sums.plain += own.0
          sums.compound += own.1
          products.plain += Double(first * second) * own.0
          products.compound += Double(first * second) * own.1
          firsts[first][0] += own.0
          firsts[first][1] += own.1
        }
      }
      #expect(abs(sums.plain - 1) < 1e-13 && abs(sums.compound - 1) < 1e-13, "n \(n)")
      let plainCovariance = products.plain - plain.mean[0] * plain.mean[1]
      #expect(abs(plainCovariance - plain.covariance(0, 1)) < 1e-12, "n \(n)")
      let compoundCovariance = products.compound - compound.mean[0] * compound.mean[1]
      #expect(abs(compoundCovariance - compound.covariance(0, 1)) < 1e-12, "n \(n)")
      for k in 0...n {
        #expect(abs(firsts[k][0] - plain.marginal(0).probability(k)) < 1e-13)
        #expect(abs(firsts[k][1] - compound.marginal(0).probability(k)) < 1e-13)
      }
    }
  }

  @Test("impossible outcomes and edges of compositions")
  func compositionEdges() {
    let multinomial = MultinomialDistribution(count: 3, shares: [0.5, 0.5, 0])
    #expect(multinomial.probability([1, 2, 0]) > 0)
    #expect(multinomial.probability([1, 1, 1]) == 0)
    #expect(multinomial.probability([1, 1, 0]) == 0)
    #expect(multinomial.probability([4, -1, 0]) == 0)
    #expect(MultinomialDistribution(count: 0, shares: [1]).probability([0]) == 1)
    let uniform = DirichletDistribution([1, 1, 1])
    #expect(abs(uniform.density([0, 0.5, 0.5]) - 2) < 1e-14)
    #expect(abs(uniform.density([0.2, 0.5, 0.3]) - 2) < 1e-14)
    #expect(DirichletDistribution([2, 1, 1]).density([0, 0.5, 0.5]) == 0)
    #expect(DirichletDistribution([0.5, 1, 1]).logDensity([0, 0.5, 0.5]) == .infinity)
    #expect(DirichletDistribution([2, 3, 5]).marginal(1) == BetaDistribution(3, 7))
    #expect(abs(DirichletDistribution([2, 3, 5]).covariance(0, 1) + 0.06 / 11) < 1e-16)
  }

  @Test("parameters from data are refused with what would be right")
  func validation() throws {
    #expect(try BetaDistribution(validating: 2, 3) == BetaDistribution(2, 3))
    #expect(try DirichletDistribution(validating: [1, 2]).mean[1] == 2.0 / 3)
    #expect(try BinomialDistribution(validating: 3, share: 0.5).mean == 1.5)
    #expect(throws: DistributionError.self) { try BetaDistribution(validating: 0, 3) }
    #expect(throws: DistributionError.self) { try BetaDistribution(validating: 1, .infinity) }
    #expect(throws: DistributionError.self) { try BetaDistribution(validating: .nan, 1) }
    #expect(throws: DistributionError.self) { try DirichletDistribution(validating: [1, -1]) }
    #expect(
      throws: DistributionError.tooFewParameters(distribution: "a Dirichlet distribution", needed: 2, got: 1)
    ) { try DirichletDistribution(validating: [1]) }
    #expect(throws: DistributionError.self) { try BinomialDistribution(validating: -1, share: 0.5) }
    let refusal = #expect(throws: DistributionError.self) {
      try BinomialDistribution(validating: 1, share: 1.5)
    }
    #expect(refusal?.description == "the share of a binomial distribution is 1.5; it must be in 0...1")
  }
}
