import CredencePosteriors
import CredenceSurvey
import CredenceTestSupport
import Testing

@Suite("Known population")
struct KnownPopulationTests {
  struct Golden: Decodable {
    var counts: [Int]
    var population: Int
    var prior: [Double]
    var level: Double
    var mean: Double
    var balances: [Int]
    var probabilities: [Double]
    var equalTail: [Double]
    var shortest: [Double]
    var tolerance: Double
  }

  @Test("golden: probabilities, mean, equal-tail and shortest intervals")
  func golden() throws {
    for example in try Fixtures.cases("Posteriors/golden_predictive.json", as: Golden.self) {
      let counts = ScoreCounts(
        promoters: example.counts[0], passives: example.counts[1], detractors: example.counts[2],
        population: example.population)
      let prior = try DirichletPrior.custom(example.prior[0], example.prior[1], example.prior[2])
      let level = try ConfidenceLevel(example.level)
      let prediction = try NonrespondentPrediction(counts, prior: prior)
      #expect(abs(prediction.mean - example.mean) < example.tolerance)
      for (balance, probability) in zip(example.balances, example.probabilities) {
        let found = prediction.probabilities[balance - prediction.smallest]
        #expect(abs(found - probability) < example.tolerance, "\(example.counts) \(balance)")
      }
      let predictive = try counts.estimate(.netPromoterScore, by: .predictive(prior: prior), level: level)
      #expect(abs(predictive.interval.lower - example.equalTail[0]) < 1e-6)
      #expect(abs(predictive.interval.upper - example.equalTail[1]) < 1e-6)
      #expect(predictive.interval.kind == .prediction)
      let shortest = try counts.estimate(
        .netPromoterScore, by: .predictiveShortest(prior: prior), level: level)
      #expect(abs(shortest.interval.lower - example.shortest[0]) < 1e-6)
      #expect(abs(shortest.interval.upper - example.shortest[1]) < 1e-6)
    }
  }

  @Test("against enumeration of every answer of up to 7 silent contacts, one after the other (Polya's urn)")
  func urn() throws {
    for counts in smallCounts(upTo: 4) {
      for nonrespondents in 0...7 {
        let known = try counts.withPopulation(counts.responses + nonrespondents)
        let prediction = try NonrespondentPrediction(known, prior: .third)
        let urn = Self.urn(counts, nonrespondents: nonrespondents, weight: 1.0 / 3)
        #expect(prediction.probabilities.count == urn.count)
        for (found, expected) in zip(prediction.probabilities, urn) { #expect(abs(found - expected) < 1e-13) }
      }
    }
  }

  @Test(
    "tails against enumeration: 0 where no outcome is in it and 1 where all are, exactly, and else neither")
  func tails() throws {
    for counts in smallCounts(upTo: 4) where counts.responses > 0 {
      for nonrespondents in 0...7 {
        let population = counts.responses + nonrespondents
        let prediction = try NonrespondentPrediction(try counts.withPopulation(population))
        let urn = Self.urn(counts, nonrespondents: nonrespondents, weight: 1)
        let smallest = counts.promoters - counts.detractors - nonrespondents
        for halves in (-2 * population - 1)...(2 * population + 1) {
          // Lattice points, and the middles between them.
          let threshold = 100 * Double(halves) / Double(2 * population)
          let questions: [(found: Double, isIn: (Int) -> Bool)] = [
            (prediction.probability(above: threshold), { $0 > halves }),
            (prediction.probability(atLeast: threshold), { $0 >= halves }),
            (prediction.probability(below: threshold), { $0 < halves }),
            (prediction.probability(atMost: threshold), { $0 <= halves }),
          ]
          for (found, isIn) in questions {
            let places = urn.indices.filter { isIn(2 * (smallest + $0)) }
            #expect(abs(found - places.reduce(0) { $0 + urn[$1] }) < 1e-13)
            #expect((found == 0) == places.isEmpty && (found == 1) == (places.count == urn.count))
          }
        }
      }
    }
  }

  /// The distribution of promoters less detractors among the nonrespondents, asked in turn, from -silent on.
  static func urn(_ counts: ScoreCounts, nonrespondents: Int, weight: Double) -> [Double] {
    var states: [[Int]: Double] = [[0, 0, 0]: 1]
    for _ in 0..<nonrespondents {
      var next: [[Int]: Double] = [:]
      for (state, probability) in states {
        let seen = [counts.promoters, counts.passives, counts.detractors]
        let total = Double(counts.responses + state.reduce(0, +)) + 3 * weight
        for k in 0..<3 {
          var moved = state
          moved[k] += 1
          next[moved, default: 0] += probability * (Double(seen[k] + state[k]) + weight) / total
        }
      }
      states = next
    }
    var result = Array(repeating: 0.0, count: 2 * nonrespondents + 1)
    for (state, probability) in states { result[state[0] - state[2] + nonrespondents] += probability }
    return result
  }

  @Test("hypergeometric covers every composition of every population up to 8 at every sample size")
  func guaranteed() throws {
    for level in [0.8, 0.9, 0.95] {
      let level = try ConfidenceLevel(level)
      for population in 1...8 {
        for responses in 1...population {
          let outcomes = smallCounts(upTo: responses).filter { $0.responses == responses }
          var intervals: [(ScoreCounts, Interval)] = []
          for outcome in outcomes {
            let known = try outcome.withPopulation(population)
            let interval = try known.estimate(.netPromoterScore, by: .hypergeometric, level: level).interval
            intervals.append((outcome, interval))
          }
          for truth in smallCounts(upTo: population) where truth.responses == population {
            let score = 100 * Double(truth.promoters - truth.detractors) / Double(population)
            var covered = 0.0
            for (outcome, interval) in intervals {
              let probability = Self.draw(outcome, from: truth)
              if score >= interval.lower - 1e-9 && score <= interval.upper + 1e-9 { covered += probability }
            }
            #expect(covered >= level.value - 1e-12, "N \(population) n \(responses) \(truth)")
          }
        }
      }
    }
  }

  /// The probability of an outcome drawn without replacement.
  static func draw(_ outcome: ScoreCounts, from truth: ScoreCounts) -> Double {
    func ways(_ n: Int, _ k: Int) -> Double {
      guard k <= n else { return 0 }
      return (0..<k).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) }
    }
    let favourable =
      ways(truth.promoters, outcome.promoters) * ways(truth.passives, outcome.passives)
      * ways(truth.detractors, outcome.detractors)
    return favourable / ways(truth.responses, outcome.responses)
  }

  static let methods: [any IntervalMethod<NetPromoterScore>] = [
    PredictiveEqualTail(), PredictiveShortest(), HypergeometricPrediction(),
  ]

  @Test("census, bounds, mirror and monotone, for all outcomes of up to 5 answers and 0...6 silent")
  func properties() throws {
    for counts in smallCounts(upTo: 5) {
      for nonrespondents in 0...6 {
        let known = try counts.withPopulation(counts.responses + nonrespondents)
        let bounds = try #require(known.nonresponseBounds)
        let pointEstimate = try #require(NetPromoterScore().value(of: counts))
        for method in Self.methods {
          let interval = try method.interval(of: .netPromoterScore, in: known, level: .ninetyFive)
          let image = try method.interval(of: .netPromoterScore, in: known.mirrored, level: .ninetyFive)
          #expect(interval.lower == -image.upper && interval.upper == -image.lower, "\(method.name) \(known)")
          #expect(interval.lower >= bounds.ifAllDetractors && interval.upper <= bounds.ifAllPromoters)
          let codes = method.diagnostics(of: .netPromoterScore, in: known, level: .ninetyFive).map { $0.code }
          if nonrespondents == 0 {
            #expect(interval.lower == pointEstimate && interval.upper == pointEstimate)
            #expect(codes == ["census"])
          } else {
            #expect(codes == ["ignorable-nonresponse"])
          }
        }
        guard counts.passives > 0 else { continue }
        let better = try ScoreCounts(
          promoters: counts.promoters + 1, passives: counts.passives - 1, detractors: counts.detractors
        ).withPopulation(known.population)
        let before = try known.estimate(.netPromoterScore, by: .predictive).interval
        let after = try better.estimate(.netPromoterScore, by: .predictive).interval
        #expect(after.lower >= before.lower && after.upper >= before.upper)
      }
    }
  }

  @Test("unknown population, no answers, too much work: typed errors that say what to use")
  func refusals() {
    let unknown = ScoreCounts(promoters: 3, passives: 1, detractors: 1)
    for method in Self.methods {
      #expect(throws: EstimationError.populationUnknown(method: method.name)) {
        try method.interval(of: .netPromoterScore, in: unknown, level: .ninetyFive)
      }
      #expect(throws: EstimationError.noResponses) {
        try method.interval(
          of: .netPromoterScore, in: ScoreCounts(promoters: 0, passives: 0, detractors: 0, population: 9),
          level: .ninetyFive)
      }
    }
    let large = ScoreCounts(promoters: 200, passives: 100, detractors: 100, population: 10_000)
    #expect(throws: EstimationError.self) {
      try large.estimate(.netPromoterScore, by: .hypergeometric)
    }
  }

  @Test("beyond the lattice limit the continuous form: where both are possible they agree to 0.1 points")
  func continuous() throws {
    for (promoters, passives, detractors) in [(12, 5, 3), (300, 100, 50), (5, 0, 0)] {
      let counts = ScoreCounts(
        promoters: promoters, passives: passives, detractors: detractors,
        population: promoters + passives + detractors + 4000)
      let exact = try NonrespondentPrediction(counts).equalTail(.ninetyFive)
      // The same posterior, moved by the formula documented at PredictiveEqualTail.
      let posterior = Posterior(counts, prior: .flat).netScore
      let range = posterior.equalTail(.ninetyFive)
      let stretch = (1 + posterior.concentration / 4000).squareRoot()
      for (limit, lattice) in [(range.lowerBound, exact.lowerBound), (range.upperBound, exact.upperBound)] {
        let nonrespondentScore = posterior.mean + stretch * (limit - posterior.mean)
        let known = 100 * Double(promoters - detractors)
        let moved = (known + 4000 * nonrespondentScore) / Double(counts.population ?? 0)
        #expect(abs(moved - lattice) < 0.1, "\(counts)")
      }
    }
    let huge = ScoreCounts(promoters: 40, passives: 10, detractors: 10, population: 1_000_000)
    let estimate = try huge.estimate(.netPromoterScore, by: .predictive)
    #expect(estimate.diagnostics.map { $0.code } == ["ignorable-nonresponse", "continuous-prediction"])
    let posterior = try huge.estimate(.netPromoterScore, by: .posteriorEqualTail(prior: .flat))
    #expect(abs(estimate.interval.lower - posterior.interval.lower) < 0.05)
  }
}
