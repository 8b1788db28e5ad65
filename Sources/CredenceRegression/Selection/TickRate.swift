import CredenceProbability
public import CredenceSurvey

/// How many of a class ticked a driver.
public struct TickRate: Sendable, Hashable {
  /// Rows of the class that ticked.
  public let tickCount: Int
  /// Rows of the class.
  public let rowCount: Int
  /// The (weighted) share that ticked, 0...1.
  public let share: Double
  /// Wilson's interval at the effective number of rows: accounts' rows are alike, so they count for fewer.
  public let interval: Interval

  /// - Parameters:
  ///   - ticks: 0 or 1, of the class's rows.
  ///   - weights: of these rows, positive.
  ///   - clusters: the account of each of these rows.
  init(ticks: [Double], weights: [Double], clusters: [Int], clusterCount: Int, level: ConfidenceLevel) {
    let total = weights.reduce(0, +)
    let share = min(1, zip(ticks, weights).reduce(0) { $0 + $1.0 * $1.1 } / total)
    tickCount = ticks.count { $0 > 0 }
    rowCount = ticks.count
    self.share = share
    // The variance of a ratio of sums over accounts, linearised; never counted as more rows than there are.
    var sums = [Double](repeating: 0, count: clusterCount)
    for row in ticks.indices { sums[clusters[row]] += weights[row] * (ticks[row] - share) }
    let used = Set(clusters).count
    let variance =
      sums.reduce(0) { $0 + $1 * $1 } / (total * total) * Double(used) / Double(max(1, used - 1))
    let squares = weights.reduce(0) { $0 + $1 * $1 }
    let most = total * total / squares
    let binomial = share * (1 - share)
    let effective = variance > 0 ? min(most, max(1, binomial / variance)) : most
    interval = Self.wilson(share: share, count: effective, level: level)
  }

  /// Wilson (1927), JASA 22: the shares p with |share - p| <= z sqrt(p (1 - p)/n).
  static func wilson(share: Double, count: Double, level: ConfidenceLevel) -> Interval {
    let z = NormalDistribution.standard.survivalQuantile(0.5 * level.significanceLevel)
    let squared = z * z / count
    let center = (share + 0.5 * squared) / (1 + squared)
    let half = z / (1 + squared) * (share * (1 - share) / count + 0.25 * squared / count).squareRoot()
    return Interval(
      lower: share == 0 ? 0 : max(0, center - half), upper: share == 1 ? 1 : min(1, center + half),
      level: level, method: "wilson-effective")
  }
}
