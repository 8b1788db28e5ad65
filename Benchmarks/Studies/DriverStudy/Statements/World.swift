import CredenceLinearAlgebra
import CredenceProbability
import CredenceRegression
import CredenceSurvey

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How the surveys of a study of statements come about: as in `Setting`, with weights and tick rates of their own.
struct World: Sendable {
  let name: String
  /// Of the account's mood, of its habit to tick a driver, of its own part of a driver's weight, and of what makes one
  /// respondent tick more than another, all as standard deviations in log-odds.
  var mood = 0.0
  var habit = 0.0
  var slope = 0.0
  var talkative = 0.0
  let answers: Int
  let accounts: Int
  /// Log-odds of the drivers.
  let weights: [Double]
  /// Tick rates over all accounts.
  let rates: [Double]
  /// Numbers the random streams.
  let place: Int

  var driverNames: [String] { weights.indices.map { "driver \($0 + 1)" } }

  /// The log-odds at which habits and respondents of mean 0 give each of the rates.
  var tickOdds: [Double] {
    let deviation = (habit * habit + talkative * talkative).squareRoot()
    return rates.map { rate in
      var (low, high) = (-30.0, 30.0)
      for _ in 0..<60 {
        let middle = 0.5 * (low + high)
        if Self.meanRate(middle, deviation) < rate { low = middle } else { high = middle }
      }
      return 0.5 * (low + high)
    }
  }

  private static func meanRate(_ odds: Double, _ deviation: Double) -> Double {
    var (sum, total) = (0.0, 0.0)
    for step in -160...160 {
      let z = Double(step) / 20
      let weight = exp(-0.5 * z * z)
      sum += weight * Setting.logistic(odds + deviation * z)
      total += weight
    }
    return sum / total
  }

  /// One account's mood, log-odds of ticking each driver, and weights of each driver.
  struct Account {
    let mood: Double
    let odds: [Double]
    let weights: [Double]
  }

  func account(_ odds: [Double], _ generator: inout PhiloxGenerator) -> Account {
    let own = mood * generator.normal()
    var shifted: [Double] = []
    var slopes: [Double] = []
    for (odd, weight) in zip(odds, weights) {
      shifted.append(odd + habit * generator.normal())
      slopes.append(weight + slope * generator.normal())
    }
    return Account(mood: own, odds: shifted, weights: slopes)
  }

  /// One answer's role, ticks and linear predictor.
  func answer(of account: Account, _ generator: inout PhiloxGenerator) -> (
    role: Int, ticks: [Bool], predictor: Double
  ) {
    let role = SimulatedAccount.role(&generator)
    let manner = talkative * generator.normal()
    let ticks = account.odds.map { generator.uniform() < Setting.logistic($0 + manner) }
    var predictor = account.mood + Setting.roles[role].1
    for place in ticks.indices where ticks[place] { predictor += account.weights[place] }
    return (role, ticks, predictor)
  }

  /// A survey as the command would read it; `nil` where no driver model can be made of it.
  func survey(_ odds: [Double], number: Int, seed: UInt64) -> DriverDesign? {
    var generator = PhiloxGenerator(seed: seed, stream: UInt64(place) << 20 | UInt64(number))
    var classes: [LoyaltyClass] = []
    var labels: [String] = []
    var roles: [String] = []
    var ticks: [[Bool]] = []
    for (index, size) in SimulatedSurvey.sizes(accounts: accounts, answers: answers, &generator).enumerated()
    {
      let account = account(odds, &generator)
      for _ in 0..<size {
        let own = answer(of: account, &generator)
        let share = generator.uniform()
        classes.append(
          share < Setting.logistic(Setting.thresholds.0 - own.predictor)
            ? .detractor
            : share < Setting.logistic(Setting.thresholds.1 - own.predictor) ? .passive : .promoter)
        labels.append("\(index)")
        roles.append("role \(own.role)")
        ticks.append(own.ticks)
      }
    }
    return try? DriverDesign(
      classes: classes,
      drivers: driverNames.enumerated().map { driver, name in
        DriverColumn(name: name, ticks: ticks.map { $0[driver] ? .selected : .notSelected })
      },
      adjustments: [AdjustmentColumn(name: "role", levels: CategoricalColumn(roles))],
      accounts: CategoricalColumn(labels))
  }

  /// The true effects in points (the population average of E(y | ticked) - E(y | not ticked)) and the true shares of
  /// variance (Shapley), from one large survey of one answer an account.
  func truth(answers count: Int, seed: UInt64) -> (effects: [Double], shares: [Double]) {
    var generator = PhiloxGenerator(seed: seed, stream: 1 << 41 | UInt64(place))
    let odds = tickOdds
    var effects = [Double](repeating: 0, count: weights.count)
    var outcome: [Double] = []
    var columns = [[Double]](repeating: [], count: weights.count)
    var roles = [[Double]](repeating: [], count: 2)
    for _ in 0..<count {
      let account = account(odds, &generator)
      let own = answer(of: account, &generator)
      for driver in weights.indices {
        let without = own.ticks[driver] ? own.predictor - account.weights[driver] : own.predictor
        effects[driver] += Setting.points(without + account.weights[driver]) - Setting.points(without)
        columns[driver].append(own.ticks[driver] ? 1 : 0)
      }
      let share = generator.uniform()
      outcome.append(
        share < Setting.logistic(Setting.thresholds.0 - own.predictor)
          ? -100 : share < Setting.logistic(Setting.thresholds.1 - own.predictor) ? 0 : 100)
      roles[0].append(own.role == 1 ? 1 : 0)
      roles[1].append(own.role == 2 ? 1 : 0)
    }
    let importance = try? Importance(
      adjustments: Matrix(columns: [Array(repeating: 1, count: count)] + roles),
      drivers: Matrix(columns: columns, columnNames: driverNames), outcome: outcome)
    // What is left of noise in a sample so large is taken off. Without an effect of its own a driver has a share only
    // where it goes with drivers that have one.
    let noise = (1 - (importance?.total ?? 0)) / Double(count)
    let isFree = talkative == 0 || weights.allSatisfy { $0 == 0 }
    return (
      effects.map { $0 / Double(count) },
      (importance?.shares ?? []).enumerated().map { isFree && weights[$0] == 0 ? 0 : max(1e-9, $1 - noise) }
    )
  }
}
