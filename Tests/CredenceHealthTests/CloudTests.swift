import CredenceSurvey
import Testing

@testable import CredenceHealth

@Suite("The cloud of parameter values of small portfolios")
struct CloudTests {
  private static func portfolio(_ accounts: Int) -> HealthPortfolio {
    HealthPortfolio(
      roles: Role.seeded,
      accounts: (0..<accounts).map { index in
        let up = index % 3
        return [
          ScoreCounts(promoters: up, passives: 1, detractors: 2 - up), .empty,
          ScoreCounts(promoters: 1, passives: up, detractors: index % 2),
        ]
      })
  }

  private static func mean(_ model: HealthModel, _ value: ([Double]) -> Double) -> Double {
    model.points.reduce(0) { $0 + $1.weight * value($1.parameters.vector) }
  }

  /// Without answers the posterior is the prior, a normal distribution whose moments are known.
  @Test("nobody answered: means are the prior's, variances those of the two distances")
  func prior() {
    let model = HealthModel(HealthPortfolio(roles: Role.seeded, accounts: [[.empty, .empty, .empty]]))
    #expect(model.points.count == 45 && model.points[0].weight == 0)
    #expect(model.points[0].parameters == model.mode)
    #expect(abs(model.points.reduce(0) { $0 + $1.weight } - 1) < 1e-12)
    // Medians, gaps, deviations and loadings: 1.5^2 + .75^2, .4^2 + .2^2, .7^2, .4^2, as `HealthPrior` states them.
    let means = [0, 0, 0, log(1.4), log(1.4), log(1.4), log(0.8), log(0.6), 0, 0, 0]
    let variances = [2.8125, 2.8125, 2.8125, 0.2, 0.2, 0.2, 0.49, 0.49, 0.16, 0.16, 0.16]
    for index in means.indices {
      // Pairs lie opposite about the mode, so that means are exact.
      #expect(abs(Self.mean(model) { $0[index] } - means[index]) < 1e-5, "\(index)")
      let square = Self.mean(model) { vector -> Double in
        let distance = vector[index] - means[index]
        return distance * distance
      }
      // In both frames all directions weigh the same, so that a variance is the mean of the two squared distances over
      // eleven: R's qchisq(c(.25, .75), 11) is 7.584143 and 13.700693.
      #expect(abs(square / variances[index] - (7.584143 + 13.700693) / 22) < 1e-4, "\(index)")
    }
  }

  @Test("small portfolios have the cloud, larger ones the star")
  func sizes() {
    #expect(HealthModel(Self.portfolio(HealthModel.largestCloudPortfolio)).points.count == 45)
    #expect(HealthModel(Self.portfolio(HealthModel.largestCloudPortfolio + 1)).points.count == 23)
    let star = HealthModel(Self.portfolio(30), tuning: HealthTuning(largestCloud: 0))
    #expect(star.points.count == 23)
  }
}
