package import CredenceLinearAlgebra
package import CredenceSurvey

extension LinearMixedModel {
  /// Effects on the shares of promoters and of detractors, in points (100 = everybody), fitted with the same rho as
  /// the score itself.
  ///
  /// Given rho the fit is linear in the outcome, so a driver's reward (on promoters) less its penalty (on
  /// detractors) is exactly its effect on the score.
  package struct Parts: Sendable, Hashable {
    /// Effects on 100 x the share of promoters, one a column of the design.
    package let promoters: [TermEstimate]
    /// Effects on 100 x the share of detractors.
    package let detractors: [TermEstimate]
  }

  /// Splits the effects of a fit.
  ///
  /// - Parameters:
  ///   - design: that of the fit.
  ///   - classes: one a row of the design.
  ///   - weights: those of the fit.
  /// - Throws: ``RegressionError/numerical(_:)``.
  package func parts(
    design: Matrix, classes: [LoyaltyClass], weights: [Double]? = nil, level: ConfidenceLevel = .standard
  ) throws(RegressionError) -> Parts {
    precondition(
      design.rowCount == classes.count && design.columnCount == terms.count, "the design of the fit")
    let rows = observations.rows
    let own = rows.map { classes[$0] }
    let used = design.selectingRows(rows)
    let mean = (weights?.reduce(0, +) ?? 0) / Double(rows.count)
    let scaled = weights.map { weights in rows.map { weights[$0] / mean } }
    func fit(_ loyalty: LoyaltyClass) throws(RegressionError) -> [TermEstimate] {
      try refit(
        used, own.map { $0 == loyalty ? 100 : 0 }, scaled ?? Array(repeating: 1, count: rows.count), level)
    }
    return Parts(promoters: try fit(.promoter), detractors: try fit(.detractor))
  }

  /// Another outcome at this fit's rho.
  private func refit(
    _ design: Matrix, _ outcome: [Double], _ weights: [Double], _ level: ConfidenceLevel
  ) throws(RegressionError) -> [TermEstimate] {
    let zero = [Double](repeating: 0, count: terms.count)
    let white = Whitening(
      design: design, outcome: outcome, weights: weights, clusters: clusters, rho: rho, coefficients: zero)
    let bread = sandwich.bread
    // One step of refinement takes out what the normal equations lose.
    var coefficients = bread * white.design.transposedTimes(white.residuals)
    var residuals = zip(white.residuals, white.design * coefficients).map { $0 - $1 }
    let change = bread * white.design.transposedTimes(residuals)
    coefficients = zip(coefficients, change).map { $0 + $1 }
    residuals = zip(white.residuals, white.design * coefficients).map { $0 - $1 }
    let freedom = Double(design.rowCount - terms.count)
    let variance = residuals.reduce(0) { $0 + $1 * $1 } / freedom
    let robust = try ClusterSandwich(
      design: white.design, residuals: residuals, clusters: clusters, bread: bread
    ).covariance(.cr2)
    return terms.indices.map { place in
      TermEstimate(
        name: terms[place].name, estimate: coefficients[place],
        standardError: max(variance * bread[place, place], robust[place, place]).squareRoot(),
        degreesOfFreedom: degreesOfFreedom, level: level)
    }
  }
}
