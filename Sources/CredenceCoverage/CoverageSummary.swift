/// How often the intervals of a method hold the truth, over a space of truths.
public struct CoverageSummary: Sendable, Hashable {
  /// The number of truths looked at.
  public let truths: Int
  /// Weighted mean of the coverage.
  public let mean: Double
  /// The coverage that at most a twentieth of the truths (by weight) stays below.
  public let fifthPercentile: Double
  /// The lowest coverage found.
  public let minimum: Double
  /// The first truth, in the order of the space, with the lowest coverage.
  public let minimumAt: Truth
  /// How often the truth lies below the lower limit.
  public let missesBelow: OneSidedMisses
  /// How often the truth lies above the upper limit.
  public let missesAbove: OneSidedMisses
  /// Weighted mean of the expected width, in the statistic's unit.
  public let meanWidth: Double

  /// Misses on one side.
  public struct OneSidedMisses: Sendable, Hashable {
    /// Weighted mean over the truths.
    public let mean: Double
    /// The largest found.
    public let maximum: Double
  }
}
