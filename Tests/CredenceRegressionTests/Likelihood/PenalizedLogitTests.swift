import CredenceLinearAlgebra
import CredenceRegression
import CredenceSurvey
import Testing

@Suite("Penalised cumulative logit")
struct PenalizedLogitTests {
  let jeffreys = CumulativeLogit(.jeffreys)

  @Test("against an independent optimiser: Jeffreys on the wine data")
  func wine() throws {
    let golden = try LikelihoodGolden.find("wine_clm_Jeffreys")
    let fit = try jeffreys.fit(LikelihoodGolden.wine().responses)
    #expect(largestDifference(fit.parameters, try golden.list("par")) < golden.tolerance)
    #expect(largestDifference(fit.standardErrors, try golden.list("se_expected_info")) < golden.tolerance)
    #expect(abs(fit.logLikelihood - (try golden.number("logLik"))) < golden.tolerance)
    let penalized = try #require(fit.penalizedLogLikelihood)
    #expect(abs(penalized - (try golden.number("penalised_logLik"))) < golden.tolerance)
    #expect(fit.record.stop == .converged && fit.record.iterations <= 12)
  }

  @Test("against an independent optimiser: Jeffreys on three classes of drivers")
  func drivers() throws {
    let golden = try LikelihoodGolden.find("d120_clm_Jeffreys")
    let fit = try jeffreys.fit(LikelihoodGolden.drivers120().responses())
    let names = fit.responses.parameterNames
    #expect(largestDifference(fit.parameters, try golden.vector("coef", names)) < golden.tolerance)
    #expect(largestDifference(fit.standardErrors, try golden.vector("se", names)) < golden.tolerance)
    #expect(abs(fit.logLikelihood - (try golden.number("logLik"))) < golden.tolerance)
    let penalized = try #require(fit.penalizedLogLikelihood)
    #expect(abs(penalized - (try golden.number("penalised_logLik"))) < golden.tolerance)
  }

  @Test("against brglm2 and Heinze & Schemper 2002: Firth's logistic regression with profile limits")
  func endometrial() throws {
    let golden = try LikelihoodGolden.find("endometrial_firth")
    let data = try LikelihoodGolden.columns("endometrial.csv")
    let terms = ["NV", "PI", "EH"]
    let responses = try OrderedResponses(
      design: Matrix(columns: try terms.map { try LikelihoodGolden.numbers(data, $0) }, columnNames: terms),
      classes: try LikelihoodGolden.places(data, "HG", ["0", "1"]), classNames: ["0", "1"])
    let names = ["(Intercept)"] + terms
    for penalty in [CumulativeLogit.Penalty.jeffreys, .meanBias] {
      let fit = try CumulativeLogit(penalty).fit(responses)
      let found = [-fit.parameters[0]] + fit.coefficients
      #expect(largestDifference(found, try golden.vector("coef", names)) < golden.tolerance)
      #expect(largestDifference(fit.standardErrors, try golden.vector("se_wald", names)) < golden.tolerance)
    }
    let fit = try jeffreys.fit(responses)
    let penalized = try #require(fit.penalizedLogLikelihood)
    #expect(abs(penalized - (try golden.number("penalised_logLik"))) < golden.tolerance)
    let profiles = try terms.map { try fit.profile(of: $0) }
    // The case's notes give 1e-4 for what comes from profiles.
    let expected = { (key: String) in try Array(golden.vector(key, names).dropFirst()) }
    #expect(largestDifference(profiles.map(\.lower), try expected("pl_ci_lower")) < 1e-4)
    #expect(largestDifference(profiles.map(\.upper), try expected("pl_ci_upper")) < 1e-4)
    #expect(largestDifference(profiles.map(\.ratioStatistic), try expected("pl_chisq")) < 1e-4)
    #expect(largestDifference(profiles.map(\.pValue), try expected("pl_p")) < 1e-4)
    // Maximum likelihood has no finite coefficient for NV.
    let plain = try CumulativeLogit(.none).fit(responses)
    #expect(plain.separations.map(\.term) == ["NV"] && plain.separations.first?.sign == 1)
    #expect(plain.separations.first?.classes == ["1"])
    #expect(try plain.profile(of: "NV").upper == nil && plain.profile(of: "NV").lower != nil)
  }

  @Test("against ordinal's confint: profile limits of the plain likelihood")
  func profileOfWine() throws {
    let golden = try LikelihoodGolden.find("wine_clm")
    let fit = try CumulativeLogit(.none).fit(LikelihoodGolden.wine().responses)
    for (term, limits) in zip(["tempwarm", "contactyes"], try golden.matrix("confint_profile")) {
      let profile = try fit.profile(of: term)
      // The case's notes: clm interpolates its profile, good to 1e-3.
      #expect(largestDifference([profile.lower, profile.upper], limits) < 1e-3)
    }
  }

  @Test("against plain Fisher scoring: mean bias reduction under separation")
  func separated() throws {
    let golden = try LikelihoodGolden.find("sep40_BR")
    let fit = try CumulativeLogit(.meanBias).fit(LikelihoodGolden.separated40().responses)
    let names = ["1|2", "2|3", "support", "price", "outage", "docs"]
    #expect(largestDifference(fit.parameters, try golden.vector("coef", names)) < golden.tolerance)
    #expect(largestDifference(fit.standardErrors, try golden.vector("se", names)) < golden.tolerance)
    #expect(abs(fit.logLikelihood - (try golden.number("logLik"))) < golden.tolerance)
    #expect(fit.record.stop == .converged && fit.separations.isEmpty)
    let finite = try jeffreys.fit(LikelihoodGolden.separated40().responses)
    #expect(finite.record.stop == .converged && finite.record.iterations <= 25, "\(finite.record)")
    #expect((finite.coefficient(of: "outage") ?? 0) < -3)
  }

  @Test("against plain Fisher scoring: a driver's ticks explained by the class")
  func reverse() throws {
    let golden = try LikelihoodGolden.find("d120_reverse_support")
    let data = try LikelihoodGolden.drivers120()
    let design = Matrix(
      columns: [data.scores.map { $0 >= 9 ? 1 : 0 }, data.scores.map { $0 <= 6 ? 1 : 0 }],
      columnNames: ["promoter", "detractor"])
    let responses = try OrderedResponses(
      design: design, classes: data.design.column(0).map { Int($0) }, classNames: ["no tick", "tick"])
    let fit = try jeffreys.fit(responses)
    #expect(abs(-fit.parameters[0] - (try golden.number("intercept"))) < golden.tolerance)
    #expect(abs(fit.parameters[1] - (try golden.number("b_promoter"))) < golden.tolerance)
    #expect(abs(fit.parameters[2] - (try golden.number("b_detractor"))) < golden.tolerance)
    let errors = try golden.vector("se", ["intercept", "promoter", "detractor"])
    #expect(largestDifference(fit.standardErrors, errors) < golden.tolerance)
  }
}
