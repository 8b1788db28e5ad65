import CredencePosteriors
import CredenceProbability
import CredenceSurvey
import CredenceTestSupport
import Foundation
import Testing

@Suite("Portfolio")
struct PortfolioFitTests {
  struct Golden: Decodable {
    var rows: [[Int]]
    var alpha: [Double]
    var logLikelihood: Double
    var means: [Double]
    var alphaTolerance: Double
    var logLikelihoodTolerance: Double
    var scoreTolerance: Double

    var counts: [ScoreCounts] {
      rows.map { ScoreCounts(promoters: $0[0], passives: $0[1], detractors: $0[2]) }
    }
  }

  @Test("golden: maximum likelihood against R's nlm and VGAM, and the posterior means under it")
  func golden() throws {
    for example in try Fixtures.cases("Posteriors/golden_portfolio.json", as: Golden.self) {
      let fit = PortfolioFit(example.counts)
      let alpha = try #require(fit.maximumLikelihood)
      #expect(abs(alpha.promoters - example.alpha[0]) < example.alphaTolerance)
      #expect(abs(alpha.passives - example.alpha[1]) < example.alphaTolerance)
      #expect(abs(alpha.detractors - example.alpha[2]) < example.alphaTolerance)
      let logLikelihood = try #require(fit.logLikelihood)
      #expect(abs(logLikelihood - example.logLikelihood) < example.logLikelihoodTolerance)
      for (counts, mean) in zip(example.counts, example.means) {
        let plugIn = try #require(fit.plugIn(counts))
        #expect(abs(plugIn.netScore.mean - mean) < example.scoreTolerance)
      }
      // The mixture is another thing than the plug-in, but near it, and it is wider.
      for (estimate, mean) in zip(fit.estimates(example.counts), example.means) {
        #expect(abs(estimate.score - mean) < 12)
      }
      #expect(abs(fit.components.reduce(0) { $0 + $1.probability } - 1) < 1e-12)
      let repeated = PortfolioFit(example.counts + example.counts.map { $0.mirrored })
      let prior = try #require(repeated.maximumLikelihood)
      #expect(abs(prior.promoters - prior.detractors) < 1e-6, "a portfolio and its mirror image have no side")
    }
  }

  @Test("no over-dispersion is complete pooling, said so, and does not diverge")
  func completePooling() {
    // Every account alike: less spread than chance would give.
    let alike = Array(repeating: ScoreCounts(promoters: 4, passives: 3, detractors: 3), count: 40)
    let fit = PortfolioFit(alike)
    #expect(fit.isCompletePooling)
    #expect(fit.maximumLikelihood == nil)
    #expect(fit.diagnostics.map { $0.code } == ["complete-pooling"])
    let empty = fit.posterior(.empty)
    #expect(empty.rawScore == nil)
    #expect(abs(empty.score - 10) < 1)
    let shrunken = fit.posterior(ScoreCounts(promoters: 5, passives: 0, detractors: 0))
    #expect(shrunken.score < 40 && shrunken.score > 5)
    #expect(shrunken.rawScore == 100)
  }

  @Test("one account, none, single answers only: the weak prior, and it is said")
  func weakPrior() {
    let one = ScoreCounts(promoters: 3, passives: 1, detractors: 0)
    let singles = [
      ScoreCounts(promoters: 1, passives: 0, detractors: 0),
      ScoreCounts(promoters: 0, passives: 0, detractors: 1),
    ]
    for portfolio in [[], [.empty, .empty], [one], [one, .empty], singles] {
      let fit = PortfolioFit(portfolio)
      #expect(fit.diagnostics.map { $0.code } == ["weak-prior"])
      #expect(fit.components.map { $0.prior } == [.jeffreys])
      let direct = Posterior(one).netScore
      #expect(abs(fit.posterior(one).netScore.quantile(0.025) - direct.quantile(0.025)) < 1e-6)
    }
    #expect(PortfolioFit([]).poolingScore([]) == nil)
  }

  @Test("all unanimous, a class nobody chose, a million answers: finite, with a diagnostic")
  func degenerate() {
    let promoters = Array(repeating: ScoreCounts(promoters: 5, passives: 0, detractors: 0), count: 10)
    let passives = ScoreCounts(promoters: 0, passives: 4, detractors: 0)
    let opposed = promoters + promoters.map { $0.mirrored } + [passives]
    let giant = [
      ScoreCounts(promoters: 1_000_000, passives: 300_000, detractors: 200_000),
      ScoreCounts(promoters: 3, passives: 1, detractors: 2),
      ScoreCounts(promoters: 0, passives: 1, detractors: 4),
    ]
    let expected = [
      (promoters, "class-never-chosen"), (opposed, "separated-accounts"), (giant, "complete-pooling"),
    ]
    for (portfolio, code) in expected {
      let fit = PortfolioFit(portfolio)
      #expect(fit.diagnostics.first?.code.rawValue == code)
      for estimate in fit.estimates(portfolio) {
        #expect(estimate.lower <= estimate.score && estimate.score <= estimate.upper)
        #expect(estimate.lower.isFinite && estimate.upper.isFinite)
        #expect(estimate.probabilityAboveZero >= 0 && estimate.probabilityAboveZero <= 1)
      }
    }
  }

  @Test("the leave-one-out score: by hand under the fallback, and pooling pays where it should")
  func poolingScore() throws {
    let lone = [ScoreCounts(promoters: 2, passives: 0, detractors: 1)]
    let fit = PortfolioFit(lone, fallback: .flat)
    let score = try #require(fit.poolingScore(lone))
    // Two promoters predicted from (1, 0, 1), one detractor from (2, 0, 0), by (c + 1)/(r + 3).
    let byHand = (2 * log(2.0 / 5) + log(1.0 / 5)) / 3
    #expect(abs(score.flat - byHand) < 1e-14)
    #expect(abs(score.portfolio - byHand) < 1e-14)
    let raw = (2 * log(0.99 * 0.5 + 0.01 / 3) + log(0.01 / 3)) / 3
    #expect(abs(score.raw - raw) < 1e-14)

    var random = DirichletDraws(seed: 5)
    let accounts = (0..<300).map { _ in Self.account(&random, weights: [5, 3, 2], responses: 6) }
    let pooled = try #require(PortfolioFit(accounts).poolingScore(accounts))
    #expect(pooled.portfolio > pooled.flat && pooled.flat > pooled.raw)
  }

  @Test("roles are fitted apart")
  func roles() {
    let users = (0..<20).map { ScoreCounts(promoters: $0 % 3, passives: 1, detractors: 4) }
    let makers = users.map { $0.mirrored }
    let fits = PortfolioFit.byRole([(.endUser, users), (.decisionMaker, makers), (.influencer, [])])
    #expect(fits.map { $0.role } == [.endUser, .decisionMaker, .influencer])
    let empty = fits.map { $0.fit.posterior(.empty).score }
    #expect(empty[0] < -30 && abs(empty[0] + empty[1]) < 1e-6 && empty[2] == 0)
    #expect(fits[2].fit.diagnostics.map { $0.code } == ["weak-prior"])
  }

  static func account(_ random: inout DirichletDraws, weights: [Double], responses: Int) -> ScoreCounts {
    let gammas = weights.map { random.gamma($0) }
    let total = gammas.reduce(0, +)
    var counts = [0, 0, 0]
    for _ in 0..<responses {
      let u = random.uniform() * total
      counts[u < gammas[0] ? 0 : (u < gammas[0] + gammas[1] ? 1 : 2)] += 1
    }
    return ScoreCounts(promoters: counts[0], passives: counts[1], detractors: counts[2])
  }
}
