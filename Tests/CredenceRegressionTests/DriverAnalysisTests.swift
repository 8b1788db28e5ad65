import CredenceLinearAlgebra
import CredenceProbability
import CredenceSurvey
import Testing

@testable import CredenceRegression

@Suite("Driver analysis")
struct DriverAnalysisTests {
  static func options(_ replicates: Int = 99) -> DriverAnalysis.Options {
    var options = DriverAnalysis.Options()
    options.replicates = replicates
    return options
  }

  @Test("the default report against the golden default model")
  func golden() throws {
    let golden = try GoldenCase.load("d120_default_lmm")
    let analysis = try DriverAnalysis(
      try SurveyFixture.drivers120().design(), options: Self.options())
    let (effects, errors) = (try golden.named("coef"), try golden.named("se_guarded"))
    let adjusted = try golden.named("p_BH_drivers")
    #expect(analysis.drivers.count == 6 && analysis.testedCount == 6)
    for driver in analysis.drivers {
      expectClose(driver.effect.estimate, effects[driver.name], golden.tolerance)
      expectClose(driver.effect.standardError, errors[driver.name], golden.tolerance)
      expectClose(driver.adjustedPValue, adjusted[driver.name], golden.tolerance)
      let parts = driver.promoters.estimate - driver.detractors.estimate
      expectClose(parts, driver.effect.estimate, 1e-9, "reward less penalty is the effect")
    }
    #expect(
      analysis.drivers.filter(\.isDiscovery).map(\.name) == [
        "support", "performance", "price", "relationship",
      ])
    #expect(analysis.mundlak?.testedCount == 6 && analysis.selection != nil)
    #expect(analysis.drivers.allSatisfy { $0.resampled != nil })
  }

  /// Every number of a report.
  static func numbers(_ analysis: DriverAnalysis) -> [Double] {
    var all = [analysis.importance.total, analysis.model.rho, analysis.model.criterion]
    for driver in analysis.drivers {
      for term in [driver.effect, driver.promoters, driver.detractors] {
        all += [term.estimate, term.standardError, term.lower, term.upper, term.pValue ?? 0]
      }
      all += [driver.importance, driver.adjustedPValue ?? 0, driver.resampled?.topThree ?? 0]
    }
    for driver in analysis.selection?.drivers ?? [] {
      all += [driver.contribution, driver.valence ?? 0, driver.salience ?? 0]
    }
    for split in analysis.mundlak.map({ [$0] }) ?? [] { all += [split.chiSquared, split.pValue] }
    return all + analysis.model.fitStatistics.map(\.value) + analysis.model.observations.leverages
  }

  @Test("no number is ever NaN or infinite, over many small and spoiled surveys", arguments: 0..<24)
  func finite(seed: Int) throws {
    let rows = [12, 20, 35, 60][seed % 4]
    var survey = SurveyFixture.random(
      rows: rows, accounts: [2, 5, 12][seed % 3], drivers: 1 + seed % 5, seed: UInt64(seed))
    if seed % 2 == 0 {
      survey.weights = (0..<rows).map { [0, 1, 2.5][$0 % 3] }
    }
    if seed % 5 == 0 {
      survey.drivers.append(
        DriverColumn(
          name: "once", ticks: (0..<rows).map { $0 == rows - 1 ? .selected : .notSelected }))
      survey.drivers.append(DriverColumn(name: "all", ticks: Array(repeating: .selected, count: rows)))
    }
    if seed % 7 == 0 { survey.classes = survey.classes.map { $0 == .passive ? .promoter : $0 } }
    do {
      let analysis = try DriverAnalysis(try survey.design(), options: Self.options(49))
      #expect(Self.numbers(analysis).allSatisfy { $0.isFinite })
    } catch let error as RegressionError {
      // Two accounts, or weights that leave few rows: refused for what the data are, not for the numbers.
      if case .numerical(let words) = error { Issue.record("\(words)") }
    }
  }

  @Test("a missing class, a driver ticked once and one ticked by all give a report with diagnostics")
  func degraded() throws {
    var survey = SurveyFixture.random(rows: 90, accounts: 15, drivers: 3, seed: 8)
    survey.classes = survey.classes.map { $0 == .passive ? .detractor : $0 }
    survey.drivers.append(
      DriverColumn(name: "once", ticks: (0..<90).map { $0 == 4 ? .selected : .notSelected }))
    survey.drivers.append(DriverColumn(name: "all", ticks: Array(repeating: .selected, count: 90)))
    let analysis = try DriverAnalysis(try survey.design(), options: Self.options())
    let codes = Set(analysis.diagnostics.map(\.code))
    #expect(codes.isSuperset(of: ["empty-class", "ticked-once", "always-ticked"]))
    #expect(analysis.drivers.map(\.name).last == "once")
    let once = try #require(analysis.drivers.last)
    // One row says little: the model's error stands guard where the sandwich sees no residual.
    #expect(once.fact.isTooFew && once.effect.standardError > 50)
    #expect(analysis.selection?.drivers.count == 5)
  }

  @Test("scores that drivers give away are refused with each driver and its class")
  func perfect() throws {
    var survey = SurveyFixture.random(rows: 60, accounts: 12, drivers: 1, seed: 5)
    for (name, loyalty) in [("bad", LoyaltyClass.detractor), ("good", .promoter)] {
      survey.drivers.append(
        DriverColumn(name: name, ticks: survey.classes.map { $0 == loyalty ? .selected : .notSelected }))
    }
    let error = RegressionError.perfectFit([
      "'bad' (ticked by detractors only)", "'good' (ticked by promoters only)",
    ])
    #expect(throws: error) { try DriverAnalysis(try survey.design(), options: Self.options()) }
  }

  @Test("rated drivers: an effect per unit, no selection effect")
  func ratings() throws {
    var survey = SurveyFixture.random(rows: 120, accounts: 20, drivers: 0, seed: 4)
    var generator = PhiloxGenerator(seed: 6)
    let ratings = (0..<120).map { _ in Double(generator.integer(below: 5) + 1) }
    survey.drivers = [DriverColumn(name: "speed", ratings: ratings)]
    survey.classes = ratings.map {
      let draw = $0 + 3 * generator.uniform()
      return draw > 5.5 ? .promoter : draw > 4 ? .passive : .detractor
    }
    let analysis = try DriverAnalysis(try survey.design(), options: Self.options())
    #expect(analysis.selection == nil && analysis.drivers[0].effect.lower > 20)
    #expect(analysis.drivers[0].isAboveNoise == true && analysis.drivers[0].isDiscovery)
  }

  @Test("the same report on one thread and on three")
  func threads() throws {
    let design = try SurveyFixture.drivers120().design()
    var options = Self.options()
    let one = try DriverAnalysis(design, options: options)
    options.threads = 3
    let three = try DriverAnalysis(design, options: options)
    #expect(one.drivers == three.drivers)
  }

  @Test("moods of accounts that tick and score together are flagged")
  func confounding() throws {
    var survey = SurveyFixture()
    var generator = PhiloxGenerator(seed: 12)
    var ticks: [DriverSelection] = []
    var labels: [String] = []
    for account in 0..<40 {
      let mood = generator.uniform()
      for _ in 0..<6 {
        ticks.append(generator.uniform() < mood ? .selected : .notSelected)
        let score = 0.8 * mood + 0.2 * generator.uniform()
        survey.classes.append(score > 0.6 ? .detractor : score > 0.4 ? .passive : .promoter)
        labels.append("\(account)")
      }
    }
    survey.accounts = CategoricalColumn(labels)
    survey.drivers = [DriverColumn(name: "price", ticks: ticks)]
    let analysis = try DriverAnalysis(try survey.design(), options: Self.options())
    #expect(analysis.diagnostics.contains { $0.code == "accounts-confound" })
  }
}
