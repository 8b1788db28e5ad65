import CredencePosteriors
import CredenceProbability
import CredenceSurvey

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How well pooled estimates do on simulated portfolios whose truth is known: the table of Docs/Posteriors.md.
///
///     swift run -c release PortfolioCoverage [replications] [seed] [concentration ...]
///
/// 150 accounts with 2...15 answers each, shares drawn from Dirichlet(A m), m = (.5, .3, .2). Three posteriors of
/// every account at 95%: under the true prior (oracle), under the prior of maximum likelihood taken as known
/// (plug-in), and with the concentration integrated out (portfolio). RMSE of the mean against the true score, and
/// the share of accounts whose equal-tail interval holds it. Standard errors are over replications.
@main
enum PortfolioCoverage {
  static let accounts = 150
  static let means = [0.5, 0.3, 0.2]

  static func main() {
    let arguments = CommandLine.arguments
    let replications = arguments.count > 1 ? Int(arguments[1]) ?? 100 : 100
    let seed = arguments.count > 2 ? UInt64(arguments[2]) ?? 1 : 1
    print("| A | posterior | RMSE (points) | coverage | standard error | mean width |")
    print("|---:|---|---:|---:|---:|---:|")
    let chosen = arguments.dropFirst(3).compactMap { Double($0) }
    for concentration in chosen.isEmpty ? [2, 5, 10, 30] : chosen {
      var tallies = ["oracle", "plug-in", "portfolio"].map { Tally(name: $0) }
      for replication in 0..<replications {
        run(concentration, seed: seed, stream: UInt64(replication), tallies: &tallies)
      }
      for tally in tallies { print("| \(Int(concentration)) \(tally.row)") }
    }
  }

  struct Tally {
    var name: String
    var squares = 0.0
    var widths = 0.0
    var scored = 0
    var coverages: [Double] = []

    var row: String {
      let mean = coverages.reduce(0, +) / Double(coverages.count)
      let squared = coverages.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let error = (squared / Double(max(coverages.count - 1, 1)) / Double(coverages.count)).squareRoot()
      let rmse = (squares / Double(scored)).squareRoot()
      let width = widths / Double(scored)
      let cells = [
        rounded(rmse, 100), rounded(mean, 10_000), rounded(error, 10_000), rounded(width, 10),
      ]
      return "| \(name) | " + cells.map { "\($0)" }.joined(separator: " | ") + " |"
    }

    func rounded(_ x: Double, _ scale: Double) -> Double { (x * scale).rounded() / scale }
  }

  static func run(_ concentration: Double, seed: UInt64, stream: UInt64, tallies: inout [Tally]) {
    var generator = PhiloxGenerator(seed: seed, stream: stream &* 1000 &+ UInt64(concentration))
    var truths: [Double] = []
    var counts: [ScoreCounts] = []
    for _ in 0..<accounts {
      let gammas = means.map { gamma(concentration * $0, &generator) }
      let total = gammas.reduce(0, +)
      truths.append(100 * (gammas[0] - gammas[2]) / total)
      let responses = 2 + Int(uniform(&generator) * 14)
      var drawn = [0, 0, 0]
      for _ in 0..<responses {
        let u = uniform(&generator) * total
        drawn[u < gammas[0] ? 0 : (u < gammas[0] + gammas[1] ? 1 : 2)] += 1
      }
      counts.append(ScoreCounts(promoters: drawn[0], passives: drawn[1], detractors: drawn[2]))
    }
    let fit = PortfolioFit(counts)
    guard
      let oracle = try? DirichletPrior.custom(
        concentration * means[0], concentration * means[1], concentration * means[2])
    else { return }
    score(&tallies[0], truths, counts) { Posterior($0, prior: oracle).netScore }
    // Without over-dispersion the plug-in is the pooled shares themselves: the grid's last prior stands for it.
    let plugIn = fit.maximumLikelihood ?? fit.components[fit.components.count - 1].prior
    score(&tallies[1], truths, counts) { Posterior($0, prior: plugIn).netScore }
    score(&tallies[2], truths, counts) { fit.posterior($0).netScore }
  }

  static func score<Distribution: ScoreDistribution>(
    _ tally: inout Tally, _ truths: [Double], _ counts: [ScoreCounts],
    _ posterior: (ScoreCounts) -> Distribution
  ) {
    var covered = 0
    var known: [ScoreCounts: (Double, ClosedRange<Double>)] = [:]
    for (truth, counts) in zip(truths, counts) {
      let found: (Double, ClosedRange<Double>)
      if let earlier = known[counts] {
        found = earlier
      } else {
        let distribution = posterior(counts)
        found = (distribution.mean, distribution.equalTail(.ninetyFive))
        known[counts] = found
      }
      tally.squares += (found.0 - truth) * (found.0 - truth)
      tally.widths += found.1.upperBound - found.1.lowerBound
      tally.scored += 1
      if found.1.contains(truth) { covered += 1 }
    }
    tally.coverages.append(Double(covered) / Double(truths.count))
  }

  static func uniform(_ generator: inout PhiloxGenerator) -> Double {
    (Double(generator.next() >> 11) + 0.5) / 9_007_199_254_740_992
  }

  /// Marsaglia and Tsang 2000, ACM TOMS 26:363.
  static func gamma(_ shape: Double, _ generator: inout PhiloxGenerator) -> Double {
    if shape < 1 { return gamma(shape + 1, &generator) * pow(uniform(&generator), 1 / shape) }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let z = normalQuantile(uniform(&generator))
      let root = 1 + c * z
      guard root > 0 else { continue }
      let v = root * root * root
      let bar = 0.5 * z * z + d - d * v + d * log(v)
      if log(uniform(&generator)) < bar { return d * v }
    }
  }
}
