/// What is counted, as sums over accounts, contacts or claims; every figure of the report is a ratio of two sums.
enum Measure: Int, CaseIterable {
  case latentCovered, latentWidth, latentSquare
  case realisedCovered, realisedWidth, realisedSquare
  /// The same for accounts none of whose decision makers answered.
  case latentCoveredSilent, latentWidthSilent, latentSquareSilent
  case realisedCoveredSilent, realisedWidthSilent, realisedSquareSilent
  /// Log probability of what a silent contact would answer.
  case scoreHealth, scoreRaw, scoreFlat, scorePooled
  /// Claims that are right, and accounts without a claim.
  case rightVeryHealthy, rightHealthy, rightNeutral, rightUnhealthy, rightVeryUnhealthy, unclear
  /// Claims that rest on the account's own answers, and on the other accounts, that are right.
  case rightHeard, rightExpected
  /// Accounts of which everybody has answered.
  case census
  /// Answers until an unclear account is settled, and whether two were enough.
  case answersAsked, answersRandom, withinTwoAsked, withinTwoRandom
}

/// A numerator and a denominator.
struct Sums: Sendable {
  var value = 0.0
  var count = 0.0

  mutating func add(_ value: Double, count: Double = 1) {
    self.value += value
    self.count += count
  }
}

/// Stated against observed, in ten bins of the stated probability.
struct Calibration: Sendable {
  struct Bin: Sendable {
    var count = 0.0
    var stated = 0.0
    var observed = 0.0
  }

  var bins = [Bin](repeating: Bin(), count: 10)

  mutating func add(_ probability: Double, _ happened: Bool) {
    let bin = min(9, Int(probability * 10))
    bins[bin].count += 1
    bins[bin].stated += probability
    bins[bin].observed += happened ? 1 : 0
  }

  mutating func add(_ other: Calibration) {
    for index in bins.indices {
      bins[index].count += other.bins[index].count
      bins[index].stated += other.bins[index].stated
      bins[index].observed += other.bins[index].observed
    }
  }

  private var total: Double { bins.reduce(0) { $0 + $1.count } }

  /// The mean distance of stated and observed, bins weighted by their accounts.
  var error: Double {
    bins.reduce(0) { $0 + abs($1.stated - $1.observed) } / total
  }

  /// What ``error`` would be by chance alone if every stated probability were right and accounts independent.
  var errorByChance: Double {
    bins.reduce(0) { sum, bin in
      guard bin.count > 0 else { return sum }
      let share = bin.stated / bin.count
      // The mean size of a normal number is sqrt(2/pi) of its standard deviation.
      return sum + 0.797_884_560_802_865_4 * (bin.count * share * (1 - share)).squareRoot()
    } / total
  }
}

/// What was counted in one portfolio.
struct PortfolioRecord: Sendable {
  let truth: Truth
  let size: Int
  var sums = [Sums](repeating: Sums(), count: Measure.allCases.count)
  var aboveZero = Calibration()
  var maskedRisk = Calibration()
  /// Whether the search for the mode stopped where the gradient vanishes.
  var isConverged = true

  subscript(measure: Measure) -> Sums {
    get { sums[measure.rawValue] }
    set { sums[measure.rawValue] = newValue }
  }
}

/// A ratio of sums over portfolios with its Monte Carlo standard error, portfolios of one truth being the units.
struct Ratio {
  let value: Double
  /// `nil` where some truth has one portfolio only.
  let standardError: Double?

  /// - Parameter sums: what a portfolio contributes.
  init?(_ records: [PortfolioRecord], _ sums: (PortfolioRecord) -> Sums) {
    let parts = records.map { (truth: $0.truth, sums: sums($0)) }
    let count = parts.reduce(0) { $0 + $1.sums.count }
    guard count > 0 else { return nil }
    let value = parts.reduce(0) { $0 + $1.sums.value } / count
    var variance: Double? = 0
    for truth in Truth.allCases {
      // Truths are chosen, not drawn: only what differs between portfolios of one truth is chance.
      let residuals = parts.filter { $0.truth == truth }.map { $0.sums.value - value * $0.sums.count }
      guard !residuals.isEmpty else { continue }
      guard residuals.count > 1 else {
        variance = nil
        break
      }
      let number = Double(residuals.count)
      let mean = residuals.reduce(0, +) / number
      let squares = residuals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      variance = variance.map { $0 + squares * number / (number - 1) }
    }
    self.value = value
    standardError = variance.map { $0.squareRoot() / count }
  }

  init?(_ records: [PortfolioRecord], _ measure: Measure) {
    self.init(records) { $0[measure] }
  }
}
