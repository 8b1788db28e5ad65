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

  @Test("what claims nothing rests on nothing; a claim without an answer that counts is expected")
  func nothing() {
    #expect(Self.basis(.unclear, 9, 0, 0) == nil)
    let unweighted = OwnAnswers(
      [ScoreCounts(promoters: 9, passives: 0, detractors: 0)], roles: [.unknown],
      weights: .equal([.decisionMaker]))
    #expect(unweighted.basis(of: .healthy) == .expected && unweighted.basis(of: .unclear) == nil)
  }

  @Test("what no silent contact could overturn is heard, however few have answered")
  func census() throws {
    // Of two contacts both answered; of three the last can bring the score to +33; of five the others to -20.
    let counts = [2, 3, 5, nil].map { ScoreCounts(promoters: 2, passives: 0, detractors: 0, population: $0) }
    let portfolio = HealthPortfolio(roles: [.unknown], counts: counts)
    let weights = RoleWeights.equal([.unknown])
    let health = PortfolioHealth(portfolio, settings: HealthSettings(weights: weights))
    let bases = counts.indices.map {
      OwnAnswers([counts[$0]], roles: [.unknown], weights: weights).basis(of: health[$0])
    }
    #expect(health[0].verdict == .veryHealthy && bases[0] == .heard)
    #expect(health[1].verdict != .unclear && bases[1] == .heard)
    for index in [2, 3] { #expect(bases[index] == (health[index].verdict == .unclear ? nil : .expected)) }
  }

  @Test("neutral takes the probability of -20 to 20: .914, .828, .756 and .480 by two million draws")
  func neutral() {
    #expect(Self.basis(.neutral, 30, 5, 30) == .heard)
    #expect(Self.basis(.neutral, 3, 10, 3) == .heard)
    #expect(Self.basis(.neutral, 10, 5, 10) == .heard)
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
