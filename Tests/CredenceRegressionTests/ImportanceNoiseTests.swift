import CredenceLinearAlgebra
import CredenceSurvey
import Testing

@testable import CredenceRegression

@Suite("Noise in importance")
struct ImportanceNoiseTests {
  @Test("with independent answers the shares less noise sum to the adjusted R squared")
  func adjustedRSquared() throws {
    let (design, outcome, accounts) = try FixtureColumns.drivers120()
    let clusters = Clusters(accounts)
    let (adjustments, drivers) = (
      design.selectingColumns([0, 7, 8]), design.selectingColumns(Array(1...6))
    )
    let full = try LinearModel(design: design, outcome: outcome, errors: .classical)
    let role = try LinearModel(design: adjustments, outcome: outcome, errors: .classical)
    let (r2, base) = (try #require(full.rSquared), try #require(role.rSquared))
    let mean = outcome.reduce(0, +) / 120
    let squares = outcome.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let noise = try ImportanceNoise.shares(
      adjustments: adjustments, drivers: drivers, outcome: outcome, clusters: clusters, weights: nil,
      residualVariance: (1 - r2) * squares / Double(120 - 9), accountVariance: 0)
    let importance = try Importance(adjustments: adjustments, drivers: drivers, outcome: outcome)
      .lessNoise(noise)
    let partial = (r2 - base) / (1 - base)
    let adjusted = 1 - (1 - partial) * Double(120 - 3) / Double(120 - 9)
    #expect(isClose(importance.total, adjusted, 1e-10))
    for own in noise { #expect(isClose(own, (1 - partial) / 111, 1e-10)) }
    #expect(isClose(importance.noiseFloor, (1 - partial) / 111, 1e-10))
  }

  /// With two drivers both orders are enumerated: what a driver adds has one direction, and its noise is u'Vu.
  @Test("with alike answers the noise is u'Vu, averaged over both orders of two drivers")
  func alongAccounts() throws {
    let (design, outcome, accounts) = try FixtureColumns.drivers120()
    let clusters = Clusters(accounts)
    let drivers = design.selectingColumns([1, 4])
    let noise = try ImportanceNoise.shares(
      adjustments: design.selectingColumns([0]), drivers: drivers, outcome: outcome, clusters: clusters,
      weights: nil, residualVariance: 3_000, accountVariance: 2_000)
    func centred(_ column: [Double]) -> [Double] {
      let mean = column.reduce(0, +) / Double(column.count)
      return column.map { $0 - mean }
    }
    func product(_ one: [Double], _ other: [Double]) -> Double {
      zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
    }
    func variance(_ column: [Double]) -> Double {
      var sums = [Double](repeating: 0, count: clusters.count)
      for row in column.indices { sums[clusters.ofRow[row]] += column[row] }
      return (3_000 * product(column, column) + 2_000 * product(sums, sums)) / product(column, column)
    }
    let (one, other) = (centred(drivers.column(0)), centred(drivers.column(1)))
    let slope = product(one, other) / product(other, other)
    let alone = zip(one, other).map { $0 - slope * $1 }
    let left = centred(outcome)
    let expected = 0.5 * (variance(one) + variance(alone)) / product(left, left)
    #expect(isClose(noise[0], expected, 1e-10))
  }

  @Test("limits of a share: the root within t errors, 0 where the root is")
  func limits() {
    func interval(_ share: Double) -> Interval {
      ImportanceNoise.interval(share: share, error: 0.05, degreesOfFreedom: 1e12, level: .ninetyFive)
    }
    // (.2 -+ 1.959964 .05)^2
    #expect(isClose(interval(0.04).lower, 0.010_404_5, 1e-5))
    #expect(isClose(interval(0.04).upper, 0.088_802_5, 1e-5))
    #expect(interval(0.005).lower == 0 && interval(0).upper > 0.009)
    #expect(interval(0.99).upper == 1)
  }

  @Test("above noise is said where the interval leaves out 0, and nowhere else")
  func aboveNoise() throws {
    let analysis = try DriverAnalysis(
      try SurveyFixture.drivers120().design(), options: DriverAnalysisTests.options())
    for driver in analysis.drivers {
      let interval = try #require(driver.importanceInterval)
      #expect(driver.isAboveNoise == (interval.lower > 0))
      #expect(driver.importance <= interval.upper && interval.upper <= 1)
    }
    #expect(analysis.drivers.contains { $0.isAboveNoise == true })
    #expect(analysis.drivers.contains { $0.isAboveNoise == false })
  }
}
