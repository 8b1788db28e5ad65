import CredenceIntervals
public import CredenceMethods
public import CredencePosteriors
import CredencePresentation
import CredenceReporting
public import CredenceSurvey
public import CredenceTables

/// What `credence interval` answers: one sample, any number of methods.
public struct IntervalReport: Sendable {
  /// The sample.
  public enum Sample: Sendable, Hashable {
    /// Promoters, passives, detractors.
    case score(ScoreCounts)
    /// Successes among trials.
    case proportion(ProportionCounts)
  }

  /// The sample.
  public let sample: Sample
  /// The same value with each method's interval, in the order asked for.
  public let estimates: [Estimate]
  /// The score as probabilities, one entry a prior; empty for a proportion.
  public let statements: [ScoreStatements]
  /// The scores the answers were compared with, in the order asked for; none for a proportion.
  package let comparisons: [ScoreComparison]
  /// What a reader must know, each once.
  public let diagnostics: [Diagnostic]

  /// Intervals of a net score.
  ///
  /// - Parameters:
  ///   - counts: The sample.
  ///   - names: Methods; `all` is every method that can serve the counts; empty is the default.
  ///   - methods: The methods there are.
  ///   - level: The level of every interval.
  ///   - priors: The priors the statements are made under; `nil` is the usual one.
  ///   - scores: Scores in points to compare the answers with, each in -100...100.
  /// - Throws: ``UnknownMethodError``, or ``EstimationError`` of a method that was named.
  public init(
    of counts: ScoreCounts, methods names: [String], from methods: ScoreMethods, level: ConfidenceLevel,
    priors: [DirichletPrior?] = [nil], against scores: [Double] = []
  ) throws {
    var estimates: [Estimate] = []
    var diagnostics: [Diagnostic] = []
    func add(_ method: any IntervalMethod<NetPromoterScore>) throws {
      let estimate = try counts.estimate(.netPromoterScore, by: method, level: level)
      estimates.append(estimate)
      for diagnostic in estimate.diagnostics where !diagnostics.contains(diagnostic) {
        diagnostics.append(diagnostic)
      }
    }
    if names.isEmpty { try add(methods.standard(for: counts)) }
    for name in names {
      if name == "all" {
        for method in methods.applicable(to: counts) { try add(method) }
        continue
      }
      if let alias = methods.catalogue.alias(name) {
        diagnostics.append(
          Diagnostic(MethodAliasFact(name: alias.name, target: alias.target, reason: alias.reason)))
      }
      try add(try methods.catalogue.named(name))
    }
    sample = .score(counts)
    statements = priors.map { ScoreStatements(counts, prior: $0) }
    comparisons = try scores.map { score throws(EstimationError) in
      try ScoreComparison(counts, against: score)
    }
    self.estimates = estimates
    self.diagnostics = diagnostics
  }

  /// Intervals of a proportion.
  ///
  /// - Throws: as for counts.
  public init(of counts: ProportionCounts, methods names: [String], level: ConfidenceLevel) throws {
    guard let share = counts.share else { throw EstimationError.noResponses }
    let chosen: [any ProportionIntervalMethod]
    if names.isEmpty {
      chosen = [ProportionMethod.standard]
    } else {
      chosen = try names.flatMap { $0 == "all" ? ProportionMethod.all : [try ProportionMethod.named($0)] }
    }
    var diagnostics: [Diagnostic] = []
    estimates = try chosen.map { method in
      let found = method.diagnostics(for: counts, level: level)
      for diagnostic in found where !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
      return Estimate(
        value: share, interval: try method.interval(for: counts, level: level), unit: .share,
        diagnostics: found)
    }
    sample = .proportion(counts)
    statements = []
    comparisons = []
    self.diagnostics = diagnostics
  }

  /// The statistic's stable name.
  public var statistic: String {
    switch sample {
    case .score: NetPromoterScore().name
    case .proportion: "proportion"
    }
  }

  /// One row a method.
  public var table: Table {
    var rows: [[Cell]] = []
    for estimate in estimates {
      let interval = estimate.interval
      let isDegenerate = estimate.diagnostics.contains { $0.code == .degenerateSample }
      let limits: Cell =
        isDegenerate
        ? .missing("all alike")
        : estimate.unit == .points
          ? limits(interval)
          : .shareInterval(lower: interval.lower, upper: interval.upper)
      let width: Cell =
        estimate.unit == .points ? .number(interval.width, decimals: 1) : .share(interval.width)
      rows.append([
        .text(interval.method), estimate.unit == .points ? .score(estimate.value) : .share(estimate.value),
        limits, width, .text(interval.kind.rawValue),
      ])
    }
    return Table(
      title: heading,
      columns: [
        Table.Column("method", "method"), Table.Column("value", "estimate"),
        Table.Column("interval", "interval", .interval), Table.Column("width", "width"),
        Table.Column("kind", "kind"),
      ],
      rows: rows,
      notes: comparisons.map { $0.sentence(level: estimates.first?.interval.level ?? .standard) })
  }

  /// The score as probabilities, one row a prior.
  public var statementTable: Table? {
    guard !statements.isEmpty else { return nil }
    var isKnown = false
    var possible: ClosedRange<Double>?
    if case .score(let counts) = sample { (isKnown, possible) = (counts.population != nil, counts.possible) }
    return Table(
      title: isKnown ? "The score all contacts would give" : "The score as a likelihood",
      columns: [
        Table.Column("prior", "prior"), Table.Column("probabilityAboveZero", "P(above 0)"),
        Table.Column("probabilityAtLeast80", "P(80 or more)"),
        Table.Column("probabilityAtMostMinus80", "P(-80 or less)"),
      ],
      rows: statements.map {
        [
          .text($0.prior), PointRegion.aboveZero.cell($0.aboveZero, possible: possible),
          PointRegion.atLeast80.cell($0.atLeast80, possible: possible),
          PointRegion.atMostMinus80.cell($0.atMostMinus80, possible: possible),
        ]
      })
  }

  private func limits(_ interval: Interval) -> Cell {
    if case .score(let counts) = sample { return counts.limits(interval) }
    return .scoreInterval(lower: interval.lower, upper: interval.upper)
  }

  private var heading: String {
    let level = estimates.first.map { "level \($0.interval.level.decimal)" } ?? ""
    switch sample {
    case .score(let counts):
      let known = counts.population.map { "of \($0) known contacts" } ?? "number of contacts unknown"
      return
        "Net Promoter Score: \(counts.inWords); n = \(counts.responses), \(known); \(level)"
    case .proportion(let counts):
      return "Proportion: \(counts.successes) of \(counts.trials); \(level)"
    }
  }
}
