import CredenceRegression
import CredenceSurvey
public import CredenceTables

extension DriverReport {
  /// The page of a driver analysis: effects, importance, ticks, the model, the second opinion.
  public var tables: [Table] {
    [effectTable, importanceTable, tickTable, termTable, figureTable, secondTable].compactMap { $0 }
  }

  /// One row a driver (`drivers.csv`).
  public var driverTable: Table {
    var table = Table(columns: [
      Table.Column("driver", "driver"), Table.Column("ticks", "ticks"), Table.Column("accounts", "accounts"),
      Table.Column("effect", "effect"), Table.Column("effectInterval", "interval", .interval),
      Table.Column("standardError", "standard error"), Table.Column("degreesOfFreedom", "df"),
      Table.Column("pValue", "p"), Table.Column("adjustedPValue", "adjusted p"),
      Table.Column("promoterEffect", "promoters"), Table.Column("detractorEffect", "detractors"),
      Table.Column("importance", "importance"), Table.Column("importanceInterval", "interval", .interval),
      Table.Column("top3", "P(top 3)"), Table.Column("praise", "praise"),
      Table.Column("complaint", "complaint"), Table.Column("contribution", "contribution"),
      Table.Column("valence", "valence"), Table.Column("salience", "salience"),
      Table.Column("label", "label"), Table.Column("secondOpinion", "second opinion"),
      Table.Column("secondOpinionInterval", "interval", .interval),
    ])
    for name in names {
      let driver = analysis.drivers.first { $0.name == name }
      let ticks = analysis.selection?.drivers.first { $0.name == name }
      let second = secondOpinion?.effects.first { $0.name == name }
      var row: [Cell] = [
        .text(name),
        (driver?.fact.tickCount ?? analysis.design.tickCounts.first { $0.driver == name }?.ticks).map {
          .count($0)
        }
          ?? .missing(),
        driver.map { .count($0.fact.accountCount) } ?? .missing(),
      ]
      row += Self.cells(driver?.effect)
      row += [
        driver.map { .number($0.effect.standardError, decimals: 1) } ?? .missing(),
        driver?.effect.degreesOfFreedom.map { .number($0, decimals: 0) } ?? .missing(),
        driver?.effect.pValue.map { .pValue($0) } ?? .missing(),
        driver?.adjustedPValue.map { .pValue($0) } ?? .missing(),
        driver.map { .score($0.promoters.estimate) } ?? .missing(),
        driver.map { .score($0.detractors.estimate) } ?? .missing(),
        driver.map { .share($0.importance) } ?? .missing(),
      ]
      if let resampled = driver?.resampled {
        row += [
          .shareInterval(lower: resampled.share.lower, upper: resampled.share.upper),
          .probability(resampled.topThree),
        ]
      } else {
        row += [.missing(), .missing()]
      }
      row += [
        ticks.map { .score($0.praise) } ?? .missing(), ticks.map { .score($0.complaint) } ?? .missing(),
        ticks.map { .score($0.contribution) } ?? .missing(),
        ticks?.valence.map { .number($0, decimals: 2) } ?? .missing(),
        ticks?.salience.map { .number($0, decimals: 2) } ?? .missing(),
        ticks.map { .text($0.label.rawValue) } ?? .missing(),
      ]
      row += Self.cells(second)
      table.append(row)
    }
    return table
  }

  /// Effects in NPS points, the largest first.
  var effectTable: Table {
    var table = Table(
      title:
        "Drivers: effect on the NPS in points (\(analysis.design.rows.count) answers, \(analysis.design.clusters.count) accounts)",
      columns: [
        Table.Column("driver", "driver"), Table.Column("ticks", "ticks"), Table.Column("effect", "effect"),
        Table.Column("interval", "interval", .interval), Table.Column("adjusted", "adj. p"),
        Table.Column("promoters", "prom."), Table.Column("detractors", "detr."),
        Table.Column("label", "label"),
      ])
    for driver in analysis.drivers.sorted(by: Self.largerEffect) where !hidden.contains(driver.name) {
      let ticks = analysis.selection?.drivers.first { $0.name == driver.name }
      table.append(
        [.text(driver.name), .count(driver.fact.tickCount)] + Self.cells(driver.effect) + [
          driver.adjustedPValue.map { .pValue($0) } ?? .missing(), .score(driver.promoters.estimate),
          .score(driver.detractors.estimate),
          .text(driver.fact.isTooFew ? "too few ticks" : ticks?.label.rawValue ?? "rated"),
        ])
    }
    let adjusted = analysis.design.references.map { "\($0.adjustment) (against \($0.level))" }
    table.notes.append(
      "An effect is the gap between those who ticked the driver and those who did not"
        + (adjusted.isEmpty ? "" : ", at equal \(adjusted.joined(separator: ", "))")
        + ". Drivers are ticked after the score: it is not what fixing the driver would gain.")
    let ticked = Set(analysis.design.tickCounts.map(\.driver))
    if analysis.drivers.contains(where: { !ticked.contains($0.name) }) {
      table.notes.append(
        "The effect of a rated driver is per step of the rating; its ticks are answers off the most frequent step."
      )
    }
    table.notes.append(
      "p-values adjusted for \(analysis.testedCount) tests. Random intercept per account; standard errors guarded against clusters (CR2)."
    )
    if !hidden.isEmpty {
      table.notes.append(
        "\(hidden.count) more drivers have few ticks and are hidden with their names (--min-n).")
    }
    return table
  }

  private static func largerEffect(_ left: DriverAnalysis.Driver, _ right: DriverAnalysis.Driver) -> Bool {
    left.effect.estimate != right.effect.estimate
      ? left.effect.estimate > right.effect.estimate : left.name < right.name
  }

  var importanceTable: Table {
    var table = Table(
      title: "Importance: share of the score's variance",
      columns: [
        Table.Column("driver", "driver"), Table.Column("sign", "sign"), Table.Column("share", "share"),
        Table.Column("interval", "interval", .interval), Table.Column("ranks", "ranks"),
        Table.Column("top3", "P(top 3)"),
      ])
    let signs = Dictionary(
      zip(analysis.importance.names, analysis.importance.signs)
    ) { first, _ in first }
    for driver in analysis.drivers.sorted(by: {
      ($1.importance, $0.name) < ($0.importance, $1.name)
    }) where !hidden.contains(driver.name) {
      var row: [Cell] = [
        .text(driver.name), .text((signs[driver.name] ?? 0) < 0 ? "-" : "+"), .share(driver.importance),
      ]
      if let resampled = driver.resampled {
        row += [
          .shareInterval(lower: resampled.share.lower, upper: resampled.share.upper),
          .text("\(resampled.rank.lowerBound) to \(resampled.rank.upperBound)"),
          .probability(resampled.topThree),
        ]
      } else {
        row += [.missing(), .missing(), .missing()]
      }
      table.append(row)
    }
    let floor = (1000 * analysis.importance.noiseFloor).rounded() / 10
    table.notes.append(
      "Noise alone has about \(floor)% a driver. An interval of a share is never a test.")
    return table
  }

  var tickTable: Table? {
    guard let selection = analysis.selection else { return nil }
    var table = Table(
      title: "Who ticks it, and what that adds to the score",
      columns: [
        Table.Column("driver", "driver"), Table.Column("promoters", "prom."),
        Table.Column("passives", "pass."), Table.Column("detractors", "detr."),
        Table.Column("praise", "praise"), Table.Column("complaint", "complaint"),
        Table.Column("contribution", "together"), Table.Column("label", "label"),
      ])
    func share(_ rate: TickRate?) -> Cell { rate.map { .share($0.share) } ?? .missing() }
    for driver in selection.drivers.sorted(by: {
      ($1.contribution, $0.name) < ($0.contribution, $1.name)
    }) where !hidden.contains(driver.name) {
      table.append([
        .text(driver.name), share(driver.promoters), share(driver.passives), share(driver.detractors),
        .score(driver.praise), .score(driver.complaint), .score(driver.contribution),
        .text(driver.label.rawValue),
      ])
    }
    if hidden.isEmpty {
      table.append([
        .text("(no driver ticked)"), .missing(), .missing(), .missing(), .missing(), .missing(),
        .score(selection.noneContribution), .missing(),
      ])
      table.notes.append("Contributions sum to the NPS of the answers used.")
    }
    return table
  }

  /// One row a term of the model.
  var termTable: Table {
    var table = Table(
      title: "Model: terms",
      columns: [
        Table.Column("term", "term"), Table.Column("estimate", "estimate"),
        Table.Column("interval", "interval", .interval), Table.Column("standardError", "standard error"),
        Table.Column("df", "df"), Table.Column("p", "p"),
      ])
    for term in analysis.model.terms where !hidden.contains(term.name) {
      table.append(
        [.text(term.name)] + Self.cells(term) + [
          .number(term.standardError, decimals: 1),
          term.degreesOfFreedom.map { .number($0, decimals: 0) } ?? .missing(),
          term.pValue.map { .pValue($0) } ?? .missing(),
        ])
    }
    return table
  }

  /// The model in single numbers, and what the solver did.
  var figureTable: Table {
    var table = Table(
      title: "Model: figures",
      columns: [Table.Column("figure", "figure"), Table.Column("value", "value")])
    for figure in analysis.model.figures {
      table.append([.text(figure.name), .number(figure.value, decimals: 3)])
    }
    let record = analysis.model.record
    table.notes.append(
      "Solver: \(record.stop.rawValue), \(record.iterations) iterations, gradient \(Self.short(record.largestGradient)), \(record.correctDecimals) correct decimals, condition \(Self.short(record.condition))."
    )
    if let mundlak = analysis.mundlak {
      table.notes.append(
        "Within against between accounts: p = \(Self.short(mundlak.pValue))\(mundlak.isConfounded() ? "; accounts' moods are mixed up in the effects" : "")."
      )
    }
    return table
  }

  /// One row an answer used: what the model fits and leaves.
  public var observationTable: Table {
    var table = Table(
      title: "Model: observations",
      columns: [
        Table.Column("row", "row"), Table.Column("cluster", "cluster"), Table.Column("fitted", "fitted"),
        Table.Column("residual", "residual"), Table.Column("leverage", "leverage"),
      ])
    let observations = analysis.model.observations
    for place in observations.rows.indices {
      table.append([
        .count(analysis.design.rows[observations.rows[place]] + 1), .count(observations.clusters[place] + 1),
        .number(observations.fitted[place], decimals: 2), .number(observations.residuals[place], decimals: 2),
        .number(observations.leverages[place], decimals: 4),
      ])
    }
    return table
  }

  var secondTable: Table? {
    guard let second = secondOpinion, !second.effects.isEmpty else { return nil }
    var table = Table(
      title: "Second opinion: Jeffreys-penalised cumulative logit, average marginal effects in points",
      columns: [
        Table.Column("driver", "driver"), Table.Column("effect", "effect"),
        Table.Column("interval", "interval", .interval), Table.Column("df", "df"), Table.Column("p", "p"),
      ])
    for effect in second.effects where !hidden.contains(effect.name) {
      table.append(
        [.text(effect.name)] + Self.cells(effect) + [
          effect.degreesOfFreedom.map { .number($0, decimals: 1) } ?? .missing(),
          effect.pValue.map { .pValue($0) } ?? .missing(),
        ])
    }
    let separations = second.separations.filter { !hidden.contains($0.term) }
    if separations.count == 1, let only = separations.first, only.companions == 0 {
      table.notes.append(
        "\(only.term) occurs only with \(only.classes.joined(separator: " and ")): plain maximum likelihood has no finite estimate for it."
      )
    } else if !separations.isEmpty {
      // A term that occurs in every class separates nothing by itself.
      let terms = separations.map {
        $0.classes.count < 3 ? "\($0.term) (\($0.classes.joined(separator: " and ")) only)" : $0.term
      }
      table.notes.append(
        "Together these terms separate the classes: \(terms.joined(separator: ", ")). Plain maximum likelihood has no finite estimate for them."
      )
    }
    let uneven = second.proportionalOdds.filter { $0.pValue < 0.01 }.compactMap(\.term)
      .filter { !hidden.contains($0) }
    if !uneven.isEmpty {
      table.notes.append(
        "Not the same at both thresholds (p < .01): \(uneven.joined(separator: ", ")); the logit averages over them."
      )
    }
    return table
  }

  private static func cells(_ term: TermEstimate?) -> [Cell] {
    guard let term else { return [.missing(), .missing()] }
    return [.score(term.estimate), .scoreInterval(lower: term.lower, upper: term.upper)]
  }

  /// Three significant digits without Foundation.
  private static func short(_ value: Double) -> String {
    guard value != 0, value.isFinite else { return value == 0 ? "0" : "none" }
    if abs(value) >= 0.001 && abs(value) < 1e6 {
      return "\((1000 * value).rounded() / 1000)"
    }
    var exponent = 0
    var mantissa = abs(value)
    while mantissa < 1 {
      mantissa *= 10
      exponent -= 1
    }
    while mantissa >= 10 {
      mantissa /= 10
      exponent += 1
    }
    return "\(value < 0 ? "-" : "")\((10 * mantissa).rounded() / 10)e\(exponent)"
  }
}
