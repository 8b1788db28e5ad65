import CredenceDelimitedText
public import CredenceSurvey

/// Why a file as a whole cannot be read. Every case names the file and says what to do.
///
/// What is wrong with single rows is no error: it is counted in the ``ImportReport``.
public enum ImportError: Error, Sendable, Hashable {
  /// There is no such file.
  case missing(file: String)
  /// The path is a folder.
  case isDirectory(file: String)
  /// The file exists and the system does not let us read it; with the system's own words.
  case unreadable(file: String, reason: String)
  /// Somebody wrote to the file while it was read, so what was read is no state of it.
  case changed(file: String)
  /// The file has no bytes, or nothing but white space.
  case empty(file: String)
  /// There is a header and no row below it.
  case noRows(file: String)
  /// Every row was refused for what it holds; with why. Importers do not throw this:
  /// whoever needs at least one row does.
  case nothingUsable(file: String, rejections: [ImportReport.Rejection], warnings: [Diagnostic])
  /// Most cells of a column that counts could not be read. Importers throw this of ratings alone; whoever shows results does of
  /// the others (``ImportReport/checkReadable()``).
  case mostlyRefused(file: String, MostlyRefused)
  /// A row further down is the heading of another table, or the file's own with other columns.
  case otherHeading(file: String, line: Int)
  /// The file is not text; with what it looks like.
  case binary(file: String, kind: String)
  /// The header, or the only line, is longer than ``ImportLimits/longestRecord``.
  case headerTooLong(file: String, limit: Int)
  /// The header has more columns than ``ImportLimits/mostColumns``.
  case tooManyColumns(file: String, columns: Int, limit: Int)
  /// A quote opened in the header never closes.
  case unclosedHeaderQuote(file: String, line: Int)
  /// Its columns cannot be told.
  case columns(file: String, ColumnMappingError)
  /// A roster's columns cannot be told.
  case roster(file: String, RosterError)
  /// The dates of a column can be read as month first or day first, and nothing in the column decides.
  case ambiguousDates(file: String, column: String, example: String, line: Int)
  /// The wave asked for is none of the file's; with those it has, oldest first.
  case noSuchWave(file: String, wave: String, waves: [String])
  /// Answers of a period were asked for, and the file says of none when it came.
  case undated(file: String)
}

extension ImportError {
  /// Why a file is no text.
  init(_ error: TextFileError, file: String) {
    switch error {
    case .missing: self = .missing(file: file)
    case .isDirectory: self = .isDirectory(file: file)
    case .unreadable(let reason): self = .unreadable(file: file, reason: reason)
    case .changed: self = .changed(file: file)
    case .empty: self = .empty(file: file)
    case .binary(let kind): self = .binary(file: file, kind: kind)
    }
  }
}

extension ImportError {
  /// What kind of failure it is, for exit statuses.
  public enum Kind: Sendable, Hashable {
    /// There is no such input, or it may not be read.
    case noInput
    /// The input was read and cannot be used.
    case badData
  }

  /// What kind of failure it is.
  public var kind: Kind {
    switch self {
    case .missing, .isDirectory, .unreadable, .changed: .noInput
    default: .badData
    }
  }
}

extension ImportError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  public var description: String {
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
      "\(file): \(column.sentence)"
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
      "\(file): \(error)"
    case .roster(let file, let error):
      "\(file): \(error)"
    case .ambiguousDates(let file, let column, let example, let line):
      "\(file), line \(line): \(example) in \u{201C}\(column)\u{201D} may be month first or day first and no other row decides; say --date-order month-first or --date-order day-first"
    case .noSuchWave(let file, let wave, let waves):
      waves.isEmpty
        ? "\(file): \u{201C}\(wave)\u{201D} is no column of it and, without a column of waves, no wave; name the column with --wave COLUMN"
        : "\(file): there is no wave \u{201C}\(wave)\u{201D} and no column of that name; the waves are \(Self.list(waves))"
    case .undated(let file):
      "\(file): there is no column of dates to choose answers by (--since, --until); name it with --date"
    }
  }

  /// Names in quotes, the first twelve of them.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(12).map { "\u{201C}\($0)\u{201D}" }.joined(separator: ", ")
    return names.count > 12 ? "\(shown) and \(names.count - 12) more" : shown
  }
}
