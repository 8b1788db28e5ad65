public import CredenceSurvey

/// Tango's score interval for what all N known contacts would say, of whom n answered.
///
/// The counts are multiplied with (N - 1)/(N - n), which is the finite-population correction of the variance, and
/// the limits are cut at what the nonrespondents can still do: `(P - D -+ (N - n))/N`. With every contact
/// answered the interval is the score itself: a census. Non-response is taken to be ignorable, and a diagnostic
/// says what the score would be if it is not.
public struct FinitePopulationScoreInterval: NetScoreIntervalMethod {
  /// The method.
  package init() {}
  /// `score-fpc`.
  public var name: String { "score-fpc" }
  /// What would be found if every known contact answered.
  public var kind: IntervalKind { .prediction }

  /// The limits of the whole population's net score in points.
  ///
  /// - Throws: ``EstimationError/populationUnknown(method:)`` without a known population.
  package func limits(for counts: ScoreCounts, at critical: CriticalValue) throws(EstimationError)
    -> IntervalLimits
  {
    guard counts.responses > 0 else { throw .noResponses }
    guard let population = counts.population, let nonrespondents = counts.nonrespondents else {
      throw .populationUnknown(method: name)
    }
    if nonrespondents == 0 {
      let score = 100 * Double(counts.promoters - counts.detractors) / Double(population)
      return IntervalLimits(lower: score, upper: score)
    }
    let contacts = Double(population)
    return try mirrored(counts, at: critical, holdsPointEstimate: true) {
      promoters, passives, detractors in
      let surplus = promoters - detractors
      let factor = (contacts - 1) / Double(nonrespondents)
      let found = ScoreTest(
        promoters: factor * promoters, passives: factor * passives, detractors: factor * detractors
      ).limits(z: critical.z)
      let lowest = (surplus - Double(nonrespondents)) / contacts
      let highest = (surplus + Double(nonrespondents)) / contacts
      return (max(found.lower, lowest), min(found.upper, highest))
    }
  }

  /// That it is a census, or what is assumed of the nonrespondents and what would be if that is wrong.
  public func diagnostics(of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel)
    -> [Diagnostic]
  {
    guard let population = counts.population, let nonrespondents = counts.nonrespondents, counts.responses > 0
    else {
      return []
    }
    guard nonrespondents > 0 else {
      return [Diagnostic(IntervalFact.census(population: population))]
    }
    return [
      Diagnostic(
        IntervalFact.ignorableNonresponse(
          balance: counts.promoters - counts.detractors, nonrespondents: nonrespondents,
          population: population))
    ]
  }
}

extension IntervalMethod where Self == FinitePopulationScoreInterval {
  /// Tango's score interval with the finite-population correction and the logical bounds.
  public static var scoreFinitePopulation: FinitePopulationScoreInterval { FinitePopulationScoreInterval() }
}
