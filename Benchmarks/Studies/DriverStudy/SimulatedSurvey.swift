import CredenceProbability
import CredenceRegression
import CredenceSurvey

/// What one account brings to its answers.
struct SimulatedAccount {
  let mood: Double
  /// The account's log-odds of each driver.
  let weights: [Double]
  /// Its probabilities of ticking each driver.
  let rates: [Double]

  init(_ kind: Setting.Kind, tickOdds: [Double], generator: inout PhiloxGenerator) {
    let z = generator.normal()
    mood = kind.moodDeviation * z
    let own = (1 - kind.confounding * kind.confounding).squareRoot()
    var weights: [Double] = []
    var rates: [Double] = []
    for (odds, weight) in zip(tickOdds, Setting.weights) {
      weights.append(weight + kind.slopeDeviation * generator.normal())
      let habit = kind.confounding * z + own * generator.normal()
      rates.append(Setting.logistic(odds + kind.habitDeviation * habit))
    }
    self.weights = weights
    self.rates = rates
  }

  func ticks(_ generator: inout PhiloxGenerator) -> [Bool] {
    rates.map { generator.uniform() < $0 }
  }

  static func role(_ generator: inout PhiloxGenerator) -> Int {
    let share = generator.uniform()
    return share < Setting.roles[0].0 ? 0 : share < Setting.roles[0].0 + Setting.roles[1].0 ? 1 : 2
  }

  func predictor(role: Int, ticks: [Bool]) -> Double {
    var sum = mood + Setting.roles[role].1
    for place in ticks.indices where ticks[place] { sum += weights[place] }
    return sum
  }
}

/// One survey as a respondent file would have it.
struct SimulatedSurvey {
  private(set) var classes: [LoyaltyClass] = []
  private(set) var accounts: [Int] = []
  private(set) var roles: [Int] = []
  private(set) var ticks: [[Bool]] = []

  init(_ setting: Setting, tickOdds: [Double], generator: inout PhiloxGenerator) {
    for (number, size) in Self.sizes(
      accounts: setting.accounts, answers: setting.answers, &generator
    ).enumerated() {
      let account = SimulatedAccount(setting.kind, tickOdds: tickOdds, generator: &generator)
      for _ in 0..<size {
        let role = SimulatedAccount.role(&generator)
        let own = account.ticks(&generator)
        let predictor = account.predictor(role: role, ticks: own)
        let share = generator.uniform()
        accounts.append(number)
        roles.append(role)
        ticks.append(own)
        if share < Setting.logistic(Setting.thresholds.0 - predictor) {
          classes.append(.detractor)
        } else {
          classes.append(share < Setting.logistic(Setting.thresholds.1 - predictor) ? .passive : .promoter)
        }
      }
    }
  }

  /// One answer of every account; the others fall by gamma weights of shape 1.5, so sizes differ as they do in life.
  static func sizes(accounts: Int, answers: Int, _ generator: inout PhiloxGenerator) -> [Int] {
    var sizes = [Int](repeating: 1, count: accounts)
    var bounds: [Double] = []
    var sum = 0.0
    for _ in sizes {
      sum += generator.gamma(shape: 1.5)
      bounds.append(sum)
    }
    for _ in accounts..<answers {
      let at = sum * generator.uniform()
      sizes[bounds.firstIndex { at < $0 } ?? bounds.count - 1] += 1
    }
    return sizes
  }

  /// Drivers, role and accounts, as the command would read them.
  func design() throws(RegressionError) -> DriverDesign {
    try DriverDesign(
      classes: classes,
      drivers: Setting.names.indices.map { driver in
        DriverColumn(
          name: Setting.names[driver], ticks: ticks.map { $0[driver] ? .selected : .notSelected })
      },
      adjustments: [AdjustmentColumn(name: "role", levels: CategoricalColumn(roles.map { "role \($0)" }))],
      accounts: CategoricalColumn(accounts.map { "\($0)" }))
  }
}
