/// The constants of the model that a study may want to vary. They were set once; nothing but a study passes others
/// than ``standard``.
package struct HealthTuning: Sendable {
  var prior = HealthPrior.standard
  /// How far the star reaches: its points stand at this many times sqrt(d) standard deviations.
  var starReach = 1.1
  /// Up to so many accounts with answers a cloud of points stands in place of the star.
  var largestCloud = HealthModel.largestCloudPortfolio

  package static let standard = HealthTuning()

  /// - Parameters:
  ///   - loadingDeviation: how far loadings may differ, in logs.
  ///   - spreadDeviation: how little is known of the deviations, in logs.
  ///   - starReach: more than 1.
  ///   - largestCloud: 0 for the star in all portfolios.
  package init(
    loadingDeviation: Double = 0.4, spreadDeviation: Double = 0.7, starReach: Double = 1.1,
    largestCloud: Int = HealthModel.largestCloudPortfolio
  ) {
    prior = HealthPrior(loadingDeviation: loadingDeviation, spreadDeviation: spreadDeviation)
    self.starReach = starReach
    self.largestCloud = largestCloud
  }
}
