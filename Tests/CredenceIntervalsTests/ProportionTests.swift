import CredenceIntervals
import CredenceSurvey
import CredenceTestSupport
import Testing

@Suite("Proportion intervals")
struct ProportionTests {
  struct Golden: Decodable {
    let method: String
    let successes: Int
    let trials: Int
    let level: Double
    let published: [Double]
    let computed: [Double]
    let tolerance: Double
  }

  @Test("against the papers: Newcombe, Fagerland, HypothesisTests.jl, at each value's own tolerance")
  func golden() throws {
    let cases = try Fixtures.cases("Intervals/golden-proportions.json", as: Golden.self)
    #expect(cases.count == 21)
    for golden in cases {
      let interval = try ProportionMethod.named(golden.method).interval(
        for: ProportionCounts(successes: golden.successes, trials: golden.trials),
        level: ConfidenceLevel(golden.level))
      for (found, (published, computed)) in zip(
        [interval.lower, interval.upper], zip(golden.published, golden.computed))
      {
        #expect(abs(found - published) <= golden.tolerance, "\(golden)")
        #expect(abs(found - computed) <= 6e-11, "\(golden)")
      }
    }
  }

  struct Reference: Decodable {
    let successes: Int
    let trials: Int
    let level: Double
    let limits: [String: [Double]]

    init(from decoder: any Decoder) throws {
      let row = try decoder.container(keyedBy: NetScoreGoldenTests.Key.self)
      successes = try row.decode(Int.self, forKey: .init("successes"))
      trials = try row.decode(Int.self, forKey: .init("trials"))
      level = try row.decode(Double.self, forKey: .init("level"))
      var limits: [String: [Double]] = [:]
      for name in ProportionMethod.catalogue.names where row.contains(.init(name)) {
        limits[name] = try row.decode([Double].self, forKey: .init(name))
      }
      self.limits = limits
    }
  }

  @Test("against statsmodels and 50 digits, up to a million trials, within 1e-12 (a tenth of a limit's 1e-9)")
  func reference() throws {
    var compared = 0
    for reference in try Fixtures.cases("Intervals/proportions.json", as: Reference.self) {
      let counts = ProportionCounts(successes: reference.successes, trials: reference.trials)
      for (name, expected) in reference.limits {
        let interval = try ProportionMethod.named(name).interval(
          for: counts, level: ConfidenceLevel(reference.level))
        for (found, value) in zip([interval.lower, interval.upper], expected) {
          #expect(abs(found - value) <= 1e-12, "\(name) \(counts) \(reference.level)")
          #expect(abs(found - value) <= 1e-9 * value + 1e-15, "\(name) \(counts) \(reference.level)")
        }
        compared += 1
      }
    }
    #expect(compared > 1200)
  }

  @Test(
    "every x of up to 40 trials: in range, mirrored bit for bit, nested, monotone",
    arguments: ProportionMethod.catalogue.names)
  func properties(name: String) throws {
    let method = try ProportionMethod.named(name)
    for trials in 1...40 {
      for level in levels {
        var previous: Interval?
        for successes in 0...trials {
          let counts = ProportionCounts(successes: successes, trials: trials)
          let interval = try method.interval(for: counts, level: level)
          #expect(interval.lower >= 0 && interval.upper <= 1)
          if 2 * successes <= trials {
            let other = try method.interval(
              for: ProportionCounts(successes: trials - successes, trials: trials), level: level)
            #expect(other.lower == 1 - interval.upper && other.upper == 1 - interval.lower)
          }
          if let previous, name != "wald", name != "agresti-coull" {
            #expect(interval.lower >= previous.lower && interval.upper >= previous.upper)
          }
          previous = interval
          let share = Double(successes) / Double(trials)
          #expect(interval.lower <= share.nextUp && interval.upper >= share.nextDown, "\(counts)")
          #expect((interval.width == 0) == (name == "wald" && (successes == 0 || successes == trials)))
          let warned = method.diagnostics(for: counts, level: level).contains { $0.code == "zero-width" }
          #expect(warned == (interval.width == 0))
        }
      }
      for (inner, outer) in zip(levels, levels.dropFirst()) {
        for successes in 0...trials {
          let counts = ProportionCounts(successes: successes, trials: trials)
          let small = try method.interval(for: counts, level: inner)
          let large = try method.interval(for: counts, level: outer)
          #expect(large.lower <= small.lower && small.upper <= large.upper)
        }
      }
    }
  }

  @Test("extreme: up to 2^40 trials and levels next to 0 and 1", arguments: ProportionMethod.catalogue.names)
  func extreme(name: String) throws {
    let method = try ProportionMethod.named(name)
    for trials in [1, 2, 3, 1_000_003, 1 << 40] {
      for successes in Set([0, 1, trials / 3, trials / 2, trials - 1, trials]) {
        for level in try [1e-300, 1e-9, 0.95, 1 - 1e-15].map({ try ConfidenceLevel($0) }) {
          let counts = ProportionCounts(successes: successes, trials: trials)
          let interval = try method.interval(for: counts, level: level)
          #expect(interval.lower >= 0 && interval.upper <= 1)
          if level == .ninetyFive {
            let share = Double(successes) / Double(trials)
            // At 2^40 the standard error is at most 4.8e-7: nothing may be far off.
            #expect(interval.contains(share), "\(counts)")
            #expect(interval.width <= 6 / Double(trials).squareRoot())
          }
        }
      }
    }
  }

  @Test("class shares and counted proportions are one computation")
  func shares() throws {
    let counts = ScoreCounts(promoters: 6, passives: 3, detractors: 1)
    let estimate = try counts.estimate(.share(of: .promoter), by: .wilson, level: .ninety)
    #expect(estimate.value == 0.6 && estimate.unit == .share)
    #expect(
      try estimate.interval
        == WilsonInterval().interval(for: ProportionCounts(successes: 6, trials: 10), level: .ninety))
    #expect(throws: EstimationError.noResponses) {
      try WilsonInterval().interval(for: ProportionCounts(successes: 0, trials: 0))
    }
    let reference = try counts.estimate(.share(of: .detractor), by: .wald)
    #expect(reference.diagnostics.map(\.code) == ["reference-only"])
  }
}
