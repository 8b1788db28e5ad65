/// What one role's answers say at each random intercept u_i: the next answer, the role's net share, and the tie of the two.
///
/// Given the random intercept the roles of an account are independent, so these tables, one per answer pattern, are all that an
/// account needs of a role.
final class RolePosterior {
  let pattern: RolePattern
  /// The pattern's own nodes of w, where it has too many answers for the grid.
  let local: LocalNodes?
  /// L at every node of w, largest 1.
  let likelihood: [Double]
  /// g: L integrated over the role's own deviation. Zero where it underflows; such random intercepts have no weight.
  let integrated: [Double]
  /// 1/g, or 0.
  let inverse: [Double]
  /// The probability that the next answer is a promoter's.
  let promoter: [Double]
  /// The probability that the next answer is a detractor's.
  let detractor: [Double]
  /// The mean of the net share times the promoters' share.
  let netPromoter: [Double]
  /// The mean of the net share times the detractors' share.
  let netDetractor: [Double]

  init(_ pattern: RolePattern, _ curves: ClassCurves, _ logs: NodeLogarithms, _ grid: InterceptGrid) {
    self.pattern = pattern
    let local = pattern.isNarrow ? LocalNodes(pattern, curves, grid, intervals: 256) : nil
    self.local = local
    let logs = local?.logs ?? logs
    let values = local?.values ?? curves.likelihood(pattern, at: logs).values
    func integral(_ values: [Double]) -> [Double] {
      local?.integrate(values) ?? correlate(values, with: grid.roleWeights, stride: grid.interceptStride)
    }
    let integrated = integral(values)
    let inverse = integrated.map { $0 > 1e-290 ? 1 / $0 : 0 }
    let (promoters, detractors) = (logs.promoter.map { exp($0) }, logs.detractor.map { exp($0) })
    func mean(_ curve: (_ promoter: Double, _ detractor: Double) -> Double) -> [Double] {
      let weighted = values.indices.map { values[$0] * curve(promoters[$0], detractors[$0]) }
      return zip(integral(weighted), inverse).map { $0 * $1 }
    }
    likelihood = values
    self.integrated = integrated
    self.inverse = inverse
    promoter = mean { promoter, _ in promoter }
    detractor = mean { _, detractor in detractor }
    netPromoter = mean { ($0 - $1) * $0 }
    netDetractor = mean { ($0 - $1) * $1 }
  }

  /// The mean net share at a random intercept.
  @inline(__always) func mean(_ node: Int) -> Double { promoter[node] - detractor[node] }
  /// The mean square of the net share at a random intercept.
  @inline(__always) func square(_ node: Int) -> Double { netPromoter[node] - netDetractor[node] }
  /// The share of promoters and detractors together.
  @inline(__always) func spread(_ node: Int) -> Double { promoter[node] + detractor[node] }
}
