/// Where the standard errors of a least-squares fit come from.
package enum StandardErrors: Sendable, Hashable {
  /// Equal variances, no clusters.
  case classical
  /// Robust to unequal variances, rows independent.
  case heteroskedastic(HeteroskedasticCorrection)
  /// Robust to anything within clusters.
  case clustered(ClusterCorrection)
}

/// How squared residuals become variances of rows. h is a row's leverage.
///
/// Source: MacKinnon and White (1985), Journal of Econometrics 29.
package enum HeteroskedasticCorrection: String, Sendable, Hashable, Codable, CaseIterable {
  /// e^2.
  case hc0
  /// e^2 n/(n - p).
  case hc1
  /// e^2/(1 - h): unbiased if the variances are equal after all.
  case hc2
  /// e^2/(1 - h)^2: nearly the jackknife.
  case hc3
}

/// What a row's weight says.
package enum Weighting: String, Sendable, Hashable, Codable {
  /// The row stands for that many equal rows: the number of observations is the sum of the weights.
  case frequency
  /// The row's variance is the common one divided by its weight: the number of observations is that of rows.
  case analytic
}
