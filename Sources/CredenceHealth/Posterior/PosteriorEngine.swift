import CredenceLinearAlgebra

/// Everything an account's posterior needs at one parameter value, made on demand and kept: accounts that answered
/// alike share it. One engine belongs to one thread.
final class PosteriorEngine {
  let parameters: HealthParameters
  let grid: InterceptGrid
  let weights: [Double]
  private let curves: [ClassCurves]
  private let logs: [NodeLogarithms]
  private var latentCurves: [LatentCurve?]
  private var roles: [RolePattern: RolePosterior] = [:]
  private var realised: [RoleSituation: RealisedRole] = [:]
  private var latent: [RolePattern: LatentRole] = [:]
  private var spectra: [RoleSituation: RoleSpectrum] = [:]
  private var sums: [Key: Matrix] = [:]
  private var fineLogs: [Key: NodeLogarithms] = [:]
  /// Doubles held by the tables that grow with the portfolio.
  private var held = 0

  private struct Key: Hashable {
    let role: Int
    let count: Int
  }

  /// About 200 MB; beyond it the tables are made anew. What is used again soon is soon there again.
  private static let capacity = 25_000_000

  /// - Parameter weights: per role its share in the health.
  init(_ parameters: HealthParameters, capacity: Int, interceptStride: Int = 1, weights: [Double]) {
    self.parameters = parameters
    self.weights = weights
    let grid = InterceptGrid(parameters, capacity: capacity, interceptStride: interceptStride)
    self.grid = grid
    curves = (0..<parameters.roleCount).map { ClassCurves(parameters, role: $0) }
    logs = curves.map { NodeLogarithms($0, on: grid) }
    latentCurves = Array(repeating: nil, count: parameters.roleCount)
  }

  func role(_ pattern: RolePattern) -> RolePosterior {
    if let known = roles[pattern] { return known }
    let made = RolePosterior(pattern, curves[pattern.role], logs[pattern.role], grid)
    count(made.likelihood.count + 6 * made.integrated.count + (made.local?.kernel.count ?? 0))
    roles[pattern] = made
    return made
  }

  /// A role whose contacts are known, at some neighbouring random intercepts.
  func realised(_ role: RoleSituation, nonrespondents: Int, over intercepts: Range<Int>) -> RealisedRole {
    let table = realised[role] ?? makeRealised(role, nonrespondents: nonrespondents)
    realised[role] = table
    counting({ table.masses.elements.count }) { table.cover(intercepts) }
    return table
  }

  private func makeRealised(_ role: RoleSituation, nonrespondents: Int) -> RealisedRole {
    let pattern = role.pattern
    if nonrespondents > AccountSituation.mostListed(roleCount: parameters.roleCount) {
      let cells = NetShareCells(
        role, nonrespondents: nonrespondents, curves[pattern.role], weight: weights[pattern.role])
      return RealisedRole(
        pattern, nonrespondents: nonrespondents, cells, latentTable(pattern),
        interceptCount: grid.interceptCount)
    }
    if let local = self.role(pattern).local {
      return RealisedRole(pattern, nonrespondents: nonrespondents, local, interceptCount: grid.interceptCount)
    }
    let refinement = grid.refinement(forNonrespondents: nonrespondents, loading: curves[pattern.role].loading)
    let fine = grid.refined(by: refinement)
    let logs = fineLogarithms(pattern.role, fine, refinement)
    let key = Key(role: pattern.role, count: nonrespondents)
    let sums: Matrix
    if let known = self.sums[key] {
      sums = known
    } else {
      sums = RealisedRole.sums(count: nonrespondents, logs)
      self.sums[key] = sums
      count(sums.elements.count)
    }
    let likelihood = curves[pattern.role].likelihood(pattern, at: logs).values
    count(likelihood.count)
    return RealisedRole(
      pattern, nonrespondents: nonrespondents, likelihood: likelihood, sums: sums, fine: fine)
  }

  private func fineLogarithms(_ role: Int, _ fine: InterceptGrid, _ refinement: Int) -> NodeLogarithms {
    if refinement == 1 { return logs[role] }
    let key = Key(role: role, count: refinement)
    if let known = fineLogs[key] { return known }
    let made = NodeLogarithms(curves[role], on: fine)
    fineLogs[key] = made
    return made
  }

  /// A role whose contacts are not known, at some neighbouring random intercepts.
  func latent(_ pattern: RolePattern, over intercepts: Range<Int>) -> LatentRole {
    let table = latentTable(pattern)
    counting({ table.cumulative.elements.count }) { table.cover(intercepts) }
    return table
  }

  private func latentTable(_ pattern: RolePattern) -> LatentRole {
    if let known = latent[pattern] { return known }
    let made = LatentRole(role(pattern), latentCurve(pattern.role), logs[pattern.role], grid)
    latent[pattern] = made
    return made
  }

  private func latentCurve(_ role: Int) -> LatentCurve {
    if let known = latentCurves[role] { return known }
    let made = LatentCurve(curves[role], grid)
    latentCurves[role] = made
    return made
  }

  /// The transform of a role's part of the health at some neighbouring random intercepts.
  func spectrum(_ role: RoleSituation, over intercepts: Range<Int>) -> RoleSpectrum {
    let weight = weights[role.pattern.role]
    let source = role.nonrespondents.map { realised(role, nonrespondents: $0, over: intercepts) }
    let table =
      spectra[role] ?? source.map { RoleSpectrum($0, weight: weight, grid) }
      ?? RoleSpectrum(latent(role.pattern, over: intercepts), weight: weight, grid)
    spectra[role] = table
    counting({ table.values.elements.count }) { table.cover(intercepts) }
    return table
  }

  /// The posterior of the random intercept, node by node. Nodes without weight are zero.
  func intercepts(_ situation: AccountSituation, into posterior: inout [Double]) {
    posterior.withUnsafeMutableBufferPointer { posterior in
      for node in posterior.indices { posterior[node] = grid.interceptWeights[node] }
      for role in situation.roles where role.pattern.responses > 0 {
        self.role(role.pattern).integrated.withUnsafeBufferPointer { integrated in
          for node in posterior.indices { posterior[node] *= integrated[node] }
        }
      }
      var total = 0.0
      for node in posterior.indices { total += posterior[node] }
      for node in posterior.indices { posterior[node] /= total }
    }
  }

  /// To be called between accounts: forgets all tables where they have grown too large.
  func trim() {
    guard held > Self.capacity else { return }
    roles.removeAll()
    realised.removeAll()
    latent.removeAll()
    spectra.removeAll()
    sums.removeAll()
    held = 0
  }

  private func count(_ doubles: Int) { held += doubles }

  /// Counts by how much a table grows.
  private func counting(_ size: () -> Int, _ growth: () -> Void) {
    let before = size()
    growth()
    count(size() - before)
  }
}
