/// The number of successes in `draws` taken without replacement from `population` things of which
/// `successes` are successes.
package struct HypergeometricDistribution: DiscreteDistribution, Hashable {
  /// N.
  package let population: Int
  /// K, at most N.
  package let successes: Int
  /// n, at most N.
  package let draws: Int

  /// - Precondition: 0 <= `successes` <= `population` and 0 <= `draws` <= `population`.
  package init(population: Int, successes: Int, draws: Int) {
    precondition(
      successes >= 0 && successes <= population && draws >= 0 && draws <= population,
      "a hypergeometric needs successes and draws within the population")
    self.population = population
    self.successes = successes
    self.draws = draws
  }

  private var failures: Int { population - successes }

  /// max(0, n + K - N)...min(n, K).
  package var support: ClosedRange<Int> { max(0, draws - failures)...min(draws, successes) }
  /// n K/N, and 0 for an empty population.
  package var mean: Double {
    population == 0 ? 0 : Double(draws) * (Double(successes) / Double(population))
  }
  /// n (K/N) (1 - K/N) (N - n)/(N - 1).
  package var variance: Double {
    guard population > 1 else { return 0 }
    let remaining = Double(population - draws) / Double(population - 1)
    return mean * (Double(failures) / Double(population)) * remaining
  }

  /// log Pr(X = k): two binomials over a third, all with the share n/N, each in its saddle-point form.
  package func logProbability(_ k: Int) -> Double {
    guard support.contains(k) else { return -.infinity }
    if support.lowerBound == support.upperBound { return 0 }
    let share = Double(draws) / Double(population)
    let among = BinomialDistribution(count: successes, share: share).logProbability(k)
    let others = BinomialDistribution(count: failures, share: share).logProbability(draws - k)
    let whole = BinomialDistribution(count: population, share: share).logProbability(draws)
    return among + others - whole
  }

  private func tails(_ k: Int) -> TailPair {
    summedTails(k, support: support, mean: mean, logProbability: logProbability) { j in
      let top = Double(successes - j) * Double(draws - j)
      return top / (Double(j + 1) * Double(failures - draws + j + 1))
    }
  }

  /// Pr(X <= k).
  package func cumulative(_ k: Int) -> Double { tails(k).lower }
  /// Pr(X > k).
  package func survival(_ k: Int) -> Double { tails(k).upper }
  /// log Pr(X <= k).
  package func logCumulative(_ k: Int) -> Double { tails(k).logLower }
  /// log Pr(X > k).
  package func logSurvival(_ k: Int) -> Double { tails(k).logUpper }
}
