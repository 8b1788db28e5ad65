import CredenceAnalysis
public import CredenceImport

extension ImportError: Worded, CustomStringConvertible {
  /// What is wrong, where, and what to do, with settings called as in a plan.
  public var description: String { sentence(naming: .plan) }

  /// What is wrong, where, and what to do.
  public func sentence(naming: SettingNaming) -> String {
    switch self {
    case .missing(let file):
      "\(file): there is no such file; check the name and the folder"
    case .isDirectory(let file):
      "\(file) is a folder; give the file in it that holds the responses"
    case .unreadable(let file, let reason):
      "\(file) cannot be read: \(reason); check its permissions, or copy it elsewhere"
    case .changed(let file):
      "\(file) changed while it was read, so nothing of it can be used; run again when nobody writes to it"
    case .empty(let file):
      "\(file) is empty; export it again"
    case .noRows(let file):
      "\(file) has a header and no rows below it; export it again"
    case .nothingUsable(let file, _, _):
      "\(file): no row can be used; every one was refused"
    case .mostlyRefused(let file, let column):
      "\(file): \(column.sentence(naming: naming))"
    case .otherHeading(let file, let line):
      "\(file), line \(line): a second heading, with other columns than the first; put the rows from there on into a file of their own, or bring both tables under one heading"
    case .binary(let file, let kind):
      "\(file) is not text (it looks like \(kind)); save or export it as CSV"
    case .headerTooLong(let file, let limit):
      "\(file): the first line does not end within \(limit) bytes, so this is no table; export it as CSV with one row a line"
    case .tooManyColumns(let file, let columns, let limit):
      "\(file) has \(columns) columns and at most \(limit) are read; export fewer questions"
    case .unclosedHeaderQuote(let file, let line):
      "\(file), line \(line): a quote opens in the header and never closes; close or remove it"
    case .columns(let file, let error):
      "\(file): \(error.sentence(naming: naming))"
    case .roster(let file, let error):
      "\(file): \(error)"
    case .ambiguousDates(let file, let column, let example, let line):
      "\(file), line \(line): \(example) in \u{201C}\(column)\u{201D} may be month first or day first and no other row decides; say \(naming(.dateOrder, "month-first")) or \(naming(.dateOrder, "day-first"))"
    case .noSuchWave(let file, let wave, let waves):
      waves.isEmpty
        ? "\(file): \u{201C}\(wave)\u{201D} is no column of it and, without a column of waves, no wave; name the column with \(naming(.column(.wave), "COLUMN"))"
        : "\(file): there is no wave \u{201C}\(wave)\u{201D} and no column of that name; the waves are \(Self.list(waves))"
    case .undated(let file):
      "\(file): there is no column of dates to choose answers by (\(naming(.since)), \(naming(.until))); name it with \(naming(.column(.date)))"
    }
  }

  /// Names in quotes, the first twelve of them.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(12).map { "\u{201C}\($0)\u{201D}" }.joined(separator: ", ")
    return names.count > 12 ? "\(shown) and \(names.count - 12) more" : shown
  }
}
