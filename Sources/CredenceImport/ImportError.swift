import CredenceDelimitedText
public import CredenceSurvey

/// Why a file as a whole cannot be read. CredencePresentation says what to do.
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
