import CredenceSurvey
import Testing

@testable import CredenceIntervals

@Suite("Length-optimal, calibrated")
struct LengthOptimalCalibratedTests {
  static let calibrated = LengthOptimalInterval.calibrated

  @Test("an outcome that nothing is ranked below may be lost, and the floor .93 still holds: .05 r / w")
  func settings() {
    let level = ConfidenceLevel.ninetyFive
    for responses in 1...50 {
      let setting = Self.calibrated.setting(responses: responses, level: level)
      #expect(setting != LengthOptimalInterval.standard.setting(responses: responses, level: level))
      #expect(setting.thresholdRatio * level.significanceLevel / setting.tieWeight <= 0.07 + 1e-12)
    }
  }

  @Test("one answer, by hand: the limit is where w Pr(x) = r (1 - level)")
  func byHand() throws {
    // One promoter. At a net share d below 0 the likeliest shares have no passives, Pr(promoter) = (1 + d)/2, and no
    // outcome is ranked below it; kept while w (1 + d)/2 > .05 r, which is 7/100.
    let interval = try Self.calibrated.interval(
      of: .netPromoterScore, in: ScoreCounts(promoters: 1, passives: 0, detractors: 0), level: .ninetyFive)
    #expect((interval.lower - -86).magnitude < 1e-9 && interval.upper == 100)
  }

  @Test(
    "a level without settings: length-optimal at that level under its own name, and a note",
    arguments: [0.5, 0.94, 0.999])
  func otherLevels(level: Double) throws {
    let level = try ConfidenceLevel(level)
    for counts in Outcomes.all(upTo: 6) {
      let found = try counts.estimate(.netPromoterScore, by: .lengthOptimalCalibrated, level: level)
      let standard = try counts.estimate(.netPromoterScore, by: .lengthOptimal, level: level)
      #expect(found.interval.lower == standard.interval.lower)
      #expect(found.interval.upper == standard.interval.upper)
      #expect(found.interval.method == "length-optimal-calibrated")
      #expect(found.diagnostics.map(\.code) == ["calibrated-at-95-only"])
      #expect(
        found.diagnostics[0]
          == Diagnostic(
            IntervalFact.levelNotCalibrated(
              method: "length-optimal-calibrated", level: level, calibrated: [0.95])))
    }
  }

  @Test("level .95 says nothing; a rounding away from it is .95 too")
  func knownLevel() throws {
    let counts = ScoreCounts(promoters: 6, passives: 3, detractors: 1)
    let found = try counts.estimate(.netPromoterScore, by: .lengthOptimalCalibrated)
    #expect(found.diagnostics.isEmpty && found.interval.method == "length-optimal-calibrated")
    let near = try ConfidenceLevel(0.95.nextUp)
    #expect(
      Self.calibrated.setting(responses: 10, level: near)
        == Self.calibrated.setting(responses: 10, level: .ninetyFive))
  }

  @Test("above 50 answers as length-optimal, with its note alone")
  func largeSample() throws {
    let counts = ScoreCounts(promoters: 30, passives: 12, detractors: 9)
    let level = try ConfidenceLevel(0.94)
    let found = try counts.estimate(.netPromoterScore, by: .lengthOptimalCalibrated, level: level)
    let tango = try counts.estimate(.netPromoterScore, by: .tangoUnbiased, level: level)
    #expect(found.interval.lower == tango.interval.lower && found.interval.upper == tango.interval.upper)
    #expect(found.interval.method == "length-optimal-calibrated")
    #expect(found.diagnostics.map(\.code) == ["large-sample"])
  }

  @Test("a batch gives each account its own interval: settings differ with n")
  func batch() throws {
    let accounts = Outcomes.all(upTo: 9) + [ScoreCounts(promoters: 40, passives: 10, detractors: 10)]
    let single = try accounts.map {
      try Self.calibrated.interval(of: .netPromoterScore, in: $0, level: .ninetyFive)
    }
    LengthOptimalLimits.shared.removeAll()
    #expect(try Self.calibrated.intervals(for: accounts, threads: 2) == single)
    #expect(throws: EstimationError.noResponses) { try Self.calibrated.intervals(for: [.empty], threads: 1) }
  }
}
