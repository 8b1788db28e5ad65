package import CredenceLinearAlgebra
package import CredenceSurvey

/// A linear model with a random intercept for each account, fitted by restricted maximum likelihood (REML): the
/// default for the effects of drivers on y = -100, 0, 100, whose mean is the NPS.
///
/// An answer is its account's random intercept plus its own part: V_g = s2 [(1 - rho) I + rho 11']. Given rho everything is
/// generalised least squares, so the search is in one dimension (``VarianceProfile``) and, once the cross
/// products of each account are summed, free of the number of rows.
///
/// The standard error of a term is *conservative*: the larger of the model's and that of the whitened CR2 sandwich,
/// on t with min(G - 1, n - p) degrees of freedom. In the study of Docs/DriverEffects.md 95% intervals covered 94.7 to
/// 98.6% of the truths of a setting, and false positives were 1.4 to 5.7%, wherever the account's random intercept was not itself
/// mixed up with the ticks (see ``MundlakSplit``).
///
/// Source: Patterson and Thompson (1971), Biometrika 58; Bates et al. (2015), JSS 67(1), for the profile.
package struct LinearMixedModel: FittedModel {
  /// One row a column of the design, with conservative standard errors.
  package let terms: [TermEstimate]
  /// rows, clusters, rank, rho, account-standard-deviation, sigma, reml-criterion, degrees-of-freedom.
  package let fitStatistics: [FitStatistic]
  /// Fitted values without the account's part, residuals, leverages of the whitened rows.
  package let observations: ObservationTable
  /// The search for rho.
  package let record: FitRecord
  /// Rows left out; rho at an end of its range; nothing left to be explained.
  package let diagnostics: [Diagnostic]
  /// The share of the variance that is the accounts', 0...0.999.
  package let rho: Double
  /// The variance between accounts, in squared units of the outcome.
  package let accountVariance: Double
  /// The variance within accounts, in squared units of the outcome.
  package let residualVariance: Double
  /// The REML criterion, -2 log restricted likelihood.
  package let criterion: Double
  /// The model's covariance of the coefficients.
  package let modelCovariance: Matrix
  /// The CR2 covariance of the coefficients.
  package let robustCovariance: Matrix
  /// Predicted random intercept per account in the order of ``clusters`` (shrunken towards 0), in units of the outcome.
  package let accountEffects: [Double]
  /// The accounts of the rows used.
  package let clusters: Clusters
  /// min(G - 1, n - p), of every term.
  package let degreesOfFreedom: Double
  /// For Satterthwaite's degrees of freedom of any contrast.
  package let sandwich: ClusterSandwich

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - design: n x p, the intercept a column like the others; columns named.
  ///   - outcome: n values.
  ///   - clusters: the account of each row; at least two accounts.
  ///   - weights: not negative: a row's own variance is the common one divided by its weight. Weights are
  ///     scaled to a mean of 1; rows of weight zero are left out and named in a diagnostic.
  ///   - level: of the intervals.
  /// - Throws: ``RegressionError``: no rows, not more rows than terms, aliased terms, one account, numbers that
  ///   are not finite, an outcome that the terms fit without remainder.
  package init(
    design: Matrix, outcome: [Double], clusters: Clusters, weights: [Double]? = nil,
    level: ConfidenceLevel = .standard
  ) throws(RegressionError) {
    let input = try DesignCheck(design: design, outcome: outcome, clusters: clusters, weights: weights)
    guard input.clusters.count > 1 else { throw .oneCluster }
    let basis = try RandomInterceptBasis(input, weighted: weights != nil)
    let profile = basis.moments.profile
    guard let best = profile.best() else { throw .noRemainder }
    var work = VarianceProfile.Workspace(width: profile.width)
    guard profile.factor(at: best.rho, &work) else { throw .noRemainder }
    let variance = profile.residual(work) / profile.freedom
    let coefficients = basis.root * profile.coefficients(work)
    let white = Whitening(
      design: input.design, outcome: input.outcome, weights: basis.weights, clusters: input.clusters,
      rho: best.rho, coefficients: coefficients)
    let bread: Matrix
    do throws(LinearAlgebraError) {
      bread = try PivotedQR(white.design).inverseGram()
    } catch {
      throw .numerical(error.description)
    }
    let sandwich = try ClusterSandwich(
      design: white.design, residuals: white.residuals, clusters: input.clusters, bread: bread)
    let model = variance * bread
    let robust = sandwich.covariance(.cr2)
    let freedom = min(Double(input.clusters.count - 1), profile.freedom)

    terms = input.names.indices.map { place in
      let squared = max(model[place, place], robust[place, place])
      return TermEstimate(
        name: input.names[place], estimate: coefficients[place], standardError: squared.squareRoot(),
        degreesOfFreedom: freedom, level: level)
    }
    rho = best.rho
    accountVariance = variance * best.rho
    residualVariance = variance * (1 - best.rho)
    modelCovariance = model
    robustCovariance = robust
    accountEffects = white.accountEffects
    self.clusters = input.clusters
    degreesOfFreedom = freedom
    self.sandwich = sandwich
    let criterion = basis.criterion(best.deviance, freedom: profile.freedom)
    self.criterion = criterion
    observations = ObservationTable(
      rows: input.rows, clusters: input.clusters.ofRow, fitted: white.fitted,
      residuals: zip(input.outcome, white.fitted).map { $0 - $1 },
      leverages: LinearModel.leverages(white.design, bread))
    let direct = FitRecord.leastSquares(white.design, residuals: white.residuals)
    record = Self.record(best, condition: direct.condition, decimals: direct.correctDecimals)
    fitStatistics = [
      FitStatistic("rows", profile.rows), FitStatistic("clusters", Double(input.clusters.count)),
      FitStatistic("rank", Double(coefficients.count)), FitStatistic("rho", best.rho),
      FitStatistic("account-standard-deviation", accountVariance.squareRoot()),
      FitStatistic("sigma", residualVariance.squareRoot()), FitStatistic("reml-criterion", criterion),
      FitStatistic("degrees-of-freedom", freedom),
    ]
    diagnostics = input.diagnostics + Self.remarks(best, clusters: input.clusters)
  }
}
