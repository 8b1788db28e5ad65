import CredenceConcurrency
import CredenceLinearAlgebra
import CredenceProbability
import CredenceRegression
import CredenceSurvey

/// Bias and intervals of importance, and how often noise is called more than noise.
struct ImportanceStudy {
  let plan: StatementPlan

  private static let kinds: [(name: String, mood: Double, habit: Double, slope: Double, talkative: Double)] =
    [
      ("independent", 0, 0, 0, 0), ("mood", 1, 0, 0, 0), ("clustered", 1, 1.5, 0, 0),
      ("slopes", 1, 1.5, 0.7, 0),
      ("together", 1, 0.7, 0, 1),
    ]

  private func worlds(weights: [Double], from start: Int) -> [World] {
    var worlds: [World] = []
    for kind in Self.kinds {
      for (answers, accounts) in Setting.sizes {
        let n = Double(answers)
        worlds.append(
          World(
            name: kind.name, mood: kind.mood, habit: kind.habit, slope: kind.slope, talkative: kind.talkative,
            answers: answers, accounts: accounts, weights: weights,
            rates: [3.5 / n, 7 / n, 14 / n, 0.4].flatMap { [$0, $0] }, place: start + worlds.count))
      }
    }
    return worlds
  }

  func text() -> String {
    var lines = [
      "Importance: level 95%, seed \(plan.seed), \(plan.surveys) surveys a setting.", "",
      "Eight drivers, 3.5, 7, 14 and 0.4 n ticks expected of two each, one with an effect and one without. together: one",
      "respondent ticks more than another (s.d. 1 in log-odds), so that drivers without effect share in the others'.",
      "True shares: Shapley in \(plan.truthAnswers) simulated answers. Raw: shares of the sample with percentiles of draws of",
      "accounts, above the floor where the share is more than 1/(n - a). Printed: what the report says. Bias in hundredths",
      "of 1/(n - a). In brackets Monte Carlo standard errors. Null: the true share is 0.", "",
      "# Four drivers with effects", "",
    ]
    lines += tables(worlds(weights: Setting.weights, from: 400))
    lines += ["", "# No driver has an effect", ""]
    lines += tables(worlds(weights: [Double](repeating: 0, count: 8), from: 500))
    return lines.joined(separator: "\n")
  }

  private func tables(_ worlds: [World]) -> [String] {
    let columns = [
      ("raw: bias", "raw/bias", 0), ("printed: bias", "printed/bias", 0), ("raw: cover", "raw/cover", 3),
      ("printed: cover", "printed/cover", 3), ("raw: above", "raw/above", 3),
      ("printed: above", "printed/above", 3),
      ("raw: width", "raw/width", 3), ("printed: width", "printed/width", 3),
    ]
    var lines = [
      "| kind, size | drivers | " + columns.map(\.0).joined(separator: " | ") + " |",
      "|---|---|" + String(repeating: "---:|", count: columns.count),
    ]
    let found = worlds.map { ($0, run($0)) }
    func add(_ name: String, _ tally: Tally) {
      for group in ["null", "1-4 ticks", "5-9 ticks", "10-19 ticks", "20+ ticks"]
      where tally["\(group)/raw/cover"].count > 0 {
        let cells = columns.map { tally.cell("\(group)/\($0.1)", places: $0.2) }
        lines.append(
          "| \(name) | \(group == "null" ? group : "true, " + group) | \(cells.joined(separator: " | ")) |")
      }
    }
    for kind in Self.kinds {
      let own = found.filter { $0.0.name == kind.name }
      add(kind.name, own.reduce(into: Tally()) { $0.add($1.1) })
    }
    for (world, tally) in found {
      add("\(world.name), \(world.answers) answers, \(world.accounts) accounts", tally)
    }
    return lines
  }

  private func run(_ world: World) -> Tally {
    let odds = world.tickOdds
    let (_, truth) = world.truth(answers: plan.truthAnswers, seed: plan.seed)
    let block = 20
    let parts = parallelMap(count: (plan.surveys + block - 1) / block, threads: plan.threads) { part in
      var tally = Tally()
      for survey in part * block..<min(plan.surveys, (part + 1) * block) {
        guard let design = world.survey(odds, number: survey, seed: plan.seed) else { continue }
        var options = DriverAnalysis.Options()
        options.replicates = 399
        guard let analysis = try? DriverAnalysis(design, options: options) else { continue }
        add(analysis, world, truth, to: &tally)
        tally.close()
      }
      return tally
    }
    return parts.reduce(into: Tally()) { $0.add($1) }
  }

  private func add(_ analysis: DriverAnalysis, _ world: World, _ truth: [Double], to tally: inout Tally) {
    let importance = analysis.importance
    let floor = 1 / Double(analysis.design.rows.count - analysis.design.adjustments.columnCount)
    for (place, driver) in analysis.drivers.enumerated() {
      guard let number = world.driverNames.firstIndex(of: driver.name) else { continue }
      let ticks = driver.fact.tickCount
      let group =
        truth[number] == 0
        ? "null"
        : ticks < 5 ? "1-4 ticks" : ticks < 10 ? "5-9 ticks" : ticks < 20 ? "10-19 ticks" : "20+ ticks"
      let raw = importance.shares[place] + importance.noise[place]
      tally.count("\(group)/raw/bias", 100 * (raw - truth[number]) / floor)
      tally.count("\(group)/printed/bias", 100 * (driver.importance - truth[number]) / floor)
      guard let drawn = driver.resampled?.share, let printed = driver.importanceInterval else { continue }
      tally.count("\(group)/raw/cover", drawn.contains(truth[number]))
      tally.count("\(group)/printed/cover", printed.contains(truth[number]))
      tally.count("\(group)/raw/width", drawn.upper - drawn.lower)
      tally.count("\(group)/printed/width", printed.upper - printed.lower)
      tally.count("\(group)/raw/above", raw > floor)
      tally.count("\(group)/printed/above", driver.isAboveNoise ?? false)
    }
  }
}
