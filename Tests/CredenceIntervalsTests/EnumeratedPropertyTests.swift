import CredenceIntervals
import CredenceSurvey
import Testing

/// Every way to answer, for exhaustive tests.
enum Outcomes {
  static func all(of responses: Int) -> [ScoreCounts] {
    (0...responses).flatMap { detractors in
      (0...(responses - detractors)).map { promoters in
        ScoreCounts(
          promoters: promoters, passives: responses - detractors - promoters, detractors: detractors)
      }
    }
  }

  static func all(upTo responses: Int) -> [ScoreCounts] { (1...responses).flatMap { all(of: $0) } }
}

/// What the enumerated methods promise of every outcome, checked for every outcome of up to twelve answers.
@Suite("Enumerated net-score methods: properties of all 454 outcomes of n <= 12")
struct EnumeratedPropertyTests {
  static let methods: [any IntervalMethod<NetPromoterScore>] = [
    LengthOptimalInterval.standard, LengthOptimalInterval.conservative, LengthOptimalInterval.fixedTie,
    EqualTailScoreInterval(), EqualTailScoreInterval(tieWeight: 0.5),
  ]

  @Test(
    "mirrored to the last bit, not of zero width, around the crude score, in range, monotone in every answer",
    arguments: methods, [0.66, 0.95])
  func properties(method: any IntervalMethod<NetPromoterScore>, level: Double) throws {
    let level = try ConfidenceLevel(level)
    func interval(_ promoters: Int, _ passives: Int, _ detractors: Int) throws -> Interval {
      try method.interval(
        of: .netPromoterScore,
        in: ScoreCounts(promoters: promoters, passives: passives, detractors: detractors), level: level)
    }
    let outcomes = Outcomes.all(upTo: 12)
    #expect(outcomes.count == 454)
    for counts in outcomes {
      let (promoters, passives, detractors) = (counts.promoters, counts.passives, counts.detractors)
      let found = try interval(promoters, passives, detractors)
      let mirror = try interval(detractors, passives, promoters)
      #expect(mirror.lower == -found.upper && mirror.upper == -found.lower, "\(counts)")
      #expect(found.width > 0, "\(counts)")
      #expect(found.lower >= -100 && found.upper <= 100, "\(counts)")
      let pointEstimate = try #require(NetPromoterScore().value(of: counts))
      #expect(found.contains(pointEstimate), "\(counts)")
      if passives > 0 {
        let better = try interval(promoters + 1, passives - 1, detractors)
        #expect(better.lower >= found.lower && better.upper >= found.upper, "passive to promoter: \(counts)")
      }
      if detractors > 0 {
        let better = try interval(promoters, passives + 1, detractors - 1)
        #expect(better.lower >= found.lower && better.upper >= found.upper, "detractor to passive: \(counts)")
      }
    }
  }

  @Test("unanimous answers reach the end of the scale, others do not")
  func endsOfTheScale() throws {
    for counts in Outcomes.all(upTo: 10) {
      let interval = try LengthOptimalInterval.standard.interval(
        of: .netPromoterScore, in: counts, level: .ninetyFive)
      #expect((interval.upper == 100) == (counts.promoters == counts.responses), "\(counts)")
    }
  }
}
