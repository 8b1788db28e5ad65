import CredenceConcurrency
import CredenceProbability
import CredenceRegression
import CredenceSurvey

/// What the second opinion's intervals cover of drivers that separate the classes, and of those that do not.
struct SeparatedStudy {
  let plan: StatementPlan

  /// Two weights with large effects, one of the other sign, one without effect.
  private static func worlds(_ plan: StatementPlan) -> [World] {
    let sizes = [(120, 24), (120, 60), (60, 20), (300, 24)]
    var worlds: [World] = []
    for (answers, accounts) in sizes {
      let n = Double(answers)
      let kinds: [(String, Double, Double)] = [("independent", 0, 0), ("mood", 1, 0), ("clustered", 1, 1.5)]
      for (kind, mood, habit) in kinds {
        worlds.append(
          World(
            name: "\(answers) answers, \(accounts) accounts, \(kind)", mood: mood, habit: habit,
            answers: answers, accounts: accounts, weights: [-2.4, -4.5, 1.9, 0, -2.4, -4.5],
            rates: [6 / n, 6 / n, 6 / n, 6 / n, 14 / n, 14 / n], place: 100 + worlds.count))
      }
    }
    return worlds
  }

  func text() -> String {
    let worlds = Self.worlds(plan)
    var lines = [
      "Second opinion given separation: level 95%, seed \(plan.seed), \(plan.surveys) surveys a setting.", "",
      "Six drivers: -2.4, -4.5, +1.9 and 0 in log-odds at 6 expected ticks, -2.4 and -4.5 at 14. A driver counts as",
      "separated where plain maximum likelihood has no finite estimate for it. CR2: the interval of before, of residuals;",
      "printed: the interval of the report, of separated drivers from the profile. The last column: the share of drivers that",
      "have one. In brackets Monte Carlo standard errors.",
    ]
    var all = Tally()
    var body: [String] = []
    for world in worlds {
      let (effects, _) = world.truth(answers: plan.truthAnswers, seed: plan.seed)
      let found = run(world, effects)
      all.add(found)
      body += [
        "", "# \(world.name)", "",
        "True effects: " + effects.map { Tally.plain($0, 1) }.joined(separator: ", "), "",
      ]
      body += table(found)
    }
    lines += ["", "# All settings", ""] + table(all) + body
    return lines.joined(separator: "\n")
  }

  private static let rows = [
    "separated", "separated, 1-4 ticks", "separated, 5-9 ticks", "separated, 10+ ticks", "separated -2.4",
    "separated -4.5", "separated 1.9", "separated 0", "not separated",
  ]
  static let methods = ["CR2", "printed", "mixed model"]

  private func table(_ tally: Tally) -> [String] {
    var lines = [
      "| drivers | cases a survey | " + Self.methods.map { "\($0): cover" }.joined(separator: " | ") + " | "
        + Self.methods.map { "\($0): width" }.joined(separator: " | ") + " | printed |",
      "|---|---:|" + String(repeating: "---:|", count: 2 * Self.methods.count + 1),
    ]
    for row in Self.rows where tally["\(row)/n"].count > 0 {
      var cells = [row, Tally.plain((tally["\(row)/n"].value ?? 0), 2)]
      cells += Self.methods.map { tally.cell("\(row)/\($0)/cover") }
      cells += Self.methods.map { method in
        tally["\(row)/\(method)/width"].value.map { Tally.plain($0, 0) } ?? ""
      }
      cells.append(tally.cell("\(row)/has"))
      lines.append("| " + cells.joined(separator: " | ") + " |")
    }
    return lines
  }

  private func run(_ world: World, _ effects: [Double]) -> Tally {
    let odds = world.tickOdds
    let block = 20
    let parts = parallelMap(count: (plan.surveys + block - 1) / block, threads: plan.threads) { part in
      var tally = Tally()
      for survey in part * block..<min(plan.surveys, (part + 1) * block) {
        guard let design = world.survey(odds, number: survey, seed: plan.seed) else { continue }
        add(design, world, effects, to: &tally)
        tally.close()
      }
      return tally
    }
    return parts.reduce(into: Tally()) { $0.add($1) }
  }

  private func add(_ design: DriverDesign, _ world: World, _ effects: [Double], to tally: inout Tally) {
    guard let second = try? SecondOpinion(design),
      let sandwich = try? second.fit.clusterSandwich(design.clusters)
    else { return }
    let names = design.facts.map(\.name)
    let separated = Set(second.separations.map(\.term))
    let mixed = try? LinearMixedModel(
      design: design.design, outcome: design.outcome, clusters: design.clusters)
    let old = second.fit.averageMarginalEffects(of: names).estimates(sandwich)
    var counts: [String: Int] = [:]
    for row in Self.rows { counts[row] = 0 }
    for (driver, name) in world.driverNames.enumerated() {
      guard let fact = design.facts.first(where: { $0.name == name }) else { continue }
      var rows = ["not separated"]
      if separated.contains(name) {
        let bin = fact.tickCount < 5 ? "1-4" : fact.tickCount < 10 ? "5-9" : "10+"
        let weight = world.weights[driver] == 0 ? "0" : "\(world.weights[driver])"
        rows = ["separated", "separated, \(bin) ticks", "separated \(weight)"]
      }
      let intervals: [(String, TermEstimate?)] = [
        ("CR2", old.first { $0.name == name }), ("printed", second.effects.first { $0.name == name }),
        ("mixed model", mixed?.terms.first { $0.name == name }),
      ]
      for row in rows {
        counts[row, default: 0] += 1
        tally.count("\(row)/has", intervals[1].1 != nil)
        for (method, term) in intervals {
          guard let term = term?.clipped(to: TermEstimate.scoreGaps) else { continue }
          tally.count(
            "\(row)/\(method)/cover", term.lower <= effects[driver] && effects[driver] <= term.upper)
          tally.count("\(row)/\(method)/width", term.upper - term.lower)
        }
      }
    }
    for row in Self.rows { tally.count("\(row)/n", Double(counts[row] ?? 0)) }
  }
}
