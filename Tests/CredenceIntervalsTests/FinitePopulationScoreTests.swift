import CredenceIntervals
import CredenceSurvey
import Testing

@Suite("Finite-population score interval")
struct FinitePopulationScoreTests {
  private func interval(_ counts: ScoreCounts) throws -> Interval {
    try FinitePopulationScoreInterval().interval(of: .netPromoterScore, in: counts, level: .ninetyFive)
  }

  @Test("a census has no width and says so")
  func census() throws {
    let counts = ScoreCounts(promoters: 6, passives: 3, detractors: 1, population: 10)
    let estimate = try counts.estimate(.netPromoterScore, by: .scoreFinitePopulation)
    #expect(estimate.interval.lower == 50 && estimate.interval.upper == 50)
    #expect(estimate.interval.kind == .prediction)
    #expect(estimate.diagnostics.map(\.code) == ["census"])
  }

  @Test("never outside what the silent contacts can do, for every outcome of up to 10 answers")
  func logicalBounds() throws {
    for counts in outcomes(upTo: 10) {
      for nonrespondents in [1, 2, 5, 40] {
        let known = try counts.withPopulation(counts.responses + nonrespondents)
        let found = try interval(known)
        let population = Double(counts.responses + nonrespondents)
        let surplus = Double(counts.promoters - counts.detractors)
        #expect(found.lower >= 100 * (surplus - Double(nonrespondents)) / population - 1e-12)
        #expect(found.upper <= 100 * (surplus + Double(nonrespondents)) / population + 1e-12)
      }
    }
    // Five promoters of six: the one silent contact moves the score between 66.7 and 100, where Tango's test
    // with 25 promoters would go down to 58.
    let nearly = try FinitePopulationScoreInterval().interval(
      of: .netPromoterScore, in: ScoreCounts(promoters: 5, passives: 0, detractors: 0, population: 6),
      level: .ninetyNine)
    #expect(abs(nearly.lower - 100 * 4 / 6.0) < 1e-12 && nearly.upper == 100)
  }

  @Test("is Tango's with the counts multiplied, and Tango's itself as the population grows")
  func scaling() throws {
    // 10 of 19: the factor is 18/9 = 2, and twice the counts is a sample Tango knows.
    let known = try interval(ScoreCounts(promoters: 6, passives: 3, detractors: 1, population: 19))
    let doubled = try TangoInterval().interval(
      of: .netPromoterScore, in: ScoreCounts(promoters: 12, passives: 6, detractors: 2), level: .ninetyFive)
    #expect(known.lower == doubled.lower && known.upper == doubled.upper)
    let large = try interval(ScoreCounts(promoters: 6, passives: 3, detractors: 1, population: 1 << 40))
    let plain = try TangoInterval().interval(
      of: .netPromoterScore, in: ScoreCounts(promoters: 6, passives: 3, detractors: 1), level: .ninetyFive)
    #expect(abs(large.lower - plain.lower) < 1e-9 && abs(large.upper - plain.upper) < 1e-9)
  }

  @Test("narrower the more of the contacts answered")
  func narrowing() throws {
    var last = 201.0
    for population in [100_000, 1000, 100, 30, 20, 14, 11, 10] {
      let width = try interval(
        ScoreCounts(promoters: 6, passives: 3, detractors: 1, population: population)
      ).width
      #expect(width < last)
      last = width
    }
  }

  @Test("says what it assumes, and needs a population")
  func diagnostics() throws {
    let counts = ScoreCounts(promoters: 6, passives: 3, detractors: 1, population: 14)
    let estimate = try counts.estimate(.netPromoterScore, by: .scoreFinitePopulation)
    #expect(estimate.diagnostics.map(\.code) == ["ignorable-nonresponse"])
    // 6 - 1 promoters more than detractors, and 14 - 10 who did not answer.
    #expect(
      estimate.diagnostics.first
        == Diagnostic(IntervalFact.ignorableNonresponse(balance: 5, nonrespondents: 4, population: 14)))
    #expect(throws: EstimationError.populationUnknown(method: "score-fpc")) {
      try interval(ScoreCounts(promoters: 1, passives: 1, detractors: 1))
    }
  }
}
