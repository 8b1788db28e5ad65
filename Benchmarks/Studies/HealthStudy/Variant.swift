import CredenceHealth

/// The model with other constants: what was tried against the weak spot, small portfolios of two clusters.
enum Variant: String {
  /// As it is.
  case standard
  /// The loadings' prior twice as wide.
  case loadings
  /// The prior of the deviations half as wide again.
  case deviations
  /// Both.
  case both
  /// The set of sigma points around the mode, its points half as far again.
  case reach
  /// The set of sigma points around the mode.
  case sigmaPoints
  /// The mode alone.
  case mode

  var tuning: HealthTuning {
    switch self {
    case .standard: .standard
    case .loadings: HealthTuning(loadingDeviation: 0.8)
    case .deviations: HealthTuning(spreadDeviation: 1.05)
    case .both: HealthTuning(loadingDeviation: 0.8, spreadDeviation: 1.05)
    case .reach: HealthTuning(spread: .sigmaPoints(reach: 1.5))
    case .sigmaPoints: .sigmaPointsAroundMode
    case .mode: HealthTuning(spread: .mode)
    }
  }
}
