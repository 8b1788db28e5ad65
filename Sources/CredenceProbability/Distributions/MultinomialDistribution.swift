/// The counts of k classes among `count` independent draws, each in class i with chance `shares[i]`.
package struct MultinomialDistribution: Sendable, Hashable {
  /// The draws, n >= 0.
  package let count: Int
  /// The chances, which sum to 1.
  package let shares: [Double]
  /// The chance of class i or a later one.
  private let remaining: [Double]

  /// The shares are scaled to sum to 1.
  ///
  /// - Precondition: `count` >= 0; at least one share, none negative, their sum within 1e-9 of 1.
  package init(count: Int, shares: [Double]) {
    let total = shares.reduce(0, +)
    precondition(
      count >= 0 && !shares.isEmpty && shares.allSatisfy { $0 >= 0 } && abs(total - 1) < 1e-9,
      "a multinomial needs shares that sum to 1")
    self.count = count
    self.shares = shares.map { $0 / total }
    remaining = suffixSums(self.shares)
  }

  /// log of the probability of these counts: a product of binomials, each of what is left.
  /// Minus infinity where they do not sum to n.
  package func logProbability(_ counts: [Int]) -> Double {
    precondition(counts.count == shares.count, "one count a class")
    guard counts.allSatisfy({ $0 >= 0 }), counts.reduce(0, +) == count else { return -.infinity }
    var left = count
    var sum = 0.0
    for index in counts.indices.dropLast() where left > 0 {
      let share = remaining[index] > 0 ? min(1, shares[index] / remaining[index]) : 0
      sum += BinomialDistribution(count: left, share: share).logProbability(counts[index])
      left -= counts[index]
    }
    if left > 0 && shares[shares.count - 1] == 0 { return -.infinity }
    return sum
  }

  /// The probability of these counts.
  package func probability(_ counts: [Int]) -> Double { exp(logProbability(counts)) }

  /// n p_i for each class.
  package var mean: [Double] { shares.map { Double(count) * $0 } }
  /// n p_i (1 - p_i) on the diagonal, -n p_i p_j off it.
  package func covariance(_ i: Int, _ j: Int) -> Double {
    let product = i == j ? shares[i] * (1 - shares[i]) : -shares[i] * shares[j]
    return Double(count) * product
  }
  /// The distribution of the count of one class.
  package func marginal(_ index: Int) -> BinomialDistribution {
    BinomialDistribution(count: count, share: min(1, shares[index]))
  }
}

/// The sum from each place to the end.
@usableFromInline
func suffixSums(_ values: [Double]) -> [Double] {
  var sums = values
  for index in sums.indices.dropLast().reversed() { sums[index] += sums[index + 1] }
  return sums
}
