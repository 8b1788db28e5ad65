import CredenceProbability
import CredenceSurvey

/// What the calibrated length-optimal method is above 50 answers: Tango's interval with its variance times n/(n-1),
/// and where few answers differ as far out as the exact tail asks.
///
/// Tango's statistic is taken for normal. Where nearly all answers are alike it is Poisson-like, and the interval
/// then covers .84 where .95 is asked for, at 50 answers as at 5,000. So a score is left out only if also the exact
/// probability of a net count as far out as the observed one, at the likeliest shares with that score, is at most
/// ``tailShare`` (1 - level). Away from the ends half of 1 - level is there already, and nothing changes.
struct GuardedTango {
  /// How much of 1 - level one tail may have: both together 1.4 times what the level allows.
  static let tailShare = 0.7

  let level: ConfidenceLevel
  private let critical: CriticalValue
  private let density: Double

  init(level: ConfidenceLevel) {
    self.level = level
    critical = CriticalValue(level)
    density = NormalDistribution.standard.density(critical.z)
  }

  private var threshold: Double { Self.tailShare * level.significanceLevel }

  /// Whether the exact tail at Tango's limit may ask for more: by the first terms of Edgeworth's series, skewness and half a
  /// step of the net count, with half of the way to the threshold to spare.
  private func mayAsk(_ tail: NetScoreTail, at netShare: Double) -> Bool {
    let (variance, skewness) = tail.moments(at: netShare)
    guard variance > 16 else { return true }
    let square = critical.z * critical.z
    let shift = density * (max(0, -skewness * (square - 1) / 6) + 0.5 / variance.squareRoot())
    return 0.5 * level.significanceLevel + shift > 0.6 * level.significanceLevel
  }

  /// Limits in points.
  func limits(of counts: ScoreCounts) throws(EstimationError) -> IntervalLimits {
    let tango = try UnbiasedTangoInterval().limits(for: counts, at: critical)
    let outcome = TrinomialCounts(counts)
    return IntervalLimits(
      lower: -upperLimit(outcome.mirrored, tango: -tango.lower) + 0,
      upper: upperLimit(outcome, tango: tango.upper) + 0)
  }

  private func upperLimit(_ counts: TrinomialCounts, tango: Double) -> Double {
    guard tango < 100 else { return tango }
    let tail = NetScoreTail(counts: counts)
    guard mayAsk(tail, at: tango / 100) else { return tango }
    let excess = tail.probability(at: tango / 100) - threshold
    guard excess > 0 else { return tango }
    let limit = SignChange.locate(between: tango / 100, and: 1, values: (excess, -threshold)) {
      tail.probability(at: $0) - threshold
    }
    return min(max(tango, 100 * limit), 100)
  }

  /// Normal p-values below this are compared with the exact tail whatever the variance: so far out skewness still counts.
  private static let smallestNormal = 1e-3

  /// The p-value of a net share: 1 - the highest level at which the interval does not hold it, or 1 at the observed one.
  static func pValue(of netShare: Double, in counts: TrinomialCounts) -> Double {
    let n = Double(counts.responses)
    let pointEstimate = Double(counts.promoters - counts.detractors) / n
    if netShare == pointEstimate { return 1 }
    // Below the estimate is above the mirrored one.
    let isAbove = netShare > pointEstimate
    let tail = NetScoreTail(counts: isAbove ? counts : counts.mirrored)
    let tested = isAbove ? netShare : -netShare
    let variance = tail.moments(at: tested).variance
    guard variance > 0 else { return 0 }
    let statistic = n * (netShare - pointEstimate).magnitude / (variance * n / (n - 1)).squareRoot()
    let normal = 2 * NormalDistribution.standard.survival(statistic)
    guard variance < 3600 || normal < smallestNormal else { return normal }
    return min(1, max(normal, tail.probability(at: tested) / tailShare))
  }
}
