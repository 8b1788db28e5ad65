import CredenceAnalysis
import CredenceHealth
import CredenceReporting
import CredenceSurvey

extension PortfolioHealthReport {
  /// What a person reads of the portfolio's health above the accounts: verdicts, revenue at risk, patterns, silence.
  ///
  /// - Parameter details: Also the weights, revenue against health, and how roles go together.
  func lines(numbers: NumberStyle, details: Bool) -> [String] {
    [
      verdictLine(numbers, details), riskLine(numbers), details ? quadrantLine(numbers) : nil,
      patternLine(numbers), coverageLine(numbers), details ? tieLine(numbers) : nil,
    ].compactMap { $0 }
  }

  private func verdictLine(_ numbers: NumberStyle, _ details: Bool) -> String? {
    // What expected means is said once.
    let firstExpected = HealthVerdict.allCases.first {
      $0 != .unclear && (verdicts[$0] ?? 0) > (heardVerdicts[$0] ?? 0)
    }
    let found = HealthVerdict.allCases.compactMap { verdict in
      verdicts[verdict].map {
        "\(numbers.count($0)) \(verdict.words)\(basisWords(verdict, of: $0, numbers, explains: verdict == firstExpected))"
      }
    }
    guard !found.isEmpty else { return nil }
    let weighted = weights.weights.filter { $0.weight > 0 }
    guard details, weighted.count > 1 else { return "verdicts: " + found.joined(separator: ", ") }
    let shares = weighted.map { "\($0.role) \(NumberStyle.shortest(Self.rounded($0.weight)))" }
    return "verdicts on health (\(shares.joined(separator: ", "))): " + found.joined(separator: ", ")
  }

  /// How many of a verdict were heard, and how many are expected; nothing of one that claims nothing.
  private func basisWords(
    _ verdict: HealthVerdict, of count: Int, _ numbers: NumberStyle, explains: Bool
  ) -> String {
    guard verdict != .unclear else { return "" }
    let heard = heardVerdicts[verdict] ?? 0
    let parts = [
      heard > 0 ? "\(numbers.count(heard)) heard" : nil,
      heard < count
        ? "\(numbers.count(count - heard)) expected\(explains ? " from the other accounts" : "")" : nil,
    ]
    return " (\(parts.compactMap { $0 }.joined(separator: ", ")))"
  }

  private func riskLine(_ numbers: NumberStyle) -> String? {
    guard let risk, risk.answeredRevenue + risk.silentRevenue > 0 else { return nil }
    var line =
      "revenue at risk: \(numbers.money(risk.expected)) expected of \(numbers.money(risk.answeredRevenue))"
    if let interval = risk.interval {
      line +=
        " (\(interval.level.percent) of outcomes \(numbers.money(interval.lower)) to \(numbers.money(interval.upper)))"
    } else if risk.rule == .fixed5030 {
      line += " by the fixed constants 50% and 30%"
    }
    if risk.silentRevenue > 0 { line += "; silent \(numbers.money(risk.silentRevenue))" }
    return line
  }

  private func quadrantLine(_ numbers: NumberStyle) -> String? {
    guard let quadrants, quadrants.quarters.contains(where: { $0.revenue > 0 }),
      let worst = quadrants.quarters.first(where: { $0.isHighRevenue && !$0.isHealthy })
    else { return nil }
    return
      "revenue above \(numbers.money(quadrants.medianRevenue)) with health not above 0: \(numbers.number(worst.accounts, decimals: 1)) accounts expected, \(numbers.money(worst.revenue))"
  }

  /// How far the portfolio shows that roles of an account go together: what a silent role is predicted by.
  private func tieLine(_ numbers: NumberStyle) -> String? {
    guard model.roles.count > 1, model.accounts > 1 else { return nil }
    return
      "roles of an account go together with a correlation of \(numbers.number(model.mode.roleCorrelation, decimals: 2)), learnt from \(numbers.counted(model.accounts, "account")); silent roles are predicted by it"
  }

  private func patternLine(_ numbers: NumberStyle) -> String? {
    let named: [HealthPattern] = [.maskedRisk, .endUserFriction, .divided]
    let found = named.compactMap { pattern -> String? in
      guard let accounts = patterns[pattern], !accounts.isEmpty else { return nil }
      let more = accounts.count > 3 ? " and \(numbers.count(accounts.count - 3)) more" : ""
      return "\(pattern.findingWords): \(accounts.prefix(3).joined(separator: ", "))\(more)"
    }
    return found.isEmpty ? nil : "patterns found: " + found.joined(separator: "; ")
  }

  private func coverageLine(_ numbers: NumberStyle) -> String? {
    let roles = coverage.filter { $0.role != .unknown }
    guard !roles.isEmpty else { return nil }
    let parts = roles.map { entry -> String in
      let counted = entry.counted ?? .init()
      // Of the accounts whose contacts are counted, or, where none are, of all.
      let coverage =
        counted.contacts > 0
        ? numbers.coverage(answered: counted.answered, known: counted.contacts)
        : numbers.coverage(answered: entry.answered, known: entry.known)
      var remarks = entry.revenueHeard.map { [numbers.money($0)] } ?? []
      if counted.contacts > 0, counted.accountsWithout > 0 {
        let more = entry.answered - counted.answered
        remarks.append(
          "\(numbers.counted(counted.accountsWithout, "account")) without a number of contacts gave \(more == 0 ? "none" : "\(numbers.count(more)) more")"
        )
      }
      return
        "\(entry.role) \(coverage) in \(numbers.count(entry.accountsHeard)) of \(numbers.counted(entry.accounts, "account"))"
        + (remarks.isEmpty ? "" : " (\(remarks.joined(separator: "; ")))")
    }
    return "heard: " + parts.joined(separator: ", ")
  }

  /// 95%, 99.5%.
  private static func rounded(_ share: Double) -> Double { (1000 * share).rounded() / 1000 }
}
