import CredenceDelimitedText
import CredenceSurvey

/// Reads a roster, a line at a time.
struct RosterReader {
  private let source: SourceText
  private let options: ImportOptions
  private let file: FileBytes
  private var columns: RosterColumns
  private let headings: HeadingMatcher
  /// By column of figures, the lines whose cell was refused.
  private var refused: [Int: [Int]] = [:]
  /// Columns of figures that were left out, one remark each.
  private var leftOut: [Diagnostic] = []
  private let names: NameCleaner
  private var accounts: [Account] = []
  private var positions: [String: Int] = [:]
  private var rejections = RejectionTally()
  private var rows = 0
  private var values = RosterValues()
  private var firstRoleLines: [Role: Int] = [:]
  private var negativeRevenues: [(account: String, amount: Double, line: Int)] = []
  private var contacts: Set<Contact> = []
  private var repeatedContacts: [Int] = []
  private var rolesOfCells: [String: Role] = [:]
  /// Contacts of all lines so far.
  private var contactsInAll = 0

  /// A person of an account.
  private struct Contact: Hashable {
    let position: Int
    let person: String
  }

  init(_ source: SourceText, options: ImportOptions, file: FileBytes) throws(ImportError) {
    self.source = source
    self.options = options
    self.file = file
    headings = source.headings
    names = NameCleaner(roles: options.roles, aliases: options.accountAliases)
    do {
      columns = try RosterColumns(source.header.columns.map(\.name), roles: options.roles)
    } catch {
      throw .roster(file: file.name, error)
    }
  }

  /// Reads all lines. A column of figures of which less than half can be read costs the column, and not the lines.
  mutating func read() throws(ImportError) -> ImportedRoster {
    while true {
      var reading = self
      let roster = try reading.readOnce()
      let unread = reading.mostlyRefused()
      if unread.isEmpty { return roster }
      for (column, read, answered) in unread {
        leftOut.append(
          Diagnostic(
            ImportFact.rosterColumnUnreadable(
              column: source.header.columns[column].name, read: read, answered: answered,
              firstLines: Array(reading.refused[column, default: []].prefix(3)))))
      }
      columns = columns.without(Set(unread.map { $0.column }))
    }
  }

  /// The columns of figures of which less than half was read.
  private func mostlyRefused() -> [(column: Int, read: Int, answered: Int)] {
    refused.keys.sorted().compactMap { column in
      var answered = 0
      source.forEachRecordInPlace { record, _, fields in
        if record.fault == nil, !source.text.string(of: fields[column]).allSatisfy(\.isWhitespace) {
          answered += 1
        }
      }
      let count = refused[column, default: []].count
      return 2 * count > answered ? (column, answered - count, answered) : nil
    }
  }

  private mutating func readOnce() throws(ImportError) -> ImportedRoster {
    let scratch = Scratch()
    let source = source
    let parser = RevenueParser(mark: revenueMark(scratch))
    source.forEachRecordInPlace { record, line, fields in
      rows += 1
      let row = RosterRow(text: source.text, fields: fields)
      let place = line + record.faultLine
      if let fault = row.fault(of: record, scratch) {
        rejections.add(fault, line: place)
      } else {
        take(row, line: place, revenues: parser, scratch)
      }
    }
    if rows == 0 { throw .noRows(file: file.name) }
    return ImportedRoster(
      accounts: accounts, file: file.name, rowsRead: rows, rowsKept: rows - rejections.total,
      rejections: rejections.named(source.header.columns, quotesWords: options.quotesWords),
      warnings: warnings(),
      accountLines: values.accountLines, laterRoleLines: values.laterRoleLines,
      firstRoleLines: firstRoleLines,
      countedRoles: Set(columns.contacts.compactMap(\.role)).sorted(),
      sha256: options.fingerprint ? SHA256.hexadecimal(of: file.bytes) : nil)
  }

  /// The decimal mark of the column of revenues shows only in the whole of it, so it is read before the rows are.
  private func revenueMark(_ scratch: borrowing Scratch) -> DecimalMark? {
    guard let column = columns.revenue else { return nil }
    var probe = RevenueProbe()
    source.forEachRecordInPlace { record, _, fields in
      if record.fault == nil {
        probe.observe(source.text.content(of: fields[column], scratch: scratch))
      }
    }
    return probe.mark
  }

  private mutating func take(
    _ row: RosterRow, line: Int, revenues: RevenueParser, _ scratch: borrowing Scratch
  ) {
    guard let name = AccountNames.clean(row.text(columns.account)).map(names.aliases.name) else {
      rejections.add(.accountMissing, line: line, column: columns.account, cell: "")
      return
    }
    if positions[name] == nil, isHeading(row, scratch) {
      rejections.add(.repeatedHeading, line: line)
      return
    }
    var counts: [(role: Role?, count: Int)] = []
    counts.reserveCapacity(columns.contacts.count)
    for column in columns.contacts {
      switch RosterRow.count(row.bytes(column.column, scratch).trimmed) {
      case .blank: continue
      case .count(let count):
        guard count <= ImportLimits.mostCounted - contactsInAll else {
          rejections.add(
            .countsTooLarge, line: line, column: column.column, cell: row.text(column.column))
          return
        }
        contactsInAll += count
        counts.append((column.role, count))
      case .refused(let reason, let cell):
        rejections.add(reason, line: line, column: column.column, cell: cell)
        refused[column.column, default: []].append(line)
        return
      }
    }
    var revenue: Double?
    if let column = columns.revenue {
      switch revenues.parse(row.bytes(column, scratch)) {
      case .amount(let amount):
        if amount < 0 { negativeRevenues.append((name, amount, line)) } else { revenue = amount }
      case .blank: break
      case .rejected:
        rejections.add(.revenueUnreadable, line: line, column: column, cell: row.text(column))
        refused[column, default: []].append(line)
        return
      }
    }
    let position = position(of: name, line: line)
    let place = RosterValues.Place(position: position, account: accounts[position].name, line: line)
    accounts[position].revenue = values.first(accounts[position].revenue, revenue, .revenue, place)
    let owner = columns.owner.flatMap { AccountNames.clean(row.text($0)) }
    accounts[position].owner = values.first(accounts[position].owner, owner, .owner, place)
    for (role, count) in counts {
      if let role {
        let known = accounts[position].contactsByRole[role]
        note(role, isNew: known == nil, place)
        if let kept = values.first(known, count, .contactsOf(role), place), known == nil {
          accounts[position].contactsByRole[role] = kept
        }
      } else {
        accounts[position].contacts = values.first(accounts[position].contacts, count, .contacts, place)
      }
    }
    if columns.isPerContact { addContact(row, place, scratch) }
    addAttributes(row, position)
  }

  /// Whether a line that names a new account is the heading once more.
  private func isHeading(_ row: RosterRow, _ scratch: borrowing Scratch) -> Bool {
    guard headings.mayBeHeading(row.bytes(columns.account, scratch)) else { return false }
    return headings.kind(source.header.columns.indices.map { row.text($0) }) == .same
  }

  private mutating func position(of name: String, line: Int) -> Int {
    if let known = positions[name] { return known }
    positions[name] = accounts.count
    accounts.append(Account(name: name))
    values.accountLines.append(line)
    return accounts.count - 1
  }

  /// Notes the line that tells of contacts of a role first, at an account and in all.
  private mutating func note(_ role: Role, isNew: Bool, _ place: RosterValues.Place) {
    if isNew { values.noteFirst(role, place) }
    if firstRoleLines[role] == nil { firstRoleLines[role] = place.line }
  }

  private mutating func addContact(
    _ row: RosterRow, _ place: RosterValues.Place, _ scratch: borrowing Scratch
  ) {
    guard let respondent = columns.respondent else { return }
    let person = row.bytes(respondent, scratch).trimmed.text
    if !person.isEmpty, !contacts.insert(Contact(position: place.position, person: person)).inserted {
      repeatedContacts.append(place.line)
      return
    }
    if let column = columns.role {
      let cell = row.text(column)
      // There are few roles, and each cell is a matter of several passes.
      let role = rolesOfCells[cell] ?? cell.withCellBytes { names.role($0) }
      rolesOfCells[cell] = role
      let known = accounts[place.position].contactsByRole[role]
      note(role, isNew: known == nil, place)
      accounts[place.position].contactsByRole[role] = (known ?? 0) + 1
    } else {
      accounts[place.position].contacts = (accounts[place.position].contacts ?? 0) + 1
    }
  }

  private mutating func addAttributes(_ row: RosterRow, _ position: Int) {
    // Attributes of a contact are not its account's.
    if columns.isPerContact { return }
    for column in columns.attributes {
      let name = source.header.columns[column].name
      guard let value = AccountNames.clean(row.text(column)),
        !accounts[position].attributes.contains(where: { $0.name == name })
      else { continue }
      accounts[position].attributes.append(Account.Attribute(name: name, value: value))
    }
  }

  private func warnings() -> [Diagnostic] {
    var warnings = source.warnings + leftOut
    let conflicts = values.conflicts
    if !conflicts.isEmpty {
      warnings.append(
        Diagnostic(
          ImportFact.conflictingRoster(conflicts.count, first: Array(conflicts.prefix(5)))))
    }
    if let remark = NegativeRevenue.remark(negativeRevenues) { warnings.append(remark) }
    if !repeatedContacts.isEmpty {
      warnings.append(Diagnostic(ImportFact.repeatedContacts(lines: repeatedContacts)))
    }
    let likeNone = AccountNames.remarkOnMarksForNone(accounts.map(\.name), blanks: .leftOut)
    if let likeNone { warnings.append(likeNone) }
    let pairs = NearDuplicates.pairs(among: accounts.map(\.name))
    if !pairs.isEmpty { warnings.append(NearDuplicates.remark(pairs)) }
    return warnings
  }
}
