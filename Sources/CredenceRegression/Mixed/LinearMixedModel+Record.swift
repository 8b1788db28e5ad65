import CredenceSurvey

extension LinearMixedModel {
  static func record(_ best: VarianceProfile.Best, condition: Double, decimals: Int) -> FitRecord {
    let ofSearch =
      best.uncertainty > 0 ? Int(max(0, -log(best.uncertainty) / 2.302_585_092_994_046)) : 15
    return FitRecord(
      stop: best.iterations == 0 ? .closedForm : .converged, iterations: best.iterations,
      largestGradient: best.gradient, correctDecimals: min(decimals, ofSearch), condition: condition)
  }

  static func remarks(_ best: VarianceProfile.Best, clusters: Clusters) -> [Diagnostic] {
    if clusters.rows.allSatisfy({ $0.count == 1 }) {
      return [Diagnostic(RegressionFact.noRepeatedAccounts)]
    }
    if best.rho >= VarianceProfile.largestRho {
      return [Diagnostic(RegressionFact.accountsAgree(accounts: clusters.count))]
    }
    if best.rho == 0 {
      return [Diagnostic(RegressionFact.noAccountVariance)]
    }
    return []
  }
}
