import CredenceProbability

/// The parameter values over which every account's posterior is mixed, and their shares.
///
/// The mode comes first; it stands for itself where one parameter value is asked for, and has no share beside a matched
/// set of sigma points.
struct ParameterSpread {
  let places: [[Double]]
  let weights: [Double]
  /// Looks at the log posterior that it took, beyond those of the curvature.
  let draws: Int

  /// Up to so many accounts there are two sigma points an axis; in larger portfolios the posterior is narrow enough for the
  /// corners of a simplex.
  static let largestTwoSided = 300

  private init(_ places: [[Double]], _ weights: [Double], draws: Int = 0) {
    self.places = places
    self.weights = weights
    self.draws = draws
  }

  /// - Parameters:
  ///   - value: the log posterior at the mode.
  ///   - accounts: those with answers.
  init(
    around mode: [Double], _ curvature: ModeCurvature?, value: Double, _ likelihood: MarginalLikelihood,
    accounts: Int, tuning: HealthTuning, threads: Int
  ) {
    self.init([mode], [1])
    guard let curvature else { return }
    switch tuning.spread {
    case .mode: return
    case .sigmaPoints(let reach):
      self = Self.sigmaPoints(
        around: mode, curvature, value: value, reach: reach, likelihood, threads: threads)
    case .matched:
      let ridge = ScaleRidge(likelihood.prior, roleCount: likelihood.roleCount)
      let axes = UncertainAxes(at: mode, curvature, ridge: ridge)
      // Everything that matters is known: the mode it is.
      guard !axes.areShort else { return }
      let highest = value + (ridge?.rise(from: mode) ?? 0)
      let moments = PosteriorMoments(lengths: axes.lengths, threads: threads) { deviations in
        let place = axes.place(deviations)
        return likelihood.logPosterior(place) + (ridge?.rise(from: place) ?? 0) - highest
      }
      guard let moments else {
        self = Self.sigmaPoints(
          around: mode, curvature, value: value, reach: HealthTuning.sigmaPointReach, likelihood,
          threads: threads)
        return
      }
      let sigmaPoints = MatchedSigmaPoints(moments, axes, isSimplex: accounts > Self.largestTwoSided) {
        place in
        InterceptGrid.holds(HealthParameters(vector: place, roleCount: likelihood.roleCount))
      }
      guard let sigmaPoints else { return }
      let share = 1 / Double(sigmaPoints.places.count)
      self.init(
        [mode] + sigmaPoints.places, [0] + sigmaPoints.places.map { _ in share }, draws: moments.draws)
    }
  }

  private static func sigmaPoints(
    around mode: [Double], _ curvature: ModeCurvature, value: Double, reach: Double,
    _ likelihood: MarginalLikelihood, threads: Int
  ) -> ParameterSpread {
    let sigmaPoints = SigmaPoints(around: mode, curvature, value: value, reach: reach) {
      likelihood.posterior($0, threads: threads)
    }
    return ParameterSpread(sigmaPoints.places, sigmaPoints.weights)
  }
}
