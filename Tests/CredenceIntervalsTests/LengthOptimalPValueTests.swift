import CredenceSurvey
import Testing

@testable import CredenceIntervals

@Suite("The p-value of a net score")
struct LengthOptimalPValueTests {
  static let method = LengthOptimalInterval.standard

  @Test("one promoter against scores below 0, by hand: nothing is ranked below, so p is (1 + d)/2 over 1.4")
  func oneAnswer() throws {
    let counts = ScoreCounts(promoters: 1, passives: 0, detractors: 0)
    for score in [-99.0, -86, -50, -1] {
      let found = try Self.method.pValue(of: score, in: counts)
      #expect((found - (1 + score / 100) / 2 / 1.4).magnitude < 1e-12, "\(score): \(found)")
    }
    #expect(try Self.method.pValue(of: 100, in: counts) == 1)
    // A promoter and a detractor are as likely at 0, and no other outcome is possible: as in the sign test.
    #expect(try Self.method.pValue(of: 0, in: counts) == 1)
  }

  @Test("five promoters against 0, by hand: all promoters and all detractors, 2/32, ties in full")
  func unanimous() throws {
    let counts = ScoreCounts(promoters: 5, passives: 0, detractors: 0)
    let found = try Self.method.pValue(of: 0, in: counts)
    let (weight, corners) = LengthOptimalCurve.corners[4]
    #expect(weight == 1000)
    // The corners around .0625, and what lies between them.
    let place = try #require(
      stride(from: 0, to: corners.count, by: 2).first { Double(corners[$0 + 1]) / 1e7 >= 0.0625 })
    let (left, low, right, high) = (
      corners[place - 2], corners[place - 1], corners[place], corners[place + 1]
    )
    let part = (625_000 - Double(low)) / Double(high - low)
    #expect((found - 1e-5 * (Double(left) + part * Double(right - left))).magnitude < 1e-9)
  }

  @Test("an interval is what has a p-value above 1 - level: both sides of it, all outcomes of n <= 3")
  func duality() throws {
    for counts in Outcomes.all(upTo: 3) {
      for score in stride(from: -100.0, through: 100, by: 25) {
        let found = try Self.method.pValue(of: score, in: counts)
        #expect(found >= 0 && found <= 1)
        func holds(_ level: Double) throws -> Bool {
          let level = try ConfidenceLevel(level)
          return try Self.method.interval(of: .netPromoterScore, in: counts, level: level).contains(score)
        }
        if found > 1e-6, found < 1 {
          #expect(try holds(1 - found * (1 - 1e-7)), "\(counts) at \(score): \(found)")
          #expect(try !holds(1 - found * (1 + 1e-7)), "\(counts) at \(score): \(found)")
        } else if found == 1 {
          #expect(try holds(1e-6), "\(counts) at \(score)")
        } else {
          #expect(try !holds(0.9999), "\(counts) at \(score)")
        }
      }
    }
  }

  @Test("mirrored to the last bit, 1 at the score of the answers, 0 where the score is impossible")
  func symmetry() throws {
    for counts in Outcomes.all(upTo: 4) {
      let mirror = ScoreCounts(
        promoters: counts.detractors, passives: counts.passives, detractors: counts.promoters)
      for score in [-100.0, -7.5, 0] {
        #expect(try Self.method.pValue(of: score, in: counts) == Self.method.pValue(of: -score, in: mirror))
      }
      let own = try #require(NetPromoterScore().value(of: counts))
      #expect(try Self.method.pValue(of: own, in: counts) == 1)
    }
    let mixed = ScoreCounts(promoters: 9, passives: 0, detractors: 1)
    #expect(try Self.method.pValue(of: 100, in: mixed) == 0)
    #expect(throws: EstimationError.noResponses) { try Self.method.pValue(of: 0, in: .empty) }
  }

  @Test("above 50 answers Tango's test with n/(n-1): 60 promoters and 40 detractors, by hand")
  func largeSample() throws {
    // z = 20 / sqrt(100 * 1 * 100/99) = 1.98997...; twice the upper tail (R: 2 * pnorm(-sqrt(3.96))).
    let counts = ScoreCounts(promoters: 60, passives: 0, detractors: 40)
    #expect((try Self.method.pValue(of: 0, in: counts) - 0.0465937).magnitude < 1e-6)
    #expect(try Self.method.pValue(of: 20, in: counts) == 1)
    #expect(try Self.method.pValue(of: 100, in: counts) == 0)
  }

  @Test("above 50 answers the exact tail where it asks for more: one detractor in 60 and in 1000, by hand")
  func guarded() throws {
    // The limits of `GuardedTangoTests.byHand`: there the tail is .7 * .05.
    for (responses, limit) in [(60, 99.881277992), (1000, 99.992874691)] {
      let counts = ScoreCounts(promoters: responses - 1, passives: 0, detractors: 1)
      #expect((try Self.method.pValue(of: limit, in: counts) - 0.05).magnitude < 1e-6)
    }
  }

  @Test("above 50 answers an interval is what has a p-value of at least 1 - level, on both sides")
  func dualityAbove() throws {
    for (promoters, passives, detractors) in [(50, 0, 1), (40, 10, 1), (30, 12, 9), (55, 4, 0), (20, 20, 20)]
    {
      let counts = ScoreCounts(promoters: promoters, passives: passives, detractors: detractors)
      for level in [0.8, 0.95, 0.999] {
        let interval = try Self.method.interval(
          of: .netPromoterScore, in: counts, level: ConfidenceLevel(level))
        for limit in [interval.lower, interval.upper] where limit.magnitude < 100 {
          let p = try Self.method.pValue(of: limit, in: counts)
          #expect((p / (1 - level) - 1).magnitude < 1e-4, "\(counts) at \(limit): \(p)")
        }
      }
    }
  }

  @Test(
    "above 50 answers the p-value beside the score of the answers is 1 or nearly, whatever the last digit",
    arguments: [51, 200, 2999])
  func besideTheEstimate(responses: Int) throws {
    for detractors in [0, 1, responses / 3] {
      let counts = ScoreCounts(promoters: responses - detractors, passives: 0, detractors: detractors)
      let own = try #require(NetPromoterScore().value(of: counts))
      for score in [own.nextDown, own, own.nextUp, own * 1.000_000_000_000_1] where score <= 100 {
        #expect(try Self.method.pValue(of: score, in: counts) > 0.99)
      }
    }
    let awkward = ScoreCounts(promoters: 2972, passives: 0, detractors: 27)
    #expect(try Self.method.pValue(of: 98.199_399_799_933_3, in: awkward) > 0.99)
  }
}
