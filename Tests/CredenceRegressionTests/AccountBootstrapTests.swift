import CredenceLinearAlgebra
import CredenceProbability
import CredenceSurvey
import Testing

@testable import CredenceRegression

@Suite("Account bootstrap")
struct AccountBootstrapTests {
  struct Data {
    let adjustments: Matrix
    let drivers: Matrix
    let outcome: [Double]
    let clusters: Clusters

    init() throws {
      let (design, outcome, accounts) = try FixtureColumns.drivers120()
      adjustments = design.selectingColumns([0, 7, 8])
      drivers = design.selectingColumns(Array(1...6))
      self.outcome = outcome
      clusters = Clusters(accounts)
    }
  }

  @Test("a replicate from sums over accounts is the fit of the drawn rows")
  func replicates() throws {
    let data = try Data()
    let plan = try #require(
      AccountReplicates(
        adjustments: data.adjustments, drivers: data.drivers, outcome: data.outcome,
        clusters: data.clusters, weights: Array(repeating: 1, count: 120), shares: nil, seed: 1))
    let all = plan.run(count: 40, seed: 9, threads: 1)
    #expect(all.count == 40)
    for number in [0, 7, 31, 39] {
      var generator = PhiloxGenerator(seed: 9, stream: UInt64(number))
      var rows: [Int] = []
      var labels: [Int] = []
      for copy in 0..<data.clusters.count {
        let drawn = data.clusters.rows[generator.integer(below: data.clusters.count)]
        rows += drawn
        labels += drawn.map { _ in copy }
      }
      let design = Matrix(
        columns: (0..<3).map { data.adjustments.column($0) } + (0..<6).map { data.drivers.column($0) })
      let outcome = rows.map { data.outcome[$0] }
      let fit = try LinearMixedModel(
        design: design.selectingRows(rows), outcome: outcome, clusters: Clusters(labels))
      let importance = try Importance(
        adjustments: data.adjustments.selectingRows(rows), drivers: data.drivers.selectingRows(rows),
        outcome: outcome)
      for driver in 0..<6 {
        expectClose(all[number].effects[driver], fit.terms[3 + driver].estimate, 2e-5)
        expectClose(all[number].shares[driver], importance.shares[driver], 1e-10)
      }
    }
  }

  @Test("the same on one thread and on three; ranks and intervals hang together")
  func threads() throws {
    let data = try Data()
    let importance = try Importance(
      adjustments: data.adjustments, drivers: data.drivers, outcome: data.outcome)
    let results = try [1, 3].map { threads in
      try AccountBootstrap(
        adjustments: data.adjustments, drivers: data.drivers, outcome: data.outcome,
        clusters: data.clusters, importance: importance, replicates: 199, seed: 4, threads: threads)
    }
    #expect(results[0].drivers == results[1].drivers)
    let drivers = results[0].drivers
    #expect(abs(drivers.reduce(0) { $0 + $1.topThree } - 3) < 1e-12)
    let price = try #require(drivers.first { $0.name == "price" })
    #expect(price.topThree > 0.9 && price.rank.lowerBound == 1)
    let effect = try #require(price.effect)
    #expect(effect.upper < 0 && effect.contains(-52.7))
    for (driver, share) in zip(drivers, importance.shares) {
      #expect(driver.share.lower >= 0 && driver.share.contains(share))
    }
  }

  @Test("above ten drivers: the change over fixed orders is near the change over all subsets")
  func manyDrivers() throws {
    let data = try Data()
    var generator = PhiloxGenerator(seed: 2)
    let noise = (0..<8).map { _ in (0..<120).map { _ in generator.uniform() < 0.3 ? 1.0 : 0 } }
    let drivers = Matrix(columns: (0..<6).map { data.drivers.column($0) } + noise)
    let importance = try Importance(
      adjustments: data.adjustments, drivers: drivers, outcome: data.outcome)
    let plan = try #require(
      AccountReplicates(
        adjustments: data.adjustments, drivers: drivers, outcome: data.outcome, clusters: data.clusters,
        weights: Array(repeating: 1, count: 120), shares: importance.shares, seed: 1))
    let replicate = plan.run(count: 1, seed: 9, threads: 1)[0]
    var draws = PhiloxGenerator(seed: 9, stream: 0)
    let rows = (0..<20).flatMap { _ in data.clusters.rows[draws.integer(below: 20)] }
    let exact = try Importance(
      adjustments: data.adjustments.selectingRows(rows), drivers: drivers.selectingRows(rows),
      outcome: rows.map { data.outcome[$0] })
    for (one, other) in zip(replicate.shares, exact.shares) { #expect(abs(one - other) < 0.004) }
  }

  @Test("a driver of one account is missing from some replicates, and they are counted")
  func rareDriver() throws {
    let data = try Data()
    var rare = [Double](repeating: 0, count: 120)
    rare[data.clusters.rows[4][0]] = 1
    let drivers = Matrix(columns: [data.drivers.column(3), rare], columnNames: ["price", "rare"])
    let importance = try Importance(
      adjustments: data.adjustments, drivers: drivers, outcome: data.outcome)
    let bootstrap = try AccountBootstrap(
      adjustments: data.adjustments, drivers: drivers, outcome: data.outcome, clusters: data.clusters,
      importance: importance, replicates: 200)
    #expect(bootstrap.drivers[0].effectCount == 200)
    // Drawn at least once with chance 1 - (19/20)^20 = .64.
    #expect((100...156).contains(bootstrap.drivers[1].effectCount))
    #expect(bootstrap.failedCount == 0)
  }

  @Test("a level that a replicate does not draw costs no replicate: its shares are those of the drawn rows")
  func absentLevels() throws {
    let data = try Data()
    // Six countries of three or four accounts each, which no account leaves.
    let countries = (1..<6).map { country in
      data.clusters.ofRow.map { $0 % 6 == country ? 1.0 : 0 }
    }
    let adjustments = Matrix(columns: [data.adjustments.column(0)] + countries)
    let importance = try Importance(
      adjustments: adjustments, drivers: data.drivers, outcome: data.outcome)
    let bootstrap = try AccountBootstrap(
      adjustments: adjustments, drivers: data.drivers, outcome: data.outcome, clusters: data.clusters,
      importance: importance, replicates: 200, seed: 9)
    #expect(bootstrap.failedCount == 0)
    let plan = try #require(
      AccountReplicates(
        adjustments: adjustments, drivers: data.drivers, outcome: data.outcome,
        clusters: data.clusters, weights: Array(repeating: 1, count: 120), shares: nil, seed: 1))
    let all = plan.run(count: 60, seed: 9, threads: 1)
    var checked = 0
    for number in all.indices {
      var generator = PhiloxGenerator(seed: 9, stream: UInt64(number))
      let accounts = (0..<20).map { _ in generator.integer(below: 20) }
      let absent = (1..<6).filter { country in !accounts.contains { $0 % 6 == country } }
      guard !absent.isEmpty else { continue }
      checked += 1
      let rows = accounts.flatMap { data.clusters.rows[$0] }
      let kept = (0..<6).filter { !absent.contains($0) }
      let drawn = try Importance(
        adjustments: adjustments.selectingColumns(kept).selectingRows(rows),
        drivers: data.drivers.selectingRows(rows), outcome: rows.map { data.outcome[$0] })
      for (one, other) in zip(all[number].shares, drawn.shares) { expectClose(one, other, 1e-9) }
    }
    #expect(checked > 5)
  }
}
