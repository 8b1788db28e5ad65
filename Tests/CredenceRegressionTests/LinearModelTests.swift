import CredenceLinearAlgebra
import CredenceSurvey
import Testing

@testable import CredenceRegression

@Suite("Linear model")
struct LinearModelTests {
  @Test("against R's lm and sandwich: coefficients, HC0 to HC3, sigma, R squared")
  func ordinary() throws {
    let golden = try GoldenCase.load("d120_ols")
    let (design, outcome, _) = try FixtureColumns.drivers120()
    let classical = try LinearModel(design: design, outcome: outcome, errors: .classical)
    try expectClose(classical.sigma, golden.number("sigma"), golden.tolerance)
    try expectClose(classical.rSquared, golden.number("r2"), golden.tolerance)
    let (coefficients, errors) = (try golden.named("coef"), try golden.named("se"))
    for term in classical.terms {
      expectClose(term.estimate, coefficients[term.name], golden.tolerance)
      expectClose(term.standardError, errors[term.name], golden.tolerance)
    }
    for correction in HeteroskedasticCorrection.allCases {
      let fit = try LinearModel(design: design, outcome: outcome, errors: .heteroskedastic(correction))
      let expected = try golden.named(correction.rawValue.uppercased())
      for term in fit.terms {
        expectClose(term.standardError, expected[term.name], golden.tolerance)
      }
    }
  }

  @Test("against R's clubSandwich: CR2 with its t interval and p-value")
  func clustered() throws {
    let golden = try GoldenCase.load("d120_ols_cluster")
    let (design, outcome, accounts) = try FixtureColumns.drivers120()
    let fit = try LinearModel(design: design, outcome: outcome, clusters: Clusters(accounts))
    for (name, read) in [
      ("CR2", { $0.standardError }), ("CR2_df", { $0.degreesOfFreedom ?? 0 }),
      ("CR2_p", { $0.pValue ?? 2 }), ("CR2_lo", { $0.lower }), ("CR2_hi", { $0.upper }),
    ] as [(String, (TermEstimate) -> Double)] {
      let expected = try golden.named(name)
      for term in fit.terms {
        expectClose(read(term), expected[term.name], golden.tolerance, "\(name)")
      }
    }
  }

  @Test("against R: variance inflation on swiss")
  func inflation() throws {
    let golden = try GoldenCase.load("swiss_vif")
    let table = try FixtureColumns("Drivers/swiss.csv")
    let names = ["Agriculture", "Examination", "Education", "Catholic", "Infant.Mortality"]
    let columns = try names.map { try table.numbers($0) }
    let design = Matrix(
      columns: [Array(repeating: 1, count: 47)] + columns, columnNames: ["(Intercept)"] + names)
    let fit = try LinearModel(design: design, outcome: try table.numbers("Fertility"))
    let expected = try golden.named("vif")
    #expect(fit.varianceInflation.count == 5)
    for item in fit.varianceInflation {
      expectClose(item.factor, expected[item.name], golden.tolerance)
    }
  }

  @Test("against R: analytic weights")
  func analyticWeights() throws {
    let golden = try GoldenCase.load("ols_weighted", from: "mixed.json")
    let (design, outcome, _) = try FixtureColumns.drivers120()
    let weights = (0..<120).map { [0.5, 1, 1.5][$0 % 3] }
    for correction in HeteroskedasticCorrection.allCases {
      let fit = try LinearModel(
        design: design, outcome: outcome, weights: weights, errors: .heteroskedastic(correction))
      let (coefficients, errors) = (
        try golden.named("coef"), try golden.named(correction.rawValue.uppercased())
      )
      try expectClose(fit.rSquared, golden.number("r2"), golden.tolerance)
      for term in fit.terms {
        expectClose(term.estimate, coefficients[term.name], golden.tolerance)
        expectClose(term.standardError, errors[term.name], golden.tolerance)
      }
    }
  }

  @Test("a frequency weight is that many rows, under every standard error")
  func frequencyWeights() throws {
    let (design, outcome, accounts) = try FixtureColumns.drivers120()
    let weights = (0..<120).map { [1.0, 2, 3, 1][$0 % 4] }
    let copies = weights.indices.flatMap { Array(repeating: $0, count: Int(weights[$0])) }
    let every: [StandardErrors] =
      [.classical] + HeteroskedasticCorrection.allCases.map { .heteroskedastic($0) }
      + ClusterCorrection.allCases.map { .clustered($0) }
    for errors in every {
      let weighted = try LinearModel(
        design: design, outcome: outcome, clusters: Clusters(accounts), weights: weights,
        weighting: .frequency, errors: errors)
      let long = try LinearModel(
        design: design.selectingRows(copies), outcome: copies.map { outcome[$0] },
        clusters: Clusters(copies.map { accounts[$0] }), errors: errors)
      for (one, other) in zip(weighted.terms, long.terms) {
        #expect(isClose(one.estimate, other.estimate, 1e-9))
        #expect(isClose(one.standardError, other.standardError, 1e-8), "\(errors)")
        #expect(isClose(one.degreesOfFreedom ?? 0, other.degreesOfFreedom ?? 1, 1e-8), "\(errors)")
      }
    }
  }

  @Test("rows of weight zero are left out and named; wrong weights, aliases and short data are refused")
  func degenerate() throws {
    let (design, outcome, accounts) = try FixtureColumns.drivers120()
    var weights = [Double](repeating: 1, count: 120)
    weights[3] = 0
    let fit = try LinearModel(
      design: design, outcome: outcome, clusters: Clusters(accounts), weights: weights)
    #expect(fit.observations.rows.count == 119 && !fit.observations.rows.contains(3))
    #expect(fit.diagnostics == [Diagnostic(RegressionFact.zeroWeights(rows: [4]))])
    #expect(fit.diagnostics[0].code == "zero-weight")
    weights[3] = -1
    #expect(throws: RegressionError.self) {
      try LinearModel(design: design, outcome: outcome, weights: weights)
    }
    #expect(throws: RegressionError.noRows) {
      try LinearModel(design: design, outcome: outcome, weights: Array(repeating: 0, count: 120))
    }
    let twice = Matrix(
      columns: [design.column(0), design.column(1), design.column(1)], columnNames: ["one", "a", "b"])
    #expect {
      try LinearModel(design: twice, outcome: outcome)
    } throws: { error in
      guard case .aliased(let terms) = error as? RegressionError else { return false }
      return terms.count == 1 && terms[0].contains("combination")
    }
    #expect(throws: RegressionError.tooFewRows(rows: 9, terms: 9)) {
      try LinearModel(
        design: design.selectingRows(Array(0..<9)), outcome: Array(outcome[0..<9]))
    }
    let constant = try LinearModel(
      design: design, outcome: Array(repeating: 100, count: 120), clusters: Clusters(accounts))
    #expect(constant.rSquared == nil && constant.terms.allSatisfy { $0.estimate.isFinite })
  }
}
