import CredenceHealth

/// The model with other constants: what was tried against the weak spot, small portfolios of two clusters. The others than
/// `cloud` have the star in portfolios of all sizes.
enum Variant: String {
  /// As it is.
  case standard
  /// The loadings' prior twice as wide.
  case loadings
  /// The prior of the deviations half as wide again.
  case deviations
  /// Both.
  case both
  /// The star's points half as far again.
  case reach
  /// The star's points half as far again, and the loadings' prior twice as wide.
  case reachLoadings = "reach-loadings"
  /// The star in small portfolios too.
  case star
  /// The cloud in larger portfolios too.
  case cloud

  var tuning: HealthTuning {
    switch self {
    case .standard: .standard
    case .loadings: HealthTuning(loadingDeviation: 0.8, largestCloud: 0)
    case .deviations: HealthTuning(spreadDeviation: 1.05, largestCloud: 0)
    case .both: HealthTuning(loadingDeviation: 0.8, spreadDeviation: 1.05, largestCloud: 0)
    case .reach: HealthTuning(starReach: 1.5, largestCloud: 0)
    case .reachLoadings: HealthTuning(loadingDeviation: 0.8, starReach: 1.5, largestCloud: 0)
    case .star: HealthTuning(largestCloud: 0)
    case .cloud: HealthTuning(largestCloud: .max)
    }
  }
}
