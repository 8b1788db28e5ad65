import CredenceConcurrency
import CredenceProbability

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the role-weighted health states, against portfolios of which everything is known: the tables of
/// Docs/Health.md.
///
///     swift run -c release HealthStudy [40=N] [150=N] [600=N] [ask=N] [seed=S] [threads=T] [truths=a1,d]
///       [variant=NAME]
///
/// N portfolios of 40, 150 and 600 accounts of every truth; `ask` is in how many of the portfolios of 40 and 150
/// whom to ask is tried. A variant is the model with other constants (`Variant`). The tables do not depend on the
/// threads. Progress goes to standard error.
@main
enum HealthStudy {
  static func main() {
    guard let plan = StudyPlan(Array(CommandLine.arguments.dropFirst())) else {
      complain(
        "HealthStudy [40=N] [150=N] [600=N] [ask=N] [seed=S] [threads=T] [truths=a1,d,...] [variant=NAME]")
      exit(64)
    }
    let trials = plan.trials
    let progress = Progress(of: trials.reduce(0) { $0 + $1.size })
    let records = parallelMap(count: trials.count, threads: plan.threads) { index in
      let record = trials[index].run()
      progress.add(trials[index].size)
      return record
    }
    print(StudyReport(plan, records).text)
  }

  static func complain(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}

/// What to run.
struct StudyPlan {
  var replications = [40: 4, 150: 2, 600: 0]
  var asking = 2
  var seed: UInt64 = 1
  var threads = 2
  var truths = Truth.allCases
  var variant = Variant.standard

  static let sizes = [40, 150, 600]

  /// `nil` where an argument is not understood.
  init?(_ arguments: [String]) {
    for argument in arguments {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return nil }
      if parts[0] == "truths" {
        let named = parts[1].split(separator: ",").map { Truth(rawValue: String($0)) }
        guard !named.contains(nil) else { return nil }
        truths = named.compactMap { $0 }
        continue
      }
      if parts[0] == "variant" {
        guard let named = Variant(rawValue: parts[1]) else { return nil }
        variant = named
        continue
      }
      guard let number = UInt64(parts[1]), number <= 1 << 40 else { return nil }
      switch parts[0] {
      case "40": replications[40] = Int(number)
      case "150": replications[150] = Int(number)
      case "600": replications[600] = Int(number)
      case "ask": asking = Int(number)
      case "seed": seed = number
      case "threads": threads = max(1, Int(number))
      default: return nil
      }
    }
  }

  /// Largest first, so that the last ones to finish are short.
  var trials: [PortfolioTrial] {
    var trials: [PortfolioTrial] = []
    for size in Self.sizes.reversed() {
      for replication in 0..<(replications[size] ?? 0) {
        for truth in truths {
          trials.append(
            PortfolioTrial(
              truth: truth, size: size, replication: replication, seed: seed,
              asks: size <= 150 && replication < asking, variant: variant))
        }
      }
    }
    return trials
  }
}
