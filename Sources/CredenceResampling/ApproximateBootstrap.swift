import CredenceProbability
public import CredenceSurvey

/// The ABC interval: the bootstrap's BCa limits without resampling, from derivatives of the statistic.
///
/// The statistic is a function of weights on the observations, T(w). With n observations, p0 = (1/n, ..., 1/n) and
/// L_i, Q_i the first and second derivatives of T along e_i - p0:
///
///     sigma = sqrt(sum L^2)/n,  a = sum L^3 / (6 (sum L^2)^1.5),  delta = L/(n^2 sigma)
///     b = sum Q/(2 n^2),  c = d^2/de^2 T(p0 + e delta) / (2 sigma),  z0 = a - (b/sigma - c)
///     limit = T(p0 + lambda delta),  lambda = w/(1 - a w)^2,  w = z0 + z
///
/// Source: DiCiccio & Efron, "More accurate confidence intervals in exponential families", Biometrika 79(2), 1992.
package enum ApproximateBootstrap {
  /// ABC limits of any smooth statistic of weighted observations.
  ///
  /// - Parameters:
  ///   - observations: The number of observations, at least 2.
  ///   - level: The level.
  ///   - step: The relative step of the numerical derivatives.
  ///   - statistic: From weights that sum to 1 to the value.
  /// - Returns: The limits, or `nil` when the statistic does not vary, or the limits do not exist.
  package static func limits(
    observations: Int, level: ConfidenceLevel, step: Double = 0.001,
    statistic: (_ weights: [Double]) -> Double
  ) -> ClosedRange<Double>? {
    precondition(observations > 1, "an ABC interval needs two observations")
    let n = Double(observations)
    let uniform = [Double](repeating: 1 / n, count: observations)
    let epsilon = step / n
    let center = statistic(uniform)
    var first = [Double](repeating: 0, count: observations)
    var second = [Double](repeating: 0, count: observations)
    for index in uniform.indices {
      let forward = statistic(moved(uniform, towards: index, by: epsilon))
      let backward = statistic(moved(uniform, towards: index, by: -epsilon))
      first[index] = (forward - backward) / (2 * epsilon)
      second[index] = (forward - 2 * center + backward) / (epsilon * epsilon)
    }
    let squares = first.reduce(0) { $0 + $1 * $1 }
    guard squares > 0 else { return nil }
    let deviation = squares.squareRoot() / n
    let acceleration = first.reduce(0) { $0 + $1 * $1 * $1 } / (6 * squares * squares.squareRoot())
    let direction = first.map { $0 / (n * n * deviation) }
    let bias = second.reduce(0, +) / (2 * n * n)
    let ahead = statistic(zip(uniform, direction).map { $0 + epsilon * $1 })
    let behind = statistic(zip(uniform, direction).map { $0 - epsilon * $1 })
    let curvature = (ahead - 2 * center + behind) / (2 * deviation * epsilon * epsilon)
    let correction = acceleration - (bias / deviation - curvature)
    let critical = NormalDistribution.standard.survivalQuantile(level.significanceLevel / 2)
    func limit(_ z: Double) -> Double {
      let moved = correction + z
      let shrink = 1 - acceleration * moved
      let lambda = moved / (shrink * shrink)
      return statistic(zip(uniform, direction).map { $0 + lambda * $1 })
    }
    let lower = limit(-critical)
    let upper = limit(critical)
    guard lower.isFinite, upper.isFinite else { return nil }
    return min(lower, upper)...max(lower, upper)
  }

  private static func moved(_ weights: [Double], towards index: Int, by epsilon: Double) -> [Double] {
    var result = weights.map { $0 * (1 - epsilon) }
    result[index] += epsilon
    return result
  }
}

/// The ABC interval of a linear statistic of counts, in closed form: `abc`.
///
/// For a linear statistic the second derivatives vanish, so z0 = a and the limits are
/// theta + sigma w/(1 - a w)^2 with w = a +- z.
public struct ApproximateBootstrapInterval<Statistic: ScoreStatistic>: IntervalMethod {
  /// The method.
  package init() {}

  /// `abc`.
  public var name: String { "abc" }

  /// The interval, in the statistic's unit, clipped to its range.
  ///
  /// - Throws: ``EstimationError/noResponses`` without answers.
  public func interval(of statistic: Statistic, in counts: ScoreCounts, level: ConfidenceLevel)
    throws(EstimationError) -> Interval
  {
    guard let estimate = statistic.value(of: counts) else { throw .noResponses }
    let n = Double(counts.responses)
    var mean = 0.0
    var meanSquare = 0.0
    for loyaltyClass in LoyaltyClass.allCases {
      let loading = Double(statistic.loading(of: loyaltyClass))
      let share = Double(counts[loyaltyClass]) / n
      mean += share * loading
      meanSquare += share * loading * loading
    }
    let deviation = (max(0, meanSquare - mean * mean) / n).squareRoot()
    let acceleration = Acceleration.of(statistic, in: counts)
    let critical = NormalDistribution.standard.survivalQuantile(level.significanceLevel / 2)
    func limit(_ z: Double) -> Double {
      let moved = acceleration + z
      let shrink = 1 - acceleration * moved
      return estimate + statistic.unit.scale * deviation * moved / (shrink * shrink)
    }
    let range = BootstrapInterval<Statistic>.range(of: statistic)
    let limits = [limit(-critical), limit(critical)].map { min(range.upperBound, max(range.lowerBound, $0)) }
    return Interval(
      lower: min(limits[0], limits[1]), upper: max(limits[0], limits[1]), level: level, method: name)
  }

  /// `degenerate-sample` when all answers are alike.
  public func diagnostics(of statistic: Statistic, in counts: ScoreCounts, level: ConfidenceLevel)
    -> [Diagnostic]
  {
    BootstrapInterval<Statistic>(.bca).diagnostics(of: statistic, in: counts, level: level)
  }
}

extension IntervalMethod {
  /// The ABC interval of a linear statistic.
  public static func abc<Statistic>() -> ApproximateBootstrapInterval<Statistic>
  where Self == ApproximateBootstrapInterval<Statistic> {
    ApproximateBootstrapInterval()
  }
}
