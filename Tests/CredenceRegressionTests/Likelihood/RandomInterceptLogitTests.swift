import CredenceLinearAlgebra
import CredenceSurvey
import Testing

@testable import CredenceRegression

@Suite("Random-intercept logit")
struct RandomInterceptLogitTests {
  @Test(
    "against ordinal's clmm: wine by judge",
    arguments: [("wine_clmm_Laplace", 1), ("wine_clmm_AGQ10", 10), ("wine_clmm_AGQ30", 30)])
  func wine(id: String, points: Int) throws {
    let golden = try LikelihoodGolden.find(id)
    let (responses, judges) = try LikelihoodGolden.wine()
    let fit = try RandomInterceptLogit(quadraturePoints: points).fit(responses, accounts: judges)
    let names = responses.parameterNames
    #expect(largestDifference(fit.parameters, try golden.vector("coef", names)) < golden.tolerance)
    #expect(largestDifference(fit.standardErrors, try golden.vector("se", names)) < golden.tolerance)
    #expect(abs(fit.accountDeviation - (try golden.number("sd_judge"))) < golden.tolerance)
    #expect(abs(fit.logLikelihood - (try golden.number("logLik"))) < golden.tolerance)
    #expect(fit.record.stop == .converged, "\(fit.record)")
  }

  @Test("against lme4's glmer: promoters by account, Laplace")
  func glmer() throws {
    let golden = try LikelihoodGolden.find("d120_glmer_laplace")
    let data = try LikelihoodGolden.drivers120()
    let fit = try RandomInterceptLogit().fit(data.promoters(), accounts: data.accounts)
    let names = ["(Intercept)"] + LikelihoodGolden.driverTerms
    let found = [-fit.parameters[0]] + fit.parameters.dropFirst()
    #expect(largestDifference(found, try golden.vector("coef", names)) < golden.tolerance)
    #expect(largestDifference(fit.standardErrors, try golden.vector("se", names)) < golden.tolerance)
    #expect(abs(fit.accountDeviation - (try golden.number("sd_account"))) < golden.tolerance)
    #expect(abs(fit.logLikelihood - (try golden.number("logLik"))) < golden.tolerance)
  }

  @Test("against ordinal's clmm: three classes by account, Laplace")
  func clmm() throws {
    let golden = try LikelihoodGolden.find("d120_clmm_laplace")
    let data = try LikelihoodGolden.drivers120()
    let fit = try RandomInterceptLogit().fit(data.responses(), accounts: data.accounts)
    let names = fit.responses.parameterNames
    #expect(largestDifference(fit.parameters, try golden.vector("coef", names)) < golden.tolerance)
    #expect(largestDifference(fit.standardErrors, try golden.vector("se", names)) < golden.tolerance)
    #expect(abs(fit.accountDeviation - (try golden.number("sd_account"))) < golden.tolerance)
    #expect(abs(fit.logLikelihood - (try golden.number("logLik"))) < golden.tolerance)
  }

  @Test("against theory: Gauss-Hermite moments are those of the normal, far nodes keep their digits")
  func quadrature() {
    for count in [1, 2, 3, 7, 10, 30, 60] {
      let rule = GaussHermite(pointCount: count)
      var moment = Double.pi.squareRoot()
      for power in 0..<min(count, 12) {
        var sum = 0.0
        for (node, weight) in zip(rule.nodes, rule.liftedWeights) {
          var term = weight * exp(-node * node)
          for _ in 0..<2 * power { term *= node }
          sum += term
        }
        #expect(abs(sum / moment - 1) < 1e-12, "\(count) points, power \(2 * power)")
        moment *= Double(power) + 0.5
      }
    }
    // Abramowitz and Stegun 1964, table 25.10, n = 20: the outermost node's w exp(x^2).
    let far = GaussHermite(pointCount: 20)
    #expect(abs(far.nodes[19] - 5.387_480_890_011_2) < 1e-12)
    #expect(abs(far.liftedWeights[19] - 0.898_591_961_453) < 1e-10)
  }

  @Test("gradient = central difference, one point and seven", arguments: [1, 7])
  func gradient(points: Int) throws {
    let data = try LikelihoodGolden.drivers120()
    var likelihood = RandomInterceptLikelihood(try data.responses(), data.accounts, pointCount: points)
    let point = [-1.2, 0.2, 0.8, 0.7, -0.4, -1.2, 0.1, -0.9, 0.3, -0.5, 0.9]
    let evaluated = likelihood.evaluate(point)
    let found = try #require(evaluated)
    for place in point.indices {
      var (up, down) = (point, point)
      up[place] += 1e-5
      down[place] -= 1e-5
      let above = likelihood.evaluate(up)?.value ?? .infinity
      let below = likelihood.evaluate(down)?.value ?? .infinity
      let difference = (above - below) / 2e-5
      #expect(abs(found.gradient[place] - difference) < 1e-6, "parameter \(place)")
    }
  }

  @Test("accounts that do not differ: deviation 0, the plain fit, and a note")
  func boundary() throws {
    // Every account has the same answers, so its random intercept shows less than chance would.
    let responses = try OrderedResponses(
      design: Matrix(
        columns: [(0..<60).map { Double($0 % 2) }], columnNames: ["tick"]),
      classes: (0..<60).map { [0, 1, 2, 1, 2, 2][$0 % 6] }, classNames: LikelihoodGolden.loyalty)
    let accounts = Clusters((0..<60).map { $0 / 6 })
    let fit = try RandomInterceptLogit(quadraturePoints: 5).fit(responses, accounts: accounts)
    let plain = try CumulativeLogit(.none).fit(responses)
    #expect(fit.accountDeviation == 0 && fit.accountIntercepts.allSatisfy { $0 == 0 })
    #expect(largestDifference(fit.parameters, plain.parameters) < 1e-5)
    #expect(abs(fit.logLikelihood - plain.logLikelihood) < 1e-6)
    #expect(fit.diagnostics.contains { $0.code == "no-account-variance" })
  }

  @Test("separation and one account are refused by name")
  func refused() throws {
    let (responses, accounts) = try LikelihoodGolden.separated40()
    #expect(throws: RegressionError.separated(term: "outage")) {
      try RandomInterceptLogit().fit(responses, accounts: accounts)
    }
    #expect(throws: RegressionError.oneCluster) {
      try RandomInterceptLogit().fit(
        LikelihoodGolden.wine().responses, accounts: Clusters([Int](repeating: 1, count: 72)))
    }
  }
}
