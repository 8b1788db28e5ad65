import CredenceConcurrency
public import CredenceImport
import CredenceIntervals
import CredenceMethods
import CredencePosteriors
public import CredenceSurvey

/// The pipeline: a plan to a report, in five stages: read, group, disclose, estimate, assemble.
public struct Analysis: Sendable {
  /// What is computed.
  public let plan: AnalysisPlan
  /// The day after which answers lie in the future; a library reads no clock.
  public let today: Timestamp
  /// Threads to use; the result is the same on any number.
  public let threads: Int
  /// Told the bytes read and the bytes in all, now and then, from any thread.
  public let progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?

  let level: ConfidenceLevel
  let estimator: ScoreEstimator
  let prior: DirichletPrior?
  let importer: SurveyImporter

  /// Checks a plan.
  ///
  /// - Throws: ``PlanError`` for a setting that cannot be.
  public init(
    _ plan: AnalysisPlan, today: Timestamp, threads: Int = 1,
    progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
  ) throws(PlanError) {
    self.plan = plan
    self.today = today
    self.threads = max(1, threads)
    self.progress = progress
    level = plan.level
    if plan.seed > UInt64(Int.max) {
      throw .setting("seed", reason: "the seed is \(plan.seed); the largest is \(Int.max)")
    }
    if plan.minimumResponses < 1 {
      throw .setting(
        "minimumResponses",
        reason: "the smallest group shown has \(plan.minimumResponses) answers; it has at least 1")
    }
    if !(2...AnalysisPlan.largestMostRoles).contains(plan.mostRoles) {
      throw .setting(
        "mostRoles",
        reason:
          "health tells apart \(plan.mostRoles) roles; it can be 2 to \(AnalysisPlan.largestMostRoles)")
    }
    prior = try plan.dirichletPrior()
    let methods = ScoreMethods(prior: prior)
    var method: (any IntervalMethod<NetPromoterScore>)?
    if let name = plan.method {
      do { method = try methods.catalogue.named(name) } catch {
        throw .setting("method", reason: error.description)
      }
    }
    estimator = ScoreEstimator(methods: methods, method: method, prior: prior, level: level)
    importer = SurveyImporter(
      options: try plan.importOptions(today: today, threads: self.threads, progress: progress))
  }

  /// Reads the plan's files and measures every account.
  ///
  /// - Throws: ``ImportError`` where a file cannot be used at all.
  public func run(input: String) throws(ImportError) -> AnalysisReport {
    assemble(try findings(in: input))
  }

  /// The stages that need the rows, which go when it returns.
  private func findings(in input: String) throws(ImportError) -> AnalysisFindings {
    let (survey, roster) = try read(input)
    let groups = group(survey, roster)
    let satisfaction = SatisfactionTally(survey.table)
    let disclosure = disclose(groups, satisfaction)
    AllocatorTrim.giveBack()
    let estimates = estimate(survey, groups, disclosure)
    return AnalysisFindings(
      importReport: survey.report, selection: survey.selection,
      answerDays: survey.table.map { AnswerDays($0, accounts: groups.accounts) } ?? .none, roster: roster,
      groups: groups, satisfaction: satisfaction, disclosure: disclosure, reasons: estimates.reasons,
      drivers: estimates.drivers, measures: estimates.measures)
  }

  // MARK: - Read

  /// The survey and, where the plan names one, the roster.
  private func read(_ input: String) throws(ImportError) -> (ImportedSurvey, ImportedRoster?) {
    let survey = try Self.usable(try importer.read(input))
    guard let path = plan.accounts else { return (survey, nil) }
    return (survey, try importer.readRoster(path))
  }

  /// A survey of which at least one row counts, or is merely blank.
  static func usable(_ survey: ImportedSurvey) throws(ImportError) -> ImportedSurvey {
    let report = survey.report
    if report.rowsKept == 0, report.hasRefusedRows {
      throw .nothingUsable(file: report.file, rejections: report.rejections, warnings: report.warnings)
    }
    try report.checkReadable()
    return survey
  }

  // MARK: - Group

  /// Counts by account, role and wave.
  func group(_ survey: ImportedSurvey, _ roster: ImportedRoster?) -> AccountGroups {
    AccountGroups(survey: survey, roster: roster, threads: threads)
  }

  // MARK: - Disclose

  /// What is shown of them.
  func disclose(_ groups: AccountGroups, _ satisfaction: SatisfactionTally) -> Disclosure {
    Disclosure(groups, satisfaction: satisfaction, minimum: plan.minimumResponses)
  }

  // MARK: - Estimate

  private typealias Estimates = (
    drivers: AnalysisFindings.Drivers, measures: AnalysisFindings.Measures, reasons: ReasonsTally
  )

  /// What follows from rows and counts.
  private func estimate(_ survey: ImportedSurvey, _ groups: AccountGroups, _ disclosure: Disclosure)
    -> Estimates
  {
    // The drivers are the longest of all, and mostly the work of one thread.
    let (drivers, (measures, reasons)) = concurrently(
      threads: threads, { driverSection(survey, disclosure: disclosure) },
      {
        (
          self.measures(of: groups, disclosure),
          ReasonsTally(
            survey.table, accounts: groups.accounts, includesComments: plan.includesComments,
            minimum: plan.minimumResponses)
        )
      })
    return (drivers, measures, reasons)
  }

  private func measures(of groups: AccountGroups, _ disclosure: Disclosure) -> AnalysisFindings.Measures {
    defer { AllocatorTrim.giveBack() }
    return AnalysisFindings.Measures(
      measured: estimator.measure(groups.allCounts, threads: threads),
      comparison: ComparisonAnalyzer(prior: prior, level: level, threads: threads)
        .compare(groups.totals(comparedUnder: disclosure)),
      health: HealthAnalyzer(plan: plan, level: level, threads: threads)
        .assess(groups, disclosure: disclosure))
  }

  /// The drivers of a whole analysis. What they cannot carry is a remark: the accounts are reported all the same.
  private func driverSection(_ survey: ImportedSurvey, disclosure: Disclosure) -> AnalysisFindings.Drivers {
    guard let table = survey.allWaves ?? survey.table, !disclosure.isWholeHidden,
      !table.drivers.isEmpty || !plan.drivers.rated.isEmpty
    else { return AnalysisFindings.Drivers() }
    do {
      return AnalysisFindings.Drivers(
        report: try driverReport(table, mapping: survey.report.mapping, disclosure: disclosure))
    } catch {
      return AnalysisFindings.Drivers(remarks: [Diagnostic(AnalysisFact.noDriverAnalysis(error))])
    }
  }

  func driverReport(
    _ table: ResponseTable, mapping: ColumnMapping?, disclosure: Disclosure, keepsObservations: Bool = false
  ) throws(DriverReportError) -> DriverReport {
    try DriverAnalyzer(
      settings: plan.drivers, level: level, seed: plan.seed, threads: threads, disclosure: disclosure,
      quotesWords: plan.quotesWords, keepsObservations: keepsObservations
    ).report(table, mapping: mapping)
  }

  // MARK: - Assemble

  /// Puts together what was found.
  private func assemble(_ findings: AnalysisFindings) -> AnalysisReport {
    AllocatorTrim.giveBack()
    let (groups, disclosure) = (findings.groups, findings.disclosure)
    let (comparison, health) = (findings.measures.comparison, findings.measures.health)
    let accounts = accountReports(findings)
    return AnalysisReport(
      provenance: provenance(findings.importReport, findings.roster),
      importReport: findings.importReport,
      selection: findings.selection,
      roster: findings.roster,
      portfolio: portfolio(
        groups, satisfaction: findings.satisfaction, disclosure: disclosure, pooling: comparison.pooling,
        health: health.portfolioReport(groups, shown: accounts, disclosure: disclosure)),
      accounts: accounts,
      drivers: findings.drivers.report,
      diagnostics: ((findings.selection?.remarks ?? []) + groups.diagnostics
        + plan.roleWeighting.remarks(on: groups) + comparison.diagnostics
        + health.diagnostics + findings.drivers.remarks).filter { disclosure.shows($0) }
        + [disclosure.remark].compactMap { $0 })
  }
}
