import CredenceConcurrency
import CredenceImport
public import CredenceRegression
public import CredenceSurvey

/// Why respondents score as they do: the drivers' effects, importance and ticks, with a second opinion.
public struct DriverReport: Sendable {
  /// The default analysis: the mixed model in points with conservative errors, importance and ticks.
  public let analysis: DriverFindings
  /// The second opinion; `nil` where it could not be fitted.
  public let secondOpinion: SecondFindings?
  /// What a reader must know.
  public let diagnostics: [Diagnostic]
  /// Drivers whose ticks are hidden (`minimumResponses`).
  public let hidden: Set<String>
  /// The rows that ticked each ticked driver, also those no model can estimate.
  package let tickCounts: [String: Int]
  /// The answers used, where they were asked for.
  package let observations: [DriverObservation]

  /// The name of the default model in the stable JSON.
  public static let modelName = "linear-mixed-model"

  /// Analyses a survey's rows.
  ///
  /// - Parameter keepsObservations: Whether the report can tell of each answer. It takes memory for all of them.
  /// - Throws: ``DriverReportError``: a column that is not there, or data that cannot carry the model.
  init(
    _ table: ResponseTable, mapping: ColumnMapping?, settings: DriverSettings, level: ConfidenceLevel,
    seed: UInt64, threads: Int, disclosure: Disclosure, quotesWords: Bool,
    keepsObservations: Bool
  ) throws(DriverReportError) {
    let input = try DriverInput(
      table, mapping: mapping, settings: settings, disclosure: disclosure, quotesWords: quotesWords)
    let rows = RowOrder(
      input, classes: table.scores.map { $0.flatMap { table.scale.loyaltyClass(of: Int($0)) } },
      lines: table.lines, shownAccounts: table.accounts)
    let design: DriverDesign
    do throws(RegressionError) {
      design = try DriverDesign(
        classes: rows.classes, drivers: rows.drivers, adjustments: rows.adjustments, accounts: rows.accounts)
    } catch {
      throw DriverReportError(error, minimum: disclosure.minimum)
    }
    var options = DriverAnalysis.Options()
    options.level = level
    options.multiplicity = settings.multiplicity
    options.replicates = settings.replicates
    options.seed = seed
    options.threads = threads
    // Both are mostly the work of one thread. Of either only the findings are kept.
    let (first, second) = concurrently(
      threads: threads,
      {
        Result { () throws(RegressionError) in
          let whole = try DriverAnalysis(design, options: options)
          let observations =
            keepsObservations
            ? DriverObservation.all(in: whole, lines: rows.lines, accounts: rows.shownAccounts) : []
          return (findings: DriverFindings(whole), observations, whole.diagnostics)
        }
      },
      {
        defer { AllocatorTrim.giveBack() }
        return Result { () throws(RegressionError) in
          SecondFindings(try SecondOpinion(design, level: level))
        }
      })
    var remarks = input.diagnostics
    do throws(RegressionError) {
      let found = try first.get()
      analysis = found.findings
      observations = found.1
      remarks += found.2
    } catch {
      throw DriverReportError(error, minimum: disclosure.minimum)
    }
    // The report's totals hold all answers: a few that are not in the model would follow from its own.
    let leftOut = table.scores.count { $0 != nil } - analysis.rowCount
    if leftOut > 0, leftOut < disclosure.minimum { throw .leftOut(disclosure.minimum) }
    let counts = design.tickCounts
    tickCounts = Dictionary(counts.map { ($0.driver, $0.ticks) }) { first, _ in first }
    switch second {
    case .success(let findings): secondOpinion = findings
    case .failure(let error):
      secondOpinion = nil
      remarks.append(
        Diagnostic(
          .warning, code: "no-second-opinion",
          "left out: \(DriverReportError(error, minimum: disclosure.minimum).description)"))
    }
    let hidden = Self.hidden(counts, minimum: disclosure.minimum)
    // A remark on a hidden driver tells how few ticked it.
    diagnostics = remarks.filter { disclosure.shows($0, hiddenDrivers: hidden) }
    self.hidden = hidden
  }

  /// Drivers with fewer ticks than are shown; a single one could be had from the others' contributions, which sum to
  /// the score, so the next smallest goes with it.
  private static func hidden(_ counts: [(driver: String, ticks: Int)], minimum: Int) -> Set<String> {
    guard minimum > 1 else { return [] }
    let counts = counts.sorted { $0.ticks < $1.ticks }
    var hidden = counts.filter { $0.ticks > 0 && $0.ticks < minimum }
    if hidden.count == 1, let next = counts.first(where: { $0.ticks >= minimum }) { hidden.append(next) }
    return Set(hidden.map(\.driver))
  }
}

/// Why there is no driver report.
public enum DriverReportError: Error, Sendable, CustomStringConvertible {
  /// A setting that cannot be.
  case plan(PlanError)
  /// Data that cannot carry the model.
  case regression(RegressionError)
  /// No driver was ticked or rated; the text says why and what to name.
  case noDrivers(String)
  /// All answers together are hidden (`minimumResponses`).
  case hidden(Int)
  /// The answers that cannot be in the model are fewer than are shown (`minimumResponses`).
  case leftOut(Int)

  /// Data that cannot carry the model, and why would name drivers or figures of groups that may be too small to be shown
  /// (`minimumResponses`).
  case withheld

  /// What a regression says, unless it would tell of small groups.
  init(_ error: RegressionError, minimum: Int) {
    switch error {
    case .noDriverLeft, .perfectFit, .neverTicked, .aliased, .separated:
      self = minimum > 1 ? .withheld : .regression(error)
    default: self = .regression(error)
    }
  }

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .plan(let error): error.description
    case .regression(let error): error.description
    case .noDrivers(let reason): reason
    case .withheld:
      "the drivers cannot be compared, and why would tell of groups that may be too small to be shown (--min-n)"
    case .hidden(let minimum): "all answers together are \(Disclosure.reason(minimum)) (--min-n)"
    case .leftOut(let minimum):
      "fewer than \(minimum) answers have no tick asked for or no number to adjust for, and they would follow from the others (--min-n); leave out the column that is not filled in"
    }
  }
}
