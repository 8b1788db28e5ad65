package import CredenceSurvey

/// The acceleration a of BCa and ABC: a sixth of the skewness of the statistic's influence values.
package enum Acceleration {
  /// From the counts of a linear statistic: sum d^3 / (6 (sum d^2)^1.5) with d the deviations of the answers'
  /// loadings from their mean. 0 for a unanimous sample.
  package static func of(_ statistic: some ScoreStatistic, in counts: ScoreCounts) -> Double {
    guard counts.responses > 0 else { return 0 }
    let classes = LoyaltyClass.allCases
    let loadings = classes.map { Double(statistic.loading(of: $0)) }
    let sizes = classes.map { Double(counts[$0]) }
    return of(values: loadings, counts: sizes)
  }

  /// From influence values (empirical, or jackknife values of any statistic), each counted once.
  ///
  /// - Precondition: at least one value.
  package static func of(influence values: [Double]) -> Double {
    of(values: values, counts: Array(repeating: 1, count: values.count))
  }

  /// From the values a statistic takes when each observation is left out in turn.
  ///
  /// - Precondition: at least one value.
  package static func of(leaveOneOut values: [Double]) -> Double {
    // Leaving out a large influence lowers the statistic: the deviations change their sign.
    of(influence: values.map { -$0 })
  }

  private static func of(values: [Double], counts: [Double]) -> Double {
    let total = counts.reduce(0, +)
    precondition(total > 0, "an acceleration needs at least one value")
    let mean = zip(values, counts).reduce(0) { $0 + $1.0 * $1.1 } / total
    var squares = 0.0
    var cubes = 0.0
    for (value, count) in zip(values, counts) {
      let deviation = value - mean
      squares += count * deviation * deviation
      cubes += count * deviation * deviation * deviation
    }
    guard squares > 0 else { return 0 }
    return cubes / (6 * squares * squares.squareRoot())
  }
}
