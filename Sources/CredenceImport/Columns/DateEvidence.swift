import CredenceSurvey

/// What speaks for and against a column dating the answers.
struct DateEvidence: Sendable {
  /// The column's position.
  let column: Int
  /// What its heading says.
  let meaning: DateWords.Meaning?
  /// The cells that are dates, of those that are not blank.
  let share: Double
  /// Of these, how many lie in the future.
  let futureShare: Double
  /// The cells that are not blank, of all.
  let filledShare: Double
  /// Whether the cells are dates, or there is none to say.
  let holdsDates: Bool
  /// Whether the heading says how long rather than when.
  let isDuration: Bool
  let isEmpty: Bool

  /// How well the column dates the answers. Among columns that mean the same, what the cells hold decides.
  var points: Int {
    let named = meaning?.points ?? Self.unnamed
    return named + Int(10 * share) + Int(10 * filledShare) - (futureShare > 0.1 ? 30 : 0)
  }

  /// Of a heading that says nothing of time: cells alone speak, for a date of whatever.
  private static let unnamed = 5

  init(_ column: SourceColumn, _ sample: ColumnSample, today: Int) {
    self.column = column.index
    let heading = HeadingWords(column.name)
    let ofName = DateWords.meaning(of: heading)
    meaning =
      ofName ?? (column.label == column.name ? nil : DateWords.meaning(of: HeadingWords(column.label)))
    isDuration = heading.speak(of: DateWords.duration)
    var (written, numbers, future) = (0, 0, 0)
    let parser = DateParser(order: nil, today: Timestamp(seconds: Int64(today) * 86_400))
    for cell in sample.cells {
      switch Self.reading(cell.text, parser) {
      case .written(let isFuture):
        written += cell.count
        if isFuture { future += cell.count }
      case .number: numbers += cell.count
      case .none: break
      }
    }
    let filled = sample.filled
    isEmpty = filled == 0
    filledShare = sample.rows == 0 ? 0 : Double(filled) / Double(sample.rows)
    // Bare numbers are days or seconds only where the heading says that they are a time, and numbers of nothing else.
    let mayCount = meaning != nil && !isDuration && !heading.speak(of: DateWords.identifier)
    let counts = mayCount ? written + numbers : written
    share = filled == 0 ? 0 : Double(counts) / Double(filled)
    futureShare = written == 0 ? 0 : Double(future) / Double(written)
    let needed = numbers > written ? 0.8 : 0.5
    holdsDates = filled == 0 || share >= needed
  }

  private enum Reading { case written(isFuture: Bool), number }

  private static let year2000 = 10_957

  /// What a cell holds: a date as people write it, or a number that may be one: days or seconds from 2000 on.
  private static func reading(_ text: String, _ parser: DateParser) -> Reading? {
    text.withCellBytes { cell in
      let cell = cell.trimmed
      guard !cell.isEmpty, let parts = DateParts(cell) else { return nil }
      let isNumber = cell.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
      let isBare =
        isNumber && parts.form != .dotted && !(parts.form == .yearFirst && cell.contains(UInt8(ascii: ".")))
      switch parser.parse(cell) {
      case .moment(let moment):
        return isBare ? (moment.day >= year2000 ? .number : nil) : .written(isFuture: false)
      case .rejected(.futureDate): return isBare ? nil : .written(isFuture: true)
      // A calendar that has no such day still shows how the column is written.
      case .rejected(.ambiguousDate): return isBare ? nil : .written(isFuture: false)
      case .rejected, .blank: return nil
      }
    }
  }
}

extension ColumnEvidence {
  /// What dates the answers: among the columns that hold dates the one whose heading says so best; where there is none,
  /// what was looked at.
  func date(among free: [Int]) -> (choice: ColumnChoice?, undated: [DateEvidence]) {
    let evidence = free.map { DateEvidence(columns[$0], samples[$0], today: today) }
    let named = evidence.filter { $0.meaning != nil && $0.meaning != .other }
    let fitting = named.filter { $0.holdsDates && (!$0.isEmpty || isDateName($0.column)) }
    if let best = best(fitting) {
      let close = fitting.filter { $0.column != best.column && !$0.isEmpty && $0.points > best.points - 10 }
      // The names of the table were put in order by people; others were only understood.
      let over = close.filter { !isDateName($0.column) || !isDateName(best.column) }
      return (
        ColumnChoice(
          taken: best.column, over: over.map(\.column), foundBy: isUnderstood(best) ? .name : .questionText),
        []
      )
    }
    let unnamed = evidence.filter {
      $0.meaning == nil && !$0.isDuration && !$0.isEmpty && $0.share >= 0.95 && $0.filledShare >= 0.8
        && $0.futureShare == 0
    }
    if unnamed.count == 1, let only = unnamed.first {
      return (ColumnChoice(taken: only.column, foundBy: .content, said: contentRemark(only)), [])
    }
    return (nil, evidence)
  }

  private func best(_ fitting: [DateEvidence]) -> DateEvidence? {
    fitting.min { one, other in
      (-one.points, place(one.column), one.column) < (-other.points, place(other.column), other.column)
    }
  }

  private func isUnderstood(_ evidence: DateEvidence) -> Bool {
    DateWords.meaning(of: HeadingWords(columns[evidence.column].name)) != nil
  }

  private static let names: [String: Int] = {
    let keys = FieldSynonyms.names[.date, default: []].map(LooseKey.letters)
    return Dictionary(keys.enumerated().map { ($1, $0) }) { first, _ in first }
  }()

  private func place(_ index: Int) -> Int { Self.names[LooseKey.letters(columns[index].name)] ?? Int.max }

  /// Whether the name is one of the table's.
  private func isDateName(_ index: Int) -> Bool { place(index) != Int.max }

  private func contentRemark(_ evidence: DateEvidence) -> Diagnostic {
    Diagnostic(ImportFact.dateByContent(column: columns[evidence.column].name))
  }

  /// Why no column was taken: dates of something else, and headings that promise dates their cells are not.
  func undatedRemarks(_ evidence: [DateEvidence]) -> [Diagnostic] {
    func names(_ some: [DateEvidence]) -> [String] { some.map { columns[$0.column].name } }
    var remarks: [Diagnostic] = []
    let belied = evidence.filter {
      !$0.holdsDates && !$0.isDuration
        && ($0.meaning == .submitted || $0.meaning == .plain || $0.meaning == .answer)
        && promisesDates($0.column)
    }
    if !belied.isEmpty {
      remarks.append(Diagnostic(ImportFact.noDatesInDateColumn(names(belied))))
    }
    let others = evidence.filter { !$0.isEmpty && $0.share >= 0.5 && !$0.isDuration }
    if !others.isEmpty {
      remarks.append(Diagnostic(ImportFact.noAnswerDate(names(others))))
    }
    return remarks
  }

  /// Whether the heading promises dates. Not where the cells are ticks (`Datum bestätigt?`), or the words speak of what is
  /// up to date or of how dates are written.
  private func promisesDates(_ index: Int) -> Bool {
    let heading = HeadingWords(columns[index].name)
    return heading.speak(of: Self.certain) && !heading.speak(of: Self.aboutDates)
      && !samples[index].selection.isMarksAlone
  }

  private static let aboutDates: [HeadingWords.Stem] = [
    "up to date", "out of date", "to date", "date format", "datumsformat", "format de date",
    "formato de fecha",
  ]

  /// Words that promise a date and nothing else; a time may be how long.
  private static let certain: [HeadingWords.Stem] = [
    "=date", "=dates", "datetime", "datum", "fecha", "timestamp", "zeitstempel", "tarih", "日付",
  ]
}
