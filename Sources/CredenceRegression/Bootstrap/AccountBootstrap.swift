package import CredenceLinearAlgebra
public import CredenceSurvey

/// How effects and importance vary when other accounts had answered: whole accounts are drawn with replacement.
///
/// Intervals are percentiles of the replicates. Shares of draws are never negative, and noise adds to each, so their
/// percentiles are a description and never a test; an effect's test is that of ``LinearMixedModel``.
///
/// Every replicate refits rho. Above ten drivers the shares of a replicate are those of the data plus the change
/// in an average over 96 fixed random orders, which the data and all replicates share.
public struct AccountBootstrap: Sendable {
  /// One driver.
  public struct Driver: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Of the effect, in the unit of the outcome; `nil` where fewer than half of the replicates have one.
    public let effect: Interval?
    /// Replicates in which the driver varied.
    public let effectCount: Int
    /// Percentiles of the share of a draw, 0...1. A draw adds noise to that of the sample, so they lie too high:
    /// ``DriverAnalysis/Driver/importanceInterval`` is the interval to read.
    public let share: Interval
    /// The standard deviation of the root of the share over draws.
    public let rootDeviation: Double
    /// Of the rank, 1 the most important.
    public let rank: ClosedRange<Int>
    /// The share of replicates in which it is among the three most important.
    public let topThree: Double
  }

  /// One a driver, in the order given.
  public let drivers: [Driver]
  /// Replicates asked for.
  public let replicateCount: Int
  /// Replicates without shares, because nothing of the score was left to explain.
  public let failedCount: Int
  /// What the draws were made from.
  package let seed: UInt64

  /// Draws the replicates.
  ///
  /// - Parameters:
  ///   - adjustments: n x a, the intercept among the columns.
  ///   - drivers: n x d, columns named.
  ///   - outcome: n values.
  ///   - clusters: the account of each row.
  ///   - weights: of the rows, positive, as for ``LinearMixedModel``.
  ///   - importance: of the same data.
  ///   - threads: how many to use at most; the result does not depend on it.
  /// - Throws: ``RegressionError/oneCluster``,
  ///   ``RegressionError/tooFewResamples(accounts:resamples:needed:)`` with about four accounts or fewer, or ``RegressionError/numerical(_:)`` where fewer than half of the
  ///   replicates can be computed.
  package init(
    adjustments: Matrix, drivers: Matrix, outcome: [Double], clusters: Clusters, weights: [Double]? = nil,
    importance: Importance, replicates: Int = 999, seed: UInt64 = 1, threads: Int = 1,
    level: ConfidenceLevel = .standard
  ) throws(RegressionError) {
    precondition(replicates > 0 && importance.shares.count == drivers.columnCount, "shares of these drivers")
    guard clusters.count > 1 else { throw .oneCluster }
    let distinct = DistinctResamples(clusters, level: level) { row in
      (0..<adjustments.columnCount).map { adjustments[row, $0] }
        + (0..<drivers.columnCount).map { drivers[row, $0] } + [outcome[row], weights?[row] ?? 1]
    }
    guard distinct.isEnough else { throw distinct.reason(clusters.count) }
    guard
      let plan = AccountReplicates(
        adjustments: adjustments, drivers: drivers, outcome: outcome, clusters: clusters,
        weights: weights ?? Array(repeating: 1, count: outcome.count), shares: importance.shares, seed: seed)
    else { throw .numerical(Importance.nothingLeft) }
    let all = plan.run(count: replicates, seed: seed, threads: threads)
    let usable = all.filter { !$0.shares.isEmpty }
    guard 2 * usable.count >= replicates else {
      throw .numerical(
        "fewer than half of the bootstrap replicates could be computed; there are too few accounts")
    }
    let ranks = usable.map { Self.ranks($0.shares) }
    self.drivers = importance.names.indices.map { place in
      let shares = usable.map { $0.shares[place] }.sorted()
      let effects = all.compactMap { $0.effects.isEmpty ? nil : $0.effects[place] }.sorted()
      let own = ranks.map { Double($0[place]) }.sorted()
      let (low, high) = Self.limits(own, level)
      return Driver(
        name: importance.names[place],
        effect: 2 * effects.count >= replicates ? Self.interval(effects, level) : nil,
        effectCount: effects.count, share: Self.interval(shares, level),
        rootDeviation: Self.deviation(shares.map { max(0, $0).squareRoot() }),
        rank: Int(low.rounded(.down))...Int(high.rounded(.up)),
        topThree: Double(ranks.count { $0[place] <= 3 }) / Double(ranks.count))
    }
    replicateCount = replicates
    failedCount = replicates - usable.count
    self.seed = seed
  }

  private static func deviation(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(max(1, values.count - 1))).squareRoot()
  }

  /// 1 for the largest; equal shares rank by their place.
  static func ranks(_ shares: [Double]) -> [Int] {
    var result = [Int](repeating: 0, count: shares.count)
    let order = shares.indices.sorted { (shares[$1], $0) < (shares[$0], $1) }
    for (rank, place) in order.enumerated() { result[place] = rank + 1 }
    return result
  }

  static func interval(_ sorted: [Double], _ level: ConfidenceLevel) -> Interval {
    let (lower, upper) = limits(sorted, level)
    return Interval(lower: lower, upper: upper, level: level, method: "account-percentile")
  }

  /// Percentiles by linear interpolation of the order statistics (R's type 7).
  static func limits(_ sorted: [Double], _ level: ConfidenceLevel) -> (Double, Double) {
    func percentile(_ p: Double) -> Double {
      let place = p * Double(sorted.count - 1)
      let below = Int(place)
      let above = min(sorted.count - 1, below + 1)
      return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }
    let tail = 0.5 * level.significanceLevel
    return (percentile(tail), percentile(1 - tail))
  }
}
