public import CredenceAnalysis
import CredenceMethods
import CredencePosteriors
import CredenceSurvey
public import CredenceTables

extension AnalysisReport {
  /// One row an account (`accounts.csv`).
  public var accountTable: Table { accountTable(of: accounts.indices) }

  /// One row an account and role (`roles.csv`).
  package var roleTable: Table { roleTable(of: accounts.indices) }

  /// The rows of some of the accounts.
  func accountTable(of block: Range<Int>) -> Table {
    let touchpoints = portfolio.satisfaction.map(\.touchpoint)
    var columns = [
      Table.Column("account", "account"), Table.Column("owner", "owner"), Table.Column("revenue", "revenue"),
    ]
    columns += Self.countColumns
    if marksHidden { columns.append(Self.hiddenColumn) }
    columns += [
      Table.Column("nps", "score"), Table.Column("npsInterval", "interval", .interval),
      Table.Column("method", "method"), Table.Column("level", "level"),
      Table.Column("promoterShare", "promoters %"),
      Table.Column("promoterShareInterval", "interval", .interval),
      Table.Column("detractorShare", "detractors %"),
      Table.Column("detractorShareInterval", "interval", .interval),
    ]
    for position in touchpoints.indices {
      columns += Self.satisfactionColumns(position, of: touchpoints, marksHidden: marksHidden)
    }
    columns += [
      Table.Column("probabilityAboveZero", "P(> 0)"), Table.Column("probabilityAtLeast80", "P(>= 80)"),
      Table.Column("probabilityAtMostMinus80", "P(<= -80)"), Table.Column("expectedRank", "rank"),
      Table.Column("rankLower", "rank from"), Table.Column("rankUpper", "rank to"),
      Table.Column("pooled", "pooled score"), Table.Column("pooledInterval", "interval", .interval),
    ]
    columns += Self.healthColumns
    columns += [
      Table.Column("remarks", "remarks")
    ]
    var table = Table(columns: columns)
    for report in accounts[block] {
      var row: [Cell] = [
        .text(report.account.name), report.account.owner.map { .text($0) } ?? .missing(),
        report.account.revenue.map { .money($0) } ?? .missing(),
      ]
      row += countCells(report.total)
      row += Self.scoreCells(report.total)
      row += Self.shareCells(report.total.promoters)
      row += Self.shareCells(report.total.detractors)
      for touchpoint in touchpoints {
        row += satisfactionCells(report.satisfaction.first { $0.touchpoint == touchpoint })
      }
      row += Self.statementCells(report)
      row += Self.healthCells(report)
      let remarks = (report.total.diagnostics + report.diagnostics).map(\.code.rawValue)
      row.append(remarks.isEmpty ? .missing() : .text(remarks.joined(separator: " ")))
      table.append(row)
    }
    return table
  }

  /// The rows of some of the accounts.
  func roleTable(of block: Range<Int>) -> Table {
    let columns =
      [Table.Column("account", "account"), Table.Column("role", "role")] + Self.countColumns
      + (marksHidden ? [Self.hiddenColumn] : []) + [
        Table.Column("nps", "score"), Table.Column("npsInterval", "interval", .interval),
        Table.Column("method", "method"), Table.Column("level", "level"),
      ]
    var table = Table(columns: columns)
    for report in accounts[block] {
      for role in report.roles {
        var row: [Cell] = [.text(report.account.name), .text(role.role.rawValue)]
        row += countCells(role.measurement)
        row += Self.scoreCells(role.measurement)
        table.append(row)
      }
    }
    return table
  }

  /// Satisfaction over all accounts, one row a touchpoint.
  package var satisfactionTable: Table {
    let hidden = marksHidden ? [Self.hiddenColumn] : []
    var table = Table(
      title: "Satisfaction (CSAT), all accounts",
      columns: [
        Table.Column("touchpoint", "touchpoint"), Table.Column("responses", "n"),
        Table.Column("topTwo", "satisfied"), Table.Column("topTwoInterval", "interval", .interval),
        Table.Column("mean", "mean"), Table.Column("meanInterval", "interval", .interval),
        Table.Column("scale", "scale"),
      ] + hidden)
    for report in portfolio.satisfaction {
      table.append(
        [.text(report.touchpoint), report.isHidden ? .missing("hidden") : .count(report.counts.responses)]
          + Self.shareCells(report.topTwo) + Self.meanCells(report) + [
            .text("\(report.counts.scale.minimum)-\(report.counts.scale.maximum)")
          ] + (marksHidden ? [Self.hiddenCell(report.isHidden)] : []))
    }
    return table
  }

  private static let countColumns = [
    Table.Column("responses", "n"), Table.Column("population", "known contacts"),
    Table.Column("promoters", "promoters"), Table.Column("passives", "passives"),
    Table.Column("detractors", "detractors"),
  ]

  /// Whether tables say which groups are hidden: a blank alone would not.
  private var marksHidden: Bool { provenance.plan.minimumResponses > 1 }

  private static let hiddenColumn = Table.Column("hidden", "hidden")

  private static func hiddenCell(_ isHidden: Bool) -> Cell { isHidden ? .text("true") : .missing() }

  private func countCells(_ measurement: ScoreMeasurement) -> [Cell] {
    let cells = measurement.isHidden ? Self.noCounts : Self.countCells(measurement.counts)
    return cells + (marksHidden ? [Self.hiddenCell(measurement.isHidden)] : [])
  }

  private static let noCounts = [Cell](repeating: .missing(), count: countColumns.count)

  private static func countCells(_ counts: ScoreCounts) -> [Cell] {
    [
      .count(counts.responses), counts.population.map { .count($0) } ?? .missing(),
      .count(counts.promoters), .count(counts.passives), .count(counts.detractors),
    ]
  }

  private static func scoreCells(_ measurement: ScoreMeasurement) -> [Cell] {
    guard let score = measurement.score else { return [.missing(), .missing(), .missing(), .missing()] }
    let interval = score.interval
    return [
      .score(score.value), measurement.counts.limits(interval),
      .text(interval.method), .number(interval.level.value, decimals: interval.level.decimals),
    ]
  }

  private static func statementCells(_ report: AccountReport) -> [Cell] {
    let possible = report.total.counts.possible
    var cells: [Cell] =
      report.total.statements.map {
        [
          PointRegion.aboveZero.cell($0.aboveZero, possible: possible),
          PointRegion.atLeast80.cell($0.atLeast80, possible: possible),
          PointRegion.atMostMinus80.cell($0.atMostMinus80, possible: possible),
        ]
      } ?? [.missing(), .missing(), .missing()]
    if let rank = report.rank {
      cells += [.number(rank.expected, decimals: 1), .count(rank.lower), .count(rank.upper)]
    } else {
      cells += [.missing(), .missing(), .missing()]
    }
    if let pooled = report.pooled {
      let interval = pooled.estimate.interval
      cells += [
        .score(pooled.estimate.value), .scoreInterval(lower: interval.lower, upper: interval.upper),
      ]
    } else {
      cells += [.missing(), .missing()]
    }
    return cells
  }

  private static func shareCells(_ estimate: Estimate?) -> [Cell] {
    guard let estimate else { return [.missing(), .missing()] }
    return [
      .share(estimate.value),
      .shareInterval(lower: estimate.interval.lower, upper: estimate.interval.upper),
    ]
  }

  private static func meanCells(_ report: SatisfactionReport?) -> [Cell] {
    guard let report, let mean = report.counts.mean else { return [.missing(), .missing()] }
    let interval: Cell =
      report.mean.map {
        .numberInterval(lower: $0.interval.lower, upper: $0.interval.upper, decimals: 2)
      } ?? .missing()
    return [.number(mean, decimals: 2), interval]
  }

  /// Keys stay distinct and stable whatever the touchpoints are called: `csat1...` in the file's order.
  private static func satisfactionColumns(
    _ position: Int, of touchpoints: [String], marksHidden: Bool
  ) -> [Table.Column] {
    let key = "csat\(position + 1)"
    let name = touchpoints[position]
    return [
      Table.Column("\(key)Touchpoint", "touchpoint"), Table.Column("\(key)Responses", "\(name) n"),
      Table.Column("\(key)TopTwo", "\(name) satisfied"),
      Table.Column("\(key)TopTwoInterval", "interval", .interval),
      Table.Column("\(key)Mean", "\(name) mean"), Table.Column("\(key)MeanInterval", "interval", .interval),
    ] + (marksHidden ? [Table.Column("\(key)Hidden", "\(name) hidden")] : [])
  }

  private func satisfactionCells(_ report: SatisfactionReport?) -> [Cell] {
    let name: Cell = report.map { .text($0.touchpoint) } ?? .missing()
    let isHidden = report?.isHidden ?? false
    let responses: Cell = isHidden ? .missing() : report.map { .count($0.counts.responses) } ?? .missing()
    return [name, responses] + Self.shareCells(report?.topTwo) + Self.meanCells(report)
      + (marksHidden ? [Self.hiddenCell(isHidden)] : [])
  }
}
