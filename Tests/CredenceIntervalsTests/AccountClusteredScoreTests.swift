import CredenceIntervals
import CredenceSurvey
import CredenceTestSupport
import Testing

@Suite("Portfolio score with accounts as units; mean satisfaction")
struct AccountClusteredScoreTests {
  struct Case: Decodable, Sendable {
    let accounts: [[Int]]
    let level: Double
    let score: Double
    let standardError: Double
    let degreesOfFreedom: Double
    let lower: Double
    let upper: Double
  }

  @Test("against CR2 and Satterthwaite by plain matrices")
  func matrices() throws {
    for item in try Fixtures.cases("Intervals/clustered.json", as: Case.self) {
      let accounts = item.accounts.map { ScoreCounts(promoters: $0[0], passives: $0[1], detractors: $0[2]) }
      let found = try AccountClusteredScore(of: accounts, level: ConfidenceLevel(item.level))
      #expect(abs(found.estimate.value - item.score) < 1e-9)
      #expect(abs(found.standardError - item.standardError) < 1e-9)
      #expect(abs(found.degreesOfFreedom - item.degreesOfFreedom) < 1e-8)
      #expect(abs(found.clustered.lower - item.lower) < 1e-7)
      #expect(abs(found.clustered.upper - item.upper) < 1e-7)
      #expect(found.estimate.interval.width >= found.clustered.width)
    }
  }

  @Test("accounts of one size: the t interval of their scores; silent accounts change nothing")
  func equalSizes() throws {
    let accounts = [(3, 1, 0), (1, 2, 1), (0, 0, 4), (2, 2, 0)].map {
      ScoreCounts(promoters: $0.0, passives: $0.1, detractors: $0.2)
    }
    let found = try AccountClusteredScore(of: accounts)
    #expect(abs(found.degreesOfFreedom - 3) < 1e-12)
    let scores = [75.0, 0, -100, 50]
    let mean = scores.reduce(0, +) / 4
    let variance = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 3
    #expect(abs(found.standardError - (variance / 4).squareRoot()) < 1e-9)
    #expect(try AccountClusteredScore(of: accounts + [.empty]) == found)
  }

  @Test("degenerate portfolios are refused or say so")
  func degenerate() throws {
    #expect(throws: EstimationError.noResponses) { try AccountClusteredScore(of: [.empty]) }
    let one = ScoreCounts(promoters: 3, passives: 0, detractors: 1)
    #expect(throws: EstimationError.self) { try AccountClusteredScore(of: [one, .empty]) }
    let alike = try AccountClusteredScore(of: [one, one])
    #expect(alike.estimate.diagnostics.map(\.code) == ["degenerate-sample", "answers-as-independent"])
    let few = try AccountClusteredScore(of: [one, ScoreCounts(promoters: 0, passives: 1, detractors: 0)])
    #expect(few.estimate.diagnostics.map(\.code) == ["few-accounts"])
    #expect((alike.estimate.diagnostics + few.estimate.diagnostics).allSatisfy { $0.severity == .note })
  }

  @Test(
    "accounts that happen to have equal scores are no certainty: all answers as independent, in place of no width"
  )
  func equalScores() throws {
    let accounts = [(2, 1, 1), (2, 1, 1), (4, 2, 2), (2, 1, 1)].map {
      ScoreCounts(promoters: $0.0, passives: $0.1, detractors: $0.2)
    }
    let found = try AccountClusteredScore(of: accounts)
    #expect(found.clustered.width == 0)
    let pooled = ScoreCounts(promoters: 10, passives: 5, detractors: 5)
    let independent = try pooled.estimate(.netPromoterScore, by: LengthOptimalInterval.standard)
    #expect(found.estimate.interval == independent.interval)
    #expect(found.estimate.interval.width > 50)
    // Two accounts with one nine each.
    let nine = ScoreCounts(promoters: 1, passives: 0, detractors: 0)
    let nines = try AccountClusteredScore(of: [nine, nine])
    #expect(nines.estimate.value == 100 && nines.estimate.interval.lower < 0)
    // Nobody is silent: nothing is uncertain about these contacts.
    let known = ScoreCounts(promoters: 1, passives: 0, detractors: 0, population: 1)
    let census = try AccountClusteredScore(of: [known, known])
    #expect(census.estimate.interval == census.clustered && census.clustered.width == 0)
    // Accounts that do differ keep the clustered interval.
    let apart = try AccountClusteredScore(of: [
      ScoreCounts(promoters: 9, passives: 0, detractors: 0),
      ScoreCounts(promoters: 0, passives: 0, detractors: 9),
      ScoreCounts(promoters: 8, passives: 1, detractors: 0),
    ])
    #expect(apart.estimate.interval == apart.clustered)
  }

  struct MeanCase: Decodable, Sendable {
    let ratings: [Int]
    let level: Double
    let mean: Double
    let lower: Double
    let upper: Double
  }

  @Test("mean satisfaction against scipy's t interval, clipped to the scale")
  func meanSatisfaction() throws {
    for item in try Fixtures.cases("Intervals/satisfaction_mean.json", as: MeanCase.self) {
      var counts = SatisfactionCounts(scale: .fivePoint)
      for rating in item.ratings { counts.add(rating: rating) }
      let found = try SatisfactionMeanInterval().estimate(of: counts, level: ConfidenceLevel(item.level))
      #expect(abs(found.value - item.mean) < 1e-12)
      #expect(abs(found.interval.lower - item.lower) < 1e-10)
      #expect(abs(found.interval.upper - item.upper) < 1e-10)
    }
    var single = SatisfactionCounts(scale: .fivePoint)
    #expect(throws: EstimationError.noResponses) { try SatisfactionMeanInterval().estimate(of: single) }
    single.add(rating: 4)
    #expect(throws: EstimationError.self) { try SatisfactionMeanInterval().estimate(of: single) }
    single.add(rating: 4)
    let same = try SatisfactionMeanInterval().estimate(of: single)
    #expect(same.diagnostics.map(\.code) == ["degenerate-sample"])
    // Two fours on a scale of 1 to 5: others may be up to 1 - .025^(1/2) = .841886 of all (by hand).
    #expect(abs(same.interval.lower - (4 - 0.841886 * 3)) < 1e-6)
    #expect(abs(same.interval.upper - (4 + 0.841886)) < 1e-6)
  }
}
