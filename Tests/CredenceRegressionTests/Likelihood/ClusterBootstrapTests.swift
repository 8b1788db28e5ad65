import CredenceLinearAlgebra
import CredenceProbability
import CredenceRegression
import Testing

@Suite("Refits to resampled accounts")
struct ClusterBootstrapTests {
  @Test("the same on any number of threads, and the same again", arguments: [1, 2, 5])
  func deterministic(threads: Int) throws {
    let data = try LikelihoodGolden.drivers120()
    let fit = try CumulativeLogit().fit(data.responses())
    let resampling = ClusterBootstrap(replicates: 23, seed: 11)
    let one = try fit.refits(resampling, accounts: data.accounts)
    #expect(try fit.refits(resampling, accounts: data.accounts, threads: threads) == one)
    #expect(try fit.refits(ClusterBootstrap(replicates: 23, seed: 12), accounts: data.accounts) != one)
  }

  @Test(
    "each refit is a fit from nothing to the drawn accounts' rows",
    arguments: [CumulativeLogit.Penalty.jeffreys, .none])
  func againstFits(penalty: CumulativeLogit.Penalty) throws {
    let data = try LikelihoodGolden.drivers120()
    let fit = try CumulativeLogit(penalty).fit(data.responses())
    let refits = try fit.refits(
      ClusterBootstrap(replicates: 25, seed: 4), accounts: data.accounts, tolerance: 1e-9)
    #expect(refits.parameters.count == 25)
    var compared = 0
    for (replicate, found) in refits.parameters.enumerated() {
      var generator = PhiloxGenerator(seed: 4, stream: UInt64(replicate))
      let rows = (0..<data.accounts.count).flatMap { _ in
        data.accounts.rows[generator.integer(below: data.accounts.count)]
      }
      let again = try CumulativeLogit(penalty).fit(
        OrderedResponses(
          design: data.design.selectingRows(rows), classes: rows.map { data.classes[$0] },
          classNames: ["1", "2", "3"]))
      guard again.separations.isEmpty else {
        #expect(found == nil)
        continue
      }
      let parameters = try #require(found).compactMap(\.self)
      #expect(largestDifference(parameters, again.parameters) < 1e-7, "replicate \(replicate)")
      compared += 1
    }
    #expect(compared >= 20)
  }

  @Test("a driver nobody drawn ticked has no coefficient there, and a resample without a class no fit")
  func degenerate() throws {
    // One account alone ticks x; one account alone has the passive.
    let accounts = Clusters((0..<24).map { $0 / 4 })
    let design = Matrix(
      columns: [
        (0..<24).map { $0 < 4 && $0 % 2 == 0 ? 1 : 0 }, (0..<24).map { $0 % 3 == 0 ? 1 : 0 },
      ], columnNames: ["x", "z"])
    let classes = (0..<24).map { $0 == 23 ? 1 : [0, 2, 2, 0, 2][$0 % 5] }
    let fit = try CumulativeLogit().fit(
      OrderedResponses(design: design, classes: classes, classNames: LikelihoodGolden.loyalty))
    let refits = try fit.refits(ClusterBootstrap(replicates: 400, seed: 2), accounts: accounts)
    // (5/6)^6 = .335 miss an account.
    let missing = refits.failureCount
    #expect(abs(Double(missing) / 400 - 0.335) < 0.08)
    let rest = 400 - missing
    #expect(refits.values(of: "z").count > rest * 9 / 10)
    #expect(abs(Double(rest - refits.values(of: "x").count) / Double(rest) - 0.3) < 0.12)
    #expect(refits.values(of: "x").allSatisfy { $0.isFinite })
    #expect(throws: RegressionError.oneCluster) {
      try fit.refits(
        ClusterBootstrap(replicates: 3, seed: 1), accounts: Clusters([Int](repeating: 0, count: 24)))
    }
  }
}
