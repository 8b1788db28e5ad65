public import CredenceAnalysis
import CredenceHealth
import CredenceMethods
import CredencePosteriors
import CredenceSurvey
public import CredenceTables

extension AnalysisReport {
  /// The account of a name, or the only one whose name begins with it or holds it; case does not matter.
  ///
  /// - Throws: ``PlanError/noSuchAccount(_:nearest:)`` with up to five names that may be meant.
  public func account(named name: String) throws(PlanError) -> AccountReport {
    if let exact = accounts.first(where: { $0.account.name == name }) { return exact }
    let wanted = name.lowercased()
    let tests: [(String) -> Bool] = [
      { $0.lowercased() == wanted }, { $0.lowercased().hasPrefix(wanted) },
      { $0.lowercased().contains(wanted) },
    ]
    for test in tests {
      let found = accounts.filter { test($0.account.name) }
      if found.count == 1 { return found[0] }
      if found.count > 1 {
        throw .noSuchAccount(name, nearest: found.prefix(5).map(\.account.name))
      }
    }
    let start = wanted.prefix(1)
    let nearest = accounts.map(\.account.name).filter { $0.lowercased().hasPrefix(start) }.sorted()
    throw .noSuchAccount(name, nearest: Array(nearest.prefix(5)))
  }
}

extension AnalysisReport {
  /// An account's page as tables, with what is to be known first: which answers are shown.
  ///
  /// - Parameters:
  ///   - details: The page for a terminal, with or without details; `nil` for all tables in their usual order.
  ///   - naming: What settings are called.
  public func tables(
    of account: AccountReport, details: Bool? = nil, naming: SettingNaming = .plan
  ) -> [Table] {
    var tables = details.map { account.page(details: $0) } ?? account.tables
    guard let selection, !tables.isEmpty, !account.isHidden else { return tables }
    tables[0].notes.insert(selection.line(of: account.answered, naming: naming), at: 0)
    return tables
  }
}

extension AccountReport {
  /// The account's page as tables, in the order of the three questions: how healthy, who says so, why.
  package var tables: [Table] {
    var tables = [scoreTable]
    tables += verdictTable.map { [$0] } ?? statementTable.map { [$0] } ?? []
    if !roles.isEmpty { tables.append(roleTable) }
    if let readingTable { tables.append(readingTable) }
    if let patternTable { tables.append(patternTable) }
    if !waves.isEmpty {
      tables.append(groupTable(title: "By wave", heading: "wave", waves.map { ($0.wave, $0.measurement) }))
    }
    tables += reasonTables
    if !satisfaction.isEmpty { tables.append(satisfactionTable) }
    return tables
  }

  /// The page for a terminal: the verdict and what to do first, then the score, who says so, why.
  ///
  /// - Parameter details: All of ``tables``; without, only what helps to decide.
  public func page(details: Bool) -> [Table] {
    guard !isHidden else { return tables }
    if details {
      guard let verdictTable else { return tables }
      return [verdictTable] + tables.filter { $0 != verdictTable }
    }
    var page: [Table] = []
    if let verdict = briefVerdictTable { page.append(verdict) }
    page.append(briefScoreTable)
    if verdictTable == nil, let statementTable { page.append(statementTable) }
    if !roles.isEmpty { page.append(briefRoleTable) }
    if let found = briefPatternTable { page.append(found) }
    if !waves.isEmpty {
      page.append(groupTable(title: "By wave", heading: "wave", waves.map { ($0.wave, $0.measurement) }))
    }
    page += reasonTables
    if !satisfaction.isEmpty { page.append(satisfactionTable) }
    return page
  }

  /// The score and health alone: the other methods and the shares say the same again.
  private var briefScoreTable: Table {
    let whole = scoreTable
    var table = Table(title: whole.title, columns: Array(whole.columns.dropLast()), notes: whole.notes)
    var rows = whole.rows.filter { $0.first == .text("score") }.prefix(1)
    rows += whole.rows.filter { $0.first == .text("health, roles weighted") }
    for row in rows { table.append(Array(row.dropLast())) }
    return table
  }

  private var scoreTable: Table {
    let counts = total.counts
    var title = "1. How healthy: " + account.name
    if let owner = account.owner { title += ", looked after by \(owner)" }
    title +=
      isHidden
      ? ": hidden"
      : ": \(counts.inWords); \(counts.responses) answered of \(counts.population.map { $0.counted("contact") } ?? "an unknown number of contacts")"
    var table = Table(
      title: title,
      columns: [
        Table.Column("statistic", "statistic"), Table.Column("value", "value"),
        Table.Column("interval", "interval", .interval), Table.Column("method", "method"),
      ])
    guard let score = total.score else {
      table.append([.text("score"), .missing(isHidden ? "hidden" : "no answers yet"), .missing(), .missing()])
      if isHidden { table.notes += diagnostics.filter { $0.code == .hidden }.map { $0.sentence() } }
      return table
    }
    for estimate in [score] + total.otherIntervals {
      table.append([
        .text("score"), .score(estimate.value),
        estimate.diagnostics.contains { $0.code == .degenerateSample }
          ? .missing("all alike")
          : total.counts.limits(estimate.interval),
        .text(estimate.interval.method),
      ])
    }
    if let pooled = pooled?.estimate {
      table.append([
        .text("score, with the portfolio"), .score(pooled.value),
        .scoreInterval(lower: pooled.interval.lower, upper: pooled.interval.upper),
        .text(pooled.interval.method),
      ])
    }
    if let health = health?.health, health.roles.count > 1 {
      table.append([
        .text("health, roles weighted"), .score(health.mean), health.limits,
        .text(health.interval.method),
      ])
    }
    for (name, share) in [("promoters", total.promoters), ("detractors", total.detractors)] {
      guard let share else { continue }
      table.append([
        .text("share of \(name)"), .share(share.value),
        .shareInterval(lower: share.interval.lower, upper: share.interval.upper),
        .text(share.interval.method),
      ])
    }
    return table
  }

  /// The score as probabilities, and the rank.
  private var statementTable: Table? {
    guard let statements = total.statements else { return nil }
    var table = Table(
      title: "What the answers say (prior \(statements.prior))",
      columns: [Table.Column("statement", "statement"), Table.Column("probability", "probability")])
    let possible = total.counts.possible
    let subject = total.counts.population == nil ? "score" : "score of all contacts"
    table.append([
      .text("\(subject) above 0"), PointRegion.aboveZero.cell(statements.aboveZero, possible: possible),
    ])
    table.append([
      .text("\(subject) at least +80"), PointRegion.atLeast80.cell(statements.atLeast80, possible: possible),
    ])
    table.append([
      .text("\(subject) at most -80"),
      PointRegion.atMostMinus80.cell(statements.atMostMinus80, possible: possible),
    ])
    if let rank, rank.expected > 1 + 1e-6 {
      table.notes.append(
        "Rank among the accounts that answered: \(Int(rank.expected.rounded())) expected, 90% between \(rank.lower) and \(rank.upper)."
      )
    }
    return table
  }

  func groupTable(title: String, heading: String, _ groups: [(String, ScoreMeasurement)]) -> Table {
    var table = Table(
      title: title,
      columns: [
        Table.Column(heading, heading), Table.Column("coverage", "n/N", .coverage),
        Table.Column("promoters", "prom."), Table.Column("passives", "pass."),
        Table.Column("detractors", "detr."), Table.Column("score", "score"),
        Table.Column("interval", "interval", .interval), Table.Column("drawing", "-100 to 100", .drawing),
      ])
    for (name, measurement) in groups {
      let counts = measurement.counts
      if measurement.isHidden {
        table.append(
          [.text(name), .missing("hidden")] + [Cell](repeating: .missing(), count: 6))
        continue
      }
      var row: [Cell] = [
        .text(name), .coverage(answered: counts.responses, known: counts.population),
        .count(counts.promoters), .count(counts.passives), .count(counts.detractors),
      ]
      if let score = measurement.score {
        let interval = score.interval
        row += [
          .score(score.value), counts.limits(interval),
          .drawnInterval(
            DrawnInterval(
              value: score.value, outer: interval.lower...interval.upper,
              standing: interval.lower > 0 ? .positive : interval.upper < 0 ? .negative : .unclear,
              isExact: counts.isCensus && interval.lower == interval.upper)),
        ]
      } else {
        row += [.missing(), .missing(), .silence]
      }
      table.append(row)
    }
    return table
  }

  private var satisfactionTable: Table {
    var table = Table(
      title: "Satisfaction (CSAT)",
      columns: [
        Table.Column("touchpoint", "touchpoint"), Table.Column("responses", "n"),
        Table.Column("topTwo", "satisfied"), Table.Column("interval", "interval", .interval),
        Table.Column("mean", "mean"),
      ])
    for report in satisfaction {
      if report.isHidden {
        table.append([.text(report.touchpoint), .missing("hidden"), .missing(), .missing(), .missing()])
        continue
      }
      let share: [Cell] =
        report.topTwo.map {
          [.share($0.value), .shareInterval(lower: $0.interval.lower, upper: $0.interval.upper)]
        } ?? [.missing(), .missing()]
      table.append(
        [.text(report.touchpoint), .count(report.counts.responses)] + share + [
          report.counts.mean.map { .number($0, decimals: 2) } ?? .missing()
        ])
    }
    return table
  }
}
