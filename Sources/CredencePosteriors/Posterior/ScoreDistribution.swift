package import CredenceSurvey

/// A distribution of a net score on -100...100 points, known by its two tails and its density.
///
/// A conformer says its moments and its tails at one point; quantiles and intervals are generic.
package protocol ScoreDistribution: Sendable, Hashable {
  /// The mean, in points.
  var mean: Double { get }
  /// The variance, in squared points.
  var variance: Double { get }
  /// Both tails and the density at a net share in -1...1.
  func tails(at netShare: Double) -> ScoreTails
  /// The density alone, per unit of net share. Infinite where the distribution has a pole.
  func density(atNetShare netShare: Double) -> Double
  /// Whether the density is known to rise to one peak and fall: then the shortest interval needs no search.
  var isLogConcave: Bool { get }
}

/// A distribution function at one point.
package struct ScoreTails: Sendable, Hashable {
  /// P(net share <= the point).
  package var lower: Double
  /// P(net share > the point).
  package var upper: Double
  /// The density there, per unit of net share.
  package var density: Double

  /// Makes a pair of tails.
  package init(lower: Double, upper: Double, density: Double) {
    self.lower = lower
    self.upper = upper
    self.density = density
  }
}

extension ScoreDistribution {
  /// The square root of the variance, in points.
  package var standardDeviation: Double { variance.squareRoot() }

  /// P(score <= threshold), the threshold in points.
  package func cumulative(_ threshold: Double) -> Double { tails(at: threshold / 100).lower }

  /// P(score > threshold), the threshold in points.
  package func survival(_ threshold: Double) -> Double { tails(at: threshold / 100).upper }

  /// The density at a score, per point; infinite where the distribution has a pole.
  package func density(_ score: Double) -> Double { density(atNetShare: score / 100) / 100 }

  /// The score that is exceeded with probability 1 - p, in points.
  ///
  /// - Precondition: 0 <= p <= 1.
  package func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a quantile needs a probability")
    return 100 * ScoreQuantile(of: self).netShare(lower: p, upper: 1 - p)
  }

  /// The score above which the probability is q, in points: the quantile of 1 - q, with all of q's digits.
  ///
  /// - Precondition: 0 <= q <= 1.
  package func quantile(upper q: Double) -> Double {
    precondition(q >= 0 && q <= 1, "a quantile needs a probability")
    return 100 * ScoreQuantile(of: self).netShare(lower: 1 - q, upper: q)
  }

  /// The middle of the distribution, in points.
  package var median: Double { quantile(0.5) }

  /// The interval that leaves (1 - level)/2 on either side, in points. It never contains -100 or 100.
  package func equalTail(_ level: ConfidenceLevel) -> ClosedRange<Double> {
    let tail = level.significanceLevel / 2
    let lower = quantile(tail)
    let upper = quantile(upper: tail)
    return lower...max(lower, upper)
  }
}
