import Testing

@testable import CredenceRegression

@Suite("Observations of the cumulative logit")
struct ObservationsTests {
  /// R 4.2.2 on drivers120.csv: `m <- glm(I(score >= 9) ~ support + performance + services + price + documentation +
  /// relationship + role, binomial, epsilon = 1e-14)`, end_user the first level of role; `fitted(m)` and
  /// `hatvalues(m)` of rows 1, 2, 3, 60 and 120.
  @Test("against R's glm: two classes have its fitted values and leverages")
  func logistic() throws {
    let fit = try CumulativeLogit(.none).fit(LikelihoodGolden.drivers120().promoters())
    let table = fit.observations(points: [0, 1])
    let rows = [0, 1, 2, 59, 119]
    let fitted = [0.819299523520, 0.115015854295, 0.717780102656, 0.239796164362, 0.822883335293]
    let hats = [0.046741055145, 0.088995219538, 0.098042451124, 0.062542049125, 0.060238663472]
    for (place, row) in rows.enumerated() {
      #expect(abs(table.fitted[row] - fitted[place]) < 1e-9)
      #expect(abs(table.leverages[row] - hats[place]) < 1e-9)
    }
    #expect(abs(table.residuals.reduce(0, +)) < 1e-9)
  }

  @Test("three classes: leverages of both thresholds sum to the parameters, in points on -100...100")
  func threeClasses() throws {
    let survey = try LikelihoodGolden.drivers120()
    let fit = try CumulativeLogit().fit(survey.responses())
    let table = fit.observations(clusters: survey.accounts)
    let total = 2 * table.leverages.reduce(0, +)
    #expect(abs(total - Double(fit.parameters.count)) < 1e-9)
    #expect(table.fitted.allSatisfy { abs($0) <= 100 } && table.rows.count == 120)
    #expect(table.clusters == survey.accounts.ofRow)
  }
}
