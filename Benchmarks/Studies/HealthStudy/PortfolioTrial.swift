import CredenceAnalysis
import CredenceHealth
import CredenceProbability
import CredenceSurvey

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One simulated portfolio: draws it, fits it, and counts how the statements fare.
struct PortfolioTrial: Sendable {
  let truth: Truth
  let size: Int
  let replication: Int
  let seed: UInt64
  let asks: Bool
  let variant: Variant

  /// The shares of decision makers, influencers and end users in the health.
  private static let weights = SimulatedCensus.roles.map { RoleWeights.standard[$0] }
  private static let settings = HealthSettings(countsAnswersNeeded: false)

  /// A stream of its own, whatever else is run.
  private var stream: UInt64 {
    let truthIndex = Truth.allCases.firstIndex(of: truth) ?? 0
    return (UInt64(truthIndex) << 40) | (UInt64(size) << 20) | UInt64(replication)
  }

  func run() -> PortfolioRecord {
    var generator = PhiloxGenerator(seed: seed, stream: 2 * stream)
    let census = SimulatedCensus(truth, accounts: size, using: &generator)
    let known = census.withPopulations
    let model = HealthModel(known, tuning: variant.tuning)
    let realised = PortfolioHealth(known, model: model, settings: Self.settings)
    // The fit knows answers only, so it is the same without a roster.
    let latent = PortfolioHealth(census.withoutPopulations, model: model, settings: Self.settings)
    let forecasts = AnswerForecasts(census)
    var record = PortfolioRecord(truth: truth, size: size)
    record.isConverged = model.record.isConverged
    for (index, account) in census.accounts.enumerated() {
      record.countLatent(account, latent[index], Self.weights)
      record.countRealised(account, realised[index], Self.weights)
      record.countForecasts(account, realised[index], forecasts)
      record.countVerdict(account, realised[index], Self.weights)
    }
    if asks {
      let accounts = census.accounts.indices.map {
        (account: census.accounts[$0], health: realised[$0])
      }
      let trial = AskingTrial(model: model, settings: Self.settings)
      var chance = PhiloxGenerator(seed: seed, stream: 2 * stream + 1)
      for answers in trial.answers(accounts, .advised, using: &chance) {
        record[.answersAsked].add(Double(answers))
        record[.withinTwoAsked].add(answers <= 2 ? 1 : 0)
      }
      for answers in trial.answers(accounts, .anySilent, using: &chance) {
        record[.answersRandom].add(Double(answers))
        record[.withinTwoRandom].add(answers <= 2 ? 1 : 0)
      }
    }
    return record
  }
}

extension PortfolioRecord {
  /// Limits are read from sums of masses: the true value on a limit is inside.
  private static let slack = 1e-6

  private static func covers(_ interval: Interval, _ value: Double) -> Double {
    value >= interval.lower - slack && value <= interval.upper + slack ? 1 : 0
  }

  mutating func countLatent(_ account: SimulatedAccount, _ health: AccountHealth, _ weights: [Double]) {
    precondition(health.basis == .latent, "nothing is known of the populations")
    let truth = account.latentHealth(weights)
    let covered = Self.covers(health.interval, truth)
    let square = (health.mean - truth) * (health.mean - truth)
    self[.latentCovered].add(covered)
    self[.latentWidth].add(health.interval.width)
    self[.latentSquare].add(square)
    guard !account.deciderAnswered else { return }
    self[.latentCoveredSilent].add(covered)
    self[.latentWidthSilent].add(health.interval.width)
    self[.latentSquareSilent].add(square)
  }

  mutating func countRealised(_ account: SimulatedAccount, _ health: AccountHealth, _ weights: [Double]) {
    precondition(health.basis == .realised, "all populations are known")
    let truth = account.realisedHealth(weights)
    let covered = Self.covers(health.interval, truth)
    let square = (health.mean - truth) * (health.mean - truth)
    self[.realisedCovered].add(covered)
    self[.realisedWidth].add(health.interval.width)
    self[.realisedSquare].add(square)
    if !account.deciderAnswered {
      self[.realisedCoveredSilent].add(covered)
      self[.realisedWidthSilent].add(health.interval.width)
      self[.realisedSquareSilent].add(square)
    }
    aboveZero.add(health.probabilityAboveZero, truth > 1e-9)
    if let risk = health.patterns.maskedRisk { maskedRisk.add(risk, account.isMasked) }
  }

  mutating func countForecasts(
    _ account: SimulatedAccount, _ health: AccountHealth, _ forecasts: AnswerForecasts
  ) {
    for (role, silent) in account.silent.enumerated() where !silent.isEmpty {
      let counts = account.answers[role]
      let next = health.roles[role].nextAnswer
      let ways: [(Measure, [Double])] = [
        (.scoreHealth, [next.promoter, next.passive, next.detractor]),
        (.scoreRaw, AnswerForecasts.raw(counts)),
        (.scoreFlat, AnswerForecasts.flat(counts)), (.scorePooled, forecasts.pooled(counts, role: role)),
      ]
      for (measure, shares) in ways {
        for answer in silent { self[measure].add(log(shares[answer.place])) }
      }
    }
  }

  mutating func countVerdict(_ account: SimulatedAccount, _ health: AccountHealth, _ weights: [Double]) {
    let truth = account.realisedHealth(weights)
    let slack = 1e-9
    self[.census].add(account.silent.allSatisfy(\.isEmpty) ? 1 : 0)
    self[.unclear].add(health.verdict == .unclear ? 1 : 0)
    let claim: (measure: Measure, isRight: Bool)? =
      switch health.verdict {
      case .veryHealthy: (.rightVeryHealthy, truth >= 80 - slack)
      case .healthy: (.rightHealthy, truth > slack)
      case .neutral: (.rightNeutral, abs(truth) <= 20 + slack)
      case .unhealthy: (.rightUnhealthy, truth < -slack)
      case .veryUnhealthy: (.rightVeryUnhealthy, truth <= -80 + slack)
      case .unclear: nil
      }
    guard let claim else { return }
    self[claim.measure].add(claim.isRight ? 1 : 0)
    let own = OwnAnswers(account.answers, roles: SimulatedCensus.roles, weights: .standard)
    // A silent account has no verdict where it is shown.
    guard account.answers.contains(where: { $0.responses > 0 }), let basis = own.basis(of: health)
    else { return }
    self[basis == .heard ? .rightHeard : .rightExpected].add(claim.isRight ? 1 : 0)
  }
}
