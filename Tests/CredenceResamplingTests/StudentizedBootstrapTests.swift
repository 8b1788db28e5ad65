import CredenceSurvey
import CredenceTestSupport
import Testing

@testable import CredenceResampling

@Suite("Studentised and approximate bootstrap")
struct StudentizedBootstrapTests {
  struct Case: Decodable, Sendable {
    let promoters: Int
    let passives: Int
    let detractors: Int
    let level: Double
    let lower: Double
    let upper: Double
  }

  @Test("bootstrap-t against an independent enumeration of all outcomes")
  func studentized() throws {
    for item in try Fixtures.cases("Resampling/bootstrap_t.json", as: Case.self) {
      let counts = ScoreCounts(
        promoters: item.promoters, passives: item.passives, detractors: item.detractors)
      let interval = try counts.estimate(.netPromoterScore, by: .bootstrapT, level: ConfidenceLevel(item.level))
        .interval
      #expect(abs(interval.lower - item.lower) < 1e-6, "\(item)")
      #expect(abs(interval.upper - item.upper) < 1e-6, "\(item)")
    }
  }

  @Test("ABC against R's boot::abc.ci: a score, the mouse mean, the law school correlation, a variance")
  func approximate() throws {
    let counts = ScoreCounts(promoters: 6, passives: 3, detractors: 1)
    let interval = try counts.estimate(.netPromoterScore, by: .abc()).interval
    #expect(abs(interval.lower - -3.34003) < 0.01 && abs(interval.upper - 83.448083) < 0.01)

    let mouse: [Double] = [94, 197, 16, 38, 99, 141, 23]
    let mean = try #require(
      ApproximateBootstrap.limits(observations: 7, level: .ninetyFive) { weights in
        zip(weights, mouse).reduce(0) { $0 + $1.0 * $1.1 }
      })
    #expect(abs(mean.lowerBound - 46.4209159901) < 0.001 && abs(mean.upperBound - 139.2194852605) < 0.001)

    // Efron & Tibshirani 1993, table 3.1.
    let law: [Double] = [576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594]
    let grades: [Double] = [
      3.39, 3.3, 2.81, 3.03, 3.44, 3.07, 3.0, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96,
    ]
    let correlation = try #require(
      ApproximateBootstrap.limits(observations: 15, level: .ninetyFive) { weights in
        Self.correlation(law, grades, weights)
      })
    #expect(abs(correlation.lowerBound - 0.337969250696) < 0.001)
    #expect(abs(correlation.upperBound - 0.942070196485) < 0.001)

    // Efron & Tibshirani 1993, chapter 14, spatial test A; 90% limits by R.
    let spatial: [Double] = [
      48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41,
    ]
    let variance = try #require(
      ApproximateBootstrap.limits(observations: spatial.count, level: .ninety) { weights in
        let center = zip(weights, spatial).reduce(0) { $0 + $1.0 * $1.1 }
        return zip(weights, spatial).reduce(0) { $0 + $1.0 * ($1.1 - center) * ($1.1 - center) }
      })
    #expect(abs(variance.lowerBound - 116.49679013) < 0.5 && abs(variance.upperBound - 260.533207468) < 0.5)
    let center = spatial.reduce(0, +) / Double(spatial.count)
    let leaveOneOut = spatial.indices.map { left -> Double in
      let rest = spatial.indices.filter { $0 != left }.map { spatial[$0] }
      let mean = rest.reduce(0, +) / Double(rest.count)
      return rest.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(rest.count)
    }
    #expect(abs(Acceleration.of(leaveOneOut: leaveOneOut) - 0.0612401198123) < 1e-9)
    #expect(abs(spatial.reduce(0) { $0 + ($1 - center) * ($1 - center) } / 26 - 171.534023669) < 1e-8)
  }

  static func correlation(_ first: [Double], _ second: [Double], _ weights: [Double]) -> Double {
    let total = weights.reduce(0, +)
    let firstMean = zip(weights, first).reduce(0) { $0 + $1.0 * $1.1 } / total
    let secondMean = zip(weights, second).reduce(0) { $0 + $1.0 * $1.1 } / total
    var cross = 0.0
    var firstSquares = 0.0
    var secondSquares = 0.0
    for index in first.indices {
      let one = first[index] - firstMean
      let two = second[index] - secondMean
      cross += weights[index] * one * two
      firstSquares += weights[index] * one * one
      secondSquares += weights[index] * two * two
    }
    return cross / (firstSquares * secondSquares).squareRoot()
  }
}
