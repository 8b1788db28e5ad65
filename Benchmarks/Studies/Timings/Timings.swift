import CredenceIntervals
import CredencePosteriors
import CredenceProbability
import CredenceResampling
import CredenceSurvey
import Foundation

/// Times library calls inside one process. `Timings NAME [FILE]` prints the seconds of one repetition, measured by the
/// wall clock, and a checksum; the peers' script alternates it with the peer's own call.
@main
struct Timings {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 1 else {
      print(
        "usage: Timings wilson|tango|bca|length-optimal|batch|health|health-no-roster|jeffreys-logit|ml-logit|refit-logit|mixed-model|driver-bootstrap|shapley [data file | accounts]"
      )
      return
    }
    let file = arguments.count > 2 ? arguments[2] : nil
    switch arguments[1] {
    case "wilson":
      let counts = try read(file).map { ProportionCounts(successes: $0.promoters, trials: $0.responses) }
      try timed {
        try WilsonInterval().limits(for: counts, level: .ninetyFive).reduce(0) { $0 + $1.upper - $1.lower }
      }
    case "tango":
      let counts = try read(file)
      try timed {
        try TangoInterval().limits(for: counts, level: .ninetyFive).reduce(0) { $0 + $1.upper - $1.lower }
      }
    case "bca":
      let counts = ScoreCounts(promoters: 6, passives: 3, detractors: 1)
      let repetitions = 20_000
      try timed(per: repetitions) {
        var sum = 0.0
        for _ in 0..<repetitions {
          sum += try counts.estimate(.netPromoterScore, by: .bootstrap(.bca)).interval.width
        }
        return sum / Double(repetitions)
      }
    case "length-optimal":
      // Every outcome of every n <= 50: 23,425 intervals, one core, nothing cached.
      var outcomes: [ScoreCounts] = []
      for n in 1...50 {
        for promoters in 0...n {
          for detractors in 0...(n - promoters) {
            outcomes.append(
              ScoreCounts(promoters: promoters, passives: n - promoters - detractors, detractors: detractors))
          }
        }
      }
      let all = outcomes
      try timed {
        try LengthOptimalInterval.standard.intervals(for: all, threads: 1).reduce(0) { $0 + $1.width }
      }
    case "batch":
      // 200,000 accounts of up to 30 answers, two threads, nothing cached.
      let accounts = (0..<200_000).map { index -> ScoreCounts in
        var generator = PhiloxGenerator(seed: 3, stream: UInt64(index))
        let n = 1 + generator.integer(below: 30)
        let shares = generator.dirichlet([1, 1, 1])
        let drawn = generator.multinomial(count: n, shares: shares)
        return ScoreCounts(promoters: drawn[0], passives: drawn[1], detractors: drawn[2])
      }
      try timed {
        try LengthOptimalInterval.standard.intervals(for: accounts, threads: 2).reduce(0) { $0 + $1.width }
      }
    case "health", "health-no-roster":
      // Model, posterior, patterns, verdicts, whom to ask and answers needed, two threads.
      let accounts = arguments.count > 2 ? Int(arguments[2]) ?? 200_000 : 200_000
      let portfolio = HealthTiming.portfolio(
        accounts: accounts, rosterKnown: arguments[1] == "health")
      try timed { HealthTiming.run(portfolio, threads: 2) }
    case "jeffreys-logit", "ml-logit", "refit-logit", "mixed-model", "driver-bootstrap", "shapley":
      try DriverTimings(file).run(arguments[1])
    default:
      print("there is no timing \(arguments[1])")
    }
  }

  /// Counts as the peers' script writes them: three 64-bit integers an account.
  static func read(_ path: String?) throws -> [ScoreCounts] {
    let data = try Data(contentsOf: URL(filePath: path ?? "counts.bin"))
    return data.withUnsafeBytes { bytes in
      let words = bytes.bindMemory(to: Int64.self)
      return (0..<words.count / 3).map {
        ScoreCounts(
          promoters: Int(words[3 * $0]), passives: Int(words[3 * $0 + 1]), detractors: Int(words[3 * $0 + 2]))
      }
    }
  }

  static func timed(per repetitions: Int = 1, _ work: () throws -> Double) throws {
    let start = ContinuousClock.now
    let checksum = try work()
    let elapsed = ContinuousClock.now - start
    let seconds =
      Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    print("\(seconds / Double(repetitions)) \(checksum)")
  }
}
