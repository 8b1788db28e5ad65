import CredenceSurvey
import Testing

@Suite("Score counts")
struct ScoreCountsTests {
  @Test("illegal counts cannot be built")
  func illegal() {
    #expect(throws: ScoreCountsError.illegalCount(.promoter, -1)) {
      try ScoreCounts(validating: -1, passives: 0, detractors: 0)
    }
    #expect(throws: ScoreCountsError.illegalPopulation(4, responses: 5)) {
      try ScoreCounts(validating: 2, passives: 2, detractors: 1, population: 4)
    }
    #expect(throws: ScoreCountsError.self) {
      try ScoreCounts(validating: Int.max, passives: Int.max, detractors: 1)
    }
  }

  @Test("the score is the crude share difference, for every outcome of up to 12 answers")
  func crudeScore() throws {
    for responses in 1...12 {
      for promoters in 0...responses {
        for detractors in 0...(responses - promoters) {
          let counts = ScoreCounts(
            promoters: promoters, passives: responses - promoters - detractors, detractors: detractors)
          let score = try #require(NetPromoterScore().value(of: counts))
          #expect(score == 100 * Double(promoters - detractors) / Double(responses))
          #expect(NetPromoterScore().value(of: counts.mirrored) == -score)
        }
      }
    }
    #expect(NetPromoterScore().value(of: .empty) == nil)
  }

  @Test("merging adds, and the population stays known only where both are")
  func merging() {
    let known = ScoreCounts(promoters: 1, passives: 2, detractors: 3, population: 10)
    let unknown = ScoreCounts(promoters: 4, passives: 0, detractors: 0)
    #expect(known + known == ScoreCounts(promoters: 2, passives: 4, detractors: 6, population: 20))
    #expect((known + unknown).population == nil)
    #expect((known + unknown).responses == 10)
  }
}
