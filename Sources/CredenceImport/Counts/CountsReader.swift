import CredenceDelimitedText
import CredenceSurvey

/// Reads a file that holds counts: a dashboard's aggregates, or what `credence tally` writes.
struct CountsReader {
  private let job: SurveyImport
  private let layout: Layout

  init(_ job: SurveyImport, layout: Layout) {
    self.job = job
    self.layout = layout
  }

  /// Where the counts stand.
  private struct CountColumns {
    var promoters: Int
    var passives: Int
    var detractors: Int
    var responses: Int?
    var population: Int?
  }

  func read() throws(ImportError) -> ImportedSurvey {
    let source = job.source
    if !job.options.period.isAll { throw .undated(file: job.file.name) }
    let waves = WaveChoice(job.options.waves, among: source.header.columns)
    let mapping: ColumnMapping
    do {
      mapping = try ColumnMapper.map(
        source.header.columns, samples: source.header.columns.map { _ in ColumnSample([String]()) },
        layout: layout, options: waves.added(to: job.options.columns), roles: job.options.roles,
        scale: job.options.scale)
    } catch {
      throw .columns(file: job.file.name, error)
    }
    let columns = try countColumns(mapping)
    var group = Groups(names: job.names)
    let account = mapping.column(.account)?.index
    let role = mapping.column(.role)?.index
    let wave = mapping.column(.wave)?.index
    let revenue = mapping.column(.revenue)?.index
    var revenues = Revenues()
    let headings = source.headings
    source.forEachRecord { record, line, cells in
      group.rows += 1
      if record.fault == nil, cells[0].withCellBytes(headings.mayBeHeading), headings.kind(cells) == .same {
        group.rejections.add(.repeatedHeading, line: line)
        return
      }
      if let reason = fault(record, cells) {
        group.rejections.add(reason, line: line + record.faultLine)
        return
      }
      let population = columns.population.flatMap { count(cells[$0]).value }
      let counts = counts(cells, columns)
      let answers = (try? counts.get())?.responses ?? 0
      guard group.makeRoom(answers: answers, contacts: population ?? 0) else {
        let column = columns.population ?? columns.promoters
        group.rejections.add(.countsTooLarge, line: line, column: column, cell: cells[column])
        return
      }
      let place = group.place(
        account: account.map { cells[$0] }, role: role.map { cells[$0] }, wave: wave.map { cells[$0] },
        population: population)
      if let revenue { revenues.add(cells[revenue], account: group.accounts[Int(place.account)].name, line) }
      switch counts {
      case .success(let counts): group.add(counts, at: place, line: line)
      case .failure(let refusal):
        group.rejections.add(refusal.reason, line: line, column: refusal.column, cell: cells[refusal.column])
      }
    }
    if group.rows == 0 { throw .noRows(file: job.file.name) }
    let remarks = RevenueColumn(names: job.names, firstLine: 0).add(
      revenues.cells, of: revenues.accounts, lines: revenues.lines, to: &group.accounts)
    return try survey(group, mapping, remarks, chosenWave: waves.wave)
  }

  /// The revenue cells of all rows, read together: only a whole column shows its decimal mark.
  private struct Revenues {
    private(set) var cells: [String] = []
    private(set) var accounts: [String] = []
    private(set) var lines: [Int] = []

    mutating func add(_ cell: String, account: String, _ line: Int) {
      cells.append(cell)
      accounts.append(account)
      lines.append(line)
    }
  }

  private func fault(_ record: Record, _ cells: [String]) -> RejectReason? {
    if let fault = record.fault { return fault.reason(isBlank: record.cells == 1) }
    if cells.contains(where: { $0.utf8.contains(0) }) { return .nulByte }
    return cells.allSatisfy { $0.allSatisfy(\.isWhitespace) } ? .blankRow : nil
  }

  private func countColumns(_ mapping: ColumnMapping) throws(ImportError) -> CountColumns {
    func find(_ names: String...) -> Int? {
      job.source.header.columns.first { names.contains(LooseKey.letters($0.name)) }?.index
    }
    guard let promoters = find("promoters"), let passives = find("passives", "neutrals"),
      let detractors = find("detractors")
    else {
      let names = job.source.header.columns.map(\.name)
      throw .columns(file: job.file.name, .noScore(columns: names, candidates: []))
    }
    return CountColumns(
      promoters: promoters, passives: passives, detractors: detractors,
      responses: find("responses", "totalresponses", "responsecount", "n", "answers"),
      population: find(
        "population", "totaleligible", "eligible", "contacts", "knowncontacts", "totalcontacts", "invited"))
  }

  private struct Refusal: Error {
    var reason: RejectReason
    var column: Int
  }

  private func counts(_ cells: [String], _ columns: CountColumns) -> Result<ScoreCounts, Refusal> {
    var classes: [Int] = []
    for column in [columns.promoters, columns.passives, columns.detractors] {
      let reading = count(cells[column])
      guard let value = reading.value else {
        return .failure(Refusal(reason: reading.reason ?? .countUnreadable, column: column))
      }
      classes.append(value)
    }
    let sum = classes.reduce(0, +)
    var population: Int?
    if let column = columns.population, !cells[column].allSatisfy(\.isWhitespace) {
      let reading = count(cells[column])
      guard let value = reading.value else {
        return .failure(Refusal(reason: reading.reason ?? .countUnreadable, column: column))
      }
      if value < sum { return .failure(Refusal(reason: .countsDisagree, column: column)) }
      population = value
    }
    if let column = columns.responses, let stated = count(cells[column]).value, stated != sum {
      return .failure(Refusal(reason: .countsDisagree, column: column))
    }
    return .success(
      ScoreCounts(
        promoters: classes[0], passives: classes[1], detractors: classes[2], population: population))
  }

  /// A count, or why it is none.
  private func count(_ cell: String) -> (value: Int?, reason: RejectReason?) {
    let text = cell.withCellBytes { $0.trimmed.text }
    if let value = Int(text), value <= ScoreCounts.maximumResponses / 4 {
      return value < 0 ? (nil, .countNegative) : (value, nil)
    }
    if text.contains("*") || text.hasPrefix("<") { return (nil, .countSuppressed) }
    if text.hasSuffix("%") { return (nil, .countPercent) }
    let words = LooseKey.words(text)
    if words.isEmpty || ["not available", "n a", "na", "null", "none"].contains(words) {
      return (nil, .countNotAvailable)
    }
    return (nil, .countUnreadable)
  }

  private func survey(
    _ group: Groups, _ mapping: ColumnMapping, _ remarks: [Diagnostic], chosenWave: String?
  ) throws(ImportError) -> ImportedSurvey {
    var warnings = job.source.warnings + remarks
    if mapping.column(.account) == nil {
      warnings.append(Diagnostic(ImportFact.noAccountColumn))
    }
    if let remark = AccountNames.remarkOnMarksForNone(group.accounts.map(\.name)) { warnings.append(remark) }
    if !group.repeated.isEmpty {
      warnings.append(Diagnostic(ImportFact.repeatedGroups(lines: group.repeated)))
    }
    let latest = LatestWaves(group, chosenWave: chosenWave)
    try job.check(latest.isWaveMissing ? chosenWave : nil, waves: latest.tally.waves)
    let rejected = group.rejections.total
    let isOneWave = latest.tally.waves.count <= 1
    return ImportedSurvey(
      table: nil, tally: latest.tally, accounts: latest.accounts,
      report: job.report(
        layout, mapping, rows: group.rows, kept: group.rows - rejected, rejections: group.rejections,
        accounts: group.accounts.count, silent: 0, warnings),
      selection: AnswerSelection(
        basis: isOneWave ? .everyAnswer : .latestWave, rule: job.options.answers, wave: latest.chosenWave,
        period: .all, answers: latest.answers, superseded: 0, inOwnWaveAlone: latest.superseded))
  }
}
