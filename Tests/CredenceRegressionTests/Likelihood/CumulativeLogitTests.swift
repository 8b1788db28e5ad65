import CredenceLinearAlgebra
import CredenceRegression
import CredenceSurvey
import Testing

@Suite("Cumulative logit by maximum likelihood")
struct CumulativeLogitTests {
  let method = CumulativeLogit(.none)

  @Test("against R's ordinal::clm: the wine data")
  func wine() throws {
    let golden = try LikelihoodGolden.find("wine_clm")
    let fit = try method.fit(LikelihoodGolden.wine().responses)
    let names = fit.responses.parameterNames
    #expect(largestDifference(fit.parameters, try golden.vector("coef", names)) < golden.tolerance)
    let errors = try #require(fit.observedStandardErrors)
    #expect(largestDifference(errors, try golden.vector("se", names)) < golden.tolerance)
    #expect(abs(fit.logLikelihood - (try golden.number("logLik"))) < golden.tolerance)
    #expect(abs(fit.akaikeCriterion - (try golden.number("AIC"))) < golden.tolerance)
    let covariance = try #require(fit.observedCovariance)
    for (row, values) in try golden.matrix("vcov").enumerated() {
      #expect(largestDifference(covariance.row(row), values) < golden.tolerance)
    }
    #expect(fit.record.stop == .converged && fit.record.correctDecimals >= 9)
    #expect(fit.record.largestGradient < 1e-6 && fit.record.condition > 1 && fit.record.condition < 1e3)
    let null = try method.fit(
      OrderedResponses(
        design: Matrix(rowCount: 72, columnCount: 0), classes: fit.responses.classOfRow,
        classNames: fit.responses.classes))
    #expect(abs(null.logLikelihood - (try golden.number("loglik_null"))) < golden.tolerance)
    #expect(abs(fit.nullLogLikelihood - (try golden.number("loglik_null"))) < golden.tolerance)
    #expect(
      fit.fitStatistics.map(\.name) == ["log-likelihood", "null-log-likelihood", "aic", "mcfadden-r-squared"])
  }

  @Test("against R's polr and clm: the housing data with frequency weights")
  func housing() throws {
    let golden = try LikelihoodGolden.find("housing_polr")
    let data = try LikelihoodGolden.columns("housing.csv")
    let dummies = [
      ("Infl", "Medium"), ("Infl", "High"), ("Type", "Apartment"), ("Type", "Atrium"), ("Type", "Terrace"),
      ("Cont", "High"),
    ]
    let design = Matrix(
      columns: try dummies.map { try LikelihoodGolden.indicator(data, $0.0, $0.1) },
      columnNames: dummies.map { $0.0 + $0.1 })
    let levels = ["Low", "Medium", "High"]
    let fit = try method.fit(
      OrderedResponses(
        design: design, classes: try LikelihoodGolden.places(data, "Sat", levels), classNames: levels,
        weights: try LikelihoodGolden.numbers(data, "Freq")))
    let names = fit.responses.parameterNames
    #expect(largestDifference(fit.parameters, try golden.vector("coef", names)) < golden.tolerance)
    let errors = try #require(fit.observedStandardErrors)
    #expect(largestDifference(errors, try golden.vector("se", names)) < golden.tolerance)
    #expect(abs(-2 * fit.logLikelihood - (try golden.number("deviance"))) < golden.tolerance)
  }

  @Test("against R's clm: three classes of drivers, both informations")
  func drivers() throws {
    let golden = try LikelihoodGolden.find("d120_clm")
    let fit = try method.fit(LikelihoodGolden.drivers120().responses())
    let names = fit.responses.parameterNames
    #expect(largestDifference(fit.parameters, try golden.vector("coef", names)) < golden.tolerance)
    #expect(
      largestDifference(fit.standardErrors, try golden.vector("se_expected", names)) < golden.tolerance)
    let errors = try #require(fit.observedStandardErrors)
    #expect(largestDifference(errors, try golden.vector("se_observed", names)) < golden.tolerance)
    #expect(abs(fit.logLikelihood - (try golden.number("logLik"))) < golden.tolerance)
  }

  @Test("against R's clm: all eleven scores as classes")
  func elevenClasses() throws {
    let golden = try LikelihoodGolden.find("d120_clm_0to10")
    let data = try LikelihoodGolden.drivers120()
    let fit = try method.fit(
      OrderedResponses(design: data.design, classes: data.scores, classNames: (0...10).map { "\($0)" }))
    let names = fit.responses.parameterNames
    #expect(largestDifference(fit.parameters, try golden.vector("coef", names)) < golden.tolerance)
    let errors = try #require(fit.observedStandardErrors)
    #expect(largestDifference(errors, try golden.vector("se", names)) < golden.tolerance)
    #expect(abs(fit.logLikelihood - (try golden.number("logLik"))) < golden.tolerance)
  }

  @Test("against R's glm: two classes are logistic regression, the intercept minus the threshold")
  func twoClasses() throws {
    let golden = try LikelihoodGolden.find("d120_logit")
    let fit = try method.fit(LikelihoodGolden.drivers120().promoters())
    let names = ["(Intercept)"] + LikelihoodGolden.driverTerms
    let found = [-fit.parameters[0]] + fit.coefficients
    #expect(largestDifference(found, try golden.vector("coef", names)) < golden.tolerance)
    #expect(largestDifference(fit.standardErrors, try golden.vector("se", names)) < golden.tolerance)
    #expect(abs(fit.logLikelihood - (try golden.number("logLik"))) < golden.tolerance)
  }

  @Test("against R's clm: separation reaches the supremum and is named by term and class")
  func separation() throws {
    let golden = try LikelihoodGolden.find("sep40_ml_supremum")
    let fit = try method.fit(LikelihoodGolden.separated40().responses)
    #expect(fit.record.stop == .separation)
    #expect(abs(fit.logLikelihood - (try golden.number("logLik_sup"))) < golden.tolerance)
    let separation = try #require(fit.separations.first)
    #expect(fit.separations.count == 1 && separation.term == "outage" && separation.sign == -1)
    #expect(separation.classes == ["detractor"])
    #expect(fit.coefficient(of: "outage") == nil && fit.standardErrors[4] == nil)
    #expect(fit.diagnostics.contains(Diagnostic(RegressionFact.separation(separation))))
    for (name, value) in try golden.named("finite_coef") {
      let place = try #require(
        ["1|2": 0, "2|3": 1, "support": 2, "price": 3, "docs": 5][name], "\(name)")
      #expect(abs(fit.parameters[place] - value) < golden.tolerance, "\(name)")
    }
  }
}
