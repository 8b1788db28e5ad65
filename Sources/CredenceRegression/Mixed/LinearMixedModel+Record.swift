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
      return [
        Diagnostic(
          .note, code: "no-repeated-accounts",
          "every account has one answer, so moods of accounts cannot be told from single answers; the fit is ordinary least squares"
        )
      ]
    }
    if best.rho >= VarianceProfile.largestRho {
      return [
        Diagnostic(
          .warning, code: "accounts-agree",
          "answers of an account hardly differ and accounts do, so effects rest on the few differences within the \(clusters.count) accounts"
        )
      ]
    }
    if best.rho == 0 {
      return [
        Diagnostic(
          .note, code: "no-account-variance",
          "answers of an account are no more alike than those of different accounts; its part is estimated as zero"
        )
      ]
    }
    return []
  }
}
