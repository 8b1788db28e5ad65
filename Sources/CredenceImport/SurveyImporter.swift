import CredenceDelimitedText

/// Reads a survey file: whatever tool it comes from, every row kept or accounted for.
///
/// ``read(_:)`` keeps the rows; ``tally(_:)`` only counts them, in memory that grows with the accounts and, unless
/// all answers count, with the respondents, but not with the file.
public struct SurveyImporter: Sendable {
  /// How files are read.
  public let options: ImportOptions

  /// Makes an importer.
  public init(options: ImportOptions) { self.options = options }

  /// Reads a file's rows.
  ///
  /// - Throws: ``ImportError`` where nothing in the file can be used.
  public func read(_ path: String) throws(ImportError) -> ImportedSurvey {
    try survey(.opened(path), keepsRows: true)
  }

  /// Reads rows from bytes in memory; `name` stands for the file in messages.
  public func read(bytes: some Collection<UInt8>, name: String) throws(ImportError) -> ImportedSurvey {
    if bytes.isEmpty { throw .empty(file: name) }
    return try survey(FileBytes(name: name, bytes: bytes), keepsRows: true)
  }

  /// Counts a file's answers by account, role and wave. The report is that of ``read(_:)`` but for what only
  /// rows can show: revenue, ratings, drivers and repeated response identifiers.
  ///
  /// - Throws: ``ImportError`` where nothing in the file can be used.
  public func tally(_ path: String) throws(ImportError) -> ImportedSurvey {
    try survey(.opened(path), keepsRows: false)
  }

  /// Counts answers from bytes in memory.
  public func tally(bytes: some Collection<UInt8>, name: String) throws(ImportError) -> ImportedSurvey {
    if bytes.isEmpty { throw .empty(file: name) }
    return try survey(FileBytes(name: name, bytes: bytes), keepsRows: false)
  }

  private func survey(_ file: FileBytes, keepsRows: Bool) throws(ImportError) -> ImportedSurvey {
    do {
      let survey = try read(file, keepsRows: keepsRows)
      try file.checkIsOneState()
      return survey
    } catch {
      // What is wrong with a file that changes under the reader may be nothing but that.
      try file.checkIsOneState()
      throw error
    }
  }

  private func read(_ file: FileBytes, keepsRows: Bool) throws(ImportError) -> ImportedSurvey {
    let delimiter = options.delimiter?.asciiValue
    let source = try SourceText(file, delimiter: delimiter)
    let import1 = SurveyImport(file: file, source: source, options: options)
    if let survey = try import1.run(keepsRows: keepsRows) { return survey }
    // What looked like UTF-8 at first is not: read all of it as the other thing it can be.
    let again = try SourceText(file, delimiter: delimiter, assuming: .windows1252)
    if let survey = try SurveyImport(file: file, source: again, options: options).run(keepsRows: keepsRows) {
      return survey
    }
    throw .binary(file: file.name, kind: "text in no known encoding")
  }
}
