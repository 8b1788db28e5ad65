import CredenceLinearAlgebra
import CredenceRegression
import CredenceSurvey
import Testing

@Suite("Average marginal effects")
struct AverageMarginalEffectsTests {
  let drivers = LikelihoodGolden.drivers

  private func errors(_ estimates: [TermEstimate]) -> [Double] { estimates.map(\.standardError) }

  @Test("against R: effects in points with every covariance, maximum likelihood")
  func plain() throws {
    let golden = try LikelihoodGolden.find("d120_clm_ame")
    let data = try LikelihoodGolden.drivers120()
    let fit = try CumulativeLogit(.none).fit(data.responses())
    let effects = fit.averageMarginalEffects(of: drivers)
    let tolerance = golden.tolerance
    #expect(largestDifference(effects.effects, try golden.vector("ame", drivers)) < tolerance)
    let expected = errors(effects.estimates(covariance: fit.covariance))
    #expect(largestDifference(expected, try golden.vector("se_model_expected", drivers)) < tolerance)
    let observed = errors(effects.estimates(covariance: try #require(fit.observedCovariance)))
    #expect(largestDifference(observed, try golden.vector("se_model_observed", drivers)) < tolerance)
    let sandwich = try fit.clusterSandwich(data.accounts)
    for (correction, key) in [
      (ClusterCorrection.cr0, "se_CR0"), (.cr1, "se_CR1"), (.cr2, "se_CR2"),
    ] {
      let found = errors(effects.estimates(sandwich, correction: correction))
      #expect(largestDifference(found, try golden.vector(key, drivers)) < tolerance, "\(key)")
    }
    // The reference's jackknife has the factor (G - 1)/G that CR3 leaves out.
    let jackknife = errors(effects.estimates(sandwich, correction: .cr3)).map {
      $0 * (19.0 / 20).squareRoot()
    }
    #expect(largestDifference(jackknife, try golden.vector("se_CR3_onestep", drivers)) < tolerance)
    let freedom = effects.estimates(sandwich).map(\.degreesOfFreedom)
    #expect(largestDifference(freedom, try golden.vector("df_CR2", drivers)) < tolerance)
  }

  @Test("against R's sandwich: CR0 on the observed information")
  func observedBread() throws {
    let golden = try LikelihoodGolden.find("d120_clm")
    let data = try LikelihoodGolden.drivers120()
    let fit = try CumulativeLogit(.none).fit(data.responses())
    let information = try Cholesky(fit.covariance).inverse
    let meat = try information * fit.clusterSandwich(data.accounts).covariance(.cr0) * information
    let bread = try #require(fit.observedCovariance)
    let found = (bread * meat * bread).diagonal.map { $0.squareRoot() }
    let expected = try golden.vector("CR0_observed_bread", fit.responses.parameterNames)
    #expect(largestDifference(found, expected) < golden.tolerance)
  }

  @Test("against R: effects, limits and p-values of the Jeffreys fit")
  func jeffreys() throws {
    let golden = try LikelihoodGolden.find("d120_clm_Jeffreys")
    let data = try LikelihoodGolden.drivers120()
    let fit = try CumulativeLogit().fit(data.responses())
    let effects = fit.averageMarginalEffects(of: drivers)
    let tolerance = golden.tolerance
    #expect(largestDifference(effects.effects, try golden.vector("ame", drivers)) < tolerance)
    let model = errors(effects.estimates(covariance: fit.covariance))
    #expect(largestDifference(model, try golden.vector("se_model", drivers)) < tolerance)
    let sandwich = try fit.clusterSandwich(data.accounts)
    let first = errors(effects.estimates(sandwich, correction: .cr1))
    #expect(largestDifference(first, try golden.vector("se_CR1", drivers)) < tolerance)
    let robust = effects.estimates(sandwich)
    #expect(largestDifference(errors(robust), try golden.vector("se_CR2", drivers)) < tolerance)
    #expect(largestDifference(robust.map(\.degreesOfFreedom), try golden.vector("df", drivers)) < tolerance)
    #expect(largestDifference(robust.map(\.lower), try golden.vector("ci_lo", drivers)) < tolerance)
    #expect(largestDifference(robust.map(\.upper), try golden.vector("ci_hi", drivers)) < tolerance)
    let pValues = robust.map { $0.pValue ?? .infinity }
    #expect(largestDifference(pValues, try golden.vector("p", drivers)) < tolerance)
    for (method, key) in [
      (MultipleTesting.benjaminiHochberg, "p_BH"), (.holm, "p_holm"), (.benjaminiYekutieli, "p_BY"),
    ] {
      #expect(largestDifference(method.adjusted(pValues), try golden.vector(key, drivers)) < tolerance)
    }
  }

  @Test("against R: effects under separation, mean bias reduction")
  func separated() throws {
    let golden = try LikelihoodGolden.find("sep40_BR")
    let (responses, accounts) = try LikelihoodGolden.separated40()
    let fit = try CumulativeLogit(.meanBias).fit(responses)
    let effects = fit.averageMarginalEffects()
    let names = responses.terms
    #expect(largestDifference(effects.effects, try golden.vector("ame", names)) < golden.tolerance)
    let model = errors(effects.estimates(covariance: fit.covariance))
    #expect(largestDifference(model, try golden.vector("se_model", names)) < golden.tolerance)
    let robust = try effects.estimates(fit.clusterSandwich(accounts))
    #expect(largestDifference(errors(robust), try golden.vector("se_CR2", names)) < golden.tolerance)
    #expect(
      largestDifference(robust.map(\.degreesOfFreedom), try golden.vector("df", names)) < golden.tolerance)
  }

  @Test("against R: CR2 of logistic regression, whitened")
  func logistic() throws {
    let golden = try LikelihoodGolden.find("d120_logit_CR2_whitened")
    let data = try LikelihoodGolden.drivers120()
    let fit = try CumulativeLogit(.none).fit(data.promoters())
    let sandwich = try fit.clusterSandwich(data.accounts)
    let names = ["(Intercept)"] + LikelihoodGolden.driverTerms
    let found = sandwich.covariance(.cr2).diagonal.map { $0.squareRoot() }
    #expect(largestDifference(found, try golden.vector("CR2", names)) < golden.tolerance)
    let freedom = names.indices.map { place in
      sandwich.degreesOfFreedom(for: names.indices.map { $0 == place ? 1 : 0 })
    }
    #expect(largestDifference(freedom, try golden.vector("df", names)) < golden.tolerance)
    let plain = try LikelihoodGolden.find("d120_logit")
    let first = sandwich.covariance(.cr1).diagonal.map { $0.squareRoot() }
    #expect(largestDifference(first, try plain.vector("CR1S_stata", names)) < plain.tolerance)
  }

  @Test("against R: the covariance of a mood shared in accounts")
  func mood() throws {
    let golden = try LikelihoodGolden.find("d120_clm_Jeffreys_moulton")
    let data = try LikelihoodGolden.drivers120()
    let fit = try CumulativeLogit().fit(data.responses())
    let mood = try fit.sharedInterceptCovariance(data.accounts)
    #expect(abs(mood.interceptVariance - (try golden.number("tau2"))) < golden.tolerance)
    let found = errors(fit.averageMarginalEffects(of: drivers).estimates(covariance: mood.covariance))
    #expect(largestDifference(found, try golden.vector("se_ame", drivers)) < golden.tolerance)
    let parameters = mood.covariance.diagonal.map { $0.squareRoot() }
    let names = fit.responses.parameterNames
    #expect(largestDifference(parameters, try golden.vector("se_par", names)) < golden.tolerance)
  }

  @Test("against R: eleven scores as classes, in points")
  func elevenClasses() throws {
    let golden = try LikelihoodGolden.find("d120_clm_0to10")
    let data = try LikelihoodGolden.drivers120()
    let fit = try CumulativeLogit(.none).fit(
      OrderedResponses(design: data.design, classes: data.scores, classNames: (0...10).map { "\($0)" }))
    let points = (0...10).map { $0 >= 9 ? 100.0 : $0 <= 6 ? -100 : 0 }
    let effects = fit.averageMarginalEffects(of: drivers, points: points)
    #expect(largestDifference(effects.effects, try golden.vector("ame", drivers)) < golden.tolerance)
    let observed = errors(effects.estimates(covariance: try #require(fit.observedCovariance)))
    #expect(largestDifference(observed, try golden.vector("se_model", drivers)) < golden.tolerance)
  }
}
