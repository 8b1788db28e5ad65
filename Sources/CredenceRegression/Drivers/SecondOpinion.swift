import CredenceLinearAlgebra
public import CredenceSurvey

/// The Jeffreys-penalised cumulative logit on the three classes of a driver design, read in points: a second opinion
/// beside the mixed model, with another link and another way to errors.
public struct SecondOpinion: Sendable {
  /// The fit.
  package let fit: CumulativeLogitFit
  /// Average marginal effects in NPS points with CR2 errors and Satterthwaite's degrees of freedom, one a driver that
  /// varies: of a ticked driver between ticked and not, of a rated one the average slope per step. Of a driver among
  /// ``separations`` the limits come from the profile of the penalised likelihood, because CR2 rests on residuals that
  /// vanish there; where the profile has no limits the driver is not here.
  public let effects: [TermEstimate]
  /// Where plain maximum likelihood would have run off to infinity.
  public let separations: [Separation]
  /// Whether one slope serves both thresholds, one a term; empty where it could not be tested.
  public let proportionalOdds: [ProportionalOddsTest]

  /// Fits the second opinion.
  ///
  /// - Throws: ``RegressionError`` as ``OrderedResponses`` and ``CumulativeLogit``.
  public init(_ design: DriverDesign, level: ConfidenceLevel = .standard) throws(RegressionError) {
    let order: [LoyaltyClass] = [.detractor, .passive, .promoter]
    // The thresholds are the intercepts, so the first column is left out.
    let responses = try OrderedResponses(
      design: design.design.selectingColumns(Array(1..<design.design.columnCount)),
      classes: design.classes.map { order.firstIndex(of: $0) ?? 0 }, classNames: order.map(\.rawValue),
      weights: design.weights)
    fit = try CumulativeLogit(.jeffreys).fit(responses)
    let sandwich = try fit.clusterSandwich(design.clusters)
    let ticked = (design.ticks.columnNames ?? []).filter { responses.terms.contains($0) }
    let rated = (design.drivers.columnNames ?? []).filter {
      !ticked.contains($0) && responses.terms.contains($0)
    }
    let found =
      fit.averageMarginalEffects(of: ticked).estimates(sandwich, level: level)
      + (rated.isEmpty ? [] : fit.averageSlopes(of: rated).estimates(sandwich, level: level))
    let plain = try? CumulativeLogit(.none).fit(responses)
    separations = plain?.separations.filter { !$0.isThreshold } ?? []
    let separated = Set(separations.map(\.term))
    let freedom = max(
      1, Double(min(design.clusters.count - 1, design.rows.count - responses.parameterNames.count)))
    let own = fit
    effects = found.compactMap { term in
      guard separated.contains(term.name) else { return term.clipped(to: TermEstimate.scoreGaps) }
      return try? own.profileEffect(
        of: term.name, clusters: design.clusters, degreesOfFreedom: freedom, level: level,
        effect: { fit in
          ticked.contains(term.name)
            ? fit.averageMarginalEffects(of: [term.name]) : fit.averageSlopes(of: [term.name])
        }
      ).clipped(to: TermEstimate.scoreGaps)
    }
    proportionalOdds = (try? plain?.nominalTests()) ?? []
  }
}

extension DriverDesign {
  /// How often each ticked driver was ticked on the rows used, also those no model can estimate.
  package var tickCounts: [(driver: String, ticks: Int)] {
    (ticks.columnNames ?? []).enumerated().map { place, name in
      (name, Int(ticks.column(place).reduce(0, +)))
    }
  }
}
