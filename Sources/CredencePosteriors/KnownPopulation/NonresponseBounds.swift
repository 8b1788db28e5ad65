public import CredenceSurvey

/// Between what scores the truth must lie whatever the nonrespondents think: no assumption at all.
public struct NonresponseBounds: Sendable, Hashable {
  /// The score of all contacts if every silent one is a detractor, in points.
  public let ifAllDetractors: Double
  /// The score of all contacts if every silent one is a promoter, in points.
  public let ifAllPromoters: Double
  /// How many are silent.
  public let nonrespondents: Int

  /// upper - lower, in points: 200 times the share that is silent.
  public var width: Double { ifAllPromoters - ifAllDetractors }
}

extension ScoreCounts {
  /// The bounds if the nonrespondents are all promoters or all detractors; `nil` while the population is
  /// unknown or zero.
  public var nonresponseBounds: NonresponseBounds? {
    guard let population, let nonrespondents, population > 0 else { return nil }
    let balance = promoters - detractors
    return NonresponseBounds(
      ifAllDetractors: 100 * Double(balance - nonrespondents) / Double(population),
      ifAllPromoters: 100 * Double(balance + nonrespondents) / Double(population),
      nonrespondents: nonrespondents)
  }

  /// What every result on a known population says: a census, or the supposition about the nonrespondents and the bounds
  /// without it.
  func populationDiagnostics() -> [Diagnostic] {
    guard let bounds = nonresponseBounds, let population else { return [] }
    return [
      Diagnostic(
        isCensus
          ? PosteriorFact.census(population: population)
          : .ignorableNonresponse(bounds, population: population))
    ]
  }
}
