import CredenceDelimitedText
import CredenceSurvey

/// One reading of one file.
struct SurveyImport {
  let file: FileBytes
  let source: SourceText
  let options: ImportOptions

  /// Reads the file; `nil` if it turns out not to be UTF-8 after all.
  func run(keepsRows: Bool) throws(ImportError) -> ImportedSurvey? {
    let layout = Layout.recognize(source.header)
    if source.text.range.isEmpty { throw .noRows(file: file.name) }
    let isCounts = layout.isCounts
    if source.text.blocks.isEmpty, let arranged = try arranged(lookingAt: isCounts ? .max : 500) {
      return try arranged.run(keepsRows: keepsRows)
    }
    if isCounts { return try CountsReader(self, layout: layout).read() }
    let made = try PlanMaker(source: source, options: options, file: file.name).make(layout)
    guard let survey = keepsRows ? try rows(made, layout) : try counts(made, layout) else { return nil }
    guard survey.report[.otherHeading] > 0 else { return survey }
    // Only now it is known that there is another heading further down: where, takes one more look at the file.
    if source.text.blocks.isEmpty, let arranged = try arranged(lookingAt: .max) {
      return try arranged.run(keepsRows: keepsRows)
    }
    let example = survey.report.rejections.first { $0.reason == .otherHeading }?.examples.first
    throw .otherHeading(file: file.name, line: example?.line ?? source.text.firstLine)
  }

  private func arranged(lookingAt records: Int) throws(ImportError) -> SurveyImport? {
    try source.withBlocks(lookingAt: records, name: file.name).map {
      SurveyImport(file: file, source: $0, options: options)
    }
  }

  var names: NameCleaner { NameCleaner(roles: options.roles, aliases: options.accountAliases) }

  private func scan(_ made: PlanMaker.PlannedImport) -> RangeScan {
    let total = source.text.range.count
    let progress = options.progress
    let done = ProgressCount()
    return RangeScan(
      interpreter: RowInterpreter(plan: made.plan, text: source.text), isStrict: source.isGuess,
      progress: { bytes in
        if let progress { progress(min(total, done.add(bytes)), total) }
      })
  }

  private func counts(_ made: PlanMaker.PlannedImport, _ layout: Layout) throws(ImportError)
    -> ImportedSurvey?
  {
    let size = source.text.range.count
    // A few ranges a thread even out their speeds; each costs a table of accounts.
    let usual = max(1 << 20, (size + 4 * options.threads - 1) / (4 * options.threads))
    let parallel = ParallelTally(
      scan: scan(made), rule: options.answers, threads: options.threads, rangeSize: options.rangeSize ?? usual
    )
    let (ranges, invalid) = parallel.run()
    if invalid != nil { return nil }
    let joiner = TallyJoiner(
      plan: made.plan, names: names, rule: options.answers, firstLine: source.text.firstLine)
    let whole = joiner.join(ranges)
    if whole.rows == 0 { throw .noRows(file: file.name) }
    var remarks = Remarks(made: made, whole: whole, options: options)
    remarks.addAll(from: source.warnings + made.warnings)
    return ImportedSurvey(
      table: nil, tally: try tally(whole, of: made.chosenWave), accounts: whole.accounts,
      report: report(made, layout, whole, remarks.diagnostics))
  }

  private func rows(_ made: PlanMaker.PlannedImport, _ layout: Layout) throws(ImportError) -> ImportedSurvey?
  {
    let builder = TableBuilder(made: made, options: options, names: names, layout: layout)
    var sink = builder.sink(start: source.text.range.lowerBound)
    let range = source.text.range
    let result = scan(made).run(from: range.lowerBound, until: range.upperBound, into: &sink)
    if result.invalid != nil { return nil }
    if result.rows == 0 { throw .noRows(file: file.name) }
    sink.tally.result = result
    let joiner = TallyJoiner(
      plan: made.plan, names: names, rule: options.answers, firstLine: source.text.firstLine,
      remembersRespondents: true, chosenWave: made.chosenWave)
    let whole = joiner.join([sink.tally])
    try check(whole.isWaveMissing ? made.chosenWave : nil, waves: whole.tally.waves)
    var built = builder.build(&sink, whole, firstLine: source.text.firstLine)
    var remarks = Remarks(made: made, whole: whole, options: options)
    remarks.addAll(from: source.warnings + made.warnings)
    remarks.addAll(from: built.warnings)
    built.warnings = []
    return ImportedSurvey(
      table: built.table, allWaves: built.allWaves, tally: whole.tally, accounts: built.accounts,
      report: report(made, layout, whole, remarks.diagnostics),
      selection: selection(made, whole, built.table))
  }

  /// Which answers show how things stand.
  private func selection(
    _ made: PlanMaker.PlannedImport, _ whole: TallyJoiner.JoinedTally, _ table: ResponseTable
  ) -> AnswerSelection {
    let basis: AnswerSelection.Basis =
      made.plan.respondent != nil ? .respondents : whole.tally.waves.count > 1 ? .latestWave : .everyAnswer
    let wave = made.chosenWave.flatMap { TallyJoiner.position(of: $0, among: whole.tally.waves) }
    return AnswerSelection(
      basis: options.answers == .all ? .everyAnswer : basis, rule: options.answers,
      wave: wave.map { whole.tally.waves[$0] }, period: options.period, answers: table.count,
      superseded: whole.rejections.buckets[.supersededAnswer]?.count ?? 0,
      inOwnWaveAlone: whole.current?.superseded ?? 0, times: table.times,
      repeatedAccounts: Set(
        (whole.current?.repeatedAccounts ?? []).map { whole.tally.accounts[Int($0)] }))
  }

  /// A tally of one wave alone, if one was asked for.
  private func tally(_ whole: TallyJoiner.JoinedTally, of wave: String?) throws(ImportError) -> ScoreTally {
    guard let wave else { return whole.tally }
    let position = TallyJoiner.position(of: wave, among: whole.tally.waves)
    try check(position == nil ? wave : nil, waves: whole.tally.waves)
    let tally = whole.tally
    return ScoreTally(
      accounts: tally.accounts, roles: tally.roles, waves: tally.waves,
      cells: tally.cells.filter { $0.key.wave == position.map { Int32($0) } })
  }

  func check(_ missing: String?, waves: [String]) throws(ImportError) {
    if let missing { throw .noSuchWave(file: file.name, wave: missing, waves: waves) }
  }

  private func report(
    _ made: PlanMaker.PlannedImport, _ layout: Layout, _ whole: TallyJoiner.JoinedTally,
    _ warnings: [Diagnostic]
  ) -> ImportReport {
    report(
      layout, made.mapping, rows: whole.rows, kept: whole.kept, rejections: whole.rejections,
      accounts: whole.accounts.count, silent: whole.nonrespondentContacts, warnings)
  }

  func report(
    _ layout: Layout, _ mapping: ColumnMapping, rows: Int, kept: Int, rejections: RejectionTally,
    accounts: Int,
    silent: Int, _ warnings: [Diagnostic]
  ) -> ImportReport {
    ImportReport(
      file: file.name, encoding: source.encoding,
      delimiter: Character(Unicode.Scalar(source.text.dialect.delimiter)), headerRows: source.header.rowCount,
      layout: layout, scale: options.scale, mapping: mapping, rowsRead: rows, rowsKept: kept,
      rejections: rejections.named(source.header.columns, quotesWords: options.quotesWords),
      answers: options.answers, warnings: warnings,
      accounts: accounts, nonrespondentContacts: silent, sha256: fingerprint())
  }

  private func fingerprint() -> String? {
    guard options.fingerprint else { return nil }
    return SHA256.hexadecimal(of: file.bytes) { file.release($0) }
  }
}
