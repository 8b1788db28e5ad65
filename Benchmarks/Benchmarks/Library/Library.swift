import Benchmark
import Credence

let benchmarks: @Sendable () -> Void = {
  let accounts: [ScoreCounts] = (0..<1000).map { index in
    var generator = PhiloxGenerator(seed: 7, stream: UInt64(index))
    let drawn = generator.multinomial(count: 2 + generator.integer(below: 14), shares: [0.5, 0.3, 0.2])
    return ScoreCounts(promoters: drawn[0], passives: drawn[1], detractors: drawn[2])
  }

  Benchmark("Wilson, 1,000 shares") { benchmark in
    for _ in benchmark.scaledIterations {
      for counts in accounts {
        blackHole(try counts.estimate(.share(of: .promoter), by: WilsonInterval()))
      }
    }
  }

  Benchmark("Tango, 1,000 accounts") { benchmark in
    for _ in benchmark.scaledIterations {
      for counts in accounts { blackHole(try counts.estimate(.netPromoterScore, by: .tango)) }
    }
  }

  Benchmark("length-optimal, 1,000 accounts, tables made") { benchmark in
    for _ in benchmark.scaledIterations {
      for counts in accounts { blackHole(try counts.estimate(.netPromoterScore, by: .lengthOptimal)) }
    }
  }

  Benchmark("exact BCa, 10 answers") { benchmark in
    let counts = ScoreCounts(promoters: 6, passives: 3, detractors: 1)
    for _ in benchmark.scaledIterations {
      blackHole(try counts.estimate(.netPromoterScore, by: .bootstrap(.bca)))
    }
  }

  Benchmark("posterior P(score > 0)") { benchmark in
    let posterior = Posterior(ScoreCounts(promoters: 6, passives: 3, detractors: 1))
    for _ in benchmark.scaledIterations { blackHole(posterior.probability(.netPromoterScore, above: 0)) }
  }

  Benchmark("normal quantile") { benchmark in
    for step in benchmark.scaledIterations {
      blackHole(NormalDistribution.standard.quantile((Double(step) + 0.5) / 1e9))
    }
  }

  Benchmark("Philox, 1,000 words") { benchmark in
    var generator = PhiloxGenerator(seed: 1)
    for _ in benchmark.scaledIterations {
      for _ in 0..<1000 { blackHole(generator.next()) }
    }
  }
}
