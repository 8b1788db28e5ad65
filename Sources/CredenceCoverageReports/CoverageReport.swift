public import CredenceCoverage
import CredenceIntervals
public import CredenceMethods
import CredencePresentation
package import CredenceReporting
public import CredenceSurvey
public import CredenceTables

/// What `credence coverage` answers: how often the intervals of methods hold the truth, by enumeration.
public struct CoverageReport: Sendable {
  /// One method at one number of answers.
  public struct Row: Sendable {
    /// The method's stable name.
    public let method: String
    /// The number of answers, n.
    public let responses: Int
    /// What was found.
    public let summary: CoverageSummary
    /// The unit of the widths.
    public let unit: StatisticUnit
  }

  /// The statistic's stable name.
  public let statistic: String
  /// The level the intervals were asked for.
  public let level: ConfidenceLevel
  /// The number of known contacts, or `nil`.
  public let population: Int?
  /// The truths, in words.
  public let space: String
  /// Whether the truths are those beside the limits, so that only the minimum means anything.
  package let isWorstCase: Bool
  /// The name of the method that is used when none is named.
  package let standard: String
  /// By number of answers, then in the order the methods were asked for.
  public let rows: [Row]

  /// Enumerates net-score methods.
  ///
  /// - Parameters:
  ///   - names: Methods; `all` is every method that can serve; empty is the default.
  ///   - sizes: Numbers of answers.
  ///   - methods: The methods there are.
  ///   - level: The level of the intervals.
  ///   - population: The number of known contacts, for methods that use it.
  ///   - space: The truths the coverage is averaged over.
  ///   - threads: Threads to use; the result is the same on any number.
  ///   - progress: Told the methods done and all, after each.
  /// - Throws: ``UnknownMethodError`` or ``CoverageError``.
  public static func ofScores(
    methods names: [String], responses sizes: [Int], from methods: ScoreMethods, level: ConfidenceLevel,
    population: Int?, space: TruthSpace, threads: Int, progress: ((_ done: Int, _ total: Int) -> Void)? = nil
  ) throws -> CoverageReport {
    let sample = ScoreCounts(
      promoters: 1, passives: 0, detractors: 0,
      population: population.map { min(max(1, $0), ScoreCounts.maximumResponses) })
    var chosen: [any IntervalMethod<NetPromoterScore>] = []
    for name in names.isEmpty ? [methods.standard(for: sample).name] : names {
      if name == "all" {
        chosen += methods.applicable(to: sample)
      } else {
        chosen.append(try methods.catalogue.named(name))
      }
    }
    var rows: [Row] = []
    for size in sizes {
      for method in chosen {
        let study = try Self.study(method, size, level, population, threads)
        let summary = try study.summary(over: space, threads: threads)
        rows.append(Row(method: study.method, responses: size, summary: summary, unit: study.unit))
        progress?(rows.count, sizes.count * chosen.count)
      }
    }
    return CoverageReport(
      statistic: NetPromoterScore().name, level: level, population: population,
      space: words(space, population), isWorstCase: isWorstCase(space),
      standard: methods.standard(for: sample).name, rows: rows)
  }

  /// Enumerates methods of a proportion.
  ///
  /// - Throws: ``UnknownMethodError`` or ``CoverageError``.
  public static func ofProportions(
    methods names: [String], trials sizes: [Int], level: ConfidenceLevel, space: TruthSpace, threads: Int
  ) throws -> CoverageReport {
    var chosen: [any ProportionIntervalMethod] = []
    for name in names.isEmpty ? [ProportionMethod.standard.name] : names {
      chosen += name == "all" ? ProportionMethod.all : [try ProportionMethod.named(name)]
    }
    var rows: [Row] = []
    for size in sizes {
      for method in chosen {
        let study = try Self.study(proportion: method, size, level, threads)
        let summary = try study.summary(over: space, threads: threads)
        rows.append(Row(method: study.method, responses: size, summary: summary, unit: study.unit))
      }
    }
    return CoverageReport(
      statistic: "proportion", level: level, population: nil, space: words(space, nil),
      isWorstCase: isWorstCase(space), standard: ProportionMethod.standard.name, rows: rows)
  }

  private static func study(
    _ method: some IntervalMethod<NetPromoterScore>, _ size: Int, _ level: ConfidenceLevel,
    _ population: Int?,
    _ threads: Int
  ) throws(CoverageError) -> CoverageStudy {
    try CoverageStudy(of: method, responses: size, level: level, population: population, threads: threads)
  }

  private static func study(
    proportion method: some ProportionIntervalMethod, _ size: Int, _ level: ConfidenceLevel, _ threads: Int
  ) throws(CoverageError) -> CoverageStudy {
    try CoverageStudy(of: method, responses: size, level: level, threads: threads)
  }

  private static func isWorstCase(_ space: TruthSpace) -> Bool {
    if case .besideLimits = space { true } else { false }
  }

  private static func words(_ space: TruthSpace, _ population: Int?) -> String {
    switch space {
    case .lattice(let divisions):
      population == nil
        ? "all truths in steps of 1/\(divisions), edges included, equally weighted"
        : "all compositions of the population, equally weighted"
    case .dirichlet(let promoters, let passives, let detractors, _):
      "truths drawn from Dirichlet(\(promoters), \(passives), \(detractors))"
    case .besideLimits:
      "truths beside every limit of the method (only the minimum means anything)"
    }
  }

  /// One row a method and number of answers.
  public var table: Table {
    let known = population.map { ", population \($0)" } ?? ""
    var table = Table(
      title: "Exact coverage of \(statistic) intervals at level \(level.decimal)\(known); \(space)",
      columns: [
        Table.Column("responses", "n"), Table.Column("method", "method"), Table.Column("mean", "mean"),
        Table.Column("fifthPercentile", "5%"), Table.Column("minimum", "minimum"),
        Table.Column("missesBelow", "low"), Table.Column("missesAbove", "high"),
        Table.Column("meanWidth", "width"),
      ],
      notes: [
        "mean, 5% (the 5th percentile) and minimum are over the truths. low: how often the truth lies below the interval; high: above it. Mean width in \(rows.first?.unit == .points ? "points" : "shares")."
      ])
    for row in rows {
      let summary = row.summary
      table.append([
        .count(row.responses), .text(row.method), .number(summary.mean, decimals: 4),
        .number(summary.fifthPercentile, decimals: 4), .number(summary.minimum, decimals: 4),
        .number(summary.missesBelow.mean, decimals: 4), .number(summary.missesAbove.mean, decimals: 4),
        .number(summary.meanWidth, decimals: row.unit == .points ? 2 : 4),
      ])
    }
    return table
  }

  /// Writes the JSON.
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("schemaVersion", StableJSON.schemaVersion)
      json.member("statistic", statistic)
      json.member("level", level.value)
      json.member("population", population)
      json.member("truths", space)
      json.array("coverage") { json in
        for row in rows {
          json.object { json in
            json.member("method", row.method)
            json.member("responses", row.responses)
            json.member("truths", row.summary.truths)
            json.member("mean", row.summary.mean)
            json.member("fifthPercentile", row.summary.fifthPercentile)
            json.member("minimum", row.summary.minimum)
            json.object("minimumAt") { json in
              json.member("promoters", row.summary.minimumAt.promoters)
              json.member("passives", row.summary.minimumAt.passives)
              json.member("detractors", row.summary.minimumAt.detractors)
            }
            json.object("missesBelow") { json in
              json.member("mean", row.summary.missesBelow.mean)
              json.member("maximum", row.summary.missesBelow.maximum)
            }
            json.object("missesAbove") { json in
              json.member("mean", row.summary.missesAbove.mean)
              json.member("maximum", row.summary.missesAbove.maximum)
            }
            json.member("meanWidth", row.summary.meanWidth)
          }
        }
      }
    }
  }
}
