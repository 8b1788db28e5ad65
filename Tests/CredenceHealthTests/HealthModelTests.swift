import CredenceSurvey
import Testing

@testable import CredenceHealth

@Suite("Health model: golden values")
struct HealthModelTests {
  @Test("log likelihood and prior at given parameters, within 1e-7", arguments: [0, 1])
  func likelihood(index: Int) throws {
    let golden = try GoldenHealth.load().cases[index]
    let portfolio = try HealthPortfolio.golden(golden.data_file)
    let likelihood = MarginalLikelihood(portfolio, accounts: 0..<portfolio.accountCount)
    for point in golden.loglik_at {
      #expect(abs(likelihood.evaluate(point.theta, threads: 1).value - point.loglik) < 1e-7)
      let both = likelihood.posterior(point.theta, threads: 1).value
      #expect(abs(both - point.loglik - point.log_prior) < 1e-7)
    }
  }

  @Test("the gradient is the likelihood's, by central differences")
  func gradient() throws {
    let golden = try GoldenHealth.load().cases[1]
    let portfolio = try HealthPortfolio.golden(golden.data_file)
    let likelihood = MarginalLikelihood(portfolio, accounts: 0..<portfolio.accountCount)
    let theta = golden.loglik_at[1].theta
    let gradient = likelihood.posterior(theta, threads: 1).gradient
    for index in theta.indices {
      var place = theta
      let step = 1e-3
      func value(_ shift: Double) -> Double {
        place[index] = theta[index] + shift
        return likelihood.posterior(place, threads: 1).value
      }
      // Fourth-order differences: error about 1e-10 here.
      let slope =
        (8 * (value(step) - value(-step)) - (value(2 * step) - value(-2 * step))) / (12 * step)
      #expect(abs(slope - gradient[index]) < 1e-7, "parameter \(index)")
    }
  }

  @Test("the mode, within 1e-5, and the star, within 1e-4", arguments: [0, 1])
  func mode(index: Int) throws {
    let golden = try GoldenHealth.load().cases[index]
    let model = HealthModel(
      try HealthPortfolio.golden(golden.data_file), tuning: .sigmaPointsAroundMode)
    for (ours, theirs) in zip(model.mode.vector, golden.map.theta) { #expect(abs(ours - theirs) < 1e-5) }
    #expect(abs(model.logLikelihood - golden.map.loglik) < 1e-5)
    #expect(abs(model.logPrior - golden.map.log_prior) < 1e-5)
    #expect(model.record.largestGradient < 1e-7)
    let weights = model.points.map(\.weight).sorted(by: >)
    #expect(abs(model.points[0].weight - golden.star.weight_centre) < 1e-4)
    #expect(weights.count == golden.star.weights_sorted_descending.count)
    for (ours, theirs) in zip(weights, golden.star.weights_sorted_descending) {
      #expect(abs(ours - theirs) < 1e-4)
    }
    for (ours, theirs) in zip(model.record.eigenvalues, golden.star.eigenvalues) {
      #expect(abs(ours / theirs - 1) < 1e-4)
    }
    #expect(abs(model.effectivePoints / golden.star.effective_points - 1) < 1e-3)
  }

  @Test("two threads give the bits of one")
  func threads() throws {
    let portfolio = try HealthPortfolio.golden("health40.csv")
    let one = HealthModel(portfolio, threads: 1)
    let two = HealthModel(portfolio, threads: 2)
    #expect(one.mode == two.mode && one.points == two.points)
  }
}
