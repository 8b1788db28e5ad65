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
  /// Every row was refused for what it holds; with what there is to say of them, a line each. Importers do not throw this:
  /// whoever needs at least one row does.
  case nothingUsable(file: String, remarks: [String])
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
    case .nothingUsable(let file, _):
      "\(file): no row can be used; every one was refused"
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
    }
  }
}
