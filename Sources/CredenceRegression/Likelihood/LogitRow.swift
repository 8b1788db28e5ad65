/// What the cumulative logit says of one row: its probabilities, and score and expected information in its linear
/// predictors a_j - x b. The plain form, for what is done once a row; the solver has its own loop.
struct LogitRow {
  /// F_j, the probability of being at or below threshold j.
  private(set) var shares: [Double]
  /// 1 - F_j.
  private(set) var tails: [Double]
  /// The probability of each class.
  private(set) var probabilities: [Double]
  /// d_c and the derivatives of its logarithm, free of the row.
  private let gaps: [Double]
  private let gapFirst: [Double]
  private let gapSecond: [Double]
  private let thresholds: [Double]

  init(thresholds: some Collection<Double>) {
    let thresholds = Array(thresholds)
    self.thresholds = thresholds
    let m = thresholds.count
    shares = [Double](repeating: 0, count: m)
    tails = shares
    probabilities = [Double](repeating: 0, count: m + 1)
    var gaps = [Double](repeating: 1, count: m + 1)
    var gapFirst = [Double](repeating: 0, count: m + 1)
    var gapSecond = gapFirst
    for c in 1..<max(1, m) {
      let delta = thresholds[c] - thresholds[c - 1]
      gaps[c] = -expm1(-delta)
      (gapFirst[c], gapSecond[c]) = CumulativeLogitEngine.gapDerivatives(delta)
    }
    self.gaps = gaps
    self.gapFirst = gapFirst
    self.gapSecond = gapSecond
  }

  /// Moves to a row with this x b.
  mutating func move(to predictor: Double) {
    var below = 1.0
    for j in thresholds.indices {
      let ratio = exp(min(600, max(-600, predictor - thresholds[j])))
      shares[j] = 1 / (1 + ratio)
      tails[j] = ratio * shares[j]
      probabilities[j] = shares[j] * below * gaps[j]
      below = tails[j]
    }
    probabilities[thresholds.count] = below
  }

  /// The slope of F_j.
  func density(_ j: Int) -> Double { shares[j] * tails[j] }

  /// The derivative of log Pr(class) in each linear predictor.
  func score(_ class: Int) -> [Double] {
    thresholds.indices.map { j in
      if j == `class` { return tails[j] + gapFirst[j] - (j + 1 == `class` ? gapFirst[j + 1] : 0) }
      return j + 1 == `class` ? -shares[j] - gapFirst[j + 1] : 0
    }
  }

  /// The information's row sums: (pi_j + pi_j+1) g_j. What couples neighbours cancels in them.
  func informationSums() -> [Double] {
    thresholds.indices.map { (probabilities[$0] + probabilities[$0 + 1]) * density($0) }
  }

  /// The tridiagonal expected information: diagonal, and the elements below it (the first is 0).
  func information() -> (diagonal: [Double], below: [Double]) {
    var diagonal = informationSums()
    var below = [Double](repeating: 0, count: diagonal.count)
    for c in 1..<max(1, thresholds.count) {
      let coupling = probabilities[c] * gapSecond[c]
      diagonal[c] += coupling
      diagonal[c - 1] += coupling
      below[c] = -coupling
    }
    return (diagonal, below)
  }
}
