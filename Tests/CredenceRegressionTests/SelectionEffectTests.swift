import CredenceRegression
import CredenceSurvey
import Testing

@Suite("Selection effect")
struct SelectionEffectTests {
  @Test("against arithmetic: contributions sum to the NPS, rates by class, scores with and without a tick")
  func golden() throws {
    let rates = try GoldenCase.load("d120_tick_rates")
    let contributions = try GoldenCase.load("d120_nps_contribution")
    let effect = try SelectionEffect(try SurveyFixture.drivers120().design(), replicates: 199)
    expectClose(effect.netPromoterScore, try contributions.number("NPS"), contributions.tolerance)
    expectClose(effect.noneContribution, try contributions.number("none"), contributions.tolerance)
    let sum = effect.drivers.reduce(effect.noneContribution) { $0 + $1.contribution }
    expectClose(sum, effect.netPromoterScore, 1e-12)
    let expected = try contributions.named("contribution")
    #expect(effect.drivers.count == 6)
    for driver in effect.drivers {
      expectClose(driver.contribution, expected[driver.name], contributions.tolerance)
      #expect(driver.praise >= 0 && driver.complaint <= 0)
      #expect(try #require(driver.contributionInterval).contains(driver.contribution))
      for (key, value) in [
        ("promoter", driver.promoters?.share), ("passive", driver.passives?.share),
        ("detractor", driver.detractors?.share), ("nps_ticked", driver.scoreOfTicking),
        ("nps_unticked", driver.scoreOfOthers),
      ] {
        expectClose(value, try rates.named(key)[driver.name], rates.tolerance, "\(key)")
      }
      let others = try #require(driver.scoreOfOthers)
      expectClose(
        effect.netPromoterScore - others, try rates.named("impact")[driver.name], rates.tolerance)
      let valence = try #require(driver.valence)
      expectClose(valence, try #require(driver.promoters).share - #require(driver.detractors).share, 1e-12)
    }
    let labels = Dictionary(uniqueKeysWithValues: effect.drivers.map { ($0.name, $0.label) })
    #expect(labels["price"] == .complaint && labels["documentation"] == .unclear)
  }

  /// Wilson (1927): 10 of 20 at 95% is (0.2993, 0.7007); 0 of 10 is (0, 0.2775); R's prop.test without correction.
  @Test("rates of single-answer accounts have Wilson's interval")
  func wilson() throws {
    var survey = SurveyFixture()
    survey.accounts = nil
    survey.classes = Array(repeating: .promoter, count: 20) + Array(repeating: .detractor, count: 10)
    survey.drivers = [
      DriverColumn(
        name: "support",
        ticks: (0..<30).map { $0 < 10 ? .selected : .notSelected })
    ]
    let driver = try SelectionEffect(try survey.design(), replicates: 99).drivers[0]
    let promoters = try #require(driver.promoters?.interval)
    // The linearised variance has the factor G/(G - 1): 19 effective rows for 20.
    #expect(promoters.lower > 0.290 && promoters.lower < 0.2993 && promoters.upper < 0.710)
    let detractors = try #require(driver.detractors?.interval)
    #expect(detractors.lower == 0 && abs(detractors.upper - 0.2775) < 1e-4)
    #expect(driver.passives == nil && driver.salience == nil && driver.salienceInterval == nil)
  }

  @Test("a driver ticked by all of both ends and none of the middle is contested, and has no valence")
  func contested() throws {
    var survey = SurveyFixture()
    survey.classes = (0..<90).map { [.promoter, .passive, .detractor][$0 % 3] }
    // Accounts that do not all say the same: draws of fifteen equal ones would be one resample.
    survey.accounts = CategoricalColumn((0..<90).map { "\($0 * $0 / 7 % 15)" })
    survey.drivers = [
      DriverColumn(name: "price", ticks: (0..<90).map { $0 % 3 == 1 ? .notSelected : .selected })
    ]
    let driver = try SelectionEffect(try survey.design(), replicates: 99).drivers[0]
    #expect(driver.label == .contested && driver.valence == 0 && driver.salience == 1)
    #expect(driver.contribution == 0 && driver.praise > 33)
  }

  @Test("the same on any number of threads, and for equal weights as for none")
  func determinism() throws {
    var survey = SurveyFixture.random(rows: 200, accounts: 30, drivers: 4, seed: 3)
    let one = try SelectionEffect(try survey.design(), replicates: 150)
    let three = try SelectionEffect(try survey.design(), replicates: 150, threads: 3)
    #expect(one.drivers == three.drivers)
    survey.weights = Array(repeating: 2, count: 200)
    let weighted = try SelectionEffect(try survey.design(), replicates: 150)
    for (left, right) in zip(one.drivers, weighted.drivers) {
      expectClose(left.contribution, right.contribution, 1e-12)
      expectClose(left.promoters?.interval.lower, right.promoters?.interval.lower, 1e-12)
    }
  }
}
