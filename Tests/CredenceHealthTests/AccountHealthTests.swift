import CredenceSurvey
import Testing

@testable import CredenceHealth

extension AccountSituation {
  init(golden counts: [[Int]], known: [Int?]) {
    self.init(
      roles: zip(counts, known).enumerated().map { role, entry in
        RoleSituation(
          role: role,
          ScoreCounts(
            promoters: entry.0[0], passives: entry.0[1], detractors: entry.0[2], population: entry.1))
      })
  }
}

/// The health of one situation under given parameter values.
func health(
  _ situation: AccountSituation, _ points: [HealthModel.Point], roles: [Role] = Role.seeded,
  weights: RoleWeights = .standard, smallestIntercept: Double = 1e-9
) -> AccountHealth {
  let assessment = SituationAssessment(
    points: points, layout: RoleLayout(roles, weights), settings: HealthSettings(weights: weights),
    threads: 1)
  assessment.smallestIntercept = smallestIntercept
  return assessment.health(of: [situation], depth: .full)[0]
}

@Suite("Account health: golden values")
struct AccountHealthTests {
  static func mode(_ golden: GoldenHealth.Case) -> [HealthModel.Point] {
    [HealthModel.Point(parameters: HealthParameters(vector: golden.map.theta, roleCount: 3), weight: 1)]
  }

  @Test("realised health at the mode: exact on its lattice", arguments: [0, 1])
  func realised(index: Int) throws {
    let golden = try GoldenHealth.load().cases[index]
    var seen = 0
    for account in golden.posterior_at_map {
      guard let expected = account.realised else { continue }
      seen += 1
      let health = health(
        AccountSituation(golden: account.counts, known: account.known), Self.mode(golden))
      #expect(health.basis == .realised)
      expect(health, expected, points: 1e-5, probability: 1e-5)
      #expect(abs(health.interval.lower - expected.q025) < 1e-9)
      #expect(abs(health.median - expected.q50) < 1e-9)
      #expect(abs(health.interval.upper - expected.q975) < 1e-9)
    }
    #expect(seen > 0)
  }

  @Test("realised health mixed over the star, within 1e-4", arguments: [0, 1])
  func realisedSigmaPoints(index: Int) throws {
    let golden = try GoldenHealth.load().cases[index]
    let model = HealthModel(
      try HealthPortfolio.golden(golden.data_file), tuning: .sigmaPointsAroundMode)
    for account in golden.posterior_at_map {
      guard let expected = account.realised_star else { continue }
      let health = health(
        AccountSituation(golden: account.counts, known: account.known), model.points)
      expect(health, expected, points: 1e-2, probability: 1e-4)
      #expect(abs(health.interval.lower - expected.q025) < 1e-9)
      #expect(abs(health.interval.upper - expected.q975) < 1e-9)
    }
  }

  /// The half-point grid: .06 points and 3e-5 are the bar; means are exact.
  @Test("latent health: quantiles within .06 points, probabilities within 3e-5", arguments: [0, 1])
  func latent(index: Int) throws {
    let golden = try GoldenHealth.load().cases[index]
    for account in golden.posterior_at_map {
      let situation = AccountSituation(golden: account.counts, known: [nil, nil, nil])
      let health = health(situation, Self.mode(golden))
      #expect(health.basis == .latent)
      #expect(abs(health.mean - account.latent.mean) < 1e-5)
      #expect(abs(health.standardDeviation - (account.latent.sd ?? 0)) < 1e-5)
      #expect(abs(health.interval.lower - account.latent.q025) < 0.06)
      #expect(abs(health.median - account.latent.q50) < 0.06)
      #expect(abs(health.interval.upper - account.latent.q975) < 0.06)
      #expect(abs(health.probabilityAboveZero - account.latent.p_above_0) < 3e-5)
      for (role, entry) in health.roles.enumerated() {
        #expect(abs(entry.mean - (account.latent.role_mean ?? [])[role]) < 1e-5)
        #expect(abs(entry.standardDeviation - (account.latent.role_sd ?? [])[role]) < 1e-5)
        let next = entry.nextAnswer
        for (ours, theirs) in zip(
          [next.promoter, next.passive, next.detractor], account.next_answer_class_probabilities[role])
        {
          #expect(abs(ours - theirs) < 1e-5)
        }
      }
    }
  }

  @Test("masked risk of latent roles in shares .2/.3/.5, within 1e-5", arguments: [0, 1])
  func latentMaskedRisk(index: Int) throws {
    let golden = try GoldenHealth.load().cases[index]
    let layout = RoleLayout(Role.seeded, .standard)
    for account in golden.posterior_at_map {
      let situation = AccountSituation(golden: account.counts, known: [nil, nil, nil])
      let engine = PosteriorEngine(
        Self.mode(golden)[0].parameters, capacity: 12, weights: layout.weights)
      let risk = MaskedRisk(
        situation, shares: [0.2, 0.3, 0.5], decisionMaker: 0, engine, over: 0..<engine.grid.interceptCount)
      var intercepts = [Double](repeating: 0, count: engine.grid.interceptCount)
      engine.intercepts(situation, into: &intercepts)
      #expect(abs(risk.probability(intercepts) - (account.latent.masked_risk ?? -1)) < 1e-5)
    }
  }

  @Test("known and unknown contacts mixed: quantiles within .06 points", arguments: [1])
  func mixed(index: Int) throws {
    let golden = try GoldenHealth.load().cases[index]
    var seen = 0
    for account in golden.posterior_at_map {
      guard let expected = account.mixed_known_and_unknown else { continue }
      seen += 1
      let health = health(
        AccountSituation(golden: account.counts, known: account.known), Self.mode(golden))
      #expect(health.basis == .mixed)
      #expect(abs(health.mean - expected.mean) < 1e-5)
      #expect(abs(health.interval.lower - expected.q025) < 0.06)
      #expect(abs(health.median - expected.q50) < 0.06)
      #expect(abs(health.interval.upper - expected.q975) < 0.06)
      #expect(abs(health.probabilityAboveZero - expected.p_above_0) < 3e-5)
    }
    #expect(seen > 0)
  }

  @Test("whom to ask next: the variance each answer is expected to take away", arguments: [0, 1])
  func askNext(index: Int) throws {
    let golden = try GoldenHealth.load().cases[index]
    let names = ["decision maker": 0, "influencer": 1, "end user": 2]
    for account in golden.posterior_at_map {
      guard let expected = account.ask_next else { continue }
      let situation = AccountSituation(golden: account.counts, known: account.known)
      let layout = RoleLayout(Role.seeded, .standard)
      let engine = PosteriorEngine(
        Self.mode(golden)[0].parameters, capacity: 12, weights: layout.weights)
      var pass = PosteriorPass(engine, layout)
      var sums = PosteriorSums(situation, layout)
      pass.add(situation, share: 1, isMode: true, depth: .verdict, to: &sums)
      for (name, ask) in expected {
        let role = try #require(names[name])
        #expect(abs(sums.expectedDrop[role] - ask.variance_reduction) < 1e-5 * max(1, ask.variance_reduction))
      }
    }
  }

  func expect(
    _ health: AccountHealth, _ expected: GoldenHealth.Summary, points: Double, probability: Double
  ) {
    #expect(abs(health.mean - expected.mean) < points)
    #expect(abs(health.standardDeviation - (expected.sd ?? 0)) < points)
    #expect(abs(health.probabilityAboveZero - expected.p_above_0) < probability)
    let zero = 1 - health.probabilityAboveZero - health.probabilityBelowZero
    #expect(abs(zero - (expected.p_equal_0 ?? 0)) < probability)
    #expect(abs((health.patterns.maskedRisk ?? -1) - (expected.masked_risk ?? 0)) < probability)
  }
}
