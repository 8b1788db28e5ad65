public import CredenceIntervals
public import CredencePosteriors
import CredenceResampling
public import CredenceSurvey

/// Every interval method of the library by name, and which one is used when none is asked for.
public struct ScoreMethods: Sendable {
  /// All methods of the net score, in the order they are offered.
  public let catalogue: MethodCatalogue<any IntervalMethod<NetPromoterScore>>
  /// The prior of statements and posterior intervals.
  public let prior: DirichletPrior
  private let predictive: PredictiveEqualTail

  /// Makes the catalogue.
  ///
  /// - Parameters:
  ///   - prior: The prior of everything Bayesian; `nil` is Jeffreys' for posteriors, flat for predictions.
  ///   - resampling: Where bootstrap distributions come from: exact unless replicates are asked for.
  public init(prior: DirichletPrior? = nil, resampling: BootstrapChoice = .exact) {
    let source = resampling.source
    let predictive = PredictiveEqualTail(prior: prior ?? .flat)
    catalogue = NetScoreMethod.catalogue.adding([
      BootstrapInterval(.percentile, source: source), BootstrapInterval(.basic, source: source),
      BootstrapInterval(.bca, source: source), StudentizedBootstrap(),
      ApproximateBootstrapInterval(), BayesianBootstrap(),
      PosteriorEqualTail(prior: prior ?? .jeffreys), PosteriorHighestDensity(prior: prior ?? .jeffreys),
      predictive, PredictiveShortest(prior: prior ?? .flat), HypergeometricPrediction(),
    ])
    self.prior = prior ?? .jeffreys
    self.predictive = predictive
  }

  /// The method for counts when none is named: with a known population the prediction for all its contacts.
  public func standard(for counts: ScoreCounts) -> any IntervalMethod<NetPromoterScore> {
    counts.population == nil ? NetScoreMethod.standard : predictive
  }

  /// The methods that `all` means for these counts: those that can serve them.
  public func applicable(to counts: ScoreCounts) -> [any IntervalMethod<NetPromoterScore>] {
    catalogue.methods.filter { counts.population != nil || !Self.needsPopulation.contains($0.name) }
  }

  /// Methods that need a known population.
  static let needsPopulation: Set<String> = [
    "score-fpc", "predictive", "predictive-shortest", "hypergeometric",
  ]
}

/// Whether bootstrap intervals are exact or simulated.
public enum BootstrapChoice: Sendable, Hashable {
  /// All resamples at once.
  case exact
  /// That many, from that seed.
  case replicates(Int, seed: UInt64)

  var source: BootstrapSource {
    switch self {
    case .exact: .exact
    case .replicates(let count, let seed): .monteCarlo(MonteCarloBootstrap(replicates: count, seed: seed))
    }
  }
}
