import CredenceSurvey

/// Makes the table of what the sink kept, when the whole file has been seen.
struct TableBuilder {
  let made: PlanMaker.PlannedImport
  let options: ImportOptions
  let names: NameCleaner
  let layout: Layout

  /// What was built.
  struct BuiltTable {
    var table: ResponseTable
    /// With the answers of earlier waves that may be the same people's; `nil` where there are none.
    var allWaves: ResponseTable?
    var accounts: [Account]
    var warnings: [Diagnostic]
  }

  /// The fields whose cells are kept.
  private static let fields: Set<SurveyField> = [
    .role, .wave, .csat, .comment, .drivers, .segment,
  ]
  private static let identifierNames: Set<String> = [
    "responseid", "respondentid", "recordid", "surveyresponseid", "responseuuid", "submissionid", "antwortid",
  ]

  private var keepsRespondents: Bool {
    switch options.respondents {
    case .always: true
    case .besideComments:
      // Without accounts, who answered is what binds answers together.
      options.readsComments && made.mapping.column(.comment) != nil || made.mapping.column(.account) == nil
    }
  }

  func sink(start: Int) -> TableSink {
    let identifier = made.mapping.entries.first {
      $0.field == .metadata && Self.identifierNames.contains(LooseKey.letters($0.column.name))
    }
    var columns = made.mapping.entries.filter {
      Self.fields.contains($0.field) || $0.field == .respondent && keepsRespondents
    }.map(\.column.index)
    for kept in made.mapping.kept where !columns.contains(kept.column.index) {
      columns.append(kept.column.index)
    }
    return TableSink(
      plan: made.plan, start: start, rule: options.answers, columns: columns,
      revenue: made.mapping.column(.revenue)?.index, identifier: identifier?.column.index)
  }

  func build(_ sink: inout TableSink, _ whole: TallyJoiner.JoinedTally, firstLine: Int) -> BuiltTable {
    let isCurrent = applyAnswers(&sink, whole, firstLine)
    let columns = Columns(sink: sink.columns, lines: sink.lines.map { $0 + firstLine })
    var warnings = identifierWarnings(sink, firstLine)
    var accounts = CategoricalColumn()
    for name in whole.tally.accounts { accounts.intern(name) }
    append(sink.accounts, rows: sink.lines.count, to: &accounts)
    var table = ResponseTable(
      lines: columns.lines, accounts: accounts, scores: sink.scores, scale: options.scale)
    table.roles = columns.categories(made.plan.role) { cell in
      names.roles.role(of: cell.text)?.rawValue
    }
    table.waves = columns.categories(made.plan.wave) { AccountNames.clean($0.text) }
    if keepsRespondents {
      table.respondents = columns.categories(made.plan.respondent) { cell in
        let trimmed = cell.trimmed
        return trimmed.isNobody ? nil : trimmed.text
      }
    }
    if made.plan.date != nil {
      table.times = sink.seconds.map { $0 == .min ? nil : Timestamp(seconds: $0) }
    }
    if options.readsComments {
      table.comments = columns[made.mapping.column(.comment)?.index]?.map { cell in
        cell.trimmed.isEmpty ? nil : cell.text
      }
    }
    table.segments = made.mapping.columns(.segment).compactMap { column in
      columns.categories(column.index) { AccountNames.clean($0.text) }.map {
        ResponseTable.Segment(name: column.label, values: $0)
      }
    }
    table.kept = made.mapping.kept.compactMap { kept in
      columns.categories(kept.column.index) { AccountNames.clean($0.text) }.map {
        ResponseTable.Segment(name: kept.name, values: $0)
      }
    }
    let ratings = RatingColumns(made: made, options: options).read(columns)
    table.satisfaction = ratings.columns
    warnings += ratings.warnings
    let drivers = DriverColumns(
      columns: made.mapping.columns(.drivers), rated: Set(made.mapping.kept.map(\.column.index)),
      options: options, layout: layout, codes: made.plan.codes,
      all: made.mapping.entries.map(\.column)
    ).read(columns)
    table.drivers = drivers.drivers
    warnings += drivers.warnings
    var accountList = whole.accounts
    warnings += RevenueColumn(names: names, firstLine: firstLine).add(to: &accountList, from: sink)
    guard isCurrent.contains(false) else {
      return BuiltTable(table: table, accounts: accountList, warnings: warnings)
    }
    return BuiltTable(
      table: table.keeping(isCurrent), allWaves: table, accounts: accountList, warnings: warnings)
  }

  /// Leaves the answers that stand, one a respondent; for the mean, with the mean as score. Gives back which of them show
  /// how things stand now: of answers without a respondent only those of the account's latest wave.
  private func applyAnswers(
    _ sink: inout TableSink, _ whole: TallyJoiner.JoinedTally, _ firstLine: Int
  ) -> [Bool] {
    let (standing, current) = (whole.standing, whole.current)
    guard !standing.isEmpty || current != nil else { return [] }
    var isCurrent: [Bool] = []
    let stands = sink.lines.indices.map { row -> Bool in
      let number = Int(sink.respondents[row])
      if number >= 0 {
        return standing[number].line == sink.lines[row] + firstLine && current?.isCurrent[number] ?? true
      }
      guard let current, !sink.rowGroups.isEmpty else { return true }
      return current.isChosen(whole.groupWaves[Int(sink.rowGroups[row])])
    }
    if let current, !sink.rowGroups.isEmpty {
      isCurrent = sink.lines.indices.filter { stands[$0] }.map { row in
        sink.respondents[row] >= 0
          || current.countsAnonymous(
            inWave: whole.groupWaves[Int(sink.rowGroups[row])],
            ofAccount: whole.accountNumbers[Int(sink.rowAccounts[row])])
      }
    }
    if options.answers == .mean {
      sink.setScores { number in
        let number = Int(number)
        return current?.means.isEmpty == false ? current?.means[number] : standing[number].meanScore
      }
    }
    sink.keep(stands)
    return isCurrent
  }

  private func append(_ cells: CapturedColumn?, rows: Int, to accounts: inout CategoricalColumn) {
    let codes: [Int32?]
    if let cells {
      var column = accounts
      codes = cells.map { column.intern(names.account($0, isColumn: true)) }
    } else {
      codes = Array(repeating: accounts.code(of: NameCleaner.allResponses), count: rows)
    }
    for code in codes { accounts.append(code: code) }
  }

  private func identifierWarnings(_ sink: borrowing TableSink, _ firstLine: Int) -> [Diagnostic] {
    guard sink.repeatedCount > 0 else { return [] }
    // The identifiers themselves may be those of persons.
    let lines = sink.repeatedLines.map { $0 + firstLine }
    return [Diagnostic(ImportFact.repeatedIdentifiers(sink.repeatedCount, firstLines: lines))]
  }
}

/// The kept cells by column of the file.
struct Columns {
  private let byIndex: [Int: CapturedColumn]
  /// The line of each row.
  let lines: [Int]

  init(sink: [CapturedColumn], lines: [Int]) {
    byIndex = Dictionary(uniqueKeysWithValues: sink.map { ($0.index, $0) })
    self.lines = lines
  }

  subscript(index: Int?) -> CapturedColumn? { index.flatMap { byIndex[$0] } }

  /// A column of labels, each distinct cell named once.
  func categories(_ index: Int?, _ name: (CellBytes) -> String?) -> CategoricalColumn? {
    guard let cells = self[index] else { return nil }
    var column = CategoricalColumn()
    // Contents that only rows without standing have are no levels.
    let used = cells.used()
    let codes = cells.mapNumbered { number, cell in
      used[number] ? name(cell).map { column.intern($0) } : nil
    }
    for code in codes { column.append(code: code) }
    return column
  }
}
