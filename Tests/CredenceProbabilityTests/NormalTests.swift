import CredenceProbability
import CredenceTestSupport
import Testing

struct NormalPoint: Decodable {
  let z: Double
  let lower: Double
  let upper: Double
  let logLower: Double
  let logUpper: Double
}

struct NormalRoot: Decodable {
  let p: Double
  let z: Double
}

@Suite("Normal distribution")
struct NormalTests {
  @Test("both tails and their logs against 60-digit values, to z = -1e150")
  func againstReference() throws {
    var tails = WorstError()
    var logs = WorstError()
    for point in try Fixtures.cases("Probability/normal.json", as: NormalPoint.self) {
      let normal = NormalDistribution.standard
      // Below the smallest normal number a relative error means nothing.
      if point.lower > 1e-307 || point.lower == 0 {
        tails.record(relativeError(normal.cumulative(point.z), point.lower), at: "z \(point.z)")
      }
      tails.record(relativeError(normal.survival(point.z), point.upper), at: "upper z \(point.z)")
      logs.record(relativeError(normal.logCumulative(point.z), point.logLower), at: "log z \(point.z)")
      if point.logUpper != 0 {
        logs.record(relativeError(normal.logSurvival(point.z), point.logUpper), at: "log upper z \(point.z)")
      }
    }
    tails.report("normal tails")
    logs.report("normal log tails")
    #expect(tails.value < 1e-14, "\(tails.place)")
    #expect(logs.value < 1e-14, "\(logs.place)")
  }

  @Test("quantiles against 60-digit values, to the smallest subnormal")
  func quantilesAgainstReference() throws {
    var worst = WorstError()
    for root in try Fixtures.cases("Probability/normal-quantile.json", as: NormalRoot.self) {
      worst.record(relativeError(normalQuantile(root.p), root.z), at: "p \(root.p)")
      worst.record(
        relativeError(NormalDistribution.standard.survivalQuantile(root.p), -root.z), at: "upper \(root.p)")
    }
    worst.report("normal quantile")
    #expect(worst.value < 1e-15, "\(worst.place)")
  }

  @Test("quantiles from logarithms: round trips to log p = -1e299")
  func logarithmRoundTrips() {
    for logP in [-1e-12, -0.01, -0.3, -0.7, -2.58, -2.6, -30, -728, -731, -1e4, -1e9, -1e200, -1e299] {
      let z = normalQuantile(logProbability: logP)
      let back = normalLogCumulative(z)
      #expect(relativeError(back, logP) < 1e-13, "\(logP): \(z)")
    }
  }

  @Test("degenerate arguments")
  func degenerate() {
    #expect(normalQuantile(0) == -.infinity)
    #expect(normalQuantile(1) == .infinity)
    #expect(normalQuantile(0.5) == 0)
    #expect(normalCumulative(-.infinity) == 0)
    #expect(normalCumulative(.infinity) == 1)
    #expect(normalLogCumulative(-.infinity) == -.infinity)
    #expect(normalLogCumulative(.infinity) == 0)
    #expect(NormalDistribution(mean: 3, standardDeviation: 2).cumulative(3) == 0.5)
  }
}
