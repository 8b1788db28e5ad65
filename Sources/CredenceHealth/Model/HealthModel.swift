import CredenceProbability
public import CredenceSurvey

/// The hierarchical ordinal model fitted to a portfolio: what its accounts say of each other.
///
/// Roles of an account go together as far as the portfolio shows: the random intercept's deviation, the roles' own deviation and
/// the loadings are estimated under weak proper priors, and what is not known of them is carried on by sigma points: parameter
/// values that have the mean and the covariance of their posterior.
public struct HealthModel: Sendable {
  /// A value of the parameters with its share of the posterior.
  package struct Point: Sendable, Hashable {
    /// The parameters.
    package let parameters: HealthParameters
    /// The share; all points' shares add up to 1.
    package let weight: Double
  }

  /// How the mode was found.
  package struct Record: Sendable, Hashable {
    /// Steps of the search.
    package let iterations: Int
    /// Evaluations of the likelihood and its gradient.
    package let evaluations: Int
    /// The largest absolute element of the log posterior's gradient at the mode.
    package let largestGradient: Double
    /// Whether the gradient is within the tolerance.
    package let isConverged: Bool
    /// The eigenvalues of minus the Hessian of the log posterior at the mode, ascending.
    package let eigenvalues: [Double]
    /// Looks at the log posterior from which its moments were taken; 0 where the mode says enough.
    package let draws: Int
  }

  /// The roles, in the order of the portfolio.
  public let roles: [Role]
  /// The parameters of highest posterior density.
  package let mode: HealthParameters
  /// The log likelihood at the mode, without multinomial coefficients.
  public let logLikelihood: Double
  /// The log prior density at the mode.
  package let logPrior: Double
  /// The values every posterior is mixed over: first the mode, without a share of its own, then the sigma points.
  /// The mode alone where the portfolio leaves nothing uncertain that matters.
  package let points: [Point]
  /// How the mode was found.
  package let record: Record
  /// The accounts with answers.
  public let accounts: Int
  /// What a reader must know.
  public let diagnostics: [Diagnostic]

  /// Above so many accounts the search for the mode begins at that of a part of them.
  static let largestColdStart = 5_000
  /// Above ``largestColdStart`` the search begins at the mode of so many accounts.
  static let warmStartAccounts = 2_000

  /// The number of points that carry the mixture, 1 / sum of squared weights.
  package var effectivePoints: Double { 1 / points.reduce(0) { $0 + $1.weight * $1.weight } }

  /// Fits the model.
  ///
  /// - Parameter threads: How many to use; the result does not depend on it.
  package init(_ portfolio: HealthPortfolio, threads: Int = 1) {
    self.init(portfolio, tuning: .standard, threads: threads)
  }

  /// Fits the model under other constants than its own.
  package init(_ portfolio: HealthPortfolio, tuning: HealthTuning, threads: Int = 1) {
    let roleCount = portfolio.roles.count
    let likelihood = MarginalLikelihood(
      portfolio, accounts: 0..<portfolio.accountCount, prior: tuning.prior)
    let accounts = Int(likelihood.tiers.reduce(0) { $0 + $1.multiplicities.reduce(0, +) })
    let isSmall = accounts <= Self.largestColdStart
    var start = HealthParameters.start(roleCount: roleCount)
    if !isSmall {
      let first = MarginalLikelihood(
        portfolio, accounts: 0..<min(Self.warmStartAccounts, portfolio.accountCount),
        prior: tuning.prior)
      start =
        maximize(from: start, gradientTolerance: 1e-3) {
          let evaluation = first.posterior($0, threads: threads)
          return (evaluation.value, evaluation.gradient)
        }.location
    }
    let maximum = maximize(from: start, gradientTolerance: isSmall ? 1e-8 : 1e-6 * Double(accounts)) {
      let evaluation = likelihood.posterior($0, threads: threads)
      return (evaluation.value, evaluation.gradient)
    }
    let mode = maximum.location
    func posterior(_ vector: [Double]) -> MarginalLikelihood.Evaluation {
      likelihood.posterior(vector, threads: threads)
    }
    let curvature = ModeCurvature(at: mode, posterior)
    let spread = ParameterSpread(
      around: mode, curvature, value: maximum.value, likelihood, accounts: accounts, tuning: tuning,
      threads: threads)
    // The mode stays, whatever its weight.
    points = zip(spread.places, spread.weights).enumerated().filter { $0.offset == 0 || $0.element.1 > 0 }
      .map {
        Point(
          parameters: HealthParameters(vector: $0.element.0, roleCount: roleCount), weight: $0.element.1)
      }
    let eigenvalues = curvature?.eigenvalues ?? []
    var gradient = [Double](repeating: 0, count: maximum.location.count)
    let logPrior = tuning.prior.logDensity(
      maximum.location, roleCount: roleCount, addingGradientTo: &gradient)
    roles = portfolio.roles
    self.mode = HealthParameters(vector: mode, roleCount: roleCount)
    self.logPrior = logPrior
    logLikelihood = maximum.value - logPrior
    record = Record(
      iterations: maximum.iterations, evaluations: maximum.evaluations,
      largestGradient: maximum.largestGradient, isConverged: maximum.isConverged, eigenvalues: eigenvalues,
      draws: spread.draws)
    self.accounts = accounts
    diagnostics = Self.remarks(
      portfolio, accounts: accounts, settled: maximum.isConverged || maximum.largestGradient < 1e-4)
  }

  /// A model whose parameters are given: nothing is fitted.
  package init(_ parameters: HealthParameters, roles: [Role]) {
    precondition(parameters.roleCount == roles.count, "parameters belong to these roles")
    self.roles = roles
    mode = parameters
    logLikelihood = 0
    var gradient = [Double](repeating: 0, count: parameters.vector.count)
    logPrior = HealthPrior.standard.logDensity(
      parameters.vector, roleCount: roles.count, addingGradientTo: &gradient)
    points = [Point(parameters: parameters, weight: 1)]
    record = Record(
      iterations: 0, evaluations: 0, largestGradient: 0, isConverged: true, eigenvalues: [], draws: 0)
    accounts = 0
    diagnostics = []
  }

  private static func remarks(_ portfolio: HealthPortfolio, accounts: Int, settled: Bool) -> [Diagnostic] {
    var remarks: [Diagnostic] = []
    if accounts < 2 {
      remarks.append(Diagnostic(HealthFact.weakPortfolio(accounts: accounts)))
    }
    let nonrespondents = zip(portfolio.roles, portfolio.responsesByRole).filter {
      $0.1 == 0 && $0.0 != .unknown
    }
    if portfolio.roles.count > 1 {
      for (role, _) in nonrespondents {
        remarks.append(Diagnostic(HealthFact.roleNeverAnswered(role)))
      }
    }
    if !settled {
      remarks.append(Diagnostic(HealthFact.modelNotSettled))
    }
    return remarks
  }
}
