/// The constants of the model that a study may want to vary. They were set once; nothing but a study and tests against
/// other programs pass others than ``standard``.
package struct HealthTuning: Sendable {
  /// How what is not known of the parameters is carried on.
  package enum Spread: Sendable, Hashable {
    /// By sigma points with the moments of the posterior.
    case matched
    /// By sigma points around the mode that reach so far, in sqrt(d) standard deviations, at least 1, its weights corrected
    /// towards the posterior.
    case sigmaPoints(reach: Double)
    /// Not at all.
    case mode
  }

  /// The reach of the sigma points around the mode where nothing else is said.
  package static let sigmaPointReach = 1.1

  var prior = HealthPrior.standard
  var spread = Spread.matched

  package static let standard = HealthTuning()
  package static let sigmaPointsAroundMode = HealthTuning(spread: .sigmaPoints(reach: sigmaPointReach))

  /// - Parameters:
  ///   - loadingDeviation: how far loadings may differ, in logs.
  ///   - spreadDeviation: how little is known of the deviations, in logs.
  ///   - spread: how what is not known of the parameters is carried on.
  package init(
    loadingDeviation: Double = 0.4, spreadDeviation: Double = 0.7, spread: Spread = .matched
  ) {
    prior = HealthPrior(loadingDeviation: loadingDeviation, spreadDeviation: spreadDeviation)
    self.spread = spread
  }
}
