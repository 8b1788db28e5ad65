import CredenceLinearAlgebra
import CredenceProbability
import Testing

@testable import CredenceRegression

@Suite("Importance")
struct ImportanceTests {
  @Test("against R: LMG on swiss, as relaimpo documents it")
  func shapley() throws {
    let golden = try GoldenCase.load("swiss_LMG")
    let table = try FixtureColumns("Drivers/swiss.csv")
    let names = ["Agriculture", "Examination", "Education", "Catholic", "Infant.Mortality"]
    let drivers = Matrix(columns: try names.map { try table.numbers($0) }, columnNames: names)
    let importance = try Importance(
      adjustments: Matrix(rowCount: 47, columnCount: 1, repeating: 1), drivers: drivers,
      outcome: try table.numbers("Fertility"))
    try expectClose(importance.total, golden.number("R2"), golden.tolerance)
    let expected = try golden.named("lmg")
    for (name, share) in zip(importance.names, importance.shares) {
      expectClose(share, expected[name], golden.tolerance)
    }
    #expect(importance.signs == [1, -1, -1, 1, 1])
    #expect(isClose(importance.noiseFloor, 1 / 46, 1e-15))
  }

  @Test("against R: Johnson's relative weights")
  func johnson() throws {
    let golden = try GoldenCase.load("d120_johnson")
    let (design, outcome, _) = try FixtureColumns.drivers120()
    let importance = try Importance(
      adjustments: design.selectingColumns([0]), drivers: design.selectingColumns(Array(1...6)),
      outcome: outcome, method: .johnson)
    try expectClose(importance.total, golden.number("sum"), golden.tolerance)
    let expected = try golden.named("raw")
    for (name, share) in zip(importance.names, importance.shares) {
      expectClose(share, expected[name], golden.tolerance)
    }
  }

  static func permutations(_ count: Int) -> [[Int]] {
    guard count > 1 else { return [[0]] }
    return permutations(count - 1).flatMap { shorter in
      (0...shorter.count).map { place in
        var longer = shorter
        longer.insert(count - 1, at: place)
        return longer
      }
    }
  }

  @Test("all subsets equal all orders, role partialled out; shares sum to the gain in R squared")
  func enumeration() throws {
    let (design, outcome, _) = try FixtureColumns.drivers120()
    let importance = try Importance(
      adjustments: design.selectingColumns([0, 7, 8]), drivers: design.selectingColumns(Array(1...6)),
      outcome: outcome)
    let matrix = try #require(
      CorrelationMatrix(
        adjustments: [0, 7, 8].map { design.column($0) }, drivers: (1...6).map { design.column($0) },
        outcome: outcome))
    let orders = Self.permutations(6)
    #expect(orders.count == 720)
    for (one, other) in zip(importance.shares, ShapleyShares.sampled(matrix, orders: orders)) {
      #expect(abs(one - other) < 1e-12)
    }
    let full = try LinearModel(design: design, outcome: outcome, errors: .classical)
    let role = try LinearModel(
      design: design.selectingColumns([0, 7, 8]), outcome: outcome, errors: .classical)
    let (r2, base) = (try #require(full.rSquared), try #require(role.rSquared))
    #expect(isClose(importance.total, (r2 - base) / (1 - base), 1e-12))
    let sampled = try Importance(
      matrix, names: importance.names, rows: 120,
      method: .sampledShapley(orders: 4_000, seed: 3))
    for (one, other) in zip(importance.shares, sampled.shares) { #expect(abs(one - other) < 0.003) }
  }

  @Test("a number far from zero (a date) adjusts as well as the same number near it")
  func offsets() throws {
    let (design, outcome, _) = try FixtureColumns.drivers120()
    let drivers = design.selectingColumns(Array(1...6))
    let near = (0..<120).map { Double($0 * 7 % 30) }
    let far = near.map { 1_700_000_000 + $0 }
    let shares = try [near, far].map { days in
      try Importance(
        adjustments: Matrix(columns: [design.column(0), days]), drivers: drivers, outcome: outcome
      ).shares
    }
    for (one, other) in zip(shares[0], shares[1]) { #expect(abs(one - other) < 1e-9) }
  }

  @Test("a driver that repeats another shares with it; a constant driver and a constant score do no harm")
  func degenerate() throws {
    let (design, outcome, _) = try FixtureColumns.drivers120()
    let ones = design.column(0)
    let twice = Matrix(columns: [design.column(4), design.column(4), ones, design.column(1)])
    for method in [ImportanceMethod.exactShapley, .johnson, .sampledShapley(orders: 200, seed: 1)] {
      let importance = try Importance(
        adjustments: design.selectingColumns([0]), drivers: twice, outcome: outcome, method: method)
      #expect(importance.shares.allSatisfy { $0.isFinite })
      #expect(abs(importance.shares[0] - importance.shares[1]) < 0.01 && importance.shares[2] == 0)
    }
    // An adjustment said twice takes out what it takes out once, and counts once in the noise floor.
    let drivers = design.selectingColumns(Array(1...6))
    let once = try Importance(
      adjustments: design.selectingColumns([0, 7, 8]), drivers: drivers, outcome: outcome)
    let again = try Importance(
      adjustments: design.selectingColumns([0, 7, 7, 8, 8]), drivers: drivers, outcome: outcome)
    #expect(again.noiseFloor == once.noiseFloor)
    for (one, other) in zip(once.shares, again.shares) { #expect(abs(one - other) < 1e-12) }
    #expect(throws: RegressionError.numerical(Importance.nothingLeft)) {
      try Importance(adjustments: design.selectingColumns([0]), drivers: twice, outcome: ones)
    }
  }
}
