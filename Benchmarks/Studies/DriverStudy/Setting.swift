#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How surveys of one kind and size come about.
///
/// An answer's class follows a latent logit: Pr(Y <= j) = F(c_j - eta), eta = mood of the account + role + sum over
/// ticked drivers of (b_k + the account's own part of driver k). Drivers are ticked independently of each other
/// given the account, each with the account's own probability.
struct Setting: Sendable {
  /// What an account brings.
  enum Kind: String, CaseIterable, Sendable {
    /// Nothing: answers are independent, accounts a label.
    case independent
    /// A mood.
    case mood
    /// A mood, and for each driver a habit to tick it, unrelated to the mood: ticks cluster.
    case clustered
    /// As clustered, and drivers weigh differently in every account, those without effect too.
    case slopes
    /// As clustered, but the habit goes with the mood (correlation 0.7): account mood drives the ticks.
    case confounded

    /// Of the mood, in log-odds; 1 makes 23% of the latent variance the account's.
    var moodDeviation: Double { self == .independent ? 0 : 1 }
    /// Of the habit, in log-odds of ticking.
    var habitDeviation: Double { self == .independent || self == .mood ? 0 : 1.5 }
    /// Of an account's own part of a driver's weight, in log-odds.
    var slopeDeviation: Double { self == .slopes ? 0.7 : 0 }
    /// Correlation of habit and mood.
    var confounding: Double { self == .confounded ? 0.7 : 0 }

    var words: String {
      switch self {
      case .independent: "no account effect, ticks not clustered"
      case .mood: "account moods (s.d. 1 in log-odds), ticks not clustered"
      case .clustered: "moods, and ticks that cluster by account (habit of s.d. 1.5 in log-odds of ticking)"
      case .slopes: "as clustered, and every driver's weight differs between accounts (s.d. 0.7 in log-odds)"
      case .confounded: "as clustered, but habits go with the mood (correlation 0.7)"
      }
    }
  }

  /// The place among all settings, which numbers the random streams.
  let place: Int
  let kind: Kind
  let answers: Int
  let accounts: Int

  var name: String { "\(answers) answers, \(accounts) accounts, \(kind.rawValue)" }

  /// Whether answers come about in the same way, but for how they fall into accounts.
  func hasPopulation(of other: Setting) -> Bool { kind == other.kind && answers == other.answers }

  /// Answers and accounts: few accounts, a middling number, and near-singletons (three answers an account at 500).
  static let sizes = [
    (60, 7), (60, 20), (60, 48), (150, 10), (150, 50), (150, 120), (500, 12), (500, 50), (500, 168),
  ]
  static let confoundedSizes = [(60, 20), (150, 50), (500, 50)]

  static let all: [Setting] = {
    var all: [Setting] = []
    for kind in Kind.allCases {
      for (answers, accounts) in kind == .confounded ? confoundedSizes : sizes {
        all.append(Setting(place: all.count, kind: kind, answers: answers, accounts: accounts))
      }
    }
    return all
  }()

  /// The log-odds of the drivers, in pairs of equal tick rate: one with an effect, one without.
  static let weights = [-1.2, 0, 1.0, 0, -1.0, 0, 0.8, 0]
  static let names = weights.indices.map { "driver \($0 + 1)" }
  static let thresholds = (-0.9, 0.3)
  /// Shares of the roles and their log-odds.
  static let roles = [(0.5, 0.0), (0.3, -0.4), (0.2, 0.4)]

  /// Tick rates over all accounts: 3.5, 7 and 14 ticks expected, and two fifths of the answers.
  var tickRates: [Double] {
    let n = Double(answers)
    return [3.5 / n, 7 / n, 14 / n, 0.4].flatMap { [$0, $0] }
  }

  /// The log-odds at which a habit of mean 0 gives each of the tick rates.
  var tickOdds: [Double] {
    tickRates.map { rate in
      var (low, high) = (-30.0, 30.0)
      for _ in 0..<60 {
        let middle = 0.5 * (low + high)
        if meanRate(middle) < rate { low = middle } else { high = middle }
      }
      return 0.5 * (low + high)
    }
  }

  /// The mean of F(odds + habit) over habits, by the trapezoid rule on +-8 deviations.
  private func meanRate(_ odds: Double) -> Double {
    var (sum, total) = (0.0, 0.0)
    for step in -160...160 {
      let z = Double(step) / 20
      let weight = exp(-0.5 * z * z)
      sum += weight * Self.logistic(odds + kind.habitDeviation * z)
      total += weight
    }
    return sum / total
  }

  static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  /// Expected points of an answer: -100 Pr(detractor) + 100 Pr(promoter).
  static func points(_ predictor: Double) -> Double {
    100 * (1 - logistic(thresholds.1 - predictor) - logistic(thresholds.0 - predictor))
  }
}
