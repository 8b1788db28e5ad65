import CredenceSurvey

/// Reads a roster, a line at a time: rosters are small.
struct RosterReader {
  private let source: SourceText
  private let options: ImportOptions
  private let file: FileBytes
  private let columns: RosterColumns
  private let names: NameCleaner
  private var accounts: [Account] = []
  private var positions: [String: Int] = [:]
  private var rejections = RejectionTally()
  private var rows = 0
  private var conflicts: [String] = []
  /// The line each account's value of a field comes from.
  private var origins: [[String]: Int] = [:]
  private var accountLines: [String: Int] = [:]
  private var roleLines: [String: [Role: Int]] = [:]
  private var negativeRevenues: [(account: String, amount: Double, line: Int)] = []
  private var contacts: Set<[String]> = []
  private var repeatedContacts: [Int] = []

  init(_ source: SourceText, options: ImportOptions, file: FileBytes) throws(ImportError) {
    self.source = source
    self.options = options
    self.file = file
    names = NameCleaner(roles: options.roles, aliases: options.accountAliases)
    do {
      columns = try RosterColumns(source.header.columns.map(\.name), roles: options.roles)
    } catch {
      throw .roster(file: file.name, error)
    }
  }

  mutating func read() throws(ImportError) -> ImportedRoster {
    var lines: [(line: Int, fault: RejectReason?, cells: [String])] = []
    source.forEachRecord { record, line, cells in
      lines.append((line + record.faultLine, Self.fault(record, cells), cells))
    }
    if lines.isEmpty { throw .noRows(file: file.name) }
    let parser = RevenueParser(mark: revenueMark(lines.map(\.cells)))
    rows = lines.count
    for row in lines {
      if let fault = row.fault {
        rejections.add(fault, line: row.line)
      } else {
        take(row.cells, line: row.line, revenues: parser)
      }
    }
    return ImportedRoster(
      accounts: accounts, file: file.name, rowsRead: rows, rowsKept: rows - rejections.total,
      rejections: rejections.named(source.header.columns, quotesWords: options.quotesWords),
      warnings: warnings(),
      accountLines: accountLines, roleLines: roleLines,
      countedRoles: Set(columns.contacts.compactMap(\.role)).sorted(),
      sha256: options.fingerprint ? SHA256.hexadecimal(of: file.bytes) : nil)
  }

  private static func fault(_ record: Record, _ cells: [String]) -> RejectReason? {
    switch record.fault {
    case .ragged: record.cells == 1 ? .blankRow : .raggedRow
    case .textAfterQuote: .textAfterQuote
    case .unclosedQuote: .unclosedQuote
    case .tooLong: .rowTooLong
    case nil:
      cells.contains { $0.utf8.contains(0) }
        ? .nulByte : cells.allSatisfy { $0.allSatisfy(\.isWhitespace) } ? .blankRow : nil
    }
  }

  private func revenueMark(_ rows: [[String]]) -> DecimalMark? {
    guard let column = columns.revenue else { return nil }
    var probe = RevenueProbe()
    for row in rows where row.count > column { probe.observe(row[column]) }
    return probe.mark
  }

  private mutating func take(_ cells: [String], line: Int, revenues: RevenueParser) {
    guard let name = AccountNames.clean(cells[columns.account]).map(names.aliases.name) else {
      rejections.add(.accountMissing, line: line, column: columns.account, cell: "")
      return
    }
    var counts: [(role: Role?, count: Int)] = []
    for column in columns.contacts {
      let cell = cells[column.column].withCellBytes { $0.trimmed.text }
      if cell.isEmpty { continue }
      guard let count = Int(cell), count >= 0, count <= ScoreCounts.maximumResponses / 4 else {
        let reason: RejectReason = (Int(cell) ?? 0) < 0 ? .countNegative : .countUnreadable
        rejections.add(reason, line: line, column: column.column, cell: cell)
        return
      }
      counts.append((column.role, count))
    }
    var revenue: Double?
    if let column = columns.revenue {
      switch revenues.parse(cells[column]) {
      case .amount(let amount):
        if amount < 0 { negativeRevenues.append((name, amount, line)) } else { revenue = amount }
      case .blank: break
      case .rejected:
        rejections.add(.revenueUnreadable, line: line, column: column, cell: cells[column])
        return
      }
    }
    let position = position(of: name)
    if accountLines[name] == nil { accountLines[name] = line }
    merge(revenue, \.revenue, "revenue", position, line)
    merge(columns.owner.flatMap { AccountNames.clean(cells[$0]) }, \.owner, "owner", position, line)
    for count in counts {
      if let role = count.role {
        note(role, of: name, line)
        merge(count.count, \.contactsByRole[role], "contacts of \(role)", position, line)
      } else {
        merge(count.count, \.contacts, "contacts", position, line)
      }
    }
    if columns.isPerContact { addContact(cells, position, line) }
    addAttributes(cells, position)
  }

  private mutating func position(of name: String) -> Int {
    if let known = positions[name] { return known }
    positions[name] = accounts.count
    accounts.append(Account(name: name))
    return accounts.count - 1
  }

  /// The first value counts; another one is a conflict.
  private mutating func merge<Value: Equatable>(
    _ value: Value?, _ field: WritableKeyPath<Account, Value?>, _ name: String, _ position: Int, _ line: Int
  ) {
    guard let value else { return }
    let account = accounts[position].name
    if let known = accounts[position][keyPath: field] {
      guard known != value else { return }
      let origin = origins[[account, name]].map { " of line \($0)" } ?? ""
      conflicts.append(
        "\(name) of \(account) (line \(line)): \(Self.words(known))\(origin) is kept, \(Self.words(value)) is not"
      )
    } else {
      accounts[position][keyPath: field] = value
      origins[[account, name]] = line
    }
  }

  /// An amount without a needless `.0`.
  private static func words(_ value: some Equatable) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private mutating func note(_ role: Role, of account: String, _ line: Int) {
    if roleLines[account]?[role] == nil { roleLines[account, default: [:]][role] = line }
  }

  private mutating func addContact(_ cells: [String], _ position: Int, _ line: Int) {
    guard let respondent = columns.respondent else { return }
    let person = cells[respondent].withCellBytes { $0.trimmed.text }
    if !person.isEmpty, !contacts.insert([accounts[position].name, person]).inserted {
      repeatedContacts.append(line)
      return
    }
    if let column = columns.role {
      let role = cells[column].withCellBytes { names.role($0) }
      note(role, of: accounts[position].name, line)
      accounts[position].contactsByRole[role, default: 0] += 1
    } else {
      accounts[position].contacts = (accounts[position].contacts ?? 0) + 1
    }
  }

  private mutating func addAttributes(_ cells: [String], _ position: Int) {
    // Attributes of a contact are not its account's.
    if columns.isPerContact { return }
    for column in columns.attributes {
      let name = source.header.columns[column].name
      guard let value = AccountNames.clean(cells[column]),
        !accounts[position].attributes.contains(where: { $0.name == name })
      else { continue }
      accounts[position].attributes.append(Account.Attribute(name: name, value: value))
    }
  }

  private func warnings() -> [Diagnostic] {
    var warnings = source.warnings
    if !conflicts.isEmpty {
      let shown = conflicts.prefix(5)
      let more = conflicts.count > 5 ? "; and \(conflicts.count - 5) more" : ""
      warnings.append(
        Diagnostic(
          .warning, code: "conflicting-roster",
          "\(conflicts.count.counted("value contradicts", "values contradict")) an earlier line, which counts: \(shown.joined(separator: "; "))\(more). Keep one value"
        ))
    }
    if let remark = NegativeRevenue.remark(negativeRevenues) { warnings.append(remark) }
    if !repeatedContacts.isEmpty {
      let shown = repeatedContacts.prefix(5).map(String.init).joined(separator: ", ")
      let more = repeatedContacts.count > 5 ? ", ..." : ""
      warnings.append(
        Diagnostic(
          .warning, code: "repeated-contacts",
          "\(repeatedContacts.count.counted("line names a contact again and was", "lines name a contact again and were")) not counted (\(repeatedContacts.count.named("line")) \(shown)\(more)); keep one line a contact"
        ))
    }
    let pairs = NearDuplicates.pairs(among: accounts.map(\.name))
    if !pairs.isEmpty { warnings.append(NearDuplicates.remark(pairs)) }
    return warnings
  }
}
