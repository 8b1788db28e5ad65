/// A distribution on whole numbers.
///
/// A conformer gives the support, `logProbability`, the two tails with their logs, and the moments; quantiles
/// are searched for, starting where a normal distribution of the same moments has them.
package protocol DiscreteDistribution: Sendable {
  /// The smallest and largest possible value.
  var support: ClosedRange<Int> { get }
  /// Pr(X = k), zero outside the support.
  func probability(_ k: Int) -> Double
  /// log Pr(X = k), minus infinity outside the support.
  func logProbability(_ k: Int) -> Double
  /// Pr(X <= k).
  func cumulative(_ k: Int) -> Double
  /// Pr(X > k).
  func survival(_ k: Int) -> Double
  /// log Pr(X <= k).
  func logCumulative(_ k: Int) -> Double
  /// log Pr(X > k).
  func logSurvival(_ k: Int) -> Double
  /// The smallest k of the support with Pr(X <= k) >= `p`.
  func quantile(_ p: Double) -> Int
  /// The smallest k of the support with Pr(X > k) <= `q`.
  func survivalQuantile(_ q: Double) -> Int
  /// The mean.
  var mean: Double { get }
  /// The variance.
  var variance: Double { get }
}

extension DiscreteDistribution {
  /// Pr(X = k), from its logarithm.
  package func probability(_ k: Int) -> Double { exp(logProbability(k)) }
  /// The square root of the variance.
  package var standardDeviation: Double { variance.squareRoot() }

  /// The smallest k of the support with Pr(X <= k) >= `p`, as this type computes the tail: so
  /// `quantile(cumulative(k))` is k wherever k has a probability that the tail can show.
  package func quantile(_ p: Double) -> Int {
    precondition(p >= 0 && p <= 1, "a quantile needs a probability")
    return smallest(near: p == 0 ? -10 : normalQuantile(p)) { cumulative($0) >= p }
  }

  /// The smallest k of the support with Pr(X > k) <= `q`.
  package func survivalQuantile(_ q: Double) -> Int {
    precondition(q >= 0 && q <= 1, "a quantile needs a probability")
    return smallest(near: q == 0 ? 10 : -normalQuantile(q)) { survival($0) <= q }
  }

  /// The smallest k of the support at which a condition holds that holds from some k on: the last k must do.
  private func smallest(near z: Double, where holds: (Int) -> Bool) -> Int {
    let guess = (mean + z * standardDeviation).rounded()
    let start = Int(min(Double(support.upperBound), max(Double(support.lowerBound), guess)))
    // failing < answer <= holding; gallop until the answer is between them.
    var failing = support.lowerBound - 1
    var holding = support.upperBound
    var stride = 1
    if holds(start) {
      holding = start
      while holding - stride > failing {
        if holds(holding - stride) {
          holding -= stride
        } else {
          failing = holding - stride
          break
        }
        stride *= 2
      }
    } else {
      failing = start
      while failing + stride < holding {
        if !holds(failing + stride) {
          failing += stride
        } else {
          holding = failing + stride
          break
        }
        stride *= 2
      }
    }
    while holding - failing > 1 {
      let middle = failing + (holding - failing) / 2
      if holds(middle) { holding = middle } else { failing = middle }
    }
    return holding
  }
}
