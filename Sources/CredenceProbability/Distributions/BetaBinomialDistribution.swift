/// The number of successes in `count` trials whose chance was itself drawn from Beta(a, b): one count of a
/// Dirichlet-multinomial.
package struct BetaBinomialDistribution: DiscreteDistribution, Hashable {
  /// The trials, n >= 0.
  package let count: Int
  /// a > 0.
  package let alpha: Double
  /// b > 0.
  package let beta: Double

  /// - Precondition: `count` >= 0, both parameters positive and finite.
  package init(count: Int, alpha: Double, beta: Double) {
    precondition(
      count >= 0 && alpha > 0 && beta > 0 && alpha < .infinity && beta < .infinity,
      "a beta-binomial needs trials and positive parameters")
    self.count = count
    self.alpha = alpha
    self.beta = beta
  }

  /// 0...n.
  package var support: ClosedRange<Int> { 0...count }
  /// n a/(a + b).
  package var mean: Double { Double(count) * (alpha / (alpha + beta)) }
  /// n p q (a + b + n)/(a + b + 1).
  package var variance: Double {
    let sum = alpha + beta
    return mean * (beta / sum) * ((sum + Double(count)) / (sum + 1))
  }

  /// log Pr(X = k).
  ///
  /// With m = (k + a)/(n + a + b), the share at which counts and prior together peak, it is the binomial's and
  /// the beta's saddle-point values at m less the peak of Beta(k + a, n - k + b): no large terms cancel, and
  /// an error in m is of no first-order consequence.
  package func logProbability(_ k: Int) -> Double {
    guard k >= 0 && k <= count else { return -.infinity }
    if count == 0 { return 0 }
    let successes = Double(k)
    let failures = Double(count - k)
    let prior = IncompleteBeta(alpha, beta)
    let together = IncompleteBeta(alpha + successes, beta + failures)
    let share = together.a / together.sum
    let other = together.b / together.sum
    // (a + b) m - a = -(n m - k)
    let product = failures * alpha
    let productError = (-product).addingProduct(failures, alpha)
    let difference = (-product).addingProduct(successes, beta) - productError
    let excess = difference / together.sum
    let fromPrior = prior.logPrefix(share, other, excess: excess) - together.logPeak
    if k == 0 { return fromPrior + failures * log1p(-share) }
    if k == count { return fromPrior + successes * log1p(-other) }
    let data = IncompleteBeta(successes, failures)
    let fromData = data.logPrefix(share, other, excess: -excess)
    return fromPrior + fromData + log(data.sum / successes / failures)
  }

  private func tails(_ k: Int) -> TailPair {
    summedTails(k, support: support, mean: mean, logProbability: logProbability) { j in
      let successes = (alpha + Double(j)) / Double(j + 1)
      let failures = Double(count - j) / (beta + Double(count - j - 1))
      return successes * failures
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
