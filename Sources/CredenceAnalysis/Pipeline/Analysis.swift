import CredenceConcurrency
public import CredenceImport
import CredenceIntervals
import CredenceMethods
import CredencePosteriors
public import CredenceSurvey

/// The pipeline: a plan to a report.
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
  private let prior: DirichletPrior?
  private let importer: SurveyImporter

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
    report(try findings(in: input))
  }

  /// Counts a file's answers without keeping its rows.
  ///
  /// - Parameters:
  ///   - input: The file.
  ///   - fingerprint: Whether the report carries the SHA-256 of the file, which costs more than the counting.
  /// - Throws: ``ImportError`` where the file cannot be used at all.
  public func tally(input: String, fingerprint: Bool) throws(ImportError) -> ImportedSurvey {
    var options = importer.options
    options.fingerprint = fingerprint
    return try Self.usable(try SurveyImporter(options: options).tally(input))
  }

  /// A survey of which at least one row counts, or is merely blank.
  private static func usable(_ survey: ImportedSurvey) throws(ImportError) -> ImportedSurvey {
    let report = survey.report
    if report.rowsKept == 0, report.hasRefusedRows {
      throw .nothingUsable(file: report.file, rejections: report.rejections, warnings: report.warnings)
    }
    try report.checkReadable()
    return survey
  }

  private func findings(in input: String) throws(ImportError) -> AnalysisFindings {
    let survey = try Self.usable(try importer.read(input))
    var roster: ImportedRoster?
    if let path = plan.accounts { roster = try importer.readRoster(path) }
    let groups = AccountGroups(survey: survey, roster: roster, threads: threads)
    let satisfaction = SatisfactionTally(survey.table)
    let disclosure = Disclosure(groups, satisfaction: satisfaction, minimum: plan.minimumResponses)
    AllocatorTrim.giveBack()
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
    return AnalysisFindings(
      importReport: survey.report, selection: survey.selection,
      answerDays: survey.table.map { AnswerDays($0, accounts: groups.accounts) } ?? .none, roster: roster,
      groups: groups, satisfaction: satisfaction,
      disclosure: disclosure, reasons: reasons, drivers: drivers, measures: measures)
  }

  private func measures(of groups: AccountGroups, _ disclosure: Disclosure) -> AnalysisFindings.Measures {
    defer { AllocatorTrim.giveBack() }
    let measured = estimator.measure(groups.allCounts, threads: threads)
    let comparison = Comparison(
      groups.totals(comparedUnder: disclosure), prior: prior, level: level, threads: threads)
    let health = HealthAssessment(
      groups, plan: plan, level: level, disclosure: disclosure, threads: threads)
    return AnalysisFindings.Measures(measured: measured, comparison: comparison, health: health)
  }

  /// Puts together what was found.
  private func report(_ findings: AnalysisFindings) -> AnalysisReport {
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

  /// Reads the plan's file and analyses its drivers alone.
  ///
  /// - Throws: ``ImportError`` where the file cannot be used, ``DriverReportError`` where its drivers cannot.
  public func drivers(input: String) throws -> (
    survey: ImportedSurvey, report: DriverReport, provenance: Provenance
  ) {
    let survey = try Self.usable(try importer.read(input))
    // Answers too few to be shown are not analysed either.
    let groups = AccountGroups(survey: survey, roster: nil, threads: threads)
    let disclosure = Disclosure(
      groups, satisfaction: SatisfactionTally(survey.table), minimum: plan.minimumResponses)
    if disclosure.isWholeHidden { throw DriverReportError.hidden(plan.minimumResponses) }
    let report = try driverReport(
      survey.allWaves ?? survey.table ?? .empty, mapping: survey.report.mapping, disclosure: disclosure,
      keepsObservations: true
    )
    return (survey, report, provenance(survey.report, nil))
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
      // Data that carry no model are no fault; a column that was asked for and is not used is.
      let severity: Diagnostic.Severity = if case .plan = error { .warning } else { .note }
      return AnalysisFindings.Drivers(
        remarks: [Diagnostic(severity, code: "no-driver-analysis", "drivers: \(error.description)")])
    }
  }

  private func driverReport(
    _ table: ResponseTable, mapping: ColumnMapping?, disclosure: Disclosure, keepsObservations: Bool = false
  ) throws(DriverReportError) -> DriverReport {
    try DriverReport(
      table, mapping: mapping, settings: plan.drivers, level: level, seed: plan.seed, threads: threads,
      disclosure: disclosure, quotesWords: plan.quotesWords, keepsObservations: keepsObservations)
  }

  private func portfolio(
    _ groups: AccountGroups, satisfaction: SatisfactionTally, disclosure: Disclosure, pooling: PoolingReport?,
    health: PortfolioHealthReport?
  ) -> PortfolioReport {
    let answered = groups.accounts.count { $0.total.responses > 0 }
    let revenues = groups.accounts.compactMap(\.account.revenue)
    var diagnostics: [Diagnostic] = []
    var clustered: Estimate?
    if answered > 1, !disclosure.isWholeHidden,
      let found = try? AccountClusteredScore(of: groups.clusters(under: disclosure), level: level)
    {
      clustered = found.estimate
      diagnostics += found.estimate.diagnostics
    }
    func measurement(_ counts: ScoreCounts, isHidden: Bool) -> ScoreMeasurement {
      isHidden ? .hidden : estimator.measure(counts)
    }
    return PortfolioReport(
      total: measurement(groups.total(under: disclosure), isHidden: disclosure.isWholeHidden),
      clustered: clustered,
      roles: groups.rolesOverall(under: disclosure).map { role, counts in
        RoleReport(role: role, measurement: measurement(counts, isHidden: disclosure.hides(role)))
      },
      waves: groups.wavesOverall.map { wave, counts in
        WaveReport(wave: wave, measurement: measurement(counts, isHidden: disclosure.hides(wave)))
      },
      satisfaction: satisfaction.reportsOverall(level: level) { disclosure.hidesRatings($0) },
      health: health,
      pooling: pooling,
      accountsAnswered: answered,
      accountsSilent: groups.accounts.count - answered,
      revenue: revenues.isEmpty ? nil : revenues.reduce(0, +),
      diagnostics: diagnostics)
  }

  private func provenance(_ report: ImportReport, _ roster: ImportedRoster?) -> Provenance {
    var inputs = [
      Provenance.Input(name: Provenance.fileName(report.file), sha256: report.sha256, rows: report.rowsRead)
    ]
    if let roster {
      inputs.append(
        Provenance.Input(
          name: Provenance.fileName(roster.file), sha256: roster.sha256, rows: roster.rowsRead))
    }
    return Provenance(version: CredenceVersion.current, plan: plan, inputs: inputs)
  }
}
