import CredenceConcurrency
import CredenceMethods
import CredenceProbability
import CredenceSurvey

/// What was found, account by account.
extension Analysis {
  /// The accounts in the order they are shown.
  func accountReports(_ findings: AnalysisFindings) -> [AccountReport] {
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

  private func accountReport(
    _ findings: AnalysisFindings, at position: Int, hiddenDrivers: Set<String>
  ) -> AccountReport {
    let (group, disclosure) = (findings.groups.accounts[position], findings.disclosure)
    let (measured, comparison) = (findings.measures.measured, findings.measures.comparison)
    if disclosure.isAccountHidden[position] {
      return AccountReport(
        account: group.account, total: .hidden, roles: [], answered: nil, waves: [], rank: nil, pooled: nil,
        satisfaction: [], health: nil, reasons: nil, isHealthHidden: true,
        diagnostics: [disclosure.accountRemark])
    }
    func measurement(_ counts: ScoreCounts, isHidden: Bool = false) -> ScoreMeasurement {
      isHidden ? .hidden : measured[counts] ?? estimator.measure(counts)
    }
    let hidden = disclosure.hiddenRoles(of: group, at: position)
    return AccountReport(
      account: group.account,
      total: measurement(group.total),
      roles: group.roles.map { role, counts in
        RoleReport(
          role: role, measurement: measurement(counts, isHidden: disclosure.hides(role, at: position)))
      },
      answered: findings.answerDays[position],
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
      diagnostics: (group.roleDiagnostics.map(\.remark) + group.diagnostics)
        .filter { disclosure.shows($0, at: position) })
  }
}
