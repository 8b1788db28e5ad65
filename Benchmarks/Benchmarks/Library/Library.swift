import Benchmark
import Credence

let benchmarks: @Sendable () -> Void = {
  let accounts: [ScoreCounts] = (0..<1000).map { index in
    // Samples of 2 to 15 answers of every kind, the same in each run.
    let responses = 2 + index % 14
    let promoters = index / 14 % (responses + 1)
    let detractors = index / 210 % (responses - promoters + 1)
    return ScoreCounts(
      promoters: promoters, passives: responses - promoters - detractors, detractors: detractors)
  }

  Benchmark("Wilson, 1,000 shares") { benchmark in
    for _ in benchmark.scaledIterations {
      for counts in accounts {
        blackHole(try counts.estimate(.share(of: .promoter), by: .wilson))
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
}
