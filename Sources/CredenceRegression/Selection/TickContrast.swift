import CredenceProbability
import CredenceSurvey

/// Whether one class ticks a driver more than another: a test on the counts, valid at any number of ticks, that answers
/// of an account may not pass because they are alike.
///
/// Given how many rows of each class there are and how many ticks, the ticks of the first class are hypergeometric where
/// rows tick alike (Fisher 1934, Statistical Methods for Research Workers, section 21.02): that tail is exact whatever the share of ticks.
/// It counts rows as independent. Where both the classes and the ticks of an account go together, the accounts are the
/// units: each has its contribution to the covariance of class and tick, and where neither has to do with the other its
/// sign is as good as the opposite one. The second tail is that of the sum over all signs (Hemerik, Goeman and Finos
/// 2020, JRSS B 82, with accounts for observations). The p-value is the larger of the two, so it is never
/// smaller than the exact one, and needs six accounts that all say the same for a one-sided .025.
struct TickContrast {
  /// The chance of as many ticks in the first class, or more.
  let more: Double
  /// The chance of as few, or fewer.
  let fewer: Double

  /// `nil` where a class has no rows, or nobody of both ticked.
  ///
  /// - Parameters:
  ///   - ticks: 0 or 1 a row.
  ///   - classes: of the rows.
  init?(
    ticks: [Double], classes: [LoyaltyClass], clusters: Clusters, _ first: LoyaltyClass,
    against second: LoyaltyClass
  ) {
    var counts = (rows: 0, first: 0, ticks: 0, both: 0)
    for row in ticks.indices where classes[row] == first || classes[row] == second {
      let isFirst = classes[row] == first
      counts.rows += 1
      if isFirst { counts.first += 1 }
      if ticks[row] > 0 {
        counts.ticks += 1
        if isFirst { counts.both += 1 }
      }
    }
    guard counts.first > 0, counts.first < counts.rows, counts.ticks > 0 else { return nil }
    let (above, below) = Self.exactTails(
      both: counts.both, first: counts.first, ticks: counts.ticks, rows: counts.rows)
    let share = Double(counts.first) / Double(counts.rows)
    let rate = Double(counts.ticks) / Double(counts.rows)
    var sums = [Double](repeating: 0, count: clusters.count)
    for row in ticks.indices where classes[row] == first || classes[row] == second {
      let own = (classes[row] == first ? 1 : 0) - share
      sums[clusters.ofRow[row]] += own * ((ticks[row] > 0 ? 1 : 0) - rate)
    }
    let flipped = Self.signTails(sums)
    more = max(above, flipped.more)
    fewer = max(below, flipped.fewer)
  }

  /// The chance of a difference as large, whichever way it goes.
  var twoSided: Double { min(1, 2 * min(more, fewer)) }

  /// The hypergeometric tails: `both` ticks or more, and `both` or fewer, of the `first` rows.
  static func exactTails(both: Int, first: Int, ticks: Int, rows: Int) -> (more: Double, fewer: Double) {
    let counts = HypergeometricDistribution(population: rows, successes: first, draws: ticks)
    let isLeast = both == counts.support.lowerBound
    return (isLeast ? 1 : min(1, counts.survival(both - 1)), min(1, counts.cumulative(both)))
  }

  /// Up to so many accounts all signs are enumerated.
  static let enumerated = 16
  /// Up to so many the sum over all signs is worked out exactly, of contributions in whole steps.
  static let summed = 256
  /// Steps of the largest contribution: fine enough that rounding moves nothing, ...
  private static let finestSteps = 4096
  /// ... and few enough that accounts times sums stay below this.
  private static let mostWork = 1 << 24

  /// The shares of all choices of signs of which the sum is at least, and at most, the sum as it is.
  static func signTails(_ sums: [Double]) -> (more: Double, fewer: Double) {
    let parts = sums.filter { $0 != 0 }
    if parts.isEmpty { return (1, 1) }
    if parts.count <= enumerated { return enumeratedTails(parts) }
    return parts.count <= summed ? summedTails(parts) : normalTails(parts)
  }

  private static func enumeratedTails(_ parts: [Double]) -> (more: Double, fewer: Double) {
    let sizes = parts.map(\.magnitude)
    let total = parts.reduce(0, +)
    // A sum that only rounding tells from the observed one is as large.
    let slack = 1e-9 * (sizes.max() ?? 0)
    var (more, fewer) = (0.0, 0.0)
    var sum = sizes.reduce(0, +)
    let patterns = 1 << sizes.count
    // A Gray code: each pattern differs from the one before in one sign.
    var isNegative = [Bool](repeating: false, count: sizes.count)
    for pattern in 0..<patterns {
      if pattern > 0 {
        let index = pattern.trailingZeroBitCount
        sum += (isNegative[index] ? 2 : -2) * sizes[index]
        isNegative[index].toggle()
      }
      if sum >= total - slack { more += 1 }
      if sum <= total + slack { fewer += 1 }
    }
    return (more / Double(patterns), fewer / Double(patterns))
  }

  /// The distribution of the positive part, account by account. Contributions are rounded to whole steps, which depend on
  /// their sizes alone: equal contributions stay equal. Half a step of each may be lost, so sums that are nearer than that
  /// to the observed one count as it: no tail is smaller than without rounding.
  private static func summedTails(_ parts: [Double]) -> (more: Double, fewer: Double) {
    let largest = parts.map(\.magnitude).max() ?? 1
    let steps = min(finestSteps, mostWork / (parts.count * parts.count))
    let sizes = parts.map { Int(($0.magnitude / largest * Double(steps)).rounded()) }
    let observed = zip(parts, sizes).reduce(0) { $0 + ($1.0 > 0 ? $1.1 : 0) }
    var chances = [Double](repeating: 0, count: sizes.reduce(0, +) + 1)
    chances[0] = 1
    var reach = 0
    for size in sizes where size > 0 {
      reach += size
      for sum in stride(from: reach, through: 0, by: -1) {
        chances[sum] = 0.5 * (chances[sum] + (sum >= size ? chances[sum - size] : 0))
      }
    }
    let slack = parts.count / 2
    let (first, last) = (max(0, observed - slack), min(chances.count - 1, observed + slack))
    return (min(1, chances[first...].reduce(0, +)), min(1, chances[...last].reduce(0, +)))
  }

  /// Of many accounts the sum is taken as normal, half a step of equal contributions further out.
  private static func normalTails(_ parts: [Double]) -> (more: Double, fewer: Double) {
    let spread = parts.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let half = spread / Double(parts.count).squareRoot()
    let total = parts.reduce(0, +)
    return (
      NormalDistribution.standard.survival((total - half) / spread),
      NormalDistribution.standard.cumulative((total + half) / spread)
    )
  }
}
