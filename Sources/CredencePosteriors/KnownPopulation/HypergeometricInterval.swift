public import CredenceSurvey

/// The prediction interval with guaranteed coverage over every composition of the known contacts.
///
/// Were all N contacts asked, NP would be promoters, NM passives, ND detractors, and the n who answered are a draw
/// without replacement: multivariate hypergeometric. For each value K of NP - ND all outcomes y are ordered by
/// predictive probability of K given y over its prior probability (under the flat prior the mean over the
/// compositions with that K of the probability of y), and
///
///     p(x, K) = max over compositions with K that can have given x of Pr(y : ratio(y) <= ratio(x))
///
/// The interval is the hull of {K : p > 1 - level}. The true composition is among those maximised over, so it is
/// left out with probability at most 1 - level, whatever it is.
public struct HypergeometricPrediction: IntervalMethod {
  /// The method.
  package init() {}

  /// `hypergeometric`.
  public var name: String { "hypergeometric" }

  /// The most products of binomials an interval may take: about a second.
  package static let mostWork = 500_000_000.0

  /// The interval in points, of kind prediction; of zero width in a census.
  ///
  /// - Throws: ``EstimationError/populationUnknown(method:)``, ``EstimationError/noResponses``, and
  ///   ``EstimationError/notApplicable(method:reason:)`` where the enumeration would take too long.
  public func interval(
    of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel
  ) throws(EstimationError) -> Interval {
    guard let population = counts.population, let nonrespondents = counts.nonrespondents else {
      throw .populationUnknown(method: name)
    }
    guard counts.responses > 0 else { throw .noResponses }
    let work = Self.work(responses: counts.responses, population: population)
    guard work <= Self.mostWork else {
      throw .notApplicable(
        method: name,
        reason: "\(counts.responses) answers of \(population) contacts would take \(work) steps; "
          + "use predictive or score-fpc")
    }
    let test = HypergeometricTest(counts, population: population)
    let balance = counts.promoters - counts.detractors
    let smallest = balance - nonrespondents
    let largest = balance + nonrespondents
    let miss = level.significanceLevel
    var low = smallest
    while low < largest, !test.accepts(low, miss: miss) { low += 1 }
    var high = largest
    while high > low, !test.accepts(high, miss: miss) { high -= 1 }
    return Interval(
      lower: 100 * Double(low) / Double(population), upper: 100 * Double(high) / Double(population),
      level: level, method: name, kind: .prediction)
  }

  /// Census, or the supposition about the nonrespondents with the bounds without it.
  public func diagnostics(
    of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel
  ) -> [Diagnostic] {
    counts.populationDiagnostics()
  }

  /// At most this many products: compositions, times outcomes, times values of K.
  static func work(responses: Int, population: Int) -> Double {
    let n = Double(responses)
    let outcomes = (n + 1) * (n + 2) / 2
    return (Double(population) / 2 + 1) * outcomes * (2 * (Double(population) - n) + 1)
  }
}

extension IntervalMethod where Self == HypergeometricPrediction {
  /// The prediction interval with guaranteed coverage.
  public static var hypergeometric: HypergeometricPrediction { HypergeometricPrediction() }
}

/// The test of one observed sample against all values of K.
private struct HypergeometricTest {
  let observed: ScoreCounts
  let responses: Int
  let population: Int
  /// Row m holds the binomials of m over 0...n, divided by a common factor so that no product overflows.
  let binomials: [[Double]]
  let outcomes: [(promoters: Int, passives: Int, detractors: Int)]
  let observedIndex: Int

  init(_ counts: ScoreCounts, population: Int) {
    observed = counts
    responses = counts.responses
    self.population = population
    let n = counts.responses
    // A draw of n from N has C(N, n) ways: each row carries its share of that, exp(-k log C(N, n)/n) for the k-th.
    var logWays = 0.0
    for k in 0..<n { logWays += log(Double(population - k)) - log(Double(k + 1)) }
    let scale = exp(-logWays / Double(n))
    binomials = (0...population).map { m in
      var row = Array(repeating: 0.0, count: n + 1)
      var value = 1.0
      row[0] = 1
      for k in 0..<min(m, n) {
        value *= Double(m - k) / Double(k + 1) * scale
        row[k + 1] = value
      }
      return row
    }
    var outcomes: [(promoters: Int, passives: Int, detractors: Int)] = []
    var index = 0
    for promoters in 0...n {
      for detractors in 0...(n - promoters) {
        if promoters == counts.promoters && detractors == counts.detractors { index = outcomes.count }
        outcomes.append((promoters, n - promoters - detractors, detractors))
      }
    }
    self.outcomes = outcomes
    observedIndex = index
  }

  func accepts(_ balance: Int, miss: Double) -> Bool {
    let fewestDetractors = max(0, -balance)
    let mostDetractors = (population - balance) / 2
    guard mostDetractors >= fewestDetractors else { return false }
    var table: [[Double]] = []
    var ratio = Array(repeating: 0.0, count: outcomes.count)
    var reachable: [Int] = []
    for detractors in fewestDetractors...mostDetractors {
      let promoters = detractors + balance
      let passives = population - promoters - detractors
      let p = binomials[promoters]
      let m = binomials[passives]
      let d = binomials[detractors]
      let row = outcomes.map { p[$0.promoters] * m[$0.passives] * d[$0.detractors] }
      for (index, probability) in row.enumerated() { ratio[index] += probability }
      let possible =
        promoters >= observed.promoters && passives >= observed.passives && detractors >= observed.detractors
      if possible { reachable.append(table.count) }
      table.append(row)
    }
    // Equal ratios come out a few roundings apart; they count in full, and p is compared on the safe side.
    let bar = ratio[observedIndex] * (1 + 1e-9)
    for composition in reachable {
      let row = table[composition]
      var total = 0.0
      var atMost = 0.0
      for (index, probability) in row.enumerated() {
        total += probability
        if ratio[index] <= bar { atMost += probability }
      }
      if atMost > miss * (1 - 1e-10) * total { return true }
    }
    return false
  }
}
