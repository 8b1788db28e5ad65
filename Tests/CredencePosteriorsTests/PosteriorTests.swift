import CredencePosteriors
import CredenceProbability
import CredenceSurvey
import CredenceTestSupport
import Testing

@Suite("Posterior")
struct PosteriorTests {
  struct Golden: Decodable {
    var counts: [Int]
    var prior: [Double]
    var level: Double
    var mean: Double
    var sd: Double
    var median: Double
    var equalTail: [Double]
    var hpd: [Double]
    var meanTolerance: Double
    var quantileTolerance: Double
    var hpdTolerance: Double
  }

  @Test("golden: moments, median, equal-tail and shortest intervals")
  func golden() throws {
    for example in try Fixtures.cases("Posteriors/golden_posterior.json", as: Golden.self) {
      let counts = ScoreCounts(
        promoters: example.counts[0], passives: example.counts[1], detractors: example.counts[2])
      let prior = try DirichletPrior.custom(example.prior[0], example.prior[1], example.prior[2])
      let level = try ConfidenceLevel(example.level)
      let netScore = Posterior(counts, prior: prior).netScore
      #expect(abs(netScore.mean - example.mean) < example.meanTolerance)
      #expect(abs(netScore.standardDeviation - example.sd) < example.meanTolerance)
      #expect(abs(netScore.median - example.median) < example.quantileTolerance)
      let estimate = try counts.estimate(
        .netPromoterScore, by: .posteriorEqualTail(prior: prior), level: level)
      #expect(abs(estimate.interval.lower - example.equalTail[0]) < example.quantileTolerance)
      #expect(abs(estimate.interval.upper - example.equalTail[1]) < example.quantileTolerance)
      #expect(estimate.interval.kind == .credible)
      let shortest = try counts.estimate(.netPromoterScore, by: .posteriorHPD(prior: prior), level: level)
      #expect(abs(shortest.interval.lower - example.hpd[0]) < example.hpdTolerance, "\(example.counts)")
      #expect(abs(shortest.interval.upper - example.hpd[1]) < example.hpdTolerance, "\(example.counts)")
    }
  }

  @Test("unanimous promoters are at least 80 with probability .9 first at 16, 27 and 12 answers")
  func unanimous() {
    let first: [(DirichletPrior, Int)] = [(.jeffreys, 16), (.flat, 27), (.third, 12)]
    for (prior, count) in first {
      for responses in 1...30 {
        let posterior = Posterior(ScoreCounts(promoters: responses, passives: 0, detractors: 0), prior: prior)
        #expect((posterior.probabilityAtLeast80 >= 0.9) == (responses >= count), "\(prior.name) \(responses)")
        let mirrored = Posterior(ScoreCounts(promoters: 0, passives: 0, detractors: responses), prior: prior)
        #expect(mirrored.probabilityAtMostMinus80 == posterior.probabilityAtLeast80)
      }
    }
  }

  @Test("mirrored counts mirror every number exactly, for all outcomes of up to 6 answers")
  func mirror() {
    for counts in smallCounts(upTo: 6) {
      let netScore = Posterior(counts, prior: .third).netScore
      let image = Posterior(counts.mirrored, prior: .third).netScore
      for threshold in [-80.0, -12.5, 0, 33, 99] {
        #expect(netScore.cumulative(threshold) == image.survival(-threshold))
        #expect(netScore.density(threshold) == image.density(-threshold))
      }
      #expect(netScore.quantile(0.025) == -image.quantile(upper: 0.025))
    }
  }

  @Test("one passive more a promoter: every tail probability rises, for all outcomes of up to 6 answers")
  func monotone() {
    for counts in smallCounts(upTo: 6) where counts.passives > 0 {
      let better = ScoreCounts(
        promoters: counts.promoters + 1, passives: counts.passives - 1, detractors: counts.detractors)
      for prior in [DirichletPrior.jeffreys, .flat] {
        for threshold in [-80.0, -20, 0, 15, 80] {
          let before = Posterior(counts, prior: prior).probability(.netPromoterScore, above: threshold)
          let after = Posterior(better, prior: prior).probability(.netPromoterScore, above: threshold)
          #expect(after > before)
        }
      }
    }
  }

  @Test("the distribution function of a quantile is its probability, a million answers included")
  func roundTrips() throws {
    let samples = [
      (5, 0, 0), (0, 4, 0), (2, 2, 1), (400, 1, 30), (1_000_000, 1_000_000, 3), (0, 0, 1_000_000),
    ]
    for (promoters, passives, detractors) in samples {
      let counts = ScoreCounts(promoters: promoters, passives: passives, detractors: detractors)
      let priors = [DirichletPrior.jeffreys, .flat, try .custom(0.01, 0.01, 0.01), try .custom(10, 0.2, 3)]
      for prior in priors {
        let netScore = Posterior(counts, prior: prior).netScore
        for p in [1e-12, 0.001, 0.025, 0.3, 0.5, 0.9, 0.975] {
          let score = netScore.quantile(p)
          let tails = netScore.tails(at: score / 100)
          // A double cannot stand nearer the quantile than this.
          let resolution = score.ulp * netScore.density(score)
          let slack = 1e-11 + (resolution.isFinite ? 4 * resolution : 1)
          if abs(score) < 99.999_999, abs(score) > 1e-9 {
            #expect(abs(tails.lower - p) < slack, "\(counts) \(prior.name) \(p) \(score)")
          }
        }
      }
    }
  }

  @Test("levels near 0 and 1 and the largest counts give finite, ordered limits")
  func extremes() throws {
    for level in [1e-9, 1 - 1e-12] {
      for counts in [
        ScoreCounts(promoters: 1, passives: 0, detractors: 0),
        ScoreCounts(promoters: 1_000_000, passives: 0, detractors: 0),
        ScoreCounts(promoters: 1 << 38, passives: 1 << 37, detractors: 7),
      ] {
        let exact = try ConfidenceLevel(level)
        for range in [
          Posterior(counts).netScore.equalTail(exact), Posterior(counts).netScore.highestDensity(exact),
        ] {
          #expect(range.lowerBound.isFinite && range.upperBound.isFinite)
          #expect(range.lowerBound >= -100 && range.upperBound <= 100)
        }
      }
    }
  }

  @Test("an illegal prior is refused with a typed error, and written priors are read")
  func priors() throws {
    for weight in [0, -1, Double.nan, .infinity, 1e-300] {
      #expect(throws: DirichletPriorError.self) { try DirichletPrior.custom(1, weight, 1) }
    }
    #expect(throws: DirichletPriorError.unknownName("uniform")) { try DirichletPrior(named: "uniform") }
    #expect(throws: DirichletPriorError.self) { try DirichletPrior(named: "1,1") }
    #expect(try DirichletPrior(named: "third") == .third)
    #expect(try DirichletPrior(named: "0.5,1,0.5") == .custom(0.5, 1, 0.5))
  }

  @Test("no answers: a typed error from the intervals, the prior from the posterior")
  func empty() throws {
    #expect(throws: EstimationError.noResponses) {
      try ScoreCounts.empty.estimate(.netPromoterScore, by: .posteriorEqualTail)
    }
    #expect(abs(Posterior(.empty).netScore.survival(0) - 0.5) < 1e-14)
    let few = ScoreCounts(promoters: 1, passives: 0, detractors: 0)
    let codes = try few.estimate(.netPromoterScore, by: .posteriorEqualTail).diagnostics.map { $0.code }
    #expect(codes == ["prior", "prior-outweighs-answers"])
  }

  @Test("shares are beta: the promoter share of (6,3,1) under the flat prior is Beta(7, 6)")
  func shares() {
    let posterior = Posterior(ScoreCounts(promoters: 6, passives: 3, detractors: 1), prior: .flat)
    #expect(abs(posterior.share(of: .promoter).mean - 7.0 / 13) < 1e-15)
    // P(Beta(7, 6) > 1/2) = sum over k = 0...6 of C(12, k)/2^12.
    let exact = Double(1 + 12 + 66 + 220 + 495 + 792 + 924) / 4096
    #expect(abs(posterior.probability(.share(of: .promoter), above: 0.5) - exact) < 1e-14)
    let answers = posterior.sensitivity { $0.probability(.netPromoterScore, above: 0) }
    #expect(answers.map { $0.prior.name } == ["jeffreys", "flat", "third"])
    #expect(Set(answers.map { $0.answer }).count == 3)
  }
}

/// Every outcome of 1...n answers.
func smallCounts(upTo most: Int) -> [ScoreCounts] {
  var result: [ScoreCounts] = []
  for responses in 1...most {
    for promoters in 0...responses {
      for detractors in 0...(responses - promoters) {
        result.append(
          ScoreCounts(
            promoters: promoters, passives: responses - promoters - detractors, detractors: detractors))
      }
    }
  }
  return result
}
