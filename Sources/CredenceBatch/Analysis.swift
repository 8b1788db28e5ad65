public import CredenceImport
import CredenceIntervals
import CredencePosteriors
import CredenceProbability
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

  private let level: ConfidenceLevel
  private let measurer: Measurer
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
    level = try plan.confidenceLevel()
    if plan.seed > UInt64(Int.max) {
      throw .setting("seed", reason: "the seed is \(plan.seed); the largest is \(Int.max)")
    }
    if plan.minimumResponses < 1 {
      throw .setting(
        "minimumResponses",
        reason: "the smallest group shown has \(plan.minimumResponses) answers; it has at least 1")
    }
    prior = try plan.dirichletPrior()
    let methods = ScoreMethods(prior: prior)
    var method: (any IntervalMethod<NetPromoterScore>)?
    if let name = plan.method {
      do { method = try methods.catalogue.named(name) } catch {
        throw .setting("method", reason: error.description)
      }
    }
    measurer = Measurer(methods: methods, method: method, prior: prior, level: level)
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
      throw .nothingUsable(file: report.file, remarks: report.remarks)
    }
    return survey
  }

  /// What the rows of a survey say. The rows themselves take more memory than anything else, and are let go before
  /// accounts are reported.
  private struct Findings: Sendable {
    let importReport: ImportReport
    let roster: ImportedRoster?
    let groups: AccountGroups
    let satisfaction: SatisfactionTally
    let disclosure: Disclosure
    let reasons: ReasonsTally
    let drivers: DriverSection
    let measures: Measures
  }

  /// The drivers, and what is to be said of them.
  private struct DriverSection: Sendable {
    var report: DriverReport?
    var remarks: [Diagnostic] = []
  }

  /// What counts alone tell.
  private struct Measures: Sendable {
    let measured: [ScoreCounts: ScoreMeasurement]
    let comparison: Comparison
    let health: HealthAssessment
  }

  private func findings(in input: String) throws(ImportError) -> Findings {
    let survey = try Self.usable(try importer.read(input))
    var roster: ImportedRoster?
    if let path = plan.accounts { roster = try importer.readRoster(path) }
    let groups = AccountGroups(survey: survey, roster: roster, threads: threads)
    let satisfaction = SatisfactionTally(survey.table)
    let disclosure = Disclosure(groups, satisfaction: satisfaction, minimum: plan.minimumResponses)
    FreedMemory.giveBack()
    // The drivers are the longest of all, and mostly the work of one thread.
    let (measures, drivers) = concurrently(
      threads: threads, { self.measures(of: groups, disclosure) },
      { driverSection(survey, disclosure: disclosure) })
    return Findings(
      importReport: survey.report, roster: roster, groups: groups, satisfaction: satisfaction,
      disclosure: disclosure,
      reasons: ReasonsTally(
        survey.table, accounts: groups.accounts, includesComments: plan.includesComments,
        minimum: plan.minimumResponses),
      drivers: drivers, measures: measures)
  }

  private func measures(of groups: AccountGroups, _ disclosure: Disclosure) -> Measures {
    let measured = measurer.measure(groups.allCounts, threads: threads)
    let comparison = Comparison(
      groups.totals(comparedUnder: disclosure), prior: prior, level: level, threads: threads)
    let health = HealthAssessment(
      groups, plan: plan, level: level, disclosure: disclosure, threads: threads)
    return Measures(measured: measured, comparison: comparison, health: health)
  }

  /// Puts together what was found.
  private func report(_ findings: Findings) -> AnalysisReport {
    FreedMemory.giveBack()
    let (groups, disclosure) = (findings.groups, findings.disclosure)
    let (comparison, health) = (findings.measures.comparison, findings.measures.health)
    let accounts = accountReports(findings)
    return AnalysisReport(
      provenance: provenance(findings.importReport, findings.roster),
      importReport: findings.importReport,
      roster: findings.roster,
      portfolio: portfolio(
        groups, satisfaction: findings.satisfaction, disclosure: disclosure, pooling: comparison.pooling,
        health: health.portfolioReport(groups, shown: accounts, disclosure: disclosure)),
      accounts: accounts,
      drivers: findings.drivers.report,
      diagnostics: groups.diagnostics + plan.roleWeighting.remarks(on: groups) + comparison.diagnostics
        + health.diagnostics + findings.drivers.remarks + [disclosure.remark].compactMap { $0 })
  }

  /// The accounts in the order they are shown.
  private func accountReports(_ findings: Findings) -> [AccountReport] {
    let (groups, disclosure) = (findings.groups, findings.disclosure)
    let (measured, health) = (findings.measures.measured, findings.measures.health)
    let ticks = TickSuppression(
      findings.reasons, groups, disclosure: disclosure, everywhere: findings.drivers.report?.hidden ?? [])
    let order = order(groups, measured, health, disclosure)
    return parallelMap(count: order.count, threads: threads) { place in
      let position = order[place]
      return accountReport(findings, at: position, hiddenDrivers: ticks.hiddenDrivers[position])
    }
  }

  private func order(
    _ groups: AccountGroups, _ measured: [ScoreCounts: ScoreMeasurement], _ health: HealthAssessment,
    _ disclosure: Disclosure
  ) -> [Int] {
    AccountOrder.positions(
      groups.accounts.enumerated().map { position, group in
        let isHidden = disclosure.isAccountHidden[position]
        return AccountOrder.Entry(
          name: group.account.name, revenue: group.account.revenue,
          health: isHidden ? nil : health.accounts[position],
          scoreBelowZero: isHidden ? nil : measured[group.total]?.statements?.belowZero)
      })
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
      survey.table ?? .empty, mapping: survey.report.mapping, disclosure: disclosure, keepsObservations: true
    )
    return (survey, report, provenance(survey.report, nil))
  }

  /// The drivers of a whole analysis. What they cannot carry is a remark: the accounts are reported all the same.
  private func driverSection(_ survey: ImportedSurvey, disclosure: Disclosure) -> DriverSection {
    guard let table = survey.table, !disclosure.isWholeHidden,
      !table.drivers.isEmpty || !plan.drivers.rated.isEmpty
    else { return DriverSection() }
    do {
      return DriverSection(
        report: try driverReport(table, mapping: survey.report.mapping, disclosure: disclosure))
    } catch {
      // Data that carry no model are no fault; a column that was asked for and is not used is.
      let severity: Diagnostic.Severity = if case .plan = error { .warning } else { .note }
      return DriverSection(
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

  private func accountReport(
    _ findings: Findings, at position: Int, hiddenDrivers: Set<String>
  ) -> AccountReport {
    let (group, disclosure) = (findings.groups.accounts[position], findings.disclosure)
    let (measured, comparison) = (findings.measures.measured, findings.measures.comparison)
    if disclosure.isAccountHidden[position] {
      return AccountReport(
        account: group.account, total: .hidden, roles: [], waves: [], rank: nil, pooled: nil,
        satisfaction: [], health: nil, reasons: nil, isHealthHidden: true,
        diagnostics: [disclosure.accountRemark])
    }
    func measurement(_ counts: ScoreCounts, isHidden: Bool = false) -> ScoreMeasurement {
      isHidden ? .hidden : measured[counts] ?? measurer.measure(counts)
    }
    let hidden = disclosure.hiddenRoles(of: group, at: position)
    return AccountReport(
      account: group.account,
      total: measurement(group.total),
      roles: group.roles.map { role, counts in
        RoleReport(
          role: role, measurement: measurement(counts, isHidden: disclosure.hides(role, at: position)))
      },
      waves: group.waves.map { wave, counts in
        WaveReport(
          wave: wave, measurement: measurement(counts, isHidden: disclosure.hides(wave, at: position)))
      },
      rank: comparison.ranks[position],
      pooled: group.total.responses > 0 ? comparison.pooled[PoolingReport.key(group.total)] : nil,
      satisfaction: findings.satisfaction.reports(of: group.account.name, level: level) {
        disclosure.hidesRatings($0, at: position)
      },
      health: findings.measures.health.accounts[position],
      reasons: findings.reasons.reasons(
        ofAccount: position, hidden: hidden, hiddenDrivers: hiddenDrivers),
      isHealthHidden: !hidden.isEmpty,
      diagnostics: group.roleDiagnostics.filter { !disclosure.hides($0.role, at: position) }.map(\.remark)
        + group.diagnostics)
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
      isHidden ? .hidden : measurer.measure(counts)
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
