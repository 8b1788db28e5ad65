/// Whole accounts drawn with replacement, and the model fitted again to each resample.
///
/// Replicate k draws from its own random stream (seed, k): the same seed gives the same replicates, bit for bit, on any
/// number of threads.
///
/// Source: Davison and Hinkley (1997), Bootstrap Methods and their Application, section 3.8.
package struct ClusterBootstrap: Sendable, Hashable {
  /// How many resamples are drawn.
  package let replicates: Int
  /// The seed.
  package let seed: UInt64

  /// Makes a resampler.
  ///
  /// - Precondition: 1...10,000,000 replicates.
  package init(replicates: Int, seed: UInt64) {
    precondition((1...10_000_000).contains(replicates), "replicates are between 1 and 10,000,000")
    self.replicates = replicates
    self.seed = seed
  }
}
