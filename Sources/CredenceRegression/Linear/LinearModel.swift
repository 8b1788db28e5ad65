package import CredenceLinearAlgebra
package import CredenceSurvey

/// Ordinary or weighted least squares, with the standard errors asked for.
///
/// Coefficients minimise sum_i w_i (y_i - x_i'b)^2. Naive standard errors understate what accounts' random intercepts do to
/// survey answers: false positives up to 17.7% at a nominal 5% in the study of Docs; ``LinearMixedModel`` is the
/// default for drivers, and this the plain comparison.
package struct LinearModel: FittedModel {
  /// One row a column of the design.
  package let terms: [TermEstimate]
  /// rows, observations, clusters, rank, residual-degrees-of-freedom, sigma, r-squared (absent for a constant
  /// outcome).
  package let fitStatistics: [FitStatistic]
  /// Fitted values, residuals, leverages.
  package let observations: ObservationTable
  /// A closed form.
  package let record: FitRecord
  /// Rows left out, and rows that determine a term alone.
  package let diagnostics: [Diagnostic]
  /// The covariance of the coefficients that ``terms`` uses.
  package let covariance: Matrix
  /// The residual standard deviation, in the unit of the outcome.
  package let sigma: Double
  /// The share of the outcome's variance that is explained; `nil` for a constant outcome.
  package let rSquared: Double?
  /// 1/(1 - R_k^2) per term but the intercept: how much wider the term's interval is (squared) for its not being
  /// orthogonal to the others.
  package let varianceInflation: [VarianceInflation]

  /// A term's variance inflation factor, at least 1.
  package struct VarianceInflation: Sendable, Hashable {
    /// The term.
    package let name: String
    /// The factor.
    package let factor: Double
  }

  /// Fits a model.
  ///
  /// - Parameters:
  ///   - design: n x p, the intercept a column like the others; columns named.
  ///   - outcome: n values.
  ///   - clusters: of the rows; without them every row is its own.
  ///   - weights: not negative; rows of weight zero are left out and named in a diagnostic.
  ///   - weighting: what the weights say.
  ///   - errors: by default CR2 with Satterthwaite's degrees of freedom where there are clusters, else HC3.
  ///   - level: of the intervals.
  /// - Throws: ``RegressionError``: no rows, not more rows than terms, aliased terms, one cluster, numbers that
  ///   are not finite.
  package init(
    design: Matrix, outcome: [Double], clusters: Clusters? = nil, weights: [Double]? = nil,
    weighting: Weighting = .analytic, errors: StandardErrors? = nil, level: ConfidenceLevel = .standard
  ) throws(RegressionError) {
    let errors = errors ?? (clusters == nil ? .heteroskedastic(.hc3) : .clustered(.cr2))
    let input = try DesignCheck(design: design, outcome: outcome, clusters: clusters, weights: weights)
    let roots = input.weights.map { $0.squareRoot() }
    let bread = try input.inverseGram()
    let solution = input.factor.basicSolution(zip(input.outcome, roots).map { $0 * $1 })
    let coefficients = solution.coefficients.map { $0 ?? 0 }
    let fitted = input.design * coefficients
    let residuals = zip(input.outcome, fitted).map { $0 - $1 }
    let whitened = input.design.scalingRows(by: roots)
    let leverages = Self.leverages(whitened, bread)
    let total = weighting == .frequency ? input.weights.reduce(0, +) : Double(input.rows.count)
    let freedom = total - Double(design.columnCount)
    guard freedom >= 1 else {
      throw .tooFewRows(rows: Int(total), terms: design.columnCount)
    }
    let variance = solution.residualSumOfSquares / freedom
    var remarks = input.diagnostics

    let sandwich: ClusterSandwich?
    let covariance: Matrix
    switch errors {
    case .classical:
      sandwich = nil
      covariance = variance * bread
    case .heteroskedastic(let correction):
      sandwich = nil
      let factors = Self.rowVariances(
        correction, residuals: residuals, leverages: leverages, weights: input.weights,
        weighting: weighting, count: total, freedom: freedom)
      let alone = leverages.count { 1 - $0 <= ClusterSandwich.determined }
      if alone > 0, correction == .hc2 || correction == .hc3 {
        remarks.append(Self.determinedRows(alone))
      }
      let scores = input.design.scalingRows(by: factors.map { $0.squareRoot() }) * bread
      covariance = scores.gram
    case .clustered(let correction):
      let clustered = try ClusterSandwich(
        design: whitened, residuals: zip(residuals, roots).map { $0 * $1 }, clusters: input.clusters,
        bread: bread, observationCount: Int(total))
      covariance = clustered.covariance(correction)
      sandwich = clustered
    }

    self.covariance = covariance
    terms = input.names.indices.map { place in
      let degrees: Double
      if let sandwich, errors == .clustered(.cr2) {
        degrees = sandwich.degreesOfFreedom(for: unitVector(place, of: coefficients.count))
      } else if sandwich != nil {
        degrees = Double(input.clusters.count - 1)
      } else {
        degrees = freedom
      }
      return TermEstimate(
        name: input.names[place], estimate: coefficients[place],
        standardError: max(0, covariance[place, place]).squareRoot(), degreesOfFreedom: degrees, level: level)
    }
    sigma = variance.squareRoot()
    rSquared = Self.rSquared(input, residual: solution.residualSumOfSquares)
    varianceInflation = Self.varianceInflation(input, bread)
    fitStatistics =
      [
        FitStatistic("rows", Double(input.rows.count)), FitStatistic("observations", total),
        FitStatistic("clusters", Double(input.clusters.count)),
        FitStatistic("rank", Double(coefficients.count)),
        FitStatistic("residual-degrees-of-freedom", freedom), FitStatistic("sigma", sigma),
      ] + (rSquared.map { [FitStatistic("r-squared", $0)] } ?? [])
    observations = ObservationTable(
      rows: input.rows, clusters: input.clusters.ofRow, fitted: fitted, residuals: residuals,
      leverages: leverages)
    record = FitRecord.leastSquares(whitened, residuals: zip(residuals, roots).map { $0 * $1 })
    diagnostics = remarks
  }
}

/// The unit vector along one axis.
func unitVector(_ place: Int, of count: Int) -> [Double] {
  var result = [Double](repeating: 0, count: count)
  result[place] = 1
  return result
}
