/// The counts of k classes among `count` draws whose shares were themselves drawn from a Dirichlet.
package struct DirichletMultinomialDistribution: Sendable, Hashable {
  /// The draws, n >= 0.
  package let count: Int
  /// The parameters a_i > 0.
  package let concentrations: [Double]

  /// - Precondition: `count` >= 0; at least two parameters, all positive and finite.
  package init(count: Int, concentrations: [Double]) {
    precondition(
      count >= 0 && concentrations.count >= 2 && concentrations.allSatisfy { $0 > 0 && $0 < .infinity },
      "a Dirichlet-multinomial needs at least two positive parameters")
    self.count = count
    self.concentrations = concentrations
  }

  /// The sum of the parameters.
  package var concentration: Double { concentrations.reduce(0, +) }

  /// log of the probability of these counts: a product of beta-binomials, each of what is left. Minus infinity
  /// where they do not sum to n.
  package func logProbability(_ counts: [Int]) -> Double {
    precondition(counts.count == concentrations.count, "one count a class")
    guard counts.allSatisfy({ $0 >= 0 }), counts.reduce(0, +) == count else { return -.infinity }
    let remaining = suffixSums(concentrations)
    var left = count
    var sum = 0.0
    for index in counts.indices.dropLast() where left > 0 {
      let next = BetaBinomialDistribution(
        count: left, alpha: concentrations[index], beta: remaining[index + 1])
      sum += next.logProbability(counts[index])
      left -= counts[index]
    }
    return sum
  }

  /// The probability of these counts.
  package func probability(_ counts: [Int]) -> Double { exp(logProbability(counts)) }

  /// n a_i/A for each class.
  package var mean: [Double] { concentrations.map { Double(count) * ($0 / concentration) } }
  /// The multinomial's covariance at the mean shares, times (A + n)/(A + 1).
  package func covariance(_ i: Int, _ j: Int) -> Double {
    let total = concentration
    let first = concentrations[i] / total
    let second = concentrations[j] / total
    let product = i == j ? first * (1 - first) : -first * second
    return Double(count) * product * ((total + Double(count)) / (total + 1))
  }
  /// The distribution of the count of one class.
  package func marginal(_ index: Int) -> BetaBinomialDistribution {
    var others = 0.0
    for (place, value) in concentrations.enumerated() where place != index { others += value }
    return BetaBinomialDistribution(count: count, alpha: concentrations[index], beta: others)
  }
}
