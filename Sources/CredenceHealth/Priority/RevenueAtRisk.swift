import CredenceProbability
public import CredenceSurvey

/// How revenue at risk is reckoned.
public enum RiskRule: String, Sendable, Hashable, Codable, CaseIterable {
  /// Revenue times the probability that the account's health is below zero.
  case probability
  /// Fixed constants, for comparison with tools that use them: half of the revenue that detractors stand for and
  /// 30% of what passives stand for, an account's revenue spread evenly over its answers. They say nothing of how
  /// sure one can be.
  case fixed5030 = "fixed-50-30"
}

/// The revenue a portfolio may lose, in the file's own currency.
public struct RevenueAtRisk: Sendable, Hashable {
  /// Per account, in the portfolio's order: the expected revenue at risk; `nil` where the revenue is not known or
  /// nobody answered.
  public let perAccount: [Double?]
  /// The expected total.
  public let expected: Double
  /// How the total is distributed, accounts taken as independent given the portfolio; `nil` under fixed constants,
  /// which have no distribution, and where no revenue is known.
  public let interval: Interval?
  /// Revenue of accounts where nobody answered: silent, not at risk and not safe.
  public let silentRevenue: Double
  /// Revenue of accounts with answers.
  public let answeredRevenue: Double
  /// How it was reckoned.
  public let rule: RiskRule

  /// One account's part.
  package struct Account: Sendable, Hashable {
    /// Yearly revenue; `nil` if unknown.
    package let revenue: Double?
    /// All its answers.
    package let counts: ScoreCounts
    /// P(health < 0).
    package let probabilityBelowZero: Double

    /// Makes a part.
    package init(revenue: Double?, counts: ScoreCounts, probabilityBelowZero: Double) {
      self.revenue = revenue
      self.counts = counts
      self.probabilityBelowZero = probabilityBelowZero
    }
  }

  /// Above so many accounts the total is as good as normal.
  private static let largestSimulated = 5_000
  private static let draws = 20_000

  /// Reckons a portfolio.
  ///
  /// - Parameters:
  ///   - level: of the interval of the total.
  ///   - seed: of the draws the interval is read from (up to 5,000 accounts; beyond, a normal distribution of the exact
  ///     mean and variance).
  package init(_ accounts: [Account], rule: RiskRule = .probability, level: ConfidenceLevel, seed: UInt64) {
    self.rule = rule
    let known = accounts.filter { $0.revenue != nil }
    silentRevenue = known.filter { $0.counts.responses == 0 }.reduce(0) { $0 + ($1.revenue ?? 0) }
    let answered = known.filter { $0.counts.responses > 0 }
    answeredRevenue = answered.reduce(0) { $0 + ($1.revenue ?? 0) }
    perAccount = accounts.map { Self.expected($0, rule) }
    let total = perAccount.reduce(0) { $0 + ($1 ?? 0) }
    expected = total
    guard rule == .probability, answeredRevenue > 0 else {
      interval = nil
      return
    }
    let tail = (1 - level.value) / 2
    let limits: (lower: Double, upper: Double)
    if answered.count <= Self.largestSimulated {
      limits = Self.simulated(answered, tail: tail, seed: seed)
    } else {
      let variance = answered.reduce(0.0) { sum, account in
        let (revenue, p) = (account.revenue ?? 0, account.probabilityBelowZero)
        return sum + revenue * revenue * p * (1 - p)
      }
      let half = NormalDistribution.standard.quantile(1 - tail) * variance.squareRoot()
      limits = (max(0, total - half), min(answeredRevenue, total + half))
    }
    interval = Interval(
      lower: min(limits.lower, limits.upper), upper: limits.upper, level: level,
      method: "independent-accounts",
      kind: .credible)
  }

  private static func expected(_ account: Account, _ rule: RiskRule) -> Double? {
    guard let revenue = account.revenue, account.counts.responses > 0 else { return nil }
    switch rule {
    case .probability: return revenue * account.probabilityBelowZero
    case .fixed5030:
      let n = Double(account.counts.responses)
      return revenue * (0.5 * Double(account.counts.detractors) + 0.3 * Double(account.counts.passives)) / n
    }
  }

  /// Equal-tailed limits of the sum of revenue x Bernoulli(p).
  private static func simulated(_ accounts: [Account], tail: Double, seed: UInt64) -> (
    lower: Double, upper: Double
  ) {
    var totals = [Double](repeating: 0, count: draws)
    for (number, account) in accounts.enumerated() {
      let (revenue, p) = (account.revenue ?? 0, account.probabilityBelowZero)
      if p >= 1 - 1e-12 {
        for draw in totals.indices { totals[draw] += revenue }
        continue
      }
      guard p > 1e-12 else { continue }
      // A stream an account: leaving one out does not change what the others draw.
      var generator = PhiloxGenerator(seed: seed, stream: UInt64(number))
      for draw in totals.indices where generator.uniform() < p { totals[draw] += revenue }
    }
    totals.sort()
    func quantile(_ level: Double) -> Double {
      totals[min(draws - 1, max(0, Int((level * Double(draws)).rounded(.up)) - 1))]
    }
    return (quantile(tail), quantile(1 - tail))
  }
}

/// Revenue against health: how many accounts and how much revenue are expected in each quarter. An account belongs to
/// a quarter with a probability, not by a dot.
public struct RevenueQuadrants: Sendable, Hashable {
  /// One quarter.
  public struct Quarter: Sendable, Hashable {
    /// Whether the accounts' revenue is above the portfolio's median.
    public let isHighRevenue: Bool
    /// Whether health is above zero.
    public let isHealthy: Bool
    /// The expected number of accounts.
    public let accounts: Double
    /// The expected revenue.
    public let revenue: Double
  }

  /// The median revenue of the accounts that have answers and a revenue.
  public let medianRevenue: Double
  /// High revenue and unhealthy, high and healthy, low and unhealthy, low and healthy.
  public let quarters: [Quarter]

  /// Sorts accounts with answers and a revenue; `nil` where there are none.
  ///
  /// - Parameter accounts: revenue, and P(health > 0).
  package init?(_ accounts: [(revenue: Double, probabilityAboveZero: Double)]) {
    guard !accounts.isEmpty else { return nil }
    let revenues = accounts.map(\.revenue).sorted()
    let middle = revenues.count / 2
    let median =
      revenues.count.isMultiple(of: 2) ? (revenues[middle - 1] + revenues[middle]) / 2 : revenues[middle]
    medianRevenue = median
    quarters = [(true, false), (true, true), (false, false), (false, true)].map { high, healthy in
      var (count, revenue) = (0.0, 0.0)
      for account in accounts where (account.revenue > median) == high {
        let share = healthy ? account.probabilityAboveZero : 1 - account.probabilityAboveZero
        count += share
        revenue += share * account.revenue
      }
      return Quarter(isHighRevenue: high, isHealthy: healthy, accounts: count, revenue: revenue)
    }
  }
}
