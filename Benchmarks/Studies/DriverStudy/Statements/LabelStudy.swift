import CredenceConcurrency
import CredenceProbability
import CredenceRegression
import CredenceSurvey

/// How often a driver is called praise, complaint or contested that is none of these, and how often one that is.
struct LabelStudy {
  let plan: StatementPlan

  static let kinds: [(name: String, mood: Double, habit: Double, slope: Double)] = [
    ("independent", 0, 0, 0), ("mood", 1, 0, 0), ("clustered", 1, 1.5, 0), ("slopes", 1, 1.5, 0.7),
    ("strong", 2, 2, 0),
  ]

  private func worlds(weights: [Double], from start: Int) -> [World] {
    var worlds: [World] = []
    for kind in Self.kinds {
      for (answers, accounts) in Setting.sizes {
        let n = Double(answers)
        worlds.append(
          World(
            name: kind.name, mood: kind.mood, habit: kind.habit, slope: kind.slope, answers: answers,
            accounts: accounts, weights: weights, rates: [7 / n, 14 / n, 0.4].flatMap { [$0, $0] },
            place: start + worlds.count))
      }
    }
    return worlds
  }

  func text() -> String {
    var lines = [
      "Labels of drivers: level 95%, seed \(plan.seed), \(plan.surveys) surveys a setting.", "",
      "Six drivers, 7, 14 and 0.4 n ticks expected of two each; nine sizes from 60 answers of 7 accounts to 500 of 168.",
      "slopes: every driver's weight differs between accounts (s.d. 0.7 in log-odds); strong: moods and habits of s.d. 2.",
      "By draws: the account-bootstrap interval of valence or salience lies on one side of 0 (at least 5 ticks of 4",
      "accounts). Printed: the label. Alone: the label by the same tests without the adjustment for the number of drivers.",
      "Shares of drivers that get it; in brackets Monte Carlo standard errors; highest: the highest share among the nine",
      "sizes, of those with 200 drivers or more.", "",
      "# Nothing true: no driver has an effect", "",
    ]
    lines += tables(worlds(weights: [Double](repeating: 0, count: 6), from: 200), labels: Self.labels)
    lines += ["", "# Effects of -1.2 and +1.2 in log-odds: the right label and the wrong one", ""]
    lines += tables(
      worlds(weights: [-1.2, 1.2, -1.2, 1.2, -1.2, 1.2], from: 300), labels: ["right", "wrong"])
    return lines.joined(separator: "\n")
  }

  private static let labels = ["praise", "complaint", "contested"]
  private static let bins = ["5-9 ticks", "10-19 ticks", "20+ ticks"]

  private func tables(_ worlds: [World], labels: [String]) -> [String] {
    var lines = [
      "| kind | ticks | drivers | "
        + labels.flatMap {
          ["\($0), by draws", "highest", "\($0), alone", "highest", "\($0), printed", "highest"]
        }.joined(separator: " | ")
        + " |",
      "|---|---|---:|" + String(repeating: "---:|", count: 6 * labels.count),
    ]
    let found = worlds.map { ($0.name, run($0)) }
    for kind in Self.kinds {
      let own = found.filter { $0.0 == kind.name }.map(\.1)
      let all = own.reduce(into: Tally()) { $0.add($1) }
      for bin in Self.bins {
        var cells = [kind.name, bin, "\(Int(all["\(bin)/draws/\(labels[0])"].count))"]
        for label in labels {
          for rule in ["draws", "alone", "printed"] {
            let key = "\(bin)/\(rule)/\(label)"
            let worst = own.map { $0[key] }.filter { $0.count >= 200 }.compactMap(\.value).max()
            cells += [all.cell(key), worst.map { Tally.plain($0, 3) } ?? ""]
          }
        }
        lines.append("| " + cells.joined(separator: " | ") + " |")
      }
    }
    return lines
  }

  private func run(_ world: World) -> Tally {
    let odds = world.tickOdds
    let block = 20
    let parts = parallelMap(count: (plan.surveys + block - 1) / block, threads: plan.threads) { part in
      var tally = Tally()
      for survey in part * block..<min(plan.surveys, (part + 1) * block) {
        guard let design = world.survey(odds, number: survey, seed: plan.seed),
          let selection = try? SelectionEffect(design, replicates: 399)
        else { continue }
        add(design, world, selection, to: &tally)
        tally.close()
      }
      return tally
    }
    return parts.reduce(into: Tally()) { $0.add($1) }
  }

  private func add(
    _ design: DriverDesign, _ world: World, _ selection: SelectionEffect, to tally: inout Tally
  ) {
    for (place, name) in world.driverNames.enumerated() {
      guard let driver = selection.drivers.first(where: { $0.name == name }),
        let fact = design.facts.first(where: { $0.name == name }), fact.tickCount >= 5
      else { continue }
      let bin = Self.bins[fact.tickCount < 10 ? 0 : fact.tickCount < 20 ? 1 : 2]
      let byDraws = Self.byDraws(driver, isTooFew: fact.isTooFew)
      let alone = Self.alone(driver, isTooFew: fact.isTooFew)
      for (rule, label) in [("draws", byDraws), ("alone", alone), ("printed", driver.label)] {
        for other in Self.labels { tally.count("\(bin)/\(rule)/\(other)", label.rawValue == other) }
        let right: SelectionEffect.Label = world.weights[place] < 0 ? .complaint : .praise
        let wrong: SelectionEffect.Label = world.weights[place] < 0 ? .praise : .complaint
        tally.count("\(bin)/\(rule)/right", label == right)
        tally.count("\(bin)/\(rule)/wrong", label == wrong)
      }
    }
  }

  /// The label that a driver would have if it were the only one.
  private static func alone(_ driver: SelectionEffect.Driver, isTooFew: Bool) -> SelectionEffect.Label {
    guard driver.valenceInterval != nil, !isTooFew else { return .unclear }
    if let value = driver.valencePValue, let valence = driver.valence, value <= 0.05 {
      return valence > 0 ? .praise : .complaint
    }
    if let value = driver.contestedPValue, value <= 0.05 { return .contested }
    return .unclear
  }

  /// The rule before the tests: percentiles of draws of accounts.
  private static func byDraws(_ driver: SelectionEffect.Driver, isTooFew: Bool) -> SelectionEffect.Label {
    guard let valence = driver.valenceInterval, !isTooFew else { return .unclear }
    if valence.lower > 0 { return .praise }
    if valence.upper < 0 { return .complaint }
    if let salience = driver.salienceInterval, salience.lower > 0 { return .contested }
    return .unclear
  }
}
