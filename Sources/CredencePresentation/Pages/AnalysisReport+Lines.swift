package import CredenceAnalysis
import CredenceConcurrency
import CredenceHealth
import CredenceImport
import CredencePosteriors
package import CredenceReporting
import CredenceSurvey
import CredenceTables

extension AnalysisReport {
  /// One line an account for the terminal, in the report's order.
  package var accountLines: [AccountLine] { accountLines(threads: 1) }

  /// Writes a heading and all lines.
  ///
  /// - Parameter threads: How many to use; what is written does not depend on it.
  package func writeAccountLines(
    by renderer: AccountLineRenderer, to sink: any ByteSink, threads: Int = 1
  ) throws(OutputError) {
    let lines = accountLines(threads: threads)
    let layout = renderer.layout(of: lines)
    try sink.write(renderer.title(of: lines, layout, level: provenance.plan.level))
    try OrderedBlocks(count: lines.count, threads: threads).render { block in
      Array(renderer.text(lines[block], layout).utf8)
    } take: { bytes throws(OutputError) in
      try sink.write(bytes)
    }
  }

  private func accountLines(threads: Int) -> [AccountLine] {
    let roles = portfolio.roles.map(\.role).filter { $0 != .unknown }
    // A hollow dot means that nobody who decides has answered; without roles that cannot be said.
    let hasDecisionMakers = roles.contains(.decisionMaker)
    return parallelMap(count: accounts.count, threads: threads) { place in
      let report = accounts[place]
      return AccountLine(
        name: report.account.name,
        drawn: Self.drawn(report, hasDecisionMakers: hasDecisionMakers),
        coverage: AccountLine.Coverage(
          answered: report.total.counts.responses, known: report.total.counts.population),
        isHidden: report.isHidden,
        roles: roles.map { role in
          let measurement = report.roles.first { $0.role == role }?.measurement
          if report.isHidden || measurement?.isHidden == true { return .hidden(Self.letter(of: role)) }
          let counts = measurement?.counts
          return AccountLine.RoleCoverage(
            Self.letter(of: role), answered: counts?.responses ?? 0,
            known: counts == nil ? 0 : counts?.population)
        },
        verdict: report.health?.shownVerdict,
        revenueAtRisk: report.health?.revenueAtRisk)
    }
  }

  private static func drawn(_ report: AccountReport, hasDecisionMakers: Bool) -> DrawnInterval? {
    guard let score = report.total.score else { return nil }
    let interval = score.interval
    let decisionMakers = report.roles.first { $0.role == .decisionMaker }?.measurement
    // A hidden role has answered: zeros are never hidden.
    let decided = decisionMakers.map { $0.isHidden || $0.counts.responses > 0 } ?? false
    // Colour is earned: by a verdict whose sign is sure to 90%, and by the account's own answers.
    let standing: DrawnInterval.Standing =
      switch report.health?.verdictBasis == .heard ? report.health?.verdict : nil {
      case .healthy, .veryHealthy: .positive
      case .unhealthy, .veryUnhealthy: .negative
      case .neutral, .unclear, nil: .unclear
      }
    // A narrow inner bar of another construction may stick out by a hair; it is drawn inside the outer one.
    let inner = report.total.inner.map { inner -> ClosedRange<Double> in
      let lower = min(max(inner.lower, interval.lower), interval.upper)
      return lower...max(lower, min(inner.upper, interval.upper))
    }
    return DrawnInterval(
      value: score.value, outer: interval.lower...interval.upper, inner: inner, standing: standing,
      isHollow: hasDecisionMakers && !decided,
      isExact: report.total.counts.isCensus && interval.lower == interval.upper)
  }

  private static func letter(of role: Role) -> Character {
    role.rawValue.uppercased().first ?? "?"
  }

  /// What a person reads above the accounts: the verdict and what to do, the file, the columns, what was left out.
  ///
  /// - Parameters:
  ///   - numbers: How figures are written.
  ///   - details: Also how it was found, for analysts.
  ///   - naming: What settings are called.
  package func heading(
    numbers: NumberStyle, details: Bool = false, naming: SettingNaming = .plan
  ) -> [String] {
    var lines: [String] = []
    let read = importReport
    let file = Provenance.fileName(read.file)
    var rows =
      hidesRows
      ? "\(file): \(HiddenGroup.reason(provenance.plan.minimumResponses))"
      : "\(file): \(numbers.counted(read.rowsRead, "row")) read, \(numbers.count(read.rowsKept)) kept"
    if read.rowsRejected > 0, hidesRows {
      // How many, and on which lines, would bound how many answered.
      rows += "; rows not kept: \(read.rejections.map(\.reason.rawValue).joined(separator: ", "))"
    } else if read.rowsRejected > 0 {
      let reasons = read.rejections.sorted { ($1.count, $0.reason.rawValue) < ($0.count, $1.reason.rawValue) }
        .map { "\(numbers.count($0.count)) \($0.reason.rawValue)" }
      rows += ", \(numbers.count(read.rowsRejected)) not: \(reasons.joined(separator: ", "))"
    }
    lines.append(rows)
    let fields = read.mapping.entries.filter { $0.field != .metadata && $0.field != .segment }
    if !fields.isEmpty {
      lines.append(
        "columns: " + fields.map(Self.columnWords).joined(separator: ", "))
    }
    // The numbers are hidden here where the number of rows is; the warning itself is on standard error.
    return (hidesRows ? [] : read.doubtLines(naming: naming))
      + (selection?.lines(numbers: numbers, hidesRows: hidesRows, naming: naming) ?? [])
      + [portfolioLine(numbers: numbers)]
      + (portfolio.health?.lines(numbers: numbers, details: details) ?? [])
      + [nextLine(numbers: numbers)].compactMap { $0 } + lines
  }

  /// What a column is. Everything rests on the score, so a page says where another column might have been it.
  private static func columnWords(_ entry: ColumnMapping.Entry) -> String {
    let words = "\(entry.field.rawValue) = \(entry.column.name)"
    guard entry.field == .score, !entry.over.isEmpty else { return words }
    return "\(words) (taken over \(entry.over.joined(separator: ", ")))"
  }

  /// Whom to see and whom to ask: the first accounts in the report's order, those at most risk.
  private func nextLine(numbers: NumberStyle) -> String? {
    let answered = accounts.compactMap { report -> (name: String, health: AccountHealth)? in
      guard report.total.counts.responses > 0, let health = report.health?.health else { return nil }
      return (report.account.name, health)
    }
    guard accounts.count > 1 else { return nil }
    let unhappy = answered.filter { $0.health.verdict == .unhealthy || $0.health.verdict == .veryUnhealthy }
    let open = answered.filter { $0.health.verdict == .unclear && $0.health.askNext != nil }
    let short = DistinctNames(
      unhappy.prefix(Self.named).map(\.name) + open.prefix(Self.named).map(\.name), width: Self.nameWidth,
      unicode: numbers.unicode)
    func name(_ account: String) -> String {
      TerminalText.fitted(short[account], width: Self.nameWidth, unicode: numbers.unicode)
    }
    func more(_ all: Int) -> String {
      all > Self.named ? " and \(numbers.count(all - Self.named)) more" : ""
    }
    var parts: [String] = []
    if !unhappy.isEmpty {
      parts.append(
        "see to \(unhappy.prefix(Self.named).map { name($0.name) }.joined(separator: ", "))\(more(unhappy.count))"
      )
    }
    if !open.isEmpty {
      let asked = open.prefix(Self.named).map { account -> String in
        let role = account.health.roles.count > 1 ? account.health.askNext?.role : nil
        return name(account.name) + (role.map { " (\($0))" } ?? "")
      }
      parts.append("ask for more answers at \(asked.joined(separator: ", "))\(more(open.count))")
    }
    return parts.isEmpty ? nil : "next: " + parts.joined(separator: "; ")
  }

  private static let named = 3
  private static let nameWidth = 32

  private func portfolioLine(numbers: NumberStyle) -> String {
    let counts = portfolio.total.counts
    let accounts = portfolio.accountsAnswered + portfolio.accountsSilent
    var line = numbers.counted(accounts, "account")
    if portfolio.accountsSilent > 0 { line += " (\(numbers.count(portfolio.accountsSilent)) silent)" }
    if portfolio.total.isHidden { return line + "; " + HiddenGroup.reason(provenance.plan.minimumResponses) }
    line += ", " + numbers.counted(counts.responses, "answer")
    if let population = counts.population { line += " from " + numbers.counted(population, "known contact") }
    guard let score = portfolio.total.score else {
      return portfolio.satisfaction.isEmpty
        ? "\(numbers.counted(accounts, "account")), no scores"
        : "\(numbers.counted(accounts, "account")); the file has satisfaction ratings and no scores"
    }
    line += "; all together \(numbers.score(score.value))"
    if let clustered = portfolio.clustered {
      let interval = clustered.interval
      // Accounts that are all alike have limits on one point, which is exact only where everybody has answered.
      let limits =
        counts.isCensus && interval.lower == interval.upper
        ? NumberStyle.exact : numbers.scoreInterval(interval.lower, interval.upper)
      line += " \(limits)"
      // Said here too: whoever reads no remarks would take accounts for what varies.
      if !portfolio.isClustered { line += ", answers taken as independent" }
    }
    return line
  }

  /// In which order the accounts stand; `nil` where there is nothing to order.
  private var orderLine: String? {
    guard accounts.count > 1, portfolio.total.score != nil || portfolio.total.isHidden else { return nil }
    let hasRevenue = accounts.contains { $0.account.revenue != nil }
    let order =
      if !hasRevenue {
        "Ordered by the probability that health is below 0"
      } else if provenance.plan.riskRule == .probability {
        "Ordered by expected revenue at risk: revenue times the probability that health is below 0"
      } else {
        "Ordered by revenue at risk by fixed constants: half of what detractors stand for and 30% of what passives do"
      }
    if portfolio.accountsSilent == 0 { return order + "." }
    return order
      + (hasRevenue
        ? "; silent accounts by revenue times what the portfolio predicts for them, and none of it counts as at risk."
        : "; of silent accounts as the portfolio predicts it.")
  }

  /// Whether borrowing from the portfolio foretells answers better than what borrows nothing, by the figures shown.
  private func poolingLine(numbers: NumberStyle) -> String? {
    // With one account there is nothing to borrow from.
    guard portfolio.accountsAnswered > 1, let pooling = portfolio.pooling?.score else { return nil }
    func shown(_ score: Double) -> Double { (1000 * score).rounded() }
    let beatsFlat = shown(pooling.portfolio) > shown(pooling.flat)
    let beatsRaw = shown(pooling.portfolio) > shown(pooling.raw)
    let pays =
      switch (beatsFlat, beatsRaw) {
      case (true, true): "pays here"
      case (true, false): "foretells answers better than a flat prior here, and no better than raw shares"
      case (false, true): "foretells answers better than raw shares here, and no better than a flat prior"
      case (false, false): "does not pay here"
      }
    return
      "Borrowing from the portfolio \(pays): log score per left-out answer \(numbers.number(pooling.portfolio, decimals: 3)) against \(numbers.number(pooling.flat, decimals: 3)) with a flat prior and \(numbers.number(pooling.raw, decimals: 3)) with raw shares. Pooled estimates stand in accounts.csv, never in place of the score."
  }

  /// What a person reads below the accounts.
  ///
  /// - Parameters:
  ///   - numbers: How figures are written.
  ///   - details: Also how it was found, for analysts.
  ///   - naming: What settings are called.
  package func footing(
    numbers: NumberStyle, details: Bool = false, naming: SettingNaming = .plan
  ) -> [String] {
    var lines: [String] = []
    let methods = Set(accounts.compactMap { $0.total.score?.interval.method }).sorted()
    if !methods.isEmpty {
      lines.append(signLine(numbers: numbers))
      if details {
        lines.append(
          "Intervals: level \(provenance.plan.level.decimal), \(methods.joined(separator: " and ")); thick bar \(ConfidenceLevel.innerBar.decimal). Coloured only where the verdict is sure and heard."
        )
        if portfolio.isClustered {
          lines.append("In the interval of all together accounts are taken as the units that vary.")
        }
      }
    }
    if let orderLine { lines.append(orderLine) }
    lines += drivers?.lines(numbers: numbers) ?? []
    if details, let line = poolingLine(numbers: numbers) { lines.append(line) }
    if let hidden = diagnostics.first(where: { $0.code == .groupsHidden }) {
      let sentence = hidden.sentence(naming: naming)
      lines.append(sentence.prefix(1).uppercased() + sentence.dropFirst() + ".")
    }
    if accounts.contains(where: { $0.total.counts.population != nil }) {
      lines.append(
        "Where the number of contacts is known, the interval is for what all of them would say, taking the silent to be like those who answered."
      )
    }
    if !details { lines.append("\(naming(.details)) says more of the methods.") }
    return lines
  }

  /// What the signs behind the accounts mean, those that occur.
  private func signLine(numbers: NumberStyle) -> String {
    let found = Set(accounts.compactMap { $0.health?.shownVerdict })
    let signs = ShownVerdict.all.filter(found.contains).map {
      "\($0.glyph(unicode: numbers.unicode)) \($0.verdict == .unclear ? "not settled yet" : $0.words)"
    }
    let bar = "The bar is where the score may lie, the thick part where it likely does."
    let isAnyExpected = found.contains { $0.basis == .expected }
    let meaning =
      isAnyExpected
      ? " What is expected is the other accounts' word: its own answers alone do not bear it out." : ""
    return signs.isEmpty ? bar : "\(bar) \(signs.joined(separator: ", ")).\(meaning)"
  }
}
