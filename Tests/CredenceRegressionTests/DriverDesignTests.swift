import CredenceLinearAlgebra
import CredenceSurvey
import Testing

@testable import CredenceRegression

@Suite("Driver design")
struct DriverDesignTests {
  @Test("columns, reference level and outcome of the drivers120 survey")
  func plain() throws {
    let design = try SurveyFixture.drivers120().design()
    #expect(
      design.design.columnNames == [
        "(intercept)", "role: influencer", "role: decision_maker", "support", "performance", "services",
        "price", "documentation", "relationship",
      ])
    #expect(design.references == [.init(adjustment: "role", level: "end_user")])
    #expect(design.rows.count == 120 && design.clusters.count == 20 && design.omissions.isEmpty)
    let (matrix, outcome, _) = try FixtureColumns.drivers120()
    #expect(design.outcome == outcome)
    #expect(design.drivers.column(3) == matrix.column(4))
  }

  @Test("rows without score, account, weight, answer or number are left out and counted under one reason")
  func omissions() throws {
    var survey = SurveyFixture.random(rows: 60, accounts: 12, drivers: 2, seed: 1)
    survey.classes[0] = nil
    var labels: [String?] = (0..<60).map { "a\($0 % 12)" }
    labels[1] = nil
    survey.accounts = CategoricalColumn(labels)
    survey.weights = (0..<60).map { $0 == 2 ? 0 : 1 }
    var ticks: [DriverSelection] = (0..<60).map { $0 % 4 == 0 ? .selected : .notSelected }
    ticks[3] = .notAsked
    ticks[0] = .notAsked
    survey.drivers.append(DriverColumn(name: "third", ticks: ticks))
    survey.adjustments = [
      AdjustmentColumn(name: "tenure", numbers: (0..<60).map { $0 == 4 ? nil : Double($0 % 7) })
    ]
    let design = try survey.design()
    #expect(design.rows == Array(5..<60))
    #expect(
      design.omissions.map(\.reason.rawValue) == [
        "no-score", "no-account", "zero-weight", "not-asked", "no-adjustment",
      ])
    #expect(design.omissions.allSatisfy { $0.count == 1 })
    #expect(design.diagnostics.contains { $0.code == "rows-left-out" })
    #expect(design.design.columnNames?[1] == "tenure")
  }

  @Test("ticked by all, by none, once, twice the same, combinations: named and handled")
  func screening() throws {
    var survey = SurveyFixture.random(rows: 80, accounts: 16, drivers: 3, seed: 2)
    let base = (0..<80).map { row in
      (0..<3).map { driver in
        if case .ticks(let ticks) = survey.drivers[driver].values { ticks[row] == .selected } else { false }
      }
    }
    func add(_ name: String, _ isTicked: (Int) -> Bool) {
      survey.drivers.append(
        DriverColumn(name: name, ticks: (0..<80).map { isTicked($0) ? .selected : .notSelected }))
    }
    add("all") { _ in true }
    add("none") { _ in false }
    add("once") { $0 == 7 }
    add("twin") { base[$0][1] }
    add("opposite") { !base[$0][2] }
    survey.drivers.append(DriverColumn(name: "rating", ratings: (0..<80).map { Double($0 % 5) }))
    survey.drivers.append(DriverColumn(name: "same rating", ratings: Array(repeating: 3, count: 80)))
    let design = try survey.design()
    #expect(design.drivers.columnNames == ["driver 0", "driver 1", "driver 2", "once", "rating"])
    #expect(
      design.diagnostics.map(\.code) == [
        "always-ticked", "never-ticked", "duplicate-driver", "constant-driver", "ticked-once",
        "aliased-driver",
      ])
    #expect(
      design.diagnostics[5]
        == Diagnostic(RegressionFact.aliasedDriver("opposite", .opposite(of: "driver 2"))))
    #expect(design.facts[3].isTooFew && !design.facts[0].isTooFew)
    // What no model can estimate still belongs to the description of ticks.
    #expect(design.ticks.columnCount == 8)
  }

  @Test("aliased and constant adjustments are left out and named; blanks are a level")
  func adjustments() throws {
    var survey = SurveyFixture.random(rows: 60, accounts: 12, drivers: 2, seed: 1)
    let role = (0..<60).map { $0 % 3 == 0 ? nil : $0 % 3 == 1 ? "user" : "buyer" }
    survey.adjustments = [
      AdjustmentColumn(name: "role", levels: CategoricalColumn(role), reference: "pilot"),
      AdjustmentColumn(name: "again", levels: CategoricalColumn(role)),
      AdjustmentColumn(name: "wave", levels: CategoricalColumn(Array(repeating: "2024", count: 60))),
    ]
    let design = try survey.design()
    #expect(design.adjustments.columnNames == ["(intercept)", "role: buyer", "role: unknown"])
    #expect(design.references.first == .init(adjustment: "role", level: "user"))
    let codes = design.diagnostics.map(\.code)
    #expect(codes.contains("no-reference-level") && codes.contains("constant-adjustment"))
    #expect(codes.count { $0 == "aliased-adjustment" } == 2)
  }

  @Test("a driver that role or another driver gives away is named with who ticks it, in words")
  func aliases() throws {
    var survey = SurveyFixture.random(rows: 60, accounts: 12, drivers: 1, seed: 3)
    let roles = (0..<60).map { ["buyer", "user", "user", "boss"][$0 % 4] }
    survey.adjustments = [AdjustmentColumn(name: "role", levels: CategoricalColumn(roles))]
    func add(_ name: String, _ isTicked: (Int) -> Bool) {
      survey.drivers.append(
        DriverColumn(name: name, ticks: (0..<60).map { isTicked($0) ? .selected : .notSelected }))
    }
    add("yes") { $0 % 5 < 2 }
    add("no") { $0 % 5 >= 2 }
    add("chief") { roles[$0] == "boss" }
    add("not chief") { roles[$0] != "boss" }
    let design = try survey.design()
    #expect(design.drivers.columnNames == ["driver 0", "yes"])
    let found = design.diagnostics.filter { $0.code == "aliased-driver" }
    func aliased(_ name: String, _ alias: RegressionFact.Alias) -> Diagnostic {
      Diagnostic(RegressionFact.aliasedDriver(name, alias))
    }
    #expect(found.count == 3)
    #expect(found[0] == aliased("no", .opposite(of: "yes")))
    #expect(found[1] == aliased("chief", .levels(adjustment: "role", ["boss"])))
    let orders = [["buyer", "user"], ["user", "buyer"]]
    #expect(orders.contains { found[2] == aliased("not chief", .levels(adjustment: "role", $0)) })
    survey.drivers.removeFirst(3)
    #expect { try survey.design() } throws: { error in
      guard case RegressionError.noDriverLeft(let reasons) = error else { return false }
      return reasons.allSatisfy { $0.code == "aliased-driver" }
    }
  }

  @Test("drivers that were never asked of the same person are refused with the number of answers of each")
  func apart() throws {
    var survey = SurveyFixture.random(rows: 60, accounts: 12, drivers: 0, seed: 3)
    for half in 0..<2 {
      survey.drivers.append(
        DriverColumn(
          name: ["wow", "price"][half],
          ticks: (0..<60).map { $0 % 2 == half ? ($0 % 3 == 0 ? .selected : .notSelected) : .notAsked }))
    }
    #expect(
      throws: RegressionError.notAskedTogether([
        RegressionError.DriverAnswers("wow", answers: 30),
        RegressionError.DriverAnswers("price", answers: 30),
      ])
    ) { try survey.design() }
  }

  @Test(
    "a driver never shown to a class, one class, one account, no rows, too many drivers are refused by name")
  func refusals() throws {
    let survey = SurveyFixture.random(rows: 60, accounts: 12, drivers: 2, seed: 1)
    var routed = survey
    routed.drivers.append(
      DriverColumn(
        name: "why so low", ticks: survey.classes.map { $0 == .detractor ? .selected : .notAsked }))
    #expect(throws: RegressionError.neverShown(driver: "why so low", to: "promoter")) {
      try routed.design()
    }
    var same = survey
    same.classes = Array(repeating: .passive, count: 60)
    #expect(throws: RegressionError.oneClass("passive")) { try same.design() }
    var single = survey
    single.accounts = CategoricalColumn(Array(repeating: "A", count: 60))
    #expect(throws: RegressionError.oneCluster) { try single.design() }
    var silent = survey
    silent.classes = Array(repeating: nil, count: 60)
    #expect(throws: RegressionError.noRows) { try silent.design() }
    var weightless = survey
    weightless.weights = Array(repeating: 0, count: 60)
    #expect(throws: RegressionError.noRowLeft([.init(reason: .zeroWeight, count: 60)])) {
      try weightless.design()
    }
    weightless.weights = Array(repeating: -1, count: 60)
    #expect(throws: RegressionError.self) { try weightless.design() }
    let wide = SurveyFixture.random(rows: 50, accounts: 10, drivers: 200, seed: 1)
    #expect(throws: RegressionError.tooFewRows(rows: 50, terms: 201)) { try wide.design() }
    let short = SurveyFixture.random(rows: 3, accounts: 3, drivers: 4, seed: 1)
    #expect(throws: RegressionError.self) { try short.design() }
    var constant = survey
    constant.drivers = [DriverColumn(name: "all", ticks: Array(repeating: .selected, count: 60))]
    #expect(
      throws: RegressionError.noDriverLeft([Diagnostic(RegressionFact.alwaysTicked(driver: "all"))])
    ) { try constant.design() }
  }

  @Test("of more than 40 drivers those that most rows differ in are in the model, and it is said")
  func tooManyDrivers() throws {
    let survey = SurveyFixture.random(rows: 400, accounts: 20, drivers: 60, seed: 5)
    let design = try survey.design()
    let names = design.drivers.columnNames ?? []
    #expect(names.count == 40)
    let ticks = survey.drivers.map { driver -> (name: String, ticks: Int) in
      guard case .ticks(let ticks) = driver.values else { return (driver.name, 0) }
      let count = ticks.count { $0 == .selected }
      return (driver.name, min(count, 400 - count))
    }
    let least = try #require(ticks.filter { names.contains($0.name) }.map(\.ticks).min())
    #expect(ticks.filter { !names.contains($0.name) }.allSatisfy { $0.ticks <= least })
    // In the order given, and ticks are told of all.
    #expect(survey.drivers.map(\.name).filter { names.contains($0) } == names)
    #expect(design.ticks.columnCount == 60)
    #expect(design.diagnostics.contains { $0.code == "too-many-drivers" && $0.severity == .warning })
  }
}
