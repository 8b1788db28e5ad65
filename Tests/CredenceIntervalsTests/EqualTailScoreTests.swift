import CredenceIntervals
import CredenceSurvey
import CredenceTestSupport
import Testing

@Suite("Equal-tail score")
struct EqualTailScoreTests {
  @Test("against a plain search from the definition: all outcomes of n <= 5, 1e-7 points")
  func plainSearch() throws {
    let cases = try Fixtures.cases("Intervals/equal-tail-score.json", as: LengthOptimalTests.Case.self)
    #expect(cases.count == 89)
    for one in cases {
      let method = EqualTailScoreInterval(tieWeight: one.tieWeight)
      let interval = try method.interval(
        of: .netPromoterScore, in: one.counts, level: ConfidenceLevel(one.level))
      #expect((interval.lower - one.lower).magnitude < 1e-7, "\(one): \(interval.lower)")
      #expect((interval.upper - one.upper).magnitude < 1e-7, "\(one): \(interval.upper)")
    }
  }

  struct Difference: Decodable {
    let first: [Int]
    let second: [Int]
    let level: Double
    let tieWeight: Double
    let lower: Double
    let upper: Double
    let tolerance: Double
  }

  @Test("against differences of two scores made of these limits by an independent program, n up to 20")
  func differences() throws {
    for one in try Fixtures.cases("Intervals/equal-tail-differences.json", as: Difference.self) {
      let method = EqualTailScoreInterval(tieWeight: one.tieWeight)
      let level = try ConfidenceLevel(one.level)
      func estimate(_ group: [Int]) throws -> Estimate {
        try ScoreCounts(promoters: group[0], passives: group[1], detractors: group[2])
          .estimate(.netPromoterScore, by: method, level: level)
      }
      let first = try estimate(one.first)
      let second = try estimate(one.second)
      let difference = first.value - second.value
      func reach(_ one: Double, _ other: Double) -> Double { (one * one + other * other).squareRoot() }
      let lower =
        difference - reach(first.value - first.interval.lower, second.interval.upper - second.value)
      let upper =
        difference + reach(first.interval.upper - first.value, second.value - second.interval.lower)
      #expect((lower - one.lower).magnitude <= one.tolerance, "\(one): \(lower)")
      #expect((upper - one.upper).magnitude <= one.tolerance, "\(one): \(upper)")
    }
  }
}
