import CredenceRegression
import Testing

@Suite("Wild cluster bootstrap")
struct WildClusterBootstrapTests {
  @Test("all 1024 sign patterns against an independent R reference")
  func enumerated() throws {
    let golden = try GoldenCase.load("sep40_ols_wild_cluster_enumerated")
    let (design, outcome, accounts) = try FixtureColumns.separated40()
    let bootstrap = try WildClusterBootstrap(
      design: design, outcome: outcome, clusters: Clusters(accounts))
    let (statistics, pValues) = (try golden.named("t"), try golden.named("p"))
    for term in 1...4 {
      let test = try bootstrap.test(term)
      #expect(test.isEnumerated && test.replicateCount == 1024)
      expectClose(test.statistic, statistics[test.name], golden.tolerance)
      expectClose(Double(test.extremeCount), pValues[test.name].map { 1024 * $0 }, 0, "\(test)")
    }
  }

  @Test("drawn signs: the same seed gives the same p; a null at the estimate is never rejected")
  func drawn() throws {
    let (design, outcome, accounts) = try FixtureColumns.drivers120()
    let clusters = Clusters(accounts)
    let bootstrap = try WildClusterBootstrap(design: design, outcome: outcome, clusters: clusters)
    let first = try bootstrap.test(4, replicates: 999, seed: 5)
    #expect(try bootstrap.test(4, replicates: 999, seed: 5) == first)
    #expect(!first.isEnumerated && first.pValue < 0.05)
    let estimate = try LinearModel(design: design, outcome: outcome, clusters: clusters).terms[4].estimate
    #expect(try bootstrap.test(4, null: estimate, replicates: 199).pValue > 0.99)
    #expect(throws: RegressionError.oneCluster) {
      try WildClusterBootstrap(
        design: design, outcome: outcome, clusters: Clusters(Array(repeating: 0, count: 120)))
    }
  }
}
