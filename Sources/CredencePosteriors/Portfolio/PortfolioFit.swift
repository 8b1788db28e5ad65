public import CredenceSurvey

/// What a whole portfolio says of its accounts: counts_j ~ DirichletMultinomial(alpha), partial pooling.
///
/// alpha = A m: the mean shares m, and the concentration A, which is how many answers' worth an account borrows.
/// A is known badly, and intervals that take it as known miss too often; so it is integrated out on a grid over
/// log A. The hyperprior is put on the shrinkage B = A/(A + n0), the weight of the portfolio against an account with
/// the typical number n0 of answers (the median): B ~ Beta(1, 2), so that A has the proper density
/// 2 n0^2/(A + n0)^3. The uniform shrinkage prior, Beta(1, 1) (Daniels 1999, Canadian Journal of Statistics 27:567;
/// Christiansen and Morris 1997, JASA 92:618), leaves so much to complete pooling that coverage at A = 30 stays
/// under .94 (Docs/Posteriors.md).
/// At each A the mean shares are those of highest posterior density under a third of an answer of each class, and
/// what is not known of them (the curvature there) widens every account by the weight it gives them.
public struct PortfolioFit: Sendable {
  /// One prior of the mixture and the probability the portfolio gives it.
  package struct Component: Sendable, Hashable {
    /// The prior.
    package let prior: DirichletPrior
    /// Its posterior probability; all add up to 1.
    package let probability: Double
    /// The variance of the portfolio's mean net share at this concentration: how badly m itself is known.
    package let meanVariance: Double

    /// What is known of an account under this prior.
    ///
    /// Dirichlet(prior + counts) takes m as known. An account leans on m with weight w = A/(A + n), so its variance
    /// grows by w^2 ``meanVariance``; the distribution is given that variance by lowering its concentration, the
    /// mean staying. With A large this is what keeps complete pooling from claiming to know every score exactly.
    func posterior(_ counts: ScoreCounts) -> NetScoreDistribution {
      let known = Posterior(counts, prior: prior).netScore
      let concentration = known.concentration
      let lean = prior.concentration / concentration
      let variance = known.variance / 10_000
      let widened = variance + lean * lean * meanVariance
      let ratio = max((variance * (concentration + 1) / widened - 1) / concentration, 1e-6)
      guard ratio < 1 else { return known }
      return NetScoreDistribution(
        promoters: ratio * known.promoters, passives: ratio * known.passives,
        detractors: ratio * known.detractors)
    }
  }

  /// The prior of highest marginal likelihood; `nil` where there is none (complete pooling, accounts that are all
  /// unanimous, a class nobody chose, fewer than two accounts with answers).
  package let maximumLikelihood: DirichletPrior?
  /// The marginal log-likelihood there, without the multinomial coefficients.
  package let logLikelihood: Double?
  /// The derivative of the log-likelihood by log A at ``maximumLikelihood``: how nearly it is zero.
  package let slope: Double?
  /// Newton steps taken in all.
  package let steps: Int
  /// The grid over A with the portfolio's opinion of it, A ascending.
  package let components: [Component]
  /// Whether accounts differ no more than chance explains: the likelihood rises with A without end.
  public let isCompletePooling: Bool
  /// How many accounts have answers.
  public let accounts: Int
  /// What a reader must know.
  public let diagnostics: [Diagnostic]

  /// Fits a portfolio; accounts without answers are left out.
  ///
  /// - Parameters:
  ///   - counts: one entry per account.
  ///   - fallback: the weak prior used, and said to be used, where fewer than two accounts have answers.
  public init(_ counts: [ScoreCounts], fallback: DirichletPrior = .jeffreys) {
    let answered = counts.filter { $0.responses > 0 }
    accounts = answered.count
    guard answered.count >= 2, answered.contains(where: { $0.responses > 1 }) else {
      maximumLikelihood = nil
      logLikelihood = nil
      slope = nil
      steps = 0
      components = [Component(prior: fallback, probability: 1, meanVariance: 0)]
      isCompletePooling = false
      let weakness: PosteriorFact.Weakness =
        answered.count < 2 ? .fewAnswered(accounts: answered.count, of: counts.count) : .singleAnswers
      diagnostics = [Diagnostic(PosteriorFact.weakPrior(weakness, fallback: fallback))]
      return
    }
    let profile = PortfolioProfile(answered)
    let peak = profile.peak()
    var remarks: [Diagnostic] = []
    switch peak.outcome {
    case .interior:
      break
    case .completePooling:
      remarks.append(Diagnostic(PosteriorFact.completePooling))
    case .separated:
      remarks.append(Diagnostic(PosteriorFact.separatedAccounts))
    case .unseenClass:
      remarks.append(Diagnostic(PosteriorFact.classNeverChosen))
    }
    maximumLikelihood = peak.prior
    logLikelihood = peak.prior == nil ? nil : peak.logLikelihood
    slope = peak.prior == nil ? nil : peak.slope
    isCompletePooling = peak.outcome == .completePooling
    let grid = profile.grid()
    components = grid.components
    steps = peak.steps + grid.steps
    diagnostics = remarks
  }

  /// How much an account with n answers leans on the portfolio, 0...1: the mean over the grid of A/(A + n).
  public func shrinkage(responses: Int) -> Double {
    components.reduce(0) { sum, component in
      let concentration = component.prior.concentration
      return sum + component.probability * concentration / (concentration + Double(responses))
    }
  }

  /// What is known of an account of this portfolio.
  public func posterior(_ counts: ScoreCounts) -> PooledPosterior {
    PooledPosterior(
      counts,
      netScore: NetScoreMixture(
        components.map { $0.posterior(counts) },
        probabilities: components.map { $0.probability }))
  }

  /// The same with A and m taken as known: the prior of maximum likelihood. Its intervals are too narrow.
  package func plugIn(_ counts: ScoreCounts) -> Posterior? {
    maximumLikelihood.map { Posterior(counts, prior: $0) }
  }
}

extension DirichletPrior {
  /// All three weights together: as many answers as the prior is worth.
  package var concentration: Double { promoters + passives + detractors }
}
