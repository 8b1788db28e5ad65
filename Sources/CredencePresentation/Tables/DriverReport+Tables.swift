public import CredenceAnalysis
import CredenceRegression
import CredenceReporting
import CredenceSurvey
public import CredenceTables

extension DriverReport {
  /// The page of a driver analysis: effects, importance, ticks, the model, the second opinion.
  ///
  /// - Parameter naming: What settings are called.
  package func tables(naming: SettingNaming = .plan) -> [Table] {
    [
      effectTable(details: true, naming), withinTable, importanceTable, tickTable, termTable,
      fitStatisticTable, secondTable,
    ]
    .compactMap {
      $0
    }
  }

  /// The page for a terminal.
  ///
  /// - Parameters:
  ///   - details: All of ``tables(naming:)``; without, effects and ticks, and no word on the model.
  ///   - naming: What settings are called.
  public func page(details: Bool, naming: SettingNaming = .plan) -> [Table] {
    details
      ? tables(naming: naming)
      : [effectTable(details: false, naming), withinTable, tickTable].compactMap { $0 }
  }

  /// Effects in NPS points, the largest first, those that stand on little last.
  private func effectTable(details: Bool, _ naming: SettingNaming) -> Table {
    let drivers = ordered { $0.effect.estimate }
    // Ratings have no ticks, so where all drivers are rated there is no such column.
    let isTicked = drivers.contains { !isRated($0.name) }
    var table = Table(
      title:
        "Drivers: effect on the NPS in points (\(Self.counted(analysis.rowCount, "answer")), \(Self.counted(analysis.accountCount, "account")))",
      columns: [Table.Column("driver", "driver")] + (isTicked ? [Table.Column("ticks", "ticks")] : []) + [
        Table.Column("effect", "effect"), Table.Column("interval", "interval", .interval),
        Table.Column("adjusted", "adj. p"), Table.Column("promoters", "prom."),
        Table.Column("detractors", "detr."), Table.Column("label", "label"),
      ])
    for driver in drivers {
      let ticks: Cell = isRated(driver.name) ? .missing() : .count(driver.fact.tickCount)
      table.append(
        [.text(driver.name)] + (isTicked ? [ticks] : []) + Self.cells(driver.effect) + [
          driver.adjustedPValue.map { .pValue($0) } ?? .missing(), .score(driver.promoters.estimate),
          .score(driver.detractors.estimate), .text(standing(of: driver)),
        ])
    }
    table.notes += [meaningNote, partsNote, details ? testNote : briefTestNote(naming)]
    if drivers.contains(where: { $0.effect.isClipped }) {
      table.notes.append("No effect is beyond -200 or +200: limits farther out are cut there.")
    }
    if !hidden.isEmpty {
      table.notes.append(
        "\(Self.counted(hidden.count, "more driver")) with few ticks hidden with their names (\(naming(.minimumResponses)))."
      )
    }
    return table
  }

  /// Effects within accounts, where accounts that tick more also score differently.
  var withinTable: Table? {
    guard let within = analysis.withinAccounts, within.isConfounded else { return nil }
    var table = Table(
      title: "Effects within accounts: answers compared with others of the same account",
      columns: [
        Table.Column("driver", "driver"), Table.Column("within", "within"),
        Table.Column("interval", "interval", .interval), Table.Column("p", "p"),
        Table.Column("effect", "all answers"),
      ])
    for driver in ordered({ $0.effect.estimate }) {
      let own = within.effects.first { $0.name == driver.name }
      table.append(
        [.text(driver.name)] + Self.cells(own) + [
          own?.pValue.map { .pValue($0) } ?? .missing(), .score(driver.effect.estimate),
        ])
    }
    table.notes.append(
      "Accounts that tick a driver more, or rate it higher, also score differently (p = \(NumberStyle().pValue(within.pValue))). The moods of accounts are mixed up in the effects on all answers; these are free of them. p-values are not adjusted for their number."
    )
    return table
  }

  var importanceTable: Table {
    let style = NumberStyle(shareDecimals: 1)
    var table = Table(
      title:
        "Importance: share of the score's variance (all drivers together \(style.share(analysis.importance.total)))",
      columns: [
        Table.Column("driver", "driver"), Table.Column("sign", "scores"), Table.Column("share", "share"),
        Table.Column("interval", "interval", .interval), Table.Column("ranks", "ranks"),
        Table.Column("top3", "P(top 3)"),
      ])
    let signs = Dictionary(
      zip(analysis.importance.names, analysis.importance.signs)
    ) { first, _ in first }
    for driver in ordered({ $0.importance }) {
      let sign = signs[driver.name] ?? 0
      var row: [Cell] = [
        .text(driver.name), .text(sign < 0 ? "lower" : sign > 0 ? "higher" : "same"),
        .share(driver.importance),
      ]
      if let resampled = driver.resampled {
        row += [
          driver.importanceInterval.map { .shareInterval(lower: $0.lower, upper: $0.upper) } ?? .missing(),
          .text("\(resampled.rank.lowerBound) to \(resampled.rank.upperBound)"),
          // Of three drivers each is among the first three.
          analysis.drivers.count <= 3 ? .certainty(true) : .probability(resampled.topThree),
        ]
      } else {
        row += [.missing(), .missing(), .missing()]
      }
      table.append(row)
    }
    let adjusted =
      analysis.terms.count > analysis.drivers.count + 1
      ? " in what the adjustments leave of the variance" : ""
    table.notes.append(
      "The shares sum to the adjusted R squared of the drivers\(adjusted): what noise adds to a share (\(style.share(analysis.importance.noiseFloor)) a driver on average) is taken off, so a share below 0 is less than noise has. Scores are higher or lower where the driver is, other drivers aside. Intervals are of level \(levelWords); one that leaves out 0 is above noise."
    )
    if let bootstrap = analysis.bootstrap {
      let failed =
        bootstrap.failedCount == 0
        ? "" : ", \(NumberStyle().count(bootstrap.failedCount)) of them without a result"
      table.notes.append(
        "Intervals and ranks: \(NumberStyle().count(bootstrap.replicateCount)) draws of accounts, seed \(bootstrap.seed)\(failed)."
      )
    }
    return table
  }

  var tickTable: Table? {
    guard let selection = analysis.selection else { return nil }
    var table = Table(
      title: "Who ticks it, and what that adds to the score",
      columns: [
        Table.Column("driver", "driver"), Table.Column("promoters", "prom."),
        Table.Column("passives", "pass.", leaves: 3), Table.Column("detractors", "detr."),
        Table.Column("praise", "praise", leaves: 2),
        Table.Column("complaint", "complaint", leaves: 1),
        Table.Column("contribution", "together"), Table.Column("interval", "interval", .interval),
        Table.Column("label", "label"),
      ])
    func share(_ rate: TickRate?) -> Cell { rate.map { .share($0.share) } ?? .missing() }
    for driver in selection.drivers.sorted(by: {
      ($1.contribution, $0.name) < ($0.contribution, $1.name)
    }) where !hidden.contains(driver.name) {
      table.append([
        .text(driver.name), share(driver.promoters), share(driver.passives), share(driver.detractors),
        .score(driver.praise), .score(driver.complaint), .score(driver.contribution),
        driver.contributionInterval.map { .scoreInterval(lower: $0.lower, upper: $0.upper) } ?? .missing(),
        .text(driver.label.rawValue),
      ])
    }
    table.notes.append("prom., pass. and detr. are the shares of each class that tick the driver.")
    if hidden.isEmpty {
      table.append([
        .text("(no driver ticked)"), .missing(), .missing(), .missing(), .missing(), .missing(),
        .score(selection.noneContribution), .missing(), .missing(),
      ])
      table.notes.append(
        "A promoter adds a point and a detractor takes one, split among the drivers the answer ticks; with (no driver ticked) it sums to the NPS of the answers used."
      )
    }
    table.notes.append(
      "Label: praise or complaint where promoters or detractors surely tick it more than the other end does, contested where both ends surely tick it more than passives, else unclear (exact tests of level \(levelWords) that alike answers of an account do not pass, adjusted for the number of drivers as effects are)."
    )
    return table
  }

  static func cells(_ term: TermEstimate?) -> [Cell] {
    guard let term else { return [.missing(), .missing()] }
    return [.score(term.estimate), .scoreInterval(lower: term.lower, upper: term.upper)]
  }
}
