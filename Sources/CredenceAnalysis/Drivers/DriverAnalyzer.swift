import CredenceConcurrency
import CredenceImport
import CredenceRegression
import CredenceSurvey

/// A survey's rows to the report of its drivers.
struct DriverAnalyzer {
  let settings: DriverSettings
  let level: ConfidenceLevel
  let seed: UInt64
  let threads: Int
  let disclosure: Disclosure
  /// Whether words of the file that are no name of anything may be quoted.
  let quotesWords: Bool
  /// Whether the report can tell of each answer. It takes memory for all of them.
  let keepsObservations: Bool

  /// Analyses a survey's rows.
  ///
  /// - Throws: ``DriverReportError``: a column that is not there, or data that cannot carry the model.
  func report(_ table: ResponseTable, mapping: ColumnMapping?) throws(DriverReportError) -> DriverReport {
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
    let analysis: DriverFindings
    let observations: [DriverObservation]
    do throws(RegressionError) {
      let found = try first.get()
      (analysis, observations) = (found.findings, found.1)
      remarks += found.2
    } catch {
      throw DriverReportError(error, minimum: disclosure.minimum)
    }
    // The report's totals hold all answers: a few that are not in the model would follow from its own.
    let leftOut = table.scores.count { $0 != nil } - analysis.rowCount
    if leftOut > 0, leftOut < disclosure.minimum { throw .leftOut(disclosure.minimum) }
    let counts = design.tickCounts
    var secondOpinion: SecondFindings?
    switch second {
    case .success(let findings): secondOpinion = findings
    case .failure(let error):
      remarks.append(
        Diagnostic(
          AnalysisFact.noSecondOpinion(DriverReportError(error, minimum: disclosure.minimum))))
    }
    let hidden = Self.hidden(counts, minimum: disclosure.minimum)
    return DriverReport(
      analysis: analysis, secondOpinion: secondOpinion,
      // A remark on a hidden driver tells how few ticked it.
      diagnostics: remarks.filter { disclosure.shows($0, hiddenDrivers: hidden) }, hidden: hidden,
      tickCounts: Dictionary(counts.map { ($0.driver, $0.ticks) }) { first, _ in first },
      observations: observations)
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
