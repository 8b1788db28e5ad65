import CredenceDelimitedText
public import CredenceSurvey

/// What a roster says of the accounts.
public struct ImportedRoster: Sendable {
  /// The accounts in order of first appearance, with revenue, owner, known contacts and attributes.
  public let accounts: [Account]
  /// The file as it was named.
  public let file: String
  /// Rows below the header.
  public let rowsRead: Int
  /// Rows that were used.
  public let rowsKept: Int
  /// Rows that were not, by reason.
  public let rejections: [ImportReport.Rejection]
  /// What a reader must know.
  public let warnings: [Diagnostic]
  /// The line that names each account first, in the order of ``accounts``.
  package let accountLines: [Int]
  /// By an account's position, the line that tells of contacts of a role first where it is not the account's first line.
  let laterRoleLines: [Int: [Role: Int]]
  /// The line that tells of contacts of each role first.
  package let firstRoleLines: [Role: Int]
  /// The roles it has a column of contacts for; none where it has one line per contact. An account whose cell is blank
  /// has contacts of that role that nobody has counted.
  package let countedRoles: [Role]
  /// The SHA-256 of the file's bytes, if it was asked for.
  package let sha256: String?

  /// The line that tells of an account's contacts of a role first; `nil` where none does.
  ///
  /// - Parameter position: The account's position in ``accounts``.
  package func line(of role: Role, at position: Int) -> Int? {
    accounts[position].contactsByRole[role] == nil
      ? nil : laterRoleLines[position]?[role] ?? accountLines[position]
  }
}

extension SurveyImporter {
  /// Reads a roster: one line per account (`account,revenue,owner,contacts,contacts_decision_maker,...`), or one
  /// per contact (`account,respondent,role`).
  ///
  /// - Throws: ``ImportError`` where nothing in the file can be used.
  public func readRoster(_ path: String) throws(ImportError) -> ImportedRoster {
    try roster(.opened(path))
  }

  /// Reads a roster from bytes in memory.
  public func readRoster(bytes: some Collection<UInt8>, name: String) throws(ImportError) -> ImportedRoster {
    if bytes.isEmpty { throw .empty(file: name) }
    return try roster(FileBytes(name: name, bytes: bytes))
  }

  private func roster(_ file: FileBytes) throws(ImportError) -> ImportedRoster {
    do {
      let roster = try read(file)
      try file.checkIsOneState()
      return roster
    } catch {
      try file.checkIsOneState()
      throw error
    }
  }

  private func read(_ file: FileBytes) throws(ImportError) -> ImportedRoster {
    let delimiter = options.delimiter?.asciiValue
    var source = try SourceText(file, delimiter: delimiter)
    let all = source.text.range.lowerBound..<source.text.range.upperBound
    if source.isGuess, UTF8Check.firstInvalid(in: source.text.base, all) != nil {
      source = try SourceText(file, delimiter: delimiter, assuming: .windows1252)
    }
    // Rosters are small enough to be looked through for a second heading first.
    if let arranged = try source.withBlocks(lookingAt: .max, name: file.name) { source = arranged }
    var reader = try RosterReader(source, options: options, file: file)
    return try reader.read()
  }
}
