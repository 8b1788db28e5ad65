/// How far apart random intercepts may stand.
///
/// What an account needs of the random intercepts are integrals of products of one factor a role, each as wide in u as the role's
/// deviation and what is asked of the role together. Where roles hardly differ from their account but accounts do from
/// each other, nodes of v must be close; random intercepts half a logit apart say all the same, and every table has one row a random intercept.
extension InterceptGrid {
  /// What a role asks of the random intercepts.
  enum Resolution {
    /// Integrals of the likelihood of so many answers, or of what so many contacts say together.
    case answers(Int)
    /// The distribution of its net share, which at one random intercept is as narrow as the role's deviation.
    case distribution
  }

  /// The longest distance of random intercepts.
  ///
  /// - Parameter roles: what each role asks; roles that ask nothing are left out.
  static func longestInterceptStep(_ parameters: HealthParameters, for roles: some Sequence<Resolution>)
    -> Double
  {
    guard parameters.roleCount > 1 else { return .infinity }
    let loading = parameters.loadings.max() ?? 1
    let variance = parameters.roleDeviation * parameters.roleDeviation
    let precision = roles.reduce(0.0) { sum, role in
      guard case .answers(let count) = role else { return sum + 1 / variance }
      // As for the step: a likelihood of n answers is some sqrt(3/n) wide in eta.
      return sum + 1 / (variance + 3 / (Double(max(1, count)) * loading * loading))
    }
    return min(0.5 / max(1, loading), parameters.interceptDeviation / 2, 0.9 / precision.squareRoot())
  }

  /// How many steps of the grid for all uses random intercepts may stand apart.
  ///
  /// - Returns: a power of two, so that accounts that are not too different share a grid.
  static func interceptStride(
    _ parameters: HealthParameters, capacity: Int, for roles: some Sequence<Resolution>
  ) -> Int {
    let longest = longestInterceptStep(parameters, for: roles)
    guard longest.isFinite else { return 1 }
    let step = step(parameters, capacity: capacity)
    var stride = 1
    while Double(2 * stride) * step <= longest { stride *= 2 }
    return stride
  }
}
