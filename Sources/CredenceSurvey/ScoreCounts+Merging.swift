extension ScoreCounts {
  /// The counts of two disjoint groups taken together. The population is known when both are.
  ///
  /// - Precondition: the sums are at most ``maximumResponses``, as those of every file and roster that was read.
  public static func + (left: ScoreCounts, right: ScoreCounts) -> ScoreCounts {
    var population: Int?
    if let first = left.population, let second = right.population { population = first + second }
    return ScoreCounts(
      promoters: left.promoters + right.promoters,
      passives: left.passives + right.passives,
      detractors: left.detractors + right.detractors,
      population: population)
  }
}
