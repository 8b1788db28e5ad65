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
  /// The star around the mode, its points half as far again.
  case reach
  /// The star around the mode.
  case star
  /// The mode alone.
  case mode

  var tuning: HealthTuning {
    switch self {
    case .standard: .standard
    case .loadings: HealthTuning(loadingDeviation: 0.8)
    case .deviations: HealthTuning(spreadDeviation: 1.05)
    case .both: HealthTuning(loadingDeviation: 0.8, spreadDeviation: 1.05)
    case .reach: HealthTuning(spread: .star(reach: 1.5))
    case .star: .starAroundMode
    case .mode: HealthTuning(spread: .mode)
    }
  }
}
