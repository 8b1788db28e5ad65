import CredenceLinearAlgebra
import CredenceProbability
import CredenceSurvey
import Testing

@testable import CredenceRegression

@Suite("Linear mixed model")
struct LinearMixedModelTests {
  static func reads() -> [(String, (TermEstimate) -> Double)] {
    [
      ("coef", { $0.estimate }), ("se_guarded", { $0.standardError }), ("lo", { $0.lower }),
      ("hi", { $0.upper }), ("p", { $0.pValue ?? 2 }),
    ]
  }

  @Test("the default model against an independent R reference: rho, variances, guarded errors, limits, p, BH")
  func defaultModel() throws {
    let golden = try GoldenCase.load("d120_default_lmm")
    let (design, outcome, accounts) = try FixtureColumns.drivers120()
    let fit = try LinearMixedModel(design: design, outcome: outcome, clusters: Clusters(accounts))
    expectClose(fit.rho, try golden.number("rho"), 1e-6)
    try expectClose(fit.accountVariance, golden.number("tau2"), golden.tolerance)
    try expectClose(fit.residualVariance, golden.number("sigma2"), golden.tolerance)
    expectClose(fit.degreesOfFreedom, try golden.number("df"), 0)
    for (name, read) in Self.reads() {
      let expected = try golden.named(name)
      for term in fit.terms {
        expectClose(read(term), expected[term.name], golden.tolerance, "\(name)")
      }
    }
    let (model, robust) = (try golden.named("se_model"), try golden.named("se_CR2"))
    let freedom = try golden.named("df_CR2_satterthwaite")
    for (place, term) in fit.terms.enumerated() {
      let own = fit.modelCovariance[place, place].squareRoot()
      let other = fit.robustCovariance[place, place].squareRoot()
      expectClose(own, model[term.name], golden.tolerance)
      expectClose(other, robust[term.name], golden.tolerance)
      let degrees = fit.sandwich.degreesOfFreedom(for: unitVector(place, of: fit.terms.count))
      expectClose(degrees, freedom[term.name], golden.tolerance)
    }
    let drivers = fit.terms[1...6]
    let adjusted = MultipleTesting.benjaminiHochberg.adjusted(drivers.compactMap(\.pValue))
    let expected = try golden.named("p_BH_drivers")
    for (term, value) in zip(drivers, adjusted) {
      expectClose(value, expected[term.name], golden.tolerance)
    }
  }

  @Test("against lme4: standard deviations and the REML criterion")
  func lme4() throws {
    let golden = try GoldenCase.load("d120_lmer_reml")
    let (design, outcome, accounts) = try FixtureColumns.drivers120()
    let fit = try LinearMixedModel(design: design, outcome: outcome, clusters: Clusters(accounts))
    try expectClose(fit.accountVariance.squareRoot(), golden.number("sd_account"), golden.tolerance)
    try expectClose(fit.residualVariance.squareRoot(), golden.number("sigma"), golden.tolerance)
    try expectClose(fit.criterion, golden.number("REMLcrit"), 1e-8)
    #expect(fit.record.stop == .converged && fit.record.correctDecimals >= 6)
    #expect(fit.record.largestGradient < 1e-4)
  }

  @Test("against lme4: weights")
  func weighted() throws {
    let golden = try GoldenCase.load("weighted", from: "mixed.json")
    let (design, outcome, accounts) = try FixtureColumns.drivers120()
    let fit = try LinearMixedModel(
      design: design, outcome: outcome, clusters: Clusters(accounts),
      weights: (0..<120).map { [0.5, 1, 1.5][$0 % 3] })
    try expectClose(fit.criterion, golden.number("REMLcrit"), 1e-8)
    try expectClose(fit.residualVariance.squareRoot(), golden.number("sigma"), golden.tolerance)
    let (coefficients, errors) = (try golden.named("coef"), try golden.named("se"))
    for (place, term) in fit.terms.enumerated() {
      expectClose(term.estimate, coefficients[term.name], golden.tolerance)
      let own = fit.modelCovariance[place, place].squareRoot()
      expectClose(own, errors[term.name], golden.tolerance)
    }
  }

  @Test("against lme4: a driver ticked by detractors alone, an effect and no separation")
  func separated() throws {
    let golden = try GoldenCase.load("separated", from: "mixed.json")
    let (design, outcome, accounts) = try FixtureColumns.separated40()
    let fit = try LinearMixedModel(design: design, outcome: outcome, clusters: Clusters(accounts))
    expectClose(fit.criterion, try golden.number("REMLcrit"), 1e-8)
    expectClose(fit.accountVariance.squareRoot(), try golden.number("sd_account"), golden.tolerance)
    let (coefficients, errors) = (try golden.named("coef"), try golden.named("se"))
    for (place, term) in fit.terms.enumerated() {
      expectClose(term.estimate, coefficients[term.name], golden.tolerance)
      expectClose(fit.modelCovariance[place, place].squareRoot(), errors[term.name], golden.tolerance)
    }
  }

  @Test(
    "the search finds the lowest of a fine grid, whatever the accounts' sizes and weights", arguments: 0..<30)
  func search(seed: Int) throws {
    var generator = PhiloxGenerator(seed: UInt64(seed))
    var columns = [[Double]](repeating: [], count: 3)
    var (outcome, labels, weights) = ([Double](), [Int](), [Double]())
    let spread = [0, 0.3, 2, 30][seed % 4]
    for account in 0..<(3 + seed % 9) {
      let mood = spread * generator.uniform()
      for _ in 0...generator.integer(below: [2, 6, 30][seed % 3]) {
        columns[0].append(1)
        columns[1].append(generator.uniform() < 0.3 ? 1 : 0)
        columns[2].append(generator.uniform() + 0.1 * Double(account))
        outcome.append(mood + generator.uniform())
        labels.append(account)
        weights.append(seed % 2 == 0 ? 1 : 0.2 + generator.uniform())
      }
    }
    // Two rows that every sample has, so that the ticks vary.
    for (tick, value) in [(1.0, 0.4), (0, 0.6)] {
      columns[0].append(1)
      columns[1].append(tick)
      columns[2].append(value)
      outcome.append(spread * value)
      labels.append(0)
      weights.append(1)
    }
    let input = try DesignCheck(
      design: Matrix(columns: columns), outcome: outcome, clusters: Clusters(labels), weights: weights)
    let profile = try RandomInterceptBasis(input, weighted: seed % 2 == 1).moments.profile
    let best = try #require(profile.best())
    var work = VarianceProfile.Workspace(width: profile.width)
    for step in 0...2_000 {
      let rho = VarianceProfile.largestRho * Double(step) / 2_000
      #expect(best.deviance <= profile.deviance(at: rho, &work) + 1e-8, "\(best.rho) against \(rho)")
    }
  }

  @Test("against lme4: the split within and between accounts, and the test of the means")
  func mundlak() throws {
    let golden = try GoldenCase.load("mundlak", from: "mixed.json")
    let (design, outcome, accounts) = try FixtureColumns.drivers120()
    let drivers = Array(try #require(design.columnNames)[1...6])
    let split = try MundlakSplit(
      design: design, outcome: outcome, clusters: Clusters(accounts), drivers: drivers)
    let coefficients = try golden.named("coef")
    for term in split.within {
      expectClose(term.estimate, coefficients[term.name], golden.tolerance)
    }
    for (term, driver) in zip(split.betweenLessWithin, drivers) {
      let expected = try #require(coefficients["mean_\(driver)"])
      #expect(isClose(term.estimate, expected, golden.tolerance))
    }
    try expectClose(split.chiSquared, golden.number("chi2"), golden.tolerance)
    try expectClose(split.pValue, golden.number("p"), golden.tolerance)
    #expect(split.testedCount == 6)
  }

  @Test("accounts that are exchangeable in no way change nothing: order of rows, single accounts")
  func invariance() throws {
    let (design, outcome, accounts) = try FixtureColumns.drivers120()
    let fit = try LinearMixedModel(design: design, outcome: outcome, clusters: Clusters(accounts))
    let reversed = Array((0..<120).reversed())
    let other = try LinearMixedModel(
      design: design.selectingRows(reversed), outcome: reversed.map { outcome[$0] },
      clusters: Clusters(reversed.map { accounts[$0] }))
    for (one, two) in zip(fit.terms, other.terms) {
      #expect(isClose(one.estimate, two.estimate, 1e-7))
      #expect(isClose(one.standardError, two.standardError, 1e-7))
    }
    let single = try LinearMixedModel(design: design, outcome: outcome, clusters: .singletons(120))
    let plain = try LinearModel(design: design, outcome: outcome, errors: .classical)
    #expect(single.rho == 0 && single.diagnostics.map(\.code) == ["no-repeated-accounts"])
    for (one, two) in zip(single.terms, plain.terms) { #expect(isClose(one.estimate, two.estimate, 1e-9)) }
  }

  @Test("one account, a constant outcome and a perfect fit are refused by name")
  func refusals() throws {
    let (design, outcome, accounts) = try FixtureColumns.drivers120()
    #expect(throws: RegressionError.oneCluster) {
      try LinearMixedModel(
        design: design, outcome: outcome, clusters: Clusters(Array(repeating: "A", count: 120)))
    }
    for perfect in [Array(repeating: 100.0, count: 120), design.column(1).map { 100 * $0 }] {
      #expect(throws: RegressionError.noRemainder) {
        try LinearMixedModel(design: design, outcome: perfect, clusters: Clusters(accounts))
      }
    }
  }
}
