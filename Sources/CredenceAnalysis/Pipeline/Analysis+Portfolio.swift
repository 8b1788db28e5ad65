import CredenceImport
import CredenceIntervals
import CredenceSurvey

/// What was found of all accounts together, and from what.
extension Analysis {
  func portfolio(
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

  func provenance(_ report: ImportReport, _ roster: ImportedRoster?) -> Provenance {
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
