public import CredenceSurvey

/// The Wilson interval of a net score: Wilson's limits of the promoter share and of the detractor share, squared
/// and added with their correlation.
///
/// Newcombe 1998, Statistics in Medicine 17:2635, method 10, with promoters and detractors as the discordant
/// pairs of a paired 2 x 2 table and no pair of two successes.
public struct NewcombeInterval: NetScoreIntervalMethod {
  /// The method.
  package init() {}
  /// `newcombe`.
  public var name: String { "newcombe" }

  /// The limits of the net score in points.
  package func limits(for counts: ScoreCounts, at critical: CriticalValue) throws(EstimationError)
    -> IntervalLimits
  {
    try mirrored(counts, at: critical, holdsPointEstimate: true) { promoters, passives, detractors in
      PairedTable(both: 0, first: promoters, second: detractors, neither: passives)
        .newcombeLimits(z: critical.z)
    }
  }
}

extension IntervalMethod where Self == NewcombeInterval {
  /// Wilson's limits of the two shares, squared and added.
  public static var newcombe: NewcombeInterval { NewcombeInterval() }
}

/// A paired 2 x 2 table: how many succeeded on both, on the first or second occasion alone, on neither.
struct PairedTable {
  let both: Double
  let first: Double
  let second: Double
  let neither: Double

  /// Newcombe's method 10 for the difference of the two success shares, on -1...1.
  @inline(__always)
  func newcombeLimits(z: Double) -> (lower: Double, upper: Double) {
    let total = both + first + second + neither
    let (firstMargin, secondMargin) = (both + first, both + second)
    let (firstShare, secondShare) = (firstMargin / total, secondMargin / total)
    let firstLimits = WilsonInterval.limits(firstMargin, total, z: z)
    let secondLimits = WilsonInterval.limits(secondMargin, total, z: z)
    let correlation = correlation(firstMargin, secondMargin, total)
    func distance(_ one: Double, _ other: Double) -> Double {
      let sum = one * one + other * other - 2 * correlation * one * other
      return max(0, sum).squareRoot()
    }
    let difference = (first - second) / total
    return (
      difference - distance(firstShare - firstLimits.lower, secondLimits.upper - secondShare),
      difference + distance(firstLimits.upper - firstShare, secondShare - secondLimits.lower)
    )
  }

  /// phi, 0 where a margin is empty, with the continuity correction of method 10 when it is positive.
  @inline(__always)
  private func correlation(_ firstMargin: Double, _ secondMargin: Double, _ total: Double) -> Double {
    let (firstRest, secondRest) = (total - firstMargin, total - secondMargin)
    guard firstMargin > 0, secondMargin > 0, firstRest > 0, secondRest > 0 else { return 0 }
    if both == 0 {
      // -first second / sqrt(product of margins), shortened so that large counts do not overflow.
      return -((first / secondRest) * (second / firstRest)).squareRoot()
    }
    let product = both * neither - first * second
    let corrected = product > 0 ? max(product - 0.5 * total, 0) : product
    return corrected / (firstMargin * firstRest).squareRoot() / (secondMargin * secondRest).squareRoot()
  }
}
