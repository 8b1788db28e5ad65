/// The number of successes in `count` trials whose chance was itself drawn from Beta(a, b): one count of a
/// Dirichlet-multinomial.
public struct BetaBinomialDistribution: DiscreteDistribution, Hashable {
  /// The trials, n >= 0.
  public let count: Int
  /// a > 0.
  public let alpha: Double
  /// b > 0.
  public let beta: Double

  /// - Precondition: `count` >= 0, both parameters positive and finite.
  public init(count: Int, alpha: Double, beta: Double) {
    precondition(
      count >= 0 && alpha > 0 && beta > 0 && alpha < .infinity && beta < .infinity,
      "a beta-binomial needs trials and positive parameters")
    self.count = count
    self.alpha = alpha
    self.beta = beta
  }

  /// 0...n.
  public var support: ClosedRange<Int> { 0...count }
  /// n a/(a + b).
  public var mean: Double { Double(count) * (alpha / (alpha + beta)) }
  /// n p q (a + b + n)/(a + b + 1).
  public var variance: Double {
    let sum = alpha + beta
    return mean * (beta / sum) * ((sum + Double(count)) / (sum + 1))
  }

  /// log Pr(X = k), by rising factorials.
  ///
  /// Weak corner: the error of the logarithm is about 1e-16 n log(n + a + b) in absolute terms.
  public func logProbability(_ k: Int) -> Double {
    guard k >= 0 && k <= count else { return -.infinity }
    return logRisingProbability(counts: [k, count - k], concentrations: [alpha, beta])
  }

  private func tails(_ k: Int) -> TailPair {
    summedTails(k, support: support, mean: mean, logProbability: logProbability) { j in
      let successes = (alpha + Double(j)) / Double(j + 1)
      let failures = Double(count - j) / (beta + Double(count - j - 1))
      return successes * failures
    }
  }

  /// Pr(X <= k).
  public func cumulative(_ k: Int) -> Double { tails(k).lower }
  /// Pr(X > k).
  public func survival(_ k: Int) -> Double { tails(k).upper }
  /// log Pr(X <= k).
  public func logCumulative(_ k: Int) -> Double { tails(k).logLower }
  /// log Pr(X > k).
  public func logSurvival(_ k: Int) -> Double { tails(k).logUpper }
}

/// log of n!/prod c! times prod (a)_c/(A)_n, the Dirichlet-multinomial probability.
func logRisingProbability(counts: [Int], concentrations: [Double]) -> Double {
  let total = counts.reduce(0, +)
  let concentration = concentrations.reduce(0, +)
  var sum = 0.0
  for (count, parameter) in zip(counts, concentrations) where count > 0 {
    sum += logGammaStep(parameter, Double(count)) - logFactorial(count)
  }
  if total == 0 { return 0 }
  return min(0, sum + (logFactorial(total) - logGammaStep(concentration, Double(total))))
}
