import CredenceProbability
import CredenceRegression
import CredenceSurvey

/// Plain columns of a survey, to be spoiled by a test.
struct SurveyFixture {
  var classes: [LoyaltyClass?] = []
  var drivers: [DriverColumn] = []
  var adjustments: [AdjustmentColumn] = []
  var accounts: CategoricalColumn? = CategoricalColumn()
  var weights: [Double]?

  /// The 120 answers of drivers120.csv.
  static func drivers120() throws -> SurveyFixture {
    let table = try FixtureColumns("Drivers/drivers120.csv")
    var survey = SurveyFixture()
    survey.classes = try table.strings("loyalty").map { LoyaltyClass(rawValue: $0) }
    for name in ["support", "performance", "services", "price", "documentation", "relationship"] {
      survey.drivers.append(
        DriverColumn(name: name, ticks: try table.numbers(name).map { $0 == 1 ? .selected : .notSelected }))
    }
    survey.adjustments = [
      AdjustmentColumn(
        name: "role", levels: CategoricalColumn(try table.strings("role")), reference: "end_user")
    ]
    survey.accounts = CategoricalColumn(try table.strings("account"))
    return survey
  }

  /// Made-up answers: ticks of 20%, some with an effect.
  static func random(rows: Int, accounts: Int, drivers: Int, seed: UInt64) -> SurveyFixture {
    var generator = PhiloxGenerator(seed: seed)
    var survey = SurveyFixture()
    var ticks = [[DriverSelection]](repeating: [], count: drivers)
    var labels: [String] = []
    for row in 0..<rows {
      var score = generator.uniform()
      for driver in 0..<drivers {
        let isTicked = generator.uniform() < 0.2
        ticks[driver].append(isTicked ? .selected : .notSelected)
        if isTicked { score += driver % 2 == 0 ? 0.2 : -0.2 }
      }
      survey.classes.append(score > 0.6 ? .promoter : score > 0.4 ? .passive : .detractor)
      labels.append("account \(row % accounts)")
    }
    survey.accounts = CategoricalColumn(labels)
    survey.drivers = ticks.enumerated().map { DriverColumn(name: "driver \($0.offset)", ticks: $0.element) }
    return survey
  }

  func design() throws -> DriverDesign {
    try DriverDesign(
      classes: classes, drivers: drivers, adjustments: adjustments, accounts: accounts, weights: weights)
  }
}
