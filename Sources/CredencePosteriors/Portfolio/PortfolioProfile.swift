internal import CredenceSurvey

/// The marginal likelihood of a portfolio along log A, the mean shares at their best at each A.
struct PortfolioProfile {
  enum Outcome { case interior, completePooling, separated, unseenClass }

  private let likelihood: DirichletMultinomialLikelihood
  /// The typical number of answers, n0.
  private let typical: Double
  private let pooledShares: [Double]
  private let hasUnseenClass: Bool

  init(_ answered: [ScoreCounts]) {
    likelihood = DirichletMultinomialLikelihood(answered)
    let sizes = answered.map { $0.responses }.sorted()
    typical = Double(sizes[sizes.count / 2])
    var totals = [0.0, 0, 0]
    for counts in answered {
      totals[0] += Double(counts.promoters)
      totals[1] += Double(counts.passives)
      totals[2] += Double(counts.detractors)
    }
    hasUnseenClass = totals.contains(0)
    let all = totals[0] + totals[1] + totals[2] + 1
    pooledShares = totals.map { ($0 + 1.0 / 3) / all }
  }

  /// A third of an answer of each class keeps mean shares inside the simplex.
  private static let meanWeight = 1.0 / 3
  private static let lowestLog = -7.0
  private static let scanStep = 0.5
  /// Up to A = 1e6 times the typical number of answers.
  private var highestLog: Double { log(typical) + 13.8 }

  // MARK: - Maximum likelihood

  struct Peak {
    var outcome: Outcome
    var prior: DirichletPrior?
    var logLikelihood = 0.0
    var slope = 0.0
    var steps = 0
  }

  func peak() -> Peak {
    if hasUnseenClass { return Peak(outcome: .unseenClass, prior: nil) }
    var steps = 0
    var means = pooledShares
    func profile(_ logA: Double) -> (value: Double, slope: Double) {
      let concentration = exp(logA)
      let found = likelihood.means(concentration: concentration, weight: 0, startingAt: means)
      means = found.means
      steps += found.steps
      return (
        likelihood.value(concentration: concentration, means: means),
        likelihood.slope(concentration: concentration, means: means)
      )
    }
    // From complete pooling downwards: the likelihood's slope by log A turns from negative (A too large) to
    // positive below the peak.
    var best = -Double.infinity
    var bestLog = 0.0
    var logA = highestLog
    let limit = profile(logA).value
    var logs: [Double] = []
    while logA >= Self.lowestLog {
      let value = profile(logA).value
      if value > best {
        best = value
        bestLog = logA
      }
      logs.append(logA)
      logA -= Self.scanStep
    }
    // Rounding of a sum of this size must not pass for over-dispersion.
    let noise = 1e-11 * max(1, abs(limit))
    if best - limit <= noise { return Peak(outcome: .completePooling, prior: nil, steps: steps) }
    if bestLog <= (logs.last ?? Self.lowestLog) { return Peak(outcome: .separated, prior: nil, steps: steps) }
    means = pooledShares
    var low = bestLog - Self.scanStep
    var high = bestLog + Self.scanStep
    var lowSlope = profile(low).slope
    var highSlope = profile(high).slope
    guard lowSlope > 0, highSlope < 0 else {
      return Peak(outcome: .completePooling, prior: nil, steps: steps)
    }
    // The root of the slope: secant steps that keep the bracket, an end that stays counting half.
    var side = 0
    for _ in 0..<200 {
      let middle = low + (high - low) * lowSlope / (lowSlope - highSlope)
      let slope = profile(middle).slope
      if slope > 0 {
        low = middle
        lowSlope = slope
        if side > 0 { highSlope /= 2 }
        side = 1
      } else {
        high = middle
        highSlope = slope
        if side < 0 { lowSlope /= 2 }
        side = -1
      }
      if high - low < 1e-12 || slope == 0 { break }
    }
    let concentration = exp(abs(lowSlope) < abs(highSlope) ? low : high)
    let (value, slope) = profile(log(concentration))
    let prior = try? DirichletPrior(
      promoters: concentration * means[0], passives: concentration * means[1],
      detractors: concentration * means[2])
    return Peak(outcome: .interior, prior: prior, logLikelihood: value, slope: slope, steps: steps)
  }

  // MARK: - The grid

  /// The posterior of A on a few points, where it is within exp(-7) of its height.
  func grid() -> (components: [PortfolioFit.Component], steps: Int) {
    var steps = 0
    var means = pooledShares
    func logPosterior(_ logA: Double) -> Double {
      let concentration = exp(logA)
      let found = likelihood.means(concentration: concentration, weight: Self.meanWeight, startingAt: means)
      means = found.means
      steps += found.steps
      let logMeans = means.reduce(0) { $0 + log($1) }
      // The density of log A, up to a constant: A n0^2/(A + n0)^3.
      let hyperprior = logA + 2 * log(typical) - 3 * log(concentration + typical)
      let value = likelihood.value(concentration: concentration, means: means)
      return value + Self.meanWeight * logMeans + hyperprior
    }
    var scan: [(logA: Double, value: Double)] = []
    var logA = Self.lowestLog
    while logA <= highestLog {
      scan.append((logA, logPosterior(logA)))
      logA += Self.scanStep
    }
    let top = scan.map { $0.value }.max() ?? 0
    // The peak can be narrower than the scan: walk its slopes to where it has fallen far enough.
    let peak = refinedPeak(scan, logPosterior)
    let height = max(top, peak.value)
    let low = edge(from: peak.logA, towards: Self.lowestLog, height: height, logPosterior)
    let high = edge(from: peak.logA, towards: highestLog, height: height, logPosterior)
    var found: [(prior: DirichletPrior, weight: Double, meanVariance: Double)] = []
    means = pooledShares
    for index in 0..<Self.gridPoints {
      let logA = low + (high - low) * (Double(index) + 0.5) / Double(Self.gridPoints)
      let weight = exp(logPosterior(logA) - height)
      let concentration = exp(logA)
      let prior = try? DirichletPrior(
        promoters: max(concentration * means[0], DirichletPrior.smallestWeight),
        passives: max(concentration * means[1], DirichletPrior.smallestWeight),
        detractors: max(concentration * means[2], DirichletPrior.smallestWeight))
      let meanVariance = likelihood.netShareVariance(
        concentration: concentration, weight: Self.meanWeight, means: means)
      if let prior { found.append((prior, weight, meanVariance)) }
    }
    let total = found.reduce(0) { $0 + $1.weight }
    let kept = found.filter { $0.weight > Self.leastProbability * total }
    let sum = kept.reduce(0) { $0 + $1.weight }
    let components = kept.map {
      PortfolioFit.Component(prior: $0.prior, probability: $0.weight / sum, meanVariance: $0.meanVariance)
    }
    return (components, steps)
  }

  private static let gridPoints = 11
  private static let leastProbability = 5e-4
  private static let depth = 6.5

  private func refinedPeak(
    _ scan: [(logA: Double, value: Double)], _ logPosterior: (Double) -> Double
  ) -> (logA: Double, value: Double) {
    guard let best = scan.max(by: { $0.value < $1.value }) else { return (0, 0) }
    // Golden section over the two steps around the best point of the scan.
    let ratio = 0.618_033_988_749_894_8
    var low = max(best.logA - Self.scanStep, Self.lowestLog)
    var high = min(best.logA + Self.scanStep, highestLog)
    for _ in 0..<24 {
      let first = high - ratio * (high - low)
      let second = low + ratio * (high - low)
      if logPosterior(first) > logPosterior(second) { high = second } else { low = first }
    }
    let logA = (low + high) / 2
    return (logA, logPosterior(logA))
  }

  /// Where the posterior has fallen by ``depth``, or the end of the range.
  private func edge(
    from start: Double, towards end: Double, height: Double, _ logPosterior: (Double) -> Double
  ) -> Double {
    var inside = start
    var step = end > start ? 0.05 : -0.05
    var outside = start
    while true {
      outside += step
      let isBeyond = end > start ? outside >= end : outside <= end
      if isBeyond {
        outside = end
        if logPosterior(end) > height - Self.depth { return end }
        break
      }
      if logPosterior(outside) < height - Self.depth { break }
      inside = outside
      step *= 1.6
    }
    for _ in 0..<12 {
      let middle = (inside + outside) / 2
      if logPosterior(middle) < height - Self.depth { outside = middle } else { inside = middle }
    }
    return outside
  }
}
