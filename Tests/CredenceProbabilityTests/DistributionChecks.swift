import CredenceProbability
import Foundation
import Testing

/// What every continuous distribution must satisfy, whatever its formulas.
func check(_ distribution: some ContinuousDistribution, name: String) throws {
  for p in [1e-12, 1e-3, 0.025, 0.3, 0.5, 0.8, 0.999] {
    let x = distribution.quantile(p)
    let q = distribution.survivalQuantile(p)
    // A root that had to be rounded to a double moves the tail by the density times the rounding.
    let lowerTolerance = 1e-13 + distribution.density(x) * x.ulp / p
    let upperTolerance = 1e-13 + distribution.density(q) * q.ulp / p
    let lower = distribution.cumulative(x)
    let upper = distribution.survival(q)
    #expect(relativeError(lower, p) <= lowerTolerance, "\(name): quantile \(p) is \(x)")
    #expect(relativeError(upper, p) <= upperTolerance, "\(name): upper quantile \(p) is \(q)")
    let sum = distribution.cumulative(x) + distribution.survival(x)
    #expect(abs(sum - 1) < 1e-15, "\(name) at \(x)")
    #expect(abs(exp(distribution.logCumulative(x)) - distribution.cumulative(x)) < 1e-14)
    #expect(abs(exp(distribution.logSurvival(x)) - distribution.survival(x)) < 1e-14)
    #expect(abs(log(distribution.density(x)) - distribution.logDensity(x)) < 1e-13)
  }
  // The tails are the integral of the density.
  let (low, high) = (distribution.quantile(0.1), distribution.quantile(0.9))
  let integral = try AdaptiveQuadrature().integrate(over: low...high) { distribution.density($0) }
  #expect(abs(integral.value - 0.8) < 1e-12, "\(name): \(integral)")
  var before = 0.0
  for step in 0...200 {
    let value = distribution.cumulative(low + (high - low) * Double(step) / 200)
    #expect(value >= before, "\(name) falls at step \(step)")
    before = value
  }
}

/// What every discrete distribution must satisfy: everything against its own probabilities, summed.
func check(_ distribution: some DiscreteDistribution, name: String) {
  let support = distribution.support
  let probabilities = support.map { distribution.probability($0) }
  let total = probabilities.reduce(0, +)
  #expect(abs(total - 1) < 1e-12, "\(name): probabilities sum to \(total)")
  var mean = 0.0
  var square = 0.0
  var lower = 0.0
  for (k, probability) in zip(support, probabilities) {
    mean += Double(k) * probability
    square += (Double(k) - distribution.mean) * (Double(k) - distribution.mean) * probability
    lower += probability
    let cumulative = distribution.cumulative(k)
    let survival = distribution.survival(k)
    #expect(abs(cumulative - lower) < 1e-12, "\(name) at \(k)")
    #expect(abs(cumulative + survival - 1) < 1e-14, "\(name) at \(k)")
    #expect(abs(exp(distribution.logCumulative(k)) - cumulative) < 1e-14)
    #expect(abs(exp(distribution.logSurvival(k)) - survival) < 1e-14)
    if k == support.lowerBound || cumulative > distribution.cumulative(k - 1) {
      #expect(distribution.quantile(cumulative) == k, "\(name): the quantile of its tail at \(k)")
    }
    if k == support.lowerBound || survival < distribution.survival(k - 1) {
      #expect(distribution.survivalQuantile(survival) == k, "\(name): the upper quantile at \(k)")
    }
  }
  #expect(abs(mean - distribution.mean) < 1e-11 * max(1, mean), "\(name): mean")
  #expect(abs(square - distribution.variance) < 1e-10 * max(1, square), "\(name): variance")
  #expect(distribution.probability(support.lowerBound - 1) == 0)
  #expect(distribution.probability(support.upperBound + 1) == 0)
  #expect(distribution.cumulative(support.lowerBound - 1) == 0)
  #expect(distribution.survival(support.upperBound) == 0)
  #expect(distribution.quantile(0) == support.lowerBound)
  #expect(support.contains(distribution.quantile(1)))
}
