import CredenceProbability
package import CredenceSurvey

/// Where a bootstrap distribution of counts comes from.
public enum BootstrapSource: Sendable, Hashable {
  /// All resamples at once, without Monte Carlo error. The default.
  case exact
  /// Simulated resamples.
  case monteCarlo(MonteCarloBootstrap)

  /// The bootstrap distribution of a linear statistic of the counts.
  ///
  /// - Throws: ``EstimationError`` as ``BootstrapDistribution/exact(of:in:)``.
  package func distribution(of statistic: some ScoreStatistic, in counts: ScoreCounts)
    throws(EstimationError) -> BootstrapDistribution
  {
    switch self {
    case .exact:
      return try .exact(of: statistic, in: counts)
    case .monteCarlo(let resampler):
      guard counts.responses > 0 else { throw .noResponses }
      return BootstrapDistribution(replicates: resampler.values(of: statistic, in: counts))
    }
  }
}

extension MonteCarloBootstrap {
  /// Simulated values of a linear statistic: each resample is one multinomial draw of counts.
  ///
  /// - Precondition: at least one answer.
  package func values(of statistic: some ScoreStatistic, in counts: ScoreCounts) -> [Double] {
    precondition(counts.responses > 0, "resampling needs answers")
    let total = Double(counts.responses)
    let classes = LoyaltyClass.allCases
    let shares = classes.map { Double(counts[$0]) / total }
    let loadings = classes.map { Double(statistic.loading(of: $0)) }
    return (0..<replicates).map { replicate in
      var generator = PhiloxGenerator(seed: seed, stream: UInt64(replicate))
      let drawn = generator.multinomial(count: counts.responses, shares: shares)
      var sum = 0.0
      for (place, loading) in loadings.enumerated() { sum += loading * Double(drawn[place]) }
      return statistic.unit.scale * sum / total
    }
  }
}
