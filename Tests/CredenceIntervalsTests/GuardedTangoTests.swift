import CredenceSurvey
import Testing

@testable import CredenceIntervals

@Suite("Length-optimal above 50 answers: Tango's interval, guarded by an exact tail")
struct GuardedTangoTests {
  static let method = LengthOptimalInterval.standard

  static func interval(_ promoters: Int, _ passives: Int, _ detractors: Int, _ level: ConfidenceLevel)
    throws -> Interval
  {
    try method.interval(
      of: .netPromoterScore,
      in: ScoreCounts(promoters: promoters, passives: passives, detractors: detractors), level: level)
  }

  @Test("one detractor in n, by hand: 1 - (1 - q)^n = .7 (1 - level), the score is 100 (1 - 2q)")
  func byHand() throws {
    // 100 (2 * .965^(1/n) - 1): 99.88127799 for 60, 99.99287469 for 1000.
    for (responses, expected) in [(60, 99.881277992), (1000, 99.992874691)] {
      let found = try Self.interval(responses - 1, 0, 1, .ninetyFive)
      #expect((found.upper - expected).magnitude < 1e-7, "\(found)")
      let tango = try UnbiasedTangoInterval().interval(
        of: .netPromoterScore, in: ScoreCounts(promoters: responses - 1, passives: 0, detractors: 1),
        level: .ninetyFive)
      #expect(found.lower == tango.lower && found.upper > tango.upper)
    }
  }

  @Test(
    "the tail against plain sums over all outcomes",
    arguments: [(7, 2, 1), (20, 3, 2), (1, 30, 0), (0, 0, 9)])
  func tail(promoters: Int, passives: Int, detractors: Int) {
    let counts = TrinomialCounts(promoters: promoters, passives: passives, detractors: detractors)
    let n = counts.responses
    for netShare in [-0.9, -0.3, 0, 0.41, 0.97] {
      let shares = ConstrainedShares(
        netShare: netShare, promoters: Double(promoters), passives: Double(passives),
        detractors: Double(detractors))
      var expected = 0.0
      for lost in 0...n {
        for won in 0...(n - lost) where won - lost <= promoters - detractors {
          // n!/(P! M! D!) as a product, and powers as products.
          var term = 1.0
          var left = n
          for (count, share) in [
            (won, shares.promoters), (lost, shares.detractors), (n - won - lost, shares.passives),
          ] {
            for step in 0..<count {
              term *= share * Double(left) / Double(step + 1)
              left -= 1
            }
          }
          expected += term
        }
      }
      let found = NetScoreTail(counts: counts).probability(at: netShare)
      #expect((found - expected).magnitude < 1e-12, "\(counts) at \(netShare): \(found), \(expected)")
    }
  }

  @Test("all 1,891 outcomes of 60 answers: never inside Tango's, mirrored to the last bit, monotone, nested")
  func properties() throws {
    for detractors in 0...60 {
      for promoters in 0...(60 - detractors) {
        let passives = 60 - promoters - detractors
        let found = try Self.interval(promoters, passives, detractors, .ninetyFive)
        let tango = try UnbiasedTangoInterval().interval(
          of: .netPromoterScore,
          in: ScoreCounts(promoters: promoters, passives: passives, detractors: detractors),
          level: .ninetyFive)
        #expect(found.lower <= tango.lower && tango.upper <= found.upper)
        let mirror = try Self.interval(detractors, passives, promoters, .ninetyFive)
        #expect(mirror.lower == -found.upper && mirror.upper == -found.lower)
        if passives > 0 {
          let better = try Self.interval(promoters + 1, passives - 1, detractors, .ninetyFive)
          #expect(better.lower >= found.lower && better.upper >= found.upper)
        }
        if detractors > 0 {
          let better = try Self.interval(promoters, passives + 1, detractors - 1, .ninetyFive)
          #expect(better.lower >= found.lower && better.upper >= found.upper)
        }
        let wider = try Self.interval(promoters, passives, detractors, .ninetyNine)
        #expect(wider.lower <= found.lower && found.upper <= wider.upper)
      }
    }
  }

  @Test("where the tail is not looked at it would ask for nothing", arguments: [0.66, 0.95, 0.999])
  func unguarded(level: Double) throws {
    let level = try ConfidenceLevel(level)
    for responses in [240, 900] {
      for passives in stride(from: 0, through: responses, by: responses / 6) {
        for promoters in stride(from: 0, through: responses - passives, by: responses / 6)
        where promoters < responses {
          let counts = TrinomialCounts(
            promoters: promoters, passives: passives, detractors: responses - passives - promoters)
          let upper = try UnbiasedTangoInterval().interval(
            of: .netPromoterScore,
            in: ScoreCounts(promoters: promoters, passives: passives, detractors: counts.detractors),
            level: level
          ).upper
          let found = try Self.interval(promoters, passives, counts.detractors, level)
          let tail = NetScoreTail(counts: counts).probability(at: upper / 100)
          #expect((tail > 0.7 * level.significanceLevel) == (found.upper > upper), "\(counts): \(tail)")
        }
      }
    }
  }

  @Test("the largest counts there may be")
  func largest() throws {
    let most = 1 << 40
    for (promoters, passives) in [(most, 0), (most - 1, 0), (most - 3, 2), (most / 2, most / 4)] {
      let found = try Self.interval(promoters, passives, most - promoters - passives, .ninetyFive)
      #expect(found.lower <= found.upper && found.upper <= 100 && found.width > 0)
    }
  }
}
