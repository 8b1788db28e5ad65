/// The number of successes in `count` independent trials that each succeed with chance `share`.
///
/// Probabilities by the saddle-point form (Loader 2000), tails by the incomplete beta function.
@usableFromInline
package struct BinomialDistribution: DiscreteDistribution, Hashable {
  /// The trials, n >= 0.
  package let count: Int
  /// The chance of a success, 0...1.
  package let share: Double

  /// - Precondition: `count` >= 0 and `share` in 0...1.
  @usableFromInline
  package init(count: Int, share: Double) {
    precondition(count >= 0 && share >= 0 && share <= 1, "a binomial needs trials and a share in 0...1")
    self.count = count
    self.share = share
  }

  /// Makes a distribution from numbers that may be wrong.
  ///
  /// - Throws: ``DistributionError`` unless `count` >= 0 and `share` is in 0...1.
  package init(validating count: Int, share: Double) throws(DistributionError) {
    guard count >= 0 else {
      throw .parameterOutOfRange(
        distribution: "a binomial distribution", parameter: "the count", value: Double(count),
        needed: "0 or more")
    }
    guard share >= 0 && share <= 1 else {
      throw .parameterOutOfRange(
        distribution: "a binomial distribution", parameter: "the share", value: share, needed: "in 0...1")
    }
    self.init(count: count, share: share)
  }

  /// 0...n, whatever the share.
  package var support: ClosedRange<Int> { 0...count }
  /// n p.
  package var mean: Double { Double(count) * share }
  /// n p (1 - p).
  package var variance: Double { mean * (1 - share) }

  /// log Pr(X = k).
  @usableFromInline
  package func logProbability(_ k: Int) -> Double {
    guard k >= 0 && k <= count else { return -.infinity }
    let successes = Double(k)
    let failures = Double(count - k)
    if k == 0 { return failures == 0 ? 0 : failures * log1p(-share) }
    if k == count { return successes * log(share) }
    if share == 0 || share == 1 { return -.infinity }
    let function = IncompleteBeta(successes, failures)
    let prefix = function.logPrefix(share, 1 - share, excess: function.excess(share, 1 - share))
    return prefix + log(function.sum / successes / failures)
  }

  private func tails(_ k: Int) -> TailPair {
    if k < 0 { return .allAbove }
    if k >= count { return .allBelow }
    // X <= k exactly when the (k + 1)-th smallest of n uniforms, Beta(k + 1, n - k), exceeds the share.
    return IncompleteBeta(Double(k + 1), Double(count - k)).tails(share, 1 - share).swapped
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
