import CredenceAnalysis
import CredenceHealth
import CredenceSurvey
import Testing

/// P(score > 0) of Dirichlet(counts + 1/2) is P(Beta(P + 1/2, D + 1/2) > 1/2), here by scipy 1.x `beta.sf(.5, ...)`.
@Suite("Whether an account's own answers bear a verdict out")
struct OwnAnswersTests {
  static func basis(
    _ verdict: HealthVerdict, _ promoters: Int, _ passives: Int, _ detractors: Int
  ) -> VerdictBasis? {
    OwnAnswers(
      [ScoreCounts(promoters: promoters, passives: passives, detractors: detractors)], roles: [.unknown],
      weights: .equal([.unknown])
    ).basis(of: verdict)
  }

  @Test(
    "75% is the limit, on the side that the verdict is on",
    arguments: [
      // .712, .670: not likely enough. .840, .791, .759, .818: likely enough.
      (2, 1, 1, VerdictBasis.expected), (3, 0, 2, .expected), (3, 0, 1, .heard), (4, 0, 2, .heard),
      (5, 0, 3, .heard), (1, 2, 0, .heard),
    ])
  func limit(promoters: Int, passives: Int, detractors: Int, basis: VerdictBasis) {
    #expect(Self.basis(.healthy, promoters, passives, detractors) == basis)
    #expect(Self.basis(.veryHealthy, promoters, passives, detractors) == basis)
    #expect(Self.basis(.unhealthy, detractors, passives, promoters) == basis)
    #expect(Self.basis(.veryUnhealthy, detractors, passives, promoters) == basis)
    // What says healthy does not say unhealthy.
    #expect(Self.basis(.unhealthy, promoters, passives, detractors) == .expected)
  }

  @Test("fewer than three answers bear nothing out, however they agree")
  func few() {
    #expect(Self.basis(.healthy, 2, 0, 0) == .expected)
    #expect(Self.basis(.healthy, 3, 0, 0) == .heard)
  }

  @Test("no verdict, and one that claims nothing, rest on nothing")
  func nothing() {
    #expect(Self.basis(.healthy, 0, 0, 0) == nil)
    #expect(Self.basis(.unclear, 9, 0, 0) == nil)
  }

  @Test("near 0 takes the share between -20 and 20: .914 by two million draws, against .828 and less")
  func neutral() {
    #expect(Self.basis(.neutral, 30, 5, 30) == .heard)
    #expect(Self.basis(.neutral, 3, 10, 3) == .heard)
    #expect(Self.basis(.neutral, 3, 1, 3) == .expected)
  }

  @Test("where decision makers count, one must have answered")
  func decisionMaker() {
    let roles: [Role] = [.decisionMaker, .endUser]
    func basis(_ decisionMakers: ScoreCounts) -> VerdictBasis? {
      OwnAnswers(
        [decisionMakers, ScoreCounts(promoters: 7, passives: 0, detractors: 0)], roles: roles,
        weights: .standard
      ).basis(of: .healthy)
    }
    #expect(basis(ScoreCounts(promoters: 0, passives: 0, detractors: 0, population: 3)) == .expected)
    #expect(basis(ScoreCounts(promoters: 1, passives: 0, detractors: 0)) == .heard)
  }

  @Test("roles are weighed: seven happy end users do not outvote an unhappy decision maker")
  func weights() {
    // Weights .5 and .2: 1.92 answers' worth, P(score > 0) = .287.
    let roles: [Role] = [.decisionMaker, .endUser]
    let answers = [
      ScoreCounts(promoters: 0, passives: 0, detractors: 1),
      ScoreCounts(promoters: 7, passives: 0, detractors: 0),
    ]
    let own = OwnAnswers(answers, roles: roles, weights: .standard)
    #expect(own.basis(of: .healthy) == .expected)
    // With equal weights it is undecided: neither side is likely.
    let equal = OwnAnswers(answers, roles: roles, weights: .equal(roles))
    #expect(equal.basis(of: .healthy) == .expected && equal.basis(of: .unhealthy) == .expected)
  }
}
