import CredenceSurvey
import CredenceTestSupport
import Testing

@testable import CredenceIntervals

@Suite("Length-optimal at every level")
struct LengthOptimalLevelsTests {
  static let method = LengthOptimalInterval.standard
  static let levels = [
    0.001, 0.1, 0.3, 0.5, 0.58, 0.66, 0.73, 0.8, 0.85, 0.9, 0.925, 0.95, 0.965, 0.98, 0.985, 0.99, 0.9925,
    0.995, 0.997,
    0.999, 0.9999,
  ]

  struct Case: Decodable {
    let promoters: Int
    let passives: Int
    let detractors: Int
    let level: Double
    let lower: Double
    let upper: Double
  }

  @Test("against an exact-rational brute force: all outcomes of n <= 5 at six levels, 1e-9 points")
  func exactReference() throws {
    let cases = try Fixtures.cases("Intervals/length-optimal-levels.json", as: Case.self)
    #expect(cases.count == 55 * 6)
    for one in cases {
      let counts = ScoreCounts(promoters: one.promoters, passives: one.passives, detractors: one.detractors)
      let level = try ConfidenceLevel(one.level)
      let interval = try Self.method.interval(of: .netPromoterScore, in: counts, level: level)
      #expect((interval.lower - one.lower).magnitude <= 1e-9, "\(one): \(interval.lower)")
      #expect((interval.upper - one.upper).magnitude <= 1e-9, "\(one): \(interval.upper)")
    }
  }

  @Test(
    "curves rise from the origin, corner by corner, and no outcome can be lost beyond the floor: t <= 1.4 w a"
  )
  func curves() {
    #expect(LengthOptimalCurve.corners.count == 50)
    for responses in 1...50 {
      let (_, corners) = LengthOptimalCurve.corners[responses - 1]
      let curve = LengthOptimalCurve.of(responses: responses)
      #expect(curve.tieWeight > 0 && curve.tieWeight <= 1)
      #expect(corners.count % 2 == 0 && corners[corners.count - 2] == 100_000)
      var last = (0, 0)
      for place in stride(from: 0, to: corners.count, by: 2) {
        let corner = (corners[place], corners[place + 1])
        #expect(corner.0 > last.0 && corner.1 > last.1, "n = \(responses), corner \(corner)")
        #expect(Double(corner.1) / 1e7 <= 1.4 * curve.tieWeight * Double(corner.0) / 1e5 + 1e-12)
        last = corner
      }
    }
  }

  @Test("the threshold and its inverse undo each other; proportional where 1 - level is small")
  func inverse() {
    for responses in 1...50 {
      let curve = LengthOptimalCurve.of(responses: responses)
      for significance in [1e-9, 1e-5, 0.001, 0.0234, 0.05, 0.06, 0.2, 0.5, 0.77, 1] {
        let threshold = curve.threshold(significanceLevel: significance)
        #expect((curve.significanceLevel(threshold: threshold) / significance - 1).magnitude < 1e-12)
      }
      let ratio = curve.threshold(significanceLevel: 1e-9) / 1e-9
      #expect((curve.threshold(significanceLevel: 1e-4) / 1e-4 / ratio - 1).magnitude < 1e-12)
      #expect(curve.significanceLevel(threshold: 1) == 1)
    }
  }

  @Test("one answer, by hand: the limit is where w Pr(x) is the threshold, 1.4 w (1 - level), at any level")
  func byHand() throws {
    // One promoter. At a net share d below 0 the likeliest shares have no passives, Pr(promoter) = (1 + d)/2, and no
    // outcome is ranked below it; kept while (1 + d)/2 > 1.4 (1 - level).
    for (level, expected) in [(0.95, -86.0), (0.8, -44), (0.99, -97.2)] {
      let interval = try Self.method.interval(
        of: .netPromoterScore, in: ScoreCounts(promoters: 1, passives: 0, detractors: 0),
        level: try ConfidenceLevel(level))
      #expect((interval.lower - expected).magnitude < 1e-9 && interval.upper == 100)
    }
  }

  @Test("intervals of higher levels hold those of lower ones, none is without width, all outcomes of n <= 6")
  func nested() throws {
    let levels = try Self.levels.map { try ConfidenceLevel($0) }
    for counts in Outcomes.all(upTo: 6) {
      let intervals = try levels.map {
        try Self.method.interval(of: .netPromoterScore, in: counts, level: $0)
      }
      for (inner, outer) in zip(intervals, intervals.dropFirst()) {
        #expect(outer.lower <= inner.lower && inner.upper <= outer.upper, "\(counts): \(inner) in \(outer)")
      }
      for interval in intervals { #expect(interval.width > 0, "\(counts): \(interval)") }
    }
  }

  @Test("no diagnostics at any level up to 50 answers; above, what it is")
  func diagnostics() throws {
    for level in Self.levels {
      let level = try ConfidenceLevel(level)
      let few = ScoreCounts(promoters: 3, passives: 1, detractors: 1)
      #expect(Self.method.diagnostics(of: .netPromoterScore, in: few, level: level).isEmpty)
    }
    let many = ScoreCounts(promoters: 30, passives: 12, detractors: 9)
    let found = try many.estimate(.netPromoterScore, by: Self.method)
    let fact = IntervalFact.largeSample(method: "length-optimal", largestExact: 50, isGuarded: true)
    #expect(found.diagnostics == [Diagnostic(fact)])
  }

  @Test("a batch gives each account its own interval")
  func batch() throws {
    let accounts = Outcomes.all(upTo: 7) + [ScoreCounts(promoters: 40, passives: 10, detractors: 10)]
    let level = try ConfidenceLevel(0.73)
    let single = try accounts.map {
      try Self.method.interval(of: .netPromoterScore, in: $0, level: level)
    }
    LengthOptimalLimits.shared.removeAll()
    #expect(try Self.method.intervals(for: accounts, level: level, threads: 2) == single)
  }
}
