import CredenceCoverage
import CredenceIntervals
import CredenceSurvey
import CredenceTestSupport
import Testing

@Suite("Coverage by enumeration")
struct CoverageTests {
  struct Case: Decodable {
    let kind: String
    let responses: Int
    let divisions: Int?
    let population: Int?
    let truths: Int
    let mean: Double
    let fifthPercentile: Double
    let minimum: Double
    let below: Double
    let above: Double
    let maximumBelow: Double
    let maximumAbove: Double
    let meanWidth: Double
  }

  /// The made-up method of the fixture: 60 points to either side, less with a known population.
  struct SixtyPoints: IntervalMethod {
    let name = "sixty-points"
    func interval(of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel)
      throws(EstimationError) -> Interval
    {
      guard let pointEstimate = statistic.value(of: counts) else { throw .noResponses }
      let silent = Double(counts.nonrespondents ?? 1) / Double(counts.population ?? 1)
      return Interval(
        lower: max(-100, pointEstimate - 60 * silent), upper: min(100, pointEstimate + 60 * silent),
        level: level,
        method: name)
    }
  }

  /// The made-up method of the fixture for a share: a quarter to either side.
  struct Quarter: IntervalMethod {
    let name = "quarter"
    func interval(of statistic: ClassShare, in counts: ScoreCounts, level: ConfidenceLevel)
      throws(EstimationError) -> Interval
    {
      guard let pointEstimate = statistic.value(of: counts) else { throw .noResponses }
      return Interval(
        lower: max(0, pointEstimate - 0.25), upper: min(1, pointEstimate + 0.25), level: level, method: name)
    }
  }

  static func summary(of one: Case) throws -> CoverageSummary {
    let lattice = TruthSpace.lattice(divisions: one.divisions ?? 1)
    switch one.kind {
    case "share":
      return try CoverageStudy(of: Quarter(), responses: one.responses).summary(over: lattice)
    case "weighted-population":
      return try CoverageStudy(of: SixtyPoints(), responses: one.responses, population: one.population)
        .summary(over: .dirichlet(promoters: 0.5, passives: 2, detractors: 1.5, divisions: 1))
    default:
      return try CoverageStudy(of: SixtyPoints(), responses: one.responses, population: one.population)
        .summary(over: lattice)
    }
  }

  @Test("against sums in exact fractions: net scores, finite populations, shares")
  func exactFractions() throws {
    let cases = try Fixtures.cases("Coverage/coverage.json", as: Case.self)
    #expect(Set(cases.map(\.kind)) == ["net-score", "population", "weighted-population", "share"])
    for one in cases {
      let found = try Self.summary(of: one)
      #expect(found.truths == one.truths)
      for (value, expected, what) in [
        (found.mean, one.mean, "mean"), (found.minimum, one.minimum, "minimum"),
        (found.fifthPercentile, one.fifthPercentile, "fifth percentile"),
        (found.missesBelow.mean, one.below, "below"), (found.missesAbove.mean, one.above, "above"),
        (found.missesBelow.maximum, one.maximumBelow, "most below"),
        (found.missesAbove.maximum, one.maximumAbove, "most above"),
        (found.meanWidth / 100, one.meanWidth / 100, "mean width"),
      ] {
        #expect((value - expected).magnitude < 1e-13, "\(one.kind) n \(one.responses) \(what): \(value)")
      }
    }
  }

  @Test("against published-method means at n = 10, worked out by another program: within .001")
  func otherMethods() throws {
    let known: [(any IntervalMethod<NetPromoterScore>, mean: Double)] = [
      (.wald, 0.868), (.adjustedWald, 0.951), (.newcombe, 0.949), (.tango, 0.964), (.bonettPrice, 0.966),
      (.lengthOptimalFixedTie, 0.959),
    ]
    for (method, mean) in known {
      let summary = try CoverageStudy(of: method, responses: 10)
        .summary(over: .dirichlet(promoters: 1, passives: 1, detractors: 1, divisions: 100))
      #expect((summary.mean - mean).magnitude <= 0.001, "\(method.name): \(summary.mean)")
    }
  }

  @Test("under a flat prior every outcome is equally likely: the mean width is the plain average")
  func flatMeanWidth() throws {
    let study = try CoverageStudy(of: LengthOptimalInterval.standard, responses: 5)
    let flat = try study.summary(over: .dirichlet(promoters: 1, passives: 1, detractors: 1, divisions: 120))
    var total = 0.0
    for detractors in 0...5 {
      for promoters in 0...(5 - detractors) {
        let counts = ScoreCounts(
          promoters: promoters, passives: 5 - detractors - promoters, detractors: detractors)
        total += try counts.estimate(.netPromoterScore, by: .lengthOptimal).interval.width
      }
    }
    #expect((flat.meanWidth - total / 21).magnitude < 0.01, "\(flat.meanWidth) and \(total / 21)")
  }

  @Test("the same on any number of threads, bit for bit")
  func threads() throws {
    let one = try CoverageStudy(of: .newcombe, responses: 7, threads: 1).summary(
      over: .lattice(divisions: 23))
    for threads in [2, 3, 8] {
      let other = try CoverageStudy(of: .newcombe, responses: 7, threads: threads)
        .summary(over: .lattice(divisions: 23), threads: threads)
      #expect(other == one)
    }
  }

  @Test("refusals: no answers, a population too small, a method that has no interval, an empty space")
  func refusals() throws {
    #expect(throws: CoverageError.illegalResponses(0)) {
      try CoverageStudy(of: WaldScoreInterval(), responses: 0)
    }
    #expect(throws: CoverageError.illegalPopulation(3, responses: 4)) {
      try CoverageStudy(of: WaldScoreInterval(), responses: 4, population: 3)
    }
    #expect(throws: CoverageError.self) { try CoverageStudy(of: .scoreFinitePopulation, responses: 4) }
    let study = try CoverageStudy(of: WaldScoreInterval(), responses: 4)
    #expect(throws: CoverageError.illegalTruthSpace) { try study.summary(over: .lattice(divisions: 0)) }
    #expect(throws: CoverageError.illegalTruthSpace) {
      try study.summary(over: .dirichlet(promoters: 1, passives: 0, detractors: 1, divisions: 5))
    }
  }
}
