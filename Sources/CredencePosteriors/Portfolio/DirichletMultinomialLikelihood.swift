internal import CredenceSurvey

/// The likelihood of many accounts' counts under counts ~ DirichletMultinomial(alpha), without the multinomial
/// coefficients, which do not depend on alpha.
///
/// It is a sum of log(alpha_k + i) over i below each count, so accounts enter only through how many have a count
/// above i: 200,000 accounts cost no more than the largest count (Minka 2000, "Estimating a Dirichlet
/// distribution"). Counts beyond ``longest`` continue with differences of log-gamma.
struct DirichletMultinomialLikelihood: Sendable {
  let promoters: RisingSum
  let passives: RisingSum
  let detractors: RisingSum
  let responses: RisingSum

  init(_ counts: [ScoreCounts]) {
    promoters = RisingSum(counts.map { $0.promoters })
    passives = RisingSum(counts.map { $0.passives })
    detractors = RisingSum(counts.map { $0.detractors })
    responses = RisingSum(counts.map { $0.responses })
  }

  var classes: [RisingSum] { [promoters, passives, detractors] }

  /// The log-likelihood at A = concentration and the class shares `means`.
  func value(concentration: Double, means: [Double]) -> Double {
    var sum = -responses.value(concentration)
    for (k, rising) in classes.enumerated() { sum += rising.value(concentration * means[k]) }
    return sum
  }

  /// Its derivative by log A at fixed means.
  func slope(concentration: Double, means: [Double]) -> Double {
    var sum = -responses.first(concentration)
    for (k, rising) in classes.enumerated() { sum += means[k] * rising.first(concentration * means[k]) }
    return concentration * sum
  }

  /// The class shares that maximise the likelihood plus `weight` times the sum of their logarithms, at a given A.
  ///
  /// The function is concave: Newton's method under the constraint that shares add up to 1.
  func means(
    concentration: Double, weight: Double, startingAt start: [Double]
  ) -> (means: [Double], steps: Int) {
    var means = start
    for step in 1...Self.mostSteps {
      var gradient = [0.0, 0, 0]
      var scale = [0.0, 0, 0]
      for (k, rising) in classes.enumerated() {
        let alpha = concentration * means[k]
        gradient[k] = concentration * rising.first(alpha) + weight / means[k]
        let curvature = concentration * concentration * rising.second(alpha) + weight / (means[k] * means[k])
        scale[k] = 1 / max(curvature, 1e-300)
      }
      let weighted = gradient[0] * scale[0] + gradient[1] * scale[1] + gradient[2] * scale[2]
      let multiplier = weighted / (scale[0] + scale[1] + scale[2])
      let moves = (0..<3).map { (gradient[$0] - multiplier) * scale[$0] }
      // No share may lose more than nine tenths of itself in a step.
      var length = 1.0
      for k in 0..<3 where moves[k] < -0.9 * means[k] { length = min(length, -0.9 * means[k] / moves[k]) }
      var largest = 0.0
      for k in 0..<3 {
        means[k] += length * moves[k]
        largest = max(largest, abs(moves[k]) / means[k])
      }
      let total = means[0] + means[1] + means[2]
      for k in 0..<3 { means[k] /= total }
      if largest < 1e-13 { return (means, step) }
    }
    return (means, Self.mostSteps)
  }

  /// The variance of the net share m1 - m3 at those shares: from the curvature, on the plane where they add up to 1.
  func netShareVariance(concentration: Double, weight: Double, means: [Double]) -> Double {
    let scale = classes.enumerated().map { k, rising in
      let curvature = concentration * concentration * rising.second(concentration * means[k])
      return 1 / max(curvature + weight / (means[k] * means[k]), 1e-300)
    }
    let difference = scale[0] - scale[2]
    return max(scale[0] + scale[2] - difference * difference / (scale[0] + scale[1] + scale[2]), 0)
  }

  static let mostSteps = 100
}

/// sum over accounts of log(x (x + 1) ... (x + count - 1)) as a function of x > 0.
struct RisingSum: Sendable {
  /// How many counts are above i, for i = 0, 1, ...
  private let exceeding: [Double]
  /// Counts above ``longest``, which go on with log-gamma from there.
  private let long: [Double]

  static let longest = 4096

  init(_ counts: [Int]) {
    let reach = min(counts.max() ?? 0, Self.longest)
    var histogram = Array(repeating: 0.0, count: reach + 1)
    for count in counts { histogram[min(count, reach)] += 1 }
    var exceeding = Array(repeating: 0.0, count: reach)
    var above = 0.0
    for i in stride(from: reach - 1, through: 0, by: -1) {
      above += histogram[i + 1]
      exceeding[i] = above
    }
    self.exceeding = exceeding
    long = counts.filter { $0 > Self.longest }.map { Double($0) }
  }

  /// Whether no account has any.
  var isEmpty: Bool { exceeding.isEmpty }

  func value(_ x: Double) -> Double {
    var sum = 0.0
    for (i, times) in exceeding.enumerated() { sum += times * log(x + Double(i)) }
    let start = x + Double(Self.longest)
    for count in long { sum += Self.logGamma(x + count) - Self.logGamma(start) }
    return sum
  }

  func first(_ x: Double) -> Double {
    var sum = 0.0
    for (i, times) in exceeding.enumerated() { sum += times / (x + Double(i)) }
    let start = x + Double(Self.longest)
    for count in long { sum += Self.digamma(x + count) - Self.digamma(start) }
    return sum
  }

  /// Minus the second derivative.
  func second(_ x: Double) -> Double {
    var sum = 0.0
    for (i, times) in exceeding.enumerated() {
      let term = x + Double(i)
      sum += times / (term * term)
    }
    let start = x + Double(Self.longest)
    for count in long { sum += Self.trigamma(start) - Self.trigamma(x + count) }
    return sum
  }

  // Arguments are above 4096: three terms of each asymptotic series are exact to rounding (DLMF 5.11).
  private static func logGamma(_ x: Double) -> Double {
    (x - 0.5) * log(x) - x + 1 / (12 * x) - 1 / (360 * x * x * x)
  }
  private static func digamma(_ x: Double) -> Double { log(x) - 1 / (2 * x) - 1 / (12 * x * x) }
  private static func trigamma(_ x: Double) -> Double {
    1 / x + 1 / (2 * x * x) + 1 / (6 * x * x * x)
  }
}
