/// How a cluster-robust variance makes up for residuals that are too small because they were fitted.
///
/// Names as in Pustejovsky and Tipton (2018), "Small-sample methods for cluster-robust variance estimation and
/// hypothesis testing in fixed effects models", Journal of Business & Economic Statistics 36(4).
package enum ClusterCorrection: String, Sendable, Hashable, Codable, CaseIterable {
  /// No correction: consistent as the clusters grow in number, too small when they are few.
  case cr0
  /// CR0 times G/(G - 1), G clusters.
  case cr1
  /// CR0 times G/(G - 1) (n - 1)/(n - p), n observations and p terms (Stata's).
  case cr1s
  /// Residuals of a cluster times (I - H_gg)^(-1/2): unbiased if the working covariance is right. The default.
  case cr2
  /// Residuals of a cluster times (I - H_gg)^-1: the jackknife over clusters without its factor (G - 1)/G.
  /// Errs on the wide side.
  case cr3
}
