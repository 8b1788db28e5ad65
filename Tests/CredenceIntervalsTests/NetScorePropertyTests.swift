import CredenceIntervals
import CredenceSurvey
import Testing

/// One checker for every net-score method: each property over every outcome of up to 12 answers.
@Suite("Net-score intervals: every outcome of up to 12 answers")
struct NetScorePropertyTests {
  /// Methods shrunk towards 0, whose interval may leave the point estimate out.
  static let shrunk: Set<String> = ["adjusted-wald", "agresti-min", "bonett-price"]
  /// Methods whose limits may fall when a passive becomes a promoter.
  static let notMonotone: Set<String> = ["wald", "adjusted-wald", "agresti-min", "bonett-price"]

  /// The outcomes a method serves: with a population where it needs one.
  static func samples(for method: any IntervalMethod<NetPromoterScore>, upTo most: Int) throws
    -> [ScoreCounts]
  {
    let plain = outcomes(upTo: most)
    guard method.name == "score-fpc" else { return plain }
    return try plain.flatMap { counts in
      try [0, 1, 7, 1000].map { try counts.withPopulation(counts.responses + $0) }
    }
  }

  @Test("in range, finite, mirrored bit for bit", arguments: NetScoreMethod.catalogue.names)
  func mirror(name: String) throws {
    let method = try NetScoreMethod.named(name)
    for counts in try Self.samples(for: method, upTo: 12) {
      for level in levels {
        let interval = try method.interval(of: .netPromoterScore, in: counts, level: level)
        let mirrored = try method.interval(of: .netPromoterScore, in: counts.mirrored, level: level)
        #expect(interval.lower >= -100 && interval.upper <= 100)
        #expect(interval.lower == -mirrored.upper && interval.upper == -mirrored.lower, "\(counts)")
        #expect(interval.method == name && interval.level == level)
      }
    }
  }

  @Test("contains the crude score", arguments: NetScoreMethod.catalogue.names.filter { !shrunk.contains($0) })
  func pointEstimate(name: String) throws {
    let method = try NetScoreMethod.named(name)
    for counts in try Self.samples(for: method, upTo: 12) {
      for level in levels {
        let estimate = try Self.estimate(counts, method, level)
        #expect(estimate.interval.contains(estimate.value), "\(counts)")
      }
    }
  }

  @Test("a higher level's interval holds a lower one's", arguments: NetScoreMethod.catalogue.names)
  func nested(name: String) throws {
    let method = try NetScoreMethod.named(name)
    for counts in try Self.samples(for: method, upTo: 12) {
      let intervals = try levels.map {
        try method.interval(of: .netPromoterScore, in: counts, level: $0)
      }
      for (inner, outer) in zip(intervals, intervals.dropFirst()) {
        #expect(outer.lower <= inner.lower && inner.upper <= outer.upper, "\(counts)")
      }
    }
  }

  @Test(
    "a passive who becomes a promoter never lowers a limit",
    arguments: NetScoreMethod.catalogue.names.filter { !notMonotone.contains($0) })
  func monotone(name: String) throws {
    let method = try NetScoreMethod.named(name)
    for counts in try Self.samples(for: method, upTo: 12) where counts.passives > 0 {
      let better = ScoreCounts(
        promoters: counts.promoters + 1, passives: counts.passives - 1, detractors: counts.detractors,
        population: counts.population)
      for level in levels {
        let before = try method.interval(of: .netPromoterScore, in: counts, level: level)
        let after = try method.interval(of: .netPromoterScore, in: better, level: level)
        #expect(after.lower >= before.lower - 1e-12 && after.upper >= before.upper - 1e-12, "\(counts)")
      }
    }
  }

  @Test("the methods left out of that do break it somewhere", arguments: notMonotone.sorted())
  func exceptions(name: String) throws {
    let method = try NetScoreMethod.named(name)
    var broken = 0
    for counts in outcomes(upTo: 12) where counts.passives > 0 {
      let better = ScoreCounts(
        promoters: counts.promoters + 1, passives: counts.passives - 1, detractors: counts.detractors)
      for level in levels {
        let before = try method.interval(of: .netPromoterScore, in: counts, level: level)
        let after = try method.interval(of: .netPromoterScore, in: better, level: level)
        if after.lower < before.lower - 1e-9 || after.upper < before.upper - 1e-9 { broken += 1 }
      }
    }
    #expect(broken > 0)
  }

  @Test("zero width only where it is documented", arguments: NetScoreMethod.catalogue.names)
  func width(name: String) throws {
    let method = try NetScoreMethod.named(name)
    for counts in try Self.samples(for: method, upTo: 12) {
      let estimate = try Self.estimate(counts, method, .ninetyFive)
      let isZero = estimate.interval.width == 0
      #expect(isZero == ((name == "wald" && counts.isUnanimous) || (name == "score-fpc" && counts.isCensus)))
      let explained = estimate.diagnostics.contains { $0.code == "zero-width" || $0.code == "census" }
      #expect(isZero == explained, "\(counts)")
    }
  }

  @Test("no answers are refused", arguments: NetScoreMethod.catalogue.names)
  func empty(name: String) throws {
    let method = try NetScoreMethod.named(name)
    #expect(throws: EstimationError.noResponses) {
      try method.interval(of: .netPromoterScore, in: .empty, level: .ninetyFive)
    }
  }

  @Test("extreme: counts up to 2^40 and levels next to 0 and 1", arguments: NetScoreMethod.catalogue.names)
  func extreme(name: String) throws {
    let method = try NetScoreMethod.named(name)
    let sizes = [0, 1, 2, 1_000_003, (1 << 40) - 1, 1 << 40]
    let extremes = try [
      ConfidenceLevel(1e-300), ConfidenceLevel(1e-9), .ninetyFive, ConfidenceLevel(1 - 1e-15),
    ]
    for promoters in sizes {
      for passives in sizes {
        for detractors in sizes where promoters + passives + detractors > 0 {
          let total = promoters + passives + detractors
          let counts = ScoreCounts(
            promoters: promoters, passives: passives, detractors: detractors,
            population: total < 1 << 40 ? total + 1 : nil)
          if name == "score-fpc" && counts.population == nil { continue }
          for level in extremes {
            let estimate = try Self.estimate(counts, method, level)
            let interval = estimate.interval
            let mirrored = try Self.estimate(counts.mirrored, method, level).interval
            #expect(interval.lower >= -100 && interval.upper <= 100)
            #expect(interval.lower == -mirrored.upper && interval.upper == -mirrored.lower)
            #expect(Self.shrunk.contains(name) || interval.contains(estimate.value), "\(counts) \(level)")
          }
        }
      }
    }
  }

  @Test("a batch gives what each account gives alone, in any order")
  func batch() throws {
    let accounts = outcomes(upTo: 12)
    let forwards = try TangoInterval().limits(for: accounts)
    let backwards = try TangoInterval().limits(for: accounts.reversed())
    #expect(forwards == backwards.reversed())
    for (counts, limits) in zip(accounts, forwards) {
      let alone = try TangoInterval().interval(of: .netPromoterScore, in: counts, level: .ninetyFive)
      #expect(alone.lower == limits.lower && alone.upper == limits.upper)
    }
  }

  static func estimate(
    _ counts: ScoreCounts, _ method: any IntervalMethod<NetPromoterScore>, _ level: ConfidenceLevel
  ) throws -> Estimate {
    try counts.estimate(.netPromoterScore, by: method, level: level)
  }
}
