internal import CredenceProbability

/// All accounts' distribution functions on one grid, and their sums over accounts.
struct RankGrid {
  private let points: [Double]
  private let curves: [ScoreCurve]
  private let accounts: Int
  /// Per cell, over all accounts: the mean number above its middle, the variance and third central moment.
  private let above: [Double]
  private let variance: [Double]
  private let skew: [Double]
  /// Per grid point, the sum of log F over all accounts.
  private let logBelow: [Double]
  private let multiplicity: [Int]
  /// For few accounts: per cell the distribution of the number above, over all accounts.
  private let exact: [[Double]]?

  init<Distribution: ScoreDistribution>(_ distinct: [Distribution], multiplicity: [Int]) {
    self.multiplicity = multiplicity
    accounts = multiplicity.reduce(0, +)
    points = Self.points(distinct, multiplicity: multiplicity, accounts: accounts)
    curves = distinct.map { ScoreCurve($0) }
    let cells = points.count - 1
    var above = Array(repeating: 0.0, count: cells)
    var variance = above
    var skew = above
    var logBelow = Array(repeating: 0.0, count: points.count)
    let few = accounts <= PortfolioRanking.mostExactAccounts
    var exact = few ? Array(repeating: [1.0], count: cells) : nil
    for (curve, times) in zip(curves, multiplicity) {
      let cumulative = curve.cumulative(at: points)
      let weight = Double(times)
      for cell in 0..<cells {
        let below = (cumulative[cell] + cumulative[cell + 1]) / 2
        let p = 1 - below
        above[cell] += weight * p
        variance[cell] += weight * p * below
        skew[cell] += weight * p * below * (below - p)
        if few {
          for _ in 0..<times { Self.convolve(&exact![cell], p) }
        }
      }
      for index in points.indices { logBelow[index] += weight * log(max(cumulative[index], 1e-300)) }
    }
    self.above = above
    self.variance = variance
    self.skew = skew
    self.logBelow = logBelow
    self.exact = exact
  }

  /// The rank of one of the distinct accounts.
  func rank(of kind: Int, level: Double) -> AccountRank {
    let cumulative = curves[kind].cumulative(at: points)
    var masses: [(cell: Int, mass: Double, own: Double)] = []
    var expected = 0.5
    var best = 0.0
    for cell in 0..<(points.count - 1) {
      let mass = cumulative[cell + 1] - cumulative[cell]
      guard mass > 1e-12 else { continue }
      let own = 1 - (cumulative[cell] + cumulative[cell + 1]) / 2
      masses.append((cell, mass, own))
      // An account is above its own copy half the time: 1 + sum over others = 1/2 + sum over all.
      expected += mass * above[cell]
      let left = exp(logBelow[cell] - log(max(cumulative[cell], 1e-300)))
      let right = exp(logBelow[cell + 1] - log(max(cumulative[cell + 1], 1e-300)))
      best += mass * (left + right) / 2
    }
    expected = min(max(expected, 1), Double(accounts))
    let tail = (1 - level) / 2
    let bounds: (Int, Int)
    if let exact {
      bounds = exactBounds(masses, exact: exact, tail: tail)
    } else {
      bounds = (
        smallestRank(masses) { $0 >= tail },
        smallestRank(masses) { $0 >= 1 - tail }
      )
    }
    return AccountRank(
      expected: expected, lower: bounds.0, upper: max(bounds.0, bounds.1),
      probabilityBest: min(max(best, 0), 1))
  }

  private typealias Mass = (cell: Int, mass: Double, own: Double)

  // MARK: - The rank distribution

  private func exactBounds(_ masses: [Mass], exact: [[Double]], tail: Double) -> (Int, Int) {
    var ranks = Array(repeating: 0.0, count: accounts)
    for (cell, mass, own) in masses {
      let others = Self.deconvolve(exact[cell], own)
      for (index, probability) in others.enumerated() { ranks[index] += mass * probability }
    }
    let total = ranks.reduce(0, +)
    var sum = 0.0
    var lower: Int?
    for (index, probability) in ranks.enumerated() {
      sum += probability / total
      // Half a billionth: the same sum in another order must not move the bound.
      if lower == nil, sum >= tail - 5e-10 { lower = index + 1 }
      if sum >= 1 - tail - 5e-10 { return (lower ?? 1, index + 1) }
    }
    return (lower ?? 1, accounts)
  }

  /// The smallest rank r for which P(rank <= r) satisfies the condition, by bisection.
  private func smallestRank(_ masses: [Mass], _ condition: (Double) -> Bool) -> Int {
    var low = 1
    var high = accounts
    while low < high {
      let middle = (low + high) / 2
      if condition(probability(rankAtMost: middle, masses)) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private func probability(rankAtMost rank: Int, _ masses: [Mass]) -> Double {
    var sum = 0.0
    for (cell, mass, own) in masses {
      let mean = above[cell] - own
      let spread = max(variance[cell] - own * (1 - own), 0)
      let distance = Double(rank) - 0.5 - mean
      guard spread > 1e-6 else {
        if distance >= 0 { sum += mass }
        continue
      }
      let deviation = spread.squareRoot()
      let z = distance / deviation
      if z > 8 { sum += mass }
      guard abs(z) <= 8 else { continue }
      let third = (skew[cell] - own * (1 - own) * (1 - 2 * own)) / (spread * deviation)
      let correction = third * (z * z - 1) / 6 * normalDensity(z)
      sum += mass * min(max(normalCumulative(z) - correction, 0), 1)
    }
    return sum
  }

  /// One more yes-or-no variable.
  private static func convolve(_ distribution: inout [Double], _ p: Double) {
    distribution.append(0)
    for index in stride(from: distribution.count - 1, to: 0, by: -1) {
      distribution[index] = distribution[index] * (1 - p) + distribution[index - 1] * p
    }
    distribution[0] *= 1 - p
  }

  /// One fewer, from the side where dividing does not enlarge errors.
  private static func deconvolve(_ distribution: [Double], _ p: Double) -> [Double] {
    let count = distribution.count - 1
    var result = Array(repeating: 0.0, count: count)
    if p < 0.5 {
      var previous = 0.0
      for index in 0..<count {
        previous = max((distribution[index] - p * previous) / (1 - p), 0)
        result[index] = previous
      }
    } else {
      var next = 0.0
      for index in stride(from: count - 1, through: 0, by: -1) {
        next = max((distribution[index + 1] - (1 - p) * next) / p, 0)
        result[index] = next
      }
    }
    return result
  }

  // MARK: - The grid

  private static let cellsWanted = 1000
  private static let multiples: [Double] = (-24...24).map { Double($0) / 6 }

  /// Points where the accounts are: 49 per account (from -4 to 4 standard deviations), thinned to equal shares of
  /// the portfolio, with an even grid beneath and a fine one towards both ends, where the best and worst decide.
  private static func points<Distribution: ScoreDistribution>(
    _ distinct: [Distribution], multiplicity: [Int], accounts: Int
  ) -> [Double] {
    var marks: [(Double, Int)] = []
    for (distribution, times) in zip(distinct, multiplicity) {
      for multiple in multiples {
        let t = (distribution.mean + multiple * distribution.standardDeviation) / 100
        if abs(t) < 1 { marks.append((t, times)) }
      }
    }
    marks.sort { $0.0 < $1.0 }
    var points = (0...200).map { Double($0 - 100) / 100 }
    let weight = marks.reduce(0) { $0 + $1.1 }
    var passed = 0
    var share = 0
    for (index, (mark, times)) in marks.enumerated() {
      passed += times
      let isEnd = index < 64 || index >= marks.count - 64
      if isEnd || passed * cellsWanted >= share * weight {
        points.append(mark)
        while passed * cellsWanted >= share * weight { share += 1 }
      }
    }
    for step in 1...48 {
      let gap = exp(-Double(step) * 0.35)
      points += [1 - gap, gap - 1]
    }
    points.sort()
    var kept: [Double] = []
    for point in points where kept.last.map({ point > $0 }) ?? true { kept.append(point) }
    return kept
  }
}
