import ArgumentParser
import CredenceAnalysis
import CredenceImport
import CredencePresentation
import CredenceReporting
import CredenceSurvey

/// What every command that reads a survey does: plan, read, end with the right status.
struct AnalysisRun {
  let analysis: Analysis
  let input: String
  private let isQuiet: Bool

  /// Puts the options over the plan file and checks both.
  init(
    shared: SharedOptions, columns: ColumnOptions, input: String?, method: String? = nil,
    prior: String? = nil,
    privacy: PrivacyOptions, comments: CommentOptions? = nil, weights: WeightOptions? = nil,
    drivers: DriverOptions? = nil
  )
    throws
  {
    isQuiet = shared.quiet
    do {
      var plan =
        try shared.plan.map { path throws(PlanError) in try AnalysisPlan(path: path) } ?? AnalysisPlan()
      columns.apply(to: &plan)
      plan.method = method ?? plan.method
      plan.prior = prior ?? plan.prior
      plan.level = try Self.level(shared) ?? plan.level
      plan.seed = shared.seed ?? plan.seed
      plan.input = input ?? plan.input
      privacy.apply(to: &plan)
      comments?.apply(to: &plan)
      try weights?.apply(to: &plan)
      try drivers?.apply(to: &plan)
      guard let path = plan.input else {
        throw ValidationError("give the file of responses, on the command line or as \"input\" in the plan")
      }
      self.input = path
      analysis = try Analysis(
        plan, today: Clock.today, threads: shared.threads ?? Processor.count,
        progress: shared.quiet ? nil : ProgressReporter(label: "reading")?.update)
    } catch let error as PlanError {
      throw Self.exit(for: error)
    }
  }

  private static func level(_ shared: SharedOptions) throws(PlanError) -> ConfidenceLevel? {
    do { return try shared.confidenceLevel() } catch {
      throw .setting("level", reason: error.description)
    }
  }

  /// Reads and measures.
  func report() throws -> AnalysisReport {
    do {
      let report = try analysis.run(input: input)
      sayDoubts(report.doubts(naming: .options))
      return report
    } catch {
      throw Self.exit(for: error)
    }
  }

  /// Says what puts all results in doubt before they are written.
  private func sayDoubts(_ doubts: [String]) {
    if !isQuiet { doubts.forEach(Console.say) }
  }

  /// Says the other remarks: what was said before the results is not said again.
  static func say(_ remarks: [String], but doubts: [String]) {
    for remark in remarks where !doubts.contains(remark) { Console.say(remark) }
  }

  /// Reads and counts alone.
  func tally(fingerprint: Bool) throws -> ImportedSurvey {
    do { return try analysis.tally(input: input, fingerprint: fingerprint) } catch {
      throw Self.exit(for: error)
    }
  }

  /// Reads and analyses the drivers alone.
  func drivers() throws -> (survey: ImportedSurvey, report: DriverReport, provenance: Provenance) {
    do {
      let found = try analysis.drivers(input: input)
      sayDoubts(found.survey.report.doubts(naming: .options))
      return found
    } catch let error as ImportError {
      throw Self.exit(for: error)
    } catch let error as DriverReportError {
      switch error {
      case .plan(let plan): throw Self.exit(for: plan)
      case .regression, .nobodyTicked, .noDriverColumn, .hidden, .leftOut, .withheld:
        throw ExitStatus.unusableData.exit(error.sentence(naming: .options))
      }
    }
  }

  /// Says what asks for attention on standard error, and ends with status 2 if anything does.
  static func end(_ report: AnalysisReport, quiet: Bool, details: Bool) throws {
    if !quiet {
      say(
        report.remarks(details: details, naming: .options), but: report.doubts(naming: .options))
    }
    if report.hasWarnings { throw ExitCode(ExitStatus.doneWithWarnings.rawValue) }
  }

  static func exit(for error: ImportError) -> ExitCode {
    switch error.kind {
    case .noInput: return ExitStatus.noInput.exit(error.sentence(naming: .options))
    case .badData:
      // What was refused is all there is to tell, so it is told also where warnings are not asked for.
      error.remarks(naming: .options).forEach(Console.say)
      return ExitStatus.unusableData.exit(error.sentence(naming: .options))
    }
  }

  static func exit(for error: PlanError) -> any Error {
    switch error {
    case .missing: ExitStatus.noInput.exit(error.sentence(naming: .options))
    case .unreadable: ExitStatus.unusableData.exit(error.sentence(naming: .options))
    case .setting, .choice, .column, .mapping, .noSuchAccount:
      ValidationError(error.sentence(naming: .options))
    }
  }
}
