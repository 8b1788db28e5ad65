import CredenceConcurrency
import CredenceProbability
import CredenceSurvey

extension CoverageStudy {
  /// The coverage over a space of truths.
  ///
  /// - Precondition: `threads >= 1`.
  public func summary(over space: TruthSpace = .hundredths, threads: Int = 1) throws(CoverageError)
    -> CoverageSummary
  {
    let truths = try weightedTruths(in: space)
    // Blocks of truths, so that a thread sets up its workspace once for many.
    let block = 32
    let blocks = parallelMap(count: (truths.count + block - 1) / block, threads: threads) { index in
      var enumeration = Enumeration(study: self)
      return truths[(index * block)..<min((index + 1) * block, truths.count)].map {
        enumeration.result(at: $0)
      }
    }
    return Self.summary(of: truths, results: blocks.flatMap { $0 })
  }

  /// The coverage at one truth.
  public func coverage(at truth: Truth) -> Double {
    precondition(population == nil, "with a known population the truths are its compositions")
    var enumeration = Enumeration(study: self)
    let value = unit.scale * (isShare ? truth.promoters : truth.promoters - truth.detractors)
    return enumeration.result(at: WeightedTruth(truth: truth, value: value, weight: 1)).coverage
  }

  private static func summary(of truths: [WeightedTruth], results: [TruthResult]) -> CoverageSummary {
    let total = truths.reduce(0) { $0 + $1.weight }
    func mean(_ quantity: (TruthResult) -> Double) -> Double {
      zip(truths, results).reduce(0) { $0 + $1.0.weight * quantity($1.1) } / total
    }
    var worst = 0
    for index in results.indices where results[index].coverage < results[worst].coverage { worst = index }
    let order = results.indices.sorted {
      (results[$0].coverage, $0) < (results[$1].coverage, $1)
    }
    var passed = 0.0
    var fifthPercentile = results[order[0]].coverage
    for index in order {
      fifthPercentile = results[index].coverage
      passed += truths[index].weight
      if passed > 0.05 * total { break }
    }
    return CoverageSummary(
      truths: truths.count,
      mean: mean(\.coverage),
      fifthPercentile: fifthPercentile,
      minimum: results[worst].coverage,
      minimumAt: truths[worst].truth,
      missesBelow: .init(mean: mean(\.below), maximum: results.map(\.below).max() ?? 0),
      missesAbove: .init(mean: mean(\.above), maximum: results.map(\.above).max() ?? 0),
      meanWidth: mean(\.width))
  }
}

/// A truth with the statistic's value there, in its unit, and the truth's weight.
struct WeightedTruth: Sendable {
  let truth: Truth
  /// Class sizes, with a known population.
  var sizes: (promoters: Int, passives: Int, detractors: Int)?
  let value: Double
  let weight: Double
}

/// What happens at one truth.
struct TruthResult: Sendable {
  /// The probability that the truth is below the lower limit.
  let below: Double
  /// The probability that it is above the upper limit.
  let above: Double
  /// The expected width.
  let width: Double
  var coverage: Double { 1 - (below + above) }
}

/// The sums over all outcomes, with the memory they need.
private struct Enumeration {
  let study: CoverageStudy
  let coefficients: [Double]
  let widths: [Double]
  var below: [Double]
  var above: [Double]
  var sums: TrinomialSum

  init(study: CoverageStudy) {
    self.study = study
    sums = TrinomialSum(responses: study.responses)
    let count = study.outcomes.count
    if let population = study.population {
      // Drawing without replacement: one over the number of samples, in every outcome.
      var samples = 1.0
      for size in 0..<study.responses { samples *= Double(population - size) / Double(size + 1) }
      coefficients = Array(repeating: 1 / samples, count: count)
    } else {
      coefficients = study.outcomes.coefficients
    }
    var widths = Array(repeating: 0.0, count: count)
    for position in 0..<count {
      widths[position] = coefficients[position] * (study.upper[position] - study.lower[position])
    }
    self.widths = widths
    below = widths
    above = widths
  }

  mutating func result(at truth: WeightedTruth) -> TruthResult {
    if let sizes = truth.sizes {
      sums.setPopulation(
        promoters: sizes.promoters, passives: sizes.passives, detractors: sizes.detractors)
    } else {
      sums.setShares(
        promoters: truth.truth.promoters, passives: truth.truth.passives,
        detractors: truth.truth.detractors)
    }
    let slack = CoverageStudy.slack * study.unit.scale
    for position in coefficients.indices {
      below[position] = truth.value < study.lower[position] - slack ? coefficients[position] : 0
      above[position] = truth.value > study.upper[position] + slack ? coefficients[position] : 0
    }
    return TruthResult(
      below: sums.total(of: below), above: sums.total(of: above), width: sums.total(of: widths))
  }
}
