import CredenceConcurrency
import CredenceProbability

/// Resampling of anything: rows, or whole accounts, drawn with replacement.
///
/// A resample is how often each unit was drawn, so a statistic is a function of these weights and needs no copy of the
/// rows. Replicate k draws from its own random stream (seed, k): the same seed gives the same replicates, bit for bit,
/// on any number of threads.
public struct MonteCarloBootstrap: Sendable, Hashable {
  /// How many resamples are drawn.
  public let replicates: Int
  /// The seed.
  public let seed: UInt64

  /// Makes a resampler.
  ///
  /// - Precondition: 1...100,000,000 replicates.
  public init(replicates: Int, seed: UInt64) {
    precondition((1...100_000_000).contains(replicates), "replicates are between 1 and 100,000,000")
    self.replicates = replicates
    self.seed = seed
  }

  /// The statistic's value in every resample, in the order of the replicates; `nil` where it does not exist.
  ///
  /// - Parameters:
  ///   - unitsPerStratum: The number of units in each stratum, which is also the number drawn from it. One stratum is
  ///     the ordinary bootstrap; roles as strata keep the role mix; accounts as units give the cluster bootstrap.
  ///   - threads: Threads to use; the result is the same on any number.
  ///   - statistic: From the number of times each unit was drawn (strata one after another) to the value.
  /// - Precondition: at least one unit in all, no negative stratum, at least one thread.
  package func values(
    unitsPerStratum: [Int], threads: Int, statistic: @Sendable (_ timesDrawn: [Int32]) -> Double?
  ) -> [Double?] {
    let units = unitsPerStratum.reduce(0, +)
    precondition(
      units > 0 && unitsPerStratum.allSatisfy { $0 >= 0 } && threads > 0,
      "resampling needs units and a thread")
    return parallelMap(
      count: replicates, threads: threads, with: { [Int32](repeating: 0, count: units) }
    ) { timesDrawn, replicate in
      draw(replicate: replicate, unitsPerStratum: unitsPerStratum, into: &timesDrawn)
      return statistic(timesDrawn)
    }
  }

  /// Draws one resample: each stratum keeps its number of units.
  private func draw(replicate: Int, unitsPerStratum: [Int], into timesDrawn: inout [Int32]) {
    var generator = PhiloxGenerator(seed: seed, stream: UInt64(replicate))
    for unit in timesDrawn.indices { timesDrawn[unit] = 0 }
    var start = 0
    for units in unitsPerStratum {
      for _ in 0..<units {
        timesDrawn[start + generator.integer(below: units)] += 1
      }
      start += units
    }
  }
}
