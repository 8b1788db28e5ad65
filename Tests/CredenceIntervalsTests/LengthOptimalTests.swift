import CredenceProbability
import CredenceSurvey
import CredenceTestSupport
import Testing

@testable import CredenceIntervals

@Suite("Length-optimal with a fixed tie weight")
struct LengthOptimalTests {
  struct Case: Decodable {
    let promoters: Int
    let passives: Int
    let detractors: Int
    let level: Double
    let tieWeight: Double
    let lower: Double
    let upper: Double

    var counts: ScoreCounts {
      ScoreCounts(promoters: promoters, passives: passives, detractors: detractors)
    }
    var method: LengthOptimalInterval { tieWeight == 1 ? .conservative : .fixedTie }
  }

  static func check(_ cases: [Case], tolerance: Double) throws {
    for one in cases {
      let level = try ConfidenceLevel(one.level)
      let interval = try one.method.interval(of: .netPromoterScore, in: one.counts, level: level)
      #expect((interval.lower - one.lower).magnitude <= tolerance, "\(one): \(interval.lower)")
      #expect((interval.upper - one.upper).magnitude <= tolerance, "\(one): \(interval.upper)")
    }
  }

  @Test("against an exact-rational brute force: all outcomes of n <= 6, five settings, 1e-9 points")
  func exactReference() throws {
    let cases = try Fixtures.cases("Intervals/length-optimal-exact.json", as: Case.self)
    #expect(cases.count == 415)
    try Self.check(cases, tolerance: 1e-9)
  }

  @Test("against an independent sketch on a grid, n up to 10, its own tolerance of .001 points")
  func sketch() throws {
    let cases = try Fixtures.cases("Intervals/length-optimal-sketch.json", as: Case.self)
    #expect(cases.count == 12)
    try Self.check(cases, tolerance: 0.001)
  }

  @Test(
    "the search passes nothing over: a grid of three times as many cells, none skipped",
    arguments: [4, 9, 12])
  func searchGridDoesNotMatter(responses: Int) throws {
    let ordering = LengthOptimalOrdering(responses: responses)
    let test = OrderedTest(ordering: ordering)
    let fine = OrderedTest(ordering: ordering, cells: 331, block: 1)
    ordering.outcomes.forEach { _, promoters, passives, detractors in
      let counts = TrinomialCounts(promoters: promoters, passives: passives, detractors: detractors)
      for threshold in [0.05, 0.34] {
        let limit = test.upperLimit(counts, tieWeight: 0.7, threshold: threshold)
        let other = fine.upperLimit(counts, tieWeight: 0.7, threshold: threshold)
        #expect((limit - other).magnitude < 1e-12, "\(counts) at \(threshold)")
      }
    }
  }

  @Test("intervals of higher levels hold those of lower ones, all outcomes of n <= 8")
  func nested() throws {
    let levels = try [0.5, 0.66, 0.8, 0.9, 0.95, 0.99, 0.999].map { try ConfidenceLevel($0) }
    for counts in Outcomes.all(upTo: 8) {
      let intervals = try levels.map {
        try LengthOptimalInterval.fixedTie.interval(of: .netPromoterScore, in: counts, level: $0)
      }
      for (inner, outer) in zip(intervals, intervals.dropFirst()) {
        #expect(outer.lower <= inner.lower && inner.upper <= outer.upper, "\(counts): \(inner) in \(outer)")
      }
    }
  }

  @Test("a batch gives each account its own interval, on any number of threads")
  func batch() throws {
    let accounts = Outcomes.all(upTo: 9) + [ScoreCounts(promoters: 40, passives: 10, detractors: 10)]
    let repeated = accounts + accounts.reversed()
    let single = try repeated.map {
      try LengthOptimalInterval.fixedTie.interval(of: .netPromoterScore, in: $0, level: .ninety)
    }
    for threads in [1, 2, 5] {
      LengthOptimalLimits.shared.removeAll()
      let found = try LengthOptimalInterval.fixedTie.intervals(
        for: repeated, level: .ninety, threads: threads)
      #expect(found == single)
    }
    #expect(throws: EstimationError.noResponses) {
      try LengthOptimalInterval.fixedTie.intervals(for: [.empty], threads: 2)
    }
  }

  @Test("above 50 answers it is Tango's interval with its variance times n/(n-1), and says so")
  func largeSample() throws {
    let counts = ScoreCounts(promoters: 30, passives: 12, detractors: 9)
    let estimate = try counts.estimate(.netPromoterScore, by: .lengthOptimalFixedTie)
    let tango = try counts.estimate(.netPromoterScore, by: .tangoUnbiased)
    #expect(estimate.interval.lower == tango.interval.lower)
    #expect(estimate.interval.upper == tango.interval.upper)
    #expect(estimate.interval.method == "length-optimal-fixed-tie")
    #expect(estimate.diagnostics.map(\.code) == ["large-sample"])
    let exact = try ScoreCounts(promoters: 30, passives: 12, detractors: 8).estimate(
      .netPromoterScore, by: .lengthOptimalFixedTie)
    #expect(exact.diagnostics.isEmpty)
  }

  @Test("no answers: refused")
  func noAnswers() {
    #expect(throws: EstimationError.noResponses) {
      try ScoreCounts.empty.estimate(.netPromoterScore, by: .lengthOptimalFixedTie)
    }
  }
}
