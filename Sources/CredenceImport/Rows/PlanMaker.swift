import CredenceDelimitedText
import CredenceSurvey

/// Decides which column is what and how its cells are read, from the header, the first rows and, where they do
/// not suffice, the whole column.
struct PlanMaker {
  let source: SourceText
  let options: ImportOptions
  let file: String

  /// What was decided.
  struct PlannedImport {
    var plan: RowPlan
    var mapping: ColumnMapping
    var warnings: [Diagnostic] = []
    /// The wave asked for; `nil` for all.
    var chosenWave: String?
    /// Columns whose lowest answer is the best one.
    var reversed: Set<Int> = []
    /// Satisfaction questions of a file without scores of which less than half can be read.
    var unreadRatings: Set<Int> = []
    /// The first of them.
    var firstUnread: UnreadRating?

    /// The parser of a satisfaction question.
    func fitting(
      _ cells: [(text: String, count: Int)], _ column: SourceColumn, _ options: ImportOptions
    ) -> SatisfactionParser {
      SatisfactionParser.fitting(
        cells, scale: options.satisfactionScale,
        sentinels: plan.codes.first { $0.column == column.index }?.sentinels ?? .none,
        declared: options.words.table(for: column), isReversed: reversed.contains(column.index))
    }
  }

  private static let sampleRows = 500

  func make(_ layout: Layout) throws(ImportError) -> PlannedImport {
    let columns = source.header.columns
    let rows = source.sample(max(50, min(Self.sampleRows, 100_000 / columns.count)))
    let waves = WaveChoice(options.waves, among: columns)
    var mapping: ColumnMapping
    let samples = samples(rows, columns.count)
    do {
      mapping = try ColumnMapper.map(
        columns, samples: samples, rows: rows, layout: layout, options: waves.added(to: options.columns),
        roles: options.roles, scale: options.scale, today: options.today)
    } catch {
      throw .columns(file: file, error)
    }
    if !options.period.isAll, mapping.column(.date) == nil { throw .undated(file: file) }
    let codes = try codes(mapping, layout)
    let reversed = try reversed(&mapping)
    let score = mapping.column(.score)
    // Words that were declared for all ratings are not the score's.
    let words = score.flatMap { options.words.table(for: $0) }.flatMap { $0.column == nil ? nil : $0 }
    var plan = RowPlan(
      columns: columns.count, headings: source.headings,
      scores: ScoreParser(
        scale: options.scale, sentinels: codes.first { $0.column == score?.index }?.sentinels ?? .none,
        words: words),
      dates: DateParser(order: options.dateOrder, today: options.today))
    plan.account = mapping.column(.account)?.index
    plan.respondent = mapping.column(.respondent)?.index
    plan.role = mapping.column(.role)?.index
    plan.score = mapping.column(.score)?.index
    plan.date = mapping.column(.date)?.index
    plan.wave = mapping.column(.wave)?.index
    plan.scoreClass = mapping.scoreClass?.index
    plan.filters = RowFilter.filters(for: layout, columns, samples)
    plan.codes = codes
    plan.finished = RowFilter.finishedColumn(for: layout, columns)
    plan.period = options.period.isAll ? nil : options.period
    var made = PlannedImport(plan: plan, mapping: mapping, warnings: mapping.remarks, reversed: reversed)
    made.chosenWave = waves.wave
    try readWholeColumns(&made, rows, layout)
    return made
  }

  private func samples(_ rows: [[String]], _ columns: Int) -> [ColumnSample] {
    (0..<columns).map { column in
      var sample = ColumnSample()
      for row in rows { sample.observe(row[column]) }
      sample.finish()
      return sample
    }
  }

  /// The order of dates, and the words of ratings that decide about rows, are matters of the whole column.
  private func readWholeColumns(
    _ made: inout PlannedImport, _ rows: [[String]], _ layout: Layout
  ) throws(ImportError) {
    let ratings = made.plan.score == nil ? made.mapping.columns(.csat) : []
    var first = DateProbe()
    if let date = made.plan.date { for row in rows { first.observe(row[date]) } }
    let isSlashed = first.counts[DateForm.slashed.rawValue] > 0 && options.dateOrder == nil
    var probe = first
    var captured = ratings.map { CapturedColumn($0.index) }
    if isSlashed || !ratings.isEmpty {
      probe = wholeColumns(isSlashed ? made.plan.date : nil, &captured, filters: made.plan.filters)
    }
    for (cells, column) in zip(captured, ratings) { try addRating(column, cells.counted(), to: &made) }
    if !ratings.isEmpty, made.plan.ratings.isEmpty, let column = ratings.first, let first = made.firstUnread {
      throw .mostlyRefused(file: file, first.refused(column))
    }
    if isSlashed { try decideOrder(probe, layout, &made) }
  }

  private func wholeColumns(_ date: Int?, _ captured: inout [CapturedColumn], filters: [RowFilter])
    -> DateProbe
  {
    let text = source.text
    let reader = RecordReader(text, columns: source.header.columns.count)
    let scratch = Scratch()
    var probe = DateProbe()
    var at = text.range.lowerBound
    var released = at
    while at < text.range.upperBound {
      let record = reader.read(at: at)
      at = record.next
      if at - released > 1 << 22 {
        text.file.release(released..<at)
        released = at
      }
      if record.fault != nil { continue }
      if filters.contains(where: { $0.drops(text.content(of: reader.fields[$0.column], scratch: scratch)) }) {
        continue
      }
      if let date { probe.observe(text.content(of: reader.fields[date], scratch: scratch)) }
      for column in captured {
        column.append(text.content(of: reader.fields[column.index], scratch: scratch))
      }
    }
    return probe
  }

  private func decideOrder(_ probe: DateProbe, _ layout: Layout, _ made: inout PlannedImport)
    throws(ImportError)
  {
    let column = made.mapping.column(.date)
    let name = column?.name ?? ""
    let decision = probe.order(convention: layout.conventions.dateOrder)
    made.plan.dates = DateParser(order: decision.order, today: options.today)
    switch decision {
    case .decided(let order, by: .layout):
      made.warnings.append(Diagnostic(ImportFact.dateOrderAssumed(column: name, order)))
    case .contradictory:
      made.warnings.append(Diagnostic(ImportFact.dateOrderContradictory(column: name)))
    case .open where probe.majority == .slashed:
      let example = column.flatMap { ambiguousExample($0.index) }
      throw .ambiguousDates(
        file: file, column: name, example: example?.text ?? "", line: example?.line ?? source.text.firstLine)
    case .decided, .notNeeded, .open:
      break
    }
  }

  private func ambiguousExample(_ column: Int) -> (text: String, line: Int)? {
    let parser = DateParser(order: nil, today: options.today)
    var found: (text: String, line: Int)?
    source.forEachRecord { record, line, cells in
      if found == nil, record.fault == nil, parser.parse(cells[column]) == .rejected(.ambiguousDate) {
        found = (cells[column], line)
      }
    }
    return found
  }
}
