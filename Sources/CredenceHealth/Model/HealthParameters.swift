/// The parameters of the hierarchical ordinal model, theta.
///
/// An answer of account a in role r is a promoter's, passive's or detractor's by a cumulative logit with
/// eta = lambda_r (u_a + v_ar): u_a ~ N(0, s_u^2) the account's random intercept, v_ar ~ N(0, s_v^2) the role's own deviation,
/// lambda_r the role's loading. p_D = S(c_r1 - eta), p_P = S(eta - c_r2), with thresholds c_r1, c_r2 a gap e^{g_r}
/// apart around m_r; S(x) = 1/(1 + e^-x).
///
/// Source: METHODS of this project, section "Role-weighted health"; the class of models is McCullagh's cumulative
/// logit (1980, JRSS B 42:109) with random effects (Hedeker and Gibbons 1994, Biometrics 50:933).
package struct HealthParameters: Sendable, Hashable {
  /// m_r: where eta gives as many promoters as detractors.
  package let locations: [Double]
  /// g_r: the logarithm of the distance of the two thresholds.
  package let logGaps: [Double]
  /// log s_u: how far accounts differ in random intercept.
  package let logInterceptDeviation: Double
  /// log s_v: how far roles of one account differ; `nil` with one role, where it is not identified.
  package let logRoleDeviation: Double?
  /// l_r = log lambda_r: how far accounts differ in this role; empty with one role.
  package let logLoadings: [Double]

  /// Makes parameters.
  ///
  /// - Precondition: one location and gap per role; with two roles or more a role deviation and one loading per
  ///   role, with one role neither.
  package init(
    locations: [Double], logGaps: [Double], logInterceptDeviation: Double, logRoleDeviation: Double?,
    logLoadings: [Double]
  ) {
    precondition(!locations.isEmpty && locations.count == logGaps.count, "one location and gap per role")
    precondition(
      locations.count == 1
        ? logRoleDeviation == nil && logLoadings.isEmpty
        : logRoleDeviation != nil && logLoadings.count == locations.count,
      "two roles or more have a deviation and loadings, one role has neither")
    self.locations = locations
    self.logGaps = logGaps
    self.logInterceptDeviation = logInterceptDeviation
    self.logRoleDeviation = logRoleDeviation
    self.logLoadings = logLoadings
  }

  /// Reads (m_1..m_R, g_1..g_R, log s_u, log s_v, l_1..l_R), or (m, g, log s_u) for one role.
  ///
  /// - Precondition: the vector has 3R + 2 elements, or 3 for one role.
  package init(vector: [Double], roleCount: Int) {
    precondition(vector.count == Self.dimension(roleCount: roleCount), "3R + 2 parameters, or 3 for one role")
    let one = roleCount == 1
    self.init(
      locations: Array(vector[0..<roleCount]), logGaps: Array(vector[roleCount..<2 * roleCount]),
      logInterceptDeviation: vector[2 * roleCount], logRoleDeviation: one ? nil : vector[2 * roleCount + 1],
      logLoadings: one ? [] : Array(vector[(2 * roleCount + 2)...]))
  }

  /// The number of parameters for a number of roles.
  package static func dimension(roleCount: Int) -> Int { roleCount == 1 ? 3 : 3 * roleCount + 2 }

  /// Where the search for the mode starts: close to the centre of the prior.
  static func start(roleCount: Int) -> [Double] {
    let roles = Array(repeating: -0.3, count: roleCount) + Array(repeating: log(1.4), count: roleCount)
    return roleCount == 1
      ? roles + [log(0.8)]
      : roles + [log(0.8), log(0.6)] + Array(repeating: 0, count: roleCount)
  }

  /// All parameters in the order of ``init(vector:roleCount:)``.
  package var vector: [Double] {
    locations + logGaps + [logInterceptDeviation] + (logRoleDeviation.map { [$0] } ?? []) + logLoadings
  }

  /// The number of roles.
  package var roleCount: Int { locations.count }
  /// s_u.
  package var interceptDeviation: Double { exp(logInterceptDeviation) }
  /// s_v; 0 with one role.
  package var roleDeviation: Double { logRoleDeviation.map { exp($0) } ?? 0 }
  /// lambda_r; 1 with one role.
  package var loadings: [Double] { roleCount == 1 ? [1] : logLoadings.map { exp($0) } }
  /// c_r1: below it a contact is a detractor.
  package var lowerThresholds: [Double] { zip(locations, logGaps).map { $0 - exp($1) / 2 } }
  /// c_r2: above it a contact is a promoter.
  package var upperThresholds: [Double] { zip(locations, logGaps).map { $0 + exp($1) / 2 } }

  /// How much of the difference of accounts the roles share: the correlation of the latent scores of two roles of
  /// one account, s_u^2 / (s_u^2 + s_v^2). 0: an answer says nothing of the other roles; 1 with one role.
  package var roleCorrelation: Double {
    let intercept = interceptDeviation * interceptDeviation
    return intercept / (intercept + roleDeviation * roleDeviation)
  }
}
