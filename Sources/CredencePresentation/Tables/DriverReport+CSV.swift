public import CredenceAnalysis
import CredenceRegression
import CredenceSurvey
public import CredenceTables

extension DriverReport {
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
      Table.Column("secondOpinionInterval", "interval", .interval), Table.Column("unit", "unit"),
      Table.Column("withinEffect", "within accounts"),
      Table.Column("withinEffectInterval", "interval", .interval),
      Table.Column("effectBootstrapInterval", "draws of accounts", .interval),
      Table.Column("contributionInterval", "interval", .interval),
      Table.Column("valenceInterval", "interval", .interval),
      Table.Column("salienceInterval", "interval", .interval),
    ])
    for name in names {
      if hidden.contains(name) {
        table.append([.text(name)] + (1..<table.columns.count).map { _ in .missing("hidden") })
      } else {
        table.append(row(name))
      }
    }
    return table
  }

  private func row(_ name: String) -> [Cell] {
    let driver = analysis.drivers.first { $0.name == name }
    let ticks = analysis.selection?.drivers.first { $0.name == name }
    var row: [Cell] = [
      .text(name), tickCounts[name].map { .count($0) } ?? .missing(),
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
      driver?.importanceInterval.map { .shareInterval(lower: $0.lower, upper: $0.upper) } ?? .missing(),
      driver?.resampled.map { .probability($0.topThree) } ?? .missing(),
      ticks.map { .score($0.praise) } ?? .missing(), ticks.map { .score($0.complaint) } ?? .missing(),
      ticks.map { .score($0.contribution) } ?? .missing(),
      ticks?.valence.map { .number($0, decimals: 2) } ?? .missing(),
      ticks?.salience.map { .number($0, decimals: 2) } ?? .missing(),
      ticks.map { .text($0.label.rawValue) } ?? .missing(),
    ]
    row += Self.cells(secondOpinion?.effects.first { $0.name == name })
    row.append(.text(isRated(name) ? "step" : "tick"))
    row += Self.cells(analysis.withinAccounts?.effects.first { $0.name == name })
    row += [
      Self.points(driver?.resampled?.effect?.clipped(to: TermEstimate.scoreGaps)),
      Self.points(ticks?.contributionInterval),
      Self.shares(ticks?.valenceInterval), Self.shares(ticks?.salienceInterval),
    ]
    return row
  }

  private static func points(_ interval: Interval?) -> Cell {
    interval.map { .scoreInterval(lower: $0.lower, upper: $0.upper) } ?? .missing()
  }

  /// Differences of shares, -1...1.
  private static func shares(_ interval: Interval?) -> Cell {
    interval.map { .numberInterval(lower: $0.lower, upper: $0.upper, decimals: 2) } ?? .missing()
  }
}
