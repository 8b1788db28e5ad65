import CredenceSurvey
import Testing

@testable import CredenceHealth

@Suite("Random intercepts some steps apart say what close ones say")
struct InterceptStrideTests {
  /// Accounts differ a hundred times as much as their roles: nodes of v must be close, random intercepts need not.
  static let wide = HealthParameters(
    locations: [0.2, -0.1, 0.4], logGaps: [0.3, 0.2, 0.4], logInterceptDeviation: log(8.4),
    logRoleDeviation: log(0.08), logLoadings: [-0.4, 0, 0.1])

  private static func sums(_ situation: AccountSituation, stride: Int) -> PosteriorSums {
    let layout = RoleLayout(Role.seeded, .standard)
    var pass = PosteriorPass(
      PosteriorEngine(wide, capacity: 12, interceptStride: stride, weights: layout.weights), layout)
    var sums = PosteriorSums(situation, layout)
    pass.add(situation, share: 1, isMode: true, depth: .full, to: &sums)
    return sums
  }

  @Test(
    "an account whose contacts are known",
    arguments: [
      ([[0, 0, 0], [0, 0, 0], [0, 0, 0]], [3, 4, 4]), ([[1, 0, 1], [0, 2, 0], [4, 0, 0]], [5, 5, 9]),
      ([[0, 0, 6], [0, 0, 1], [0, 0, 0]], [10, 2, 30]),
      ([[0, 0, 0], [0, 0, 0], [0, 0, 0]], [18, 15, 48]),
    ])
  func known(counts: [[Int]], known: [Int]) {
    let situation = AccountSituation(golden: counts, known: known)
    let stride = InterceptGrid.interceptStride(Self.wide, capacity: 12, for: situation.resolutions)
    #expect(stride > 1)
    let (all, some) = (Self.sums(situation, stride: 1), Self.sums(situation, stride: stride))
    // Of all random intercepts, those passed over included.
    #expect(abs(all.mean - some.mean) < 1e-6)
    for (left, right) in zip(all.masses, some.masses) {
      #expect(abs(left / all.mass - right / some.mass) < 1e-7)
    }
    for (left, right) in zip(all.roleNegative, some.roleNegative) {
      #expect(abs(left / all.mass - right / some.mass) < 1e-7)
    }
  }

  @Test("a net share is as narrow as its role's deviation: there random intercepts stay close")
  func unknown() {
    let situation = AccountSituation(golden: [[1, 0, 1], [0, 0, 0], [2, 1, 0]], known: [nil, nil, nil])
    #expect(InterceptGrid.interceptStride(Self.wide, capacity: 12, for: situation.resolutions) == 1)
  }

  @Test("rows do not depend on which random intercepts were asked for first")
  func order() {
    let engine = PosteriorEngine(Self.wide, capacity: 12, weights: [0.5, 0.3, 0.2])
    let pattern = RolePattern(role: 0, promoters: 2, passives: 1, detractors: 0)
    let other = PosteriorEngine(Self.wide, capacity: 12, weights: [0.5, 0.3, 0.2])
    let role = RoleSituation(role: 0, ScoreCounts(promoters: 2, passives: 1, detractors: 0))
    let middle = engine.grid.interceptCount / 2
    let once = engine.spectrum(role, over: middle - 100..<middle + 100).values
    for intercepts in [middle..<middle + 5, middle - 100..<middle - 80, middle - 3..<middle + 100] {
      _ = other.spectrum(role, over: intercepts)
    }
    #expect(other.spectrum(role, over: middle..<middle + 1).values.elements == once.elements)
    #expect(other.latent(pattern, over: middle..<middle + 1).negative(middle) > 0)
  }
}
