/// The trapezoid grid of a parameter value: nodes of the random intercept u, of the role deviation v, and of their sum w.
///
/// The integrands are analytic and fall off like a normal density, where the trapezoid rule converges
/// exponentially (Trefethen and Weideman 2014, SIAM Review 56:385); u_i + v_j lies on one grid, so that a likelihood
/// is evaluated once per node of w and the integral over v is a short convolution.
struct InterceptGrid: Sendable {
  /// The distance of neighbouring nodes of v and of w.
  let step: Double
  /// The distance of neighbouring nodes of u, in steps.
  let interceptStride: Int
  /// Nodes of u: -interceptReach...interceptReach.
  let interceptReach: Int
  /// Nodes of v: -roleReach...roleReach.
  let roleReach: Int
  /// a_i: the distance of neighbours times the density of u at node i.
  let interceptWeights: [Double]
  /// b_j: the step times the density of v at node j.
  let roleWeights: [Double]
  /// The standard deviation of v on this grid.
  let roleDeviation: Double

  /// The most nodes of u, of v, and of both together that a grid may have for a few answers.
  private static let mostNodes = 4_096.0
  private static let mostPairs = 524_288.0

  /// Whether a parameter value has a grid. Random intercepts or deviations hundreds of logits wide, or hundreds of times as wide as the
  /// other, have none: a search for parameters that tries them is refused, as if their posterior were nil there. The priors
  /// give such values less than one chance in ten thousand each.
  static func holds(_ parameters: HealthParameters) -> Bool {
    let isSingle = parameters.roleCount == 1
    let intercept = isSingle ? 0 : parameters.interceptDeviation
    let role = isSingle ? parameters.interceptDeviation : parameters.roleDeviation
    let step = step(parameters, capacity: 12)
    guard step.isFinite, step > 0, (parameters.loadings.min() ?? 1) > 1e-6 else { return false }
    guard
      zip(parameters.lowerThresholds, parameters.upperThresholds).allSatisfy({
        abs($0) < 700 && abs($1) < 700 && $0 < $1
      })
    else { return false }
    let (intercepts, roles) = (16 * intercept / step + 1, 16 * role / step + 1)
    // Said so that a value that is no number is refused.
    return intercepts <= mostNodes && roles <= mostNodes && intercepts * roles <= mostPairs
  }

  /// The step where every role's net share is asked for.
  static func step(_ parameters: HealthParameters, capacity: Int) -> Double {
    let roles = repeatElement(Resolution.distribution, count: parameters.roleCount)
    return step(parameters, capacity: capacity, intercepts: longestInterceptStep(parameters, for: roles))
  }

  private static func step(_ parameters: HealthParameters, capacity: Int, intercepts: Double) -> Double {
    let role = parameters.roleCount == 1 ? parameters.interceptDeviation : parameters.roleDeviation
    let loading = parameters.loadings.max() ?? 1
    let step = min(0.5 / max(1, loading), role / 2, intercepts)
    // A likelihood of n answers is about 2/sqrt(n) wide in eta; the last term keeps nodes inside it.
    return min(step, (3 / Double(max(1, capacity))).squareRoot() / loading)
  }

  /// The grid for at most `capacity` answers of one role of one account, for every use.
  ///
  /// - Parameter interceptStride: how many steps apart the random intercepts may stand; see ``interceptStride(_:capacity:for:)``.
  /// - Precondition: ``holds(_:)``.
  init(_ parameters: HealthParameters, capacity: Int, interceptStride: Int = 1) {
    self.init(parameters, step: Self.step(parameters, capacity: capacity), interceptStride: interceptStride)
  }

  /// The grid for products of likelihoods alone.
  ///
  /// - Parameter roles: what each answered role of an account asks at most.
  /// - Precondition: ``holds(_:)``.
  init(_ parameters: HealthParameters, capacity: Int, likelihoodsOf roles: some Sequence<Resolution>) {
    let intercepts = Self.longestInterceptStep(parameters, for: roles)
    let step = Self.step(parameters, capacity: capacity, intercepts: intercepts)
    self.init(parameters, step: step, interceptStride: max(1, Int(min(intercepts / step, Self.mostNodes))))
  }

  private init(_ parameters: HealthParameters, step: Double, interceptStride: Int) {
    let isSingle = parameters.roleCount == 1
    let intercept = isSingle ? 0 : parameters.interceptDeviation
    let role = isSingle ? parameters.interceptDeviation : parameters.roleDeviation
    self.step = step
    self.interceptStride = interceptStride
    let interceptStep = step * Double(interceptStride)
    interceptReach = Int((8 * intercept / interceptStep).rounded(.up))
    roleReach = Int((8 * role / step).rounded(.up))
    interceptWeights =
      isSingle ? [1] : Self.weights(reach: interceptReach, step: interceptStep, deviation: intercept)
    roleWeights = Self.weights(reach: roleReach, step: step, deviation: role)
    roleDeviation = role
  }

  private init(refining grid: InterceptGrid, by factor: Int) {
    step = grid.step / Double(factor)
    interceptStride = grid.interceptStride * factor
    interceptReach = grid.interceptReach
    roleReach = grid.roleReach * factor
    roleDeviation = grid.roleDeviation
    // Random intercepts stay on their own grid: only deviations are gone through in finer steps.
    interceptWeights = grid.interceptWeights
    roleWeights = Self.weights(reach: roleReach, step: step, deviation: roleDeviation)
  }

  /// The same random intercepts and the same range of w, in steps `factor` times as fine.
  func refined(by factor: Int) -> InterceptGrid {
    factor == 1 ? self : InterceptGrid(refining: self, by: factor)
  }

  /// How much finer the steps must be for the answers of so many nonrespondents of a role, which are as narrow along
  /// eta as a likelihood of as many answers.
  func refinement(forNonrespondents count: Int, loading: Double) -> Int {
    max(1, Int((step * loading / (3 / Double(max(1, count))).squareRoot()).rounded(.up)))
  }

  private static func weights(reach: Int, step: Double, deviation: Double) -> [Double] {
    (-reach...reach).map { step / deviation * normalDensity(Double($0) * step / deviation) }
  }

  /// The number of nodes of u.
  var interceptCount: Int { 2 * interceptReach + 1 }
  /// The number of nodes of v.
  var roleCount: Int { 2 * roleReach + 1 }
  /// The number of nodes of w = u + v. Node j of v at random intercept i is at ``first(_:)`` + j.
  var sumCount: Int { 2 * (interceptReach * interceptStride + roleReach) + 1 }
  /// The node of w at which v is lowest, at a random intercept.
  @inline(__always) func first(_ intercept: Int) -> Int { intercept * interceptStride }
  /// The value of node `index` of w.
  func sum(_ index: Int) -> Double { Double(index - interceptReach * interceptStride - roleReach) * step }
  /// The value of node `index` of u.
  func intercept(_ index: Int) -> Double { Double((index - interceptReach) * interceptStride) * step }
  /// The value of node `index` of v.
  func deviation(_ index: Int) -> Double { Double(index - roleReach) * step }
}
