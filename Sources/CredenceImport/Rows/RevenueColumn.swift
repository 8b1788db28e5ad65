import CredenceSurvey

/// The revenue of each account, from all rows that tell of it.
struct RevenueColumn {
  let names: NameCleaner
  let firstLine: Int

  /// Gives each account its first readable revenue; what does not agree with it is warned about.
  func add(to accounts: inout [Account], from sink: borrowing TableSink) -> [Diagnostic] {
    guard let revenues = sink.revenues, let cells = sink.revenueAccounts else { return [] }
    var probe = RevenueProbe()
    for text in revenues.distinct() { probe.observe(text) }
    let parser = RevenueParser(mark: probe.mark)
    return add(
      revenues.map { parser.parse($0) }, of: cells.map { names.account($0, isColumn: true) },
      lines: sink.revenueLines.map { $0 + firstLine }, probe, to: &accounts)
  }

  /// The same from cells already at hand, one a line.
  func add(_ cells: [String], of named: [String], lines: [Int], to accounts: inout [Account]) -> [Diagnostic]
  {
    var probe = RevenueProbe()
    for text in Set(cells) { probe.observe(text) }
    let parser = RevenueParser(mark: probe.mark)
    return add(
      cells.map { $0.withCellBytes { parser.parse($0) } }, of: named, lines: lines, probe, to: &accounts)
  }

  private func add(
    _ readings: [RevenueReading], of named: [String], lines: [Int], _ probe: RevenueProbe,
    to accounts: inout [Account]
  ) -> [Diagnostic] {
    var positions: [String: Int] = [:]
    for (position, account) in accounts.enumerated() { positions[account.name] = position }
    var conflicts: [(account: String, line: Int)] = []
    var inConflict: Set<Int> = []
    var unreadable: [Int] = []
    var negative: [(account: String, amount: Double, line: Int)] = []
    var saidNegative: Set<String> = []
    let answered = readings.count { $0 != .blank }
    let refused = readings.enumerated().filter { if case .rejected = $0.element { true } else { false } }
    if 2 * refused.count > answered {
      // What the rest of such a column says is no account's revenue.
      return [
        Diagnostic(
          ImportFact.revenueMostlyUnreadable(
            read: answered - refused.count, answered: answered, unread: refused.count,
            firstLines: refused.prefix(3).map { lines[$0.offset] }))
      ]
    }
    for (row, reading) in readings.enumerated() {
      let line = lines[row]
      switch reading {
      case .blank: continue
      case .rejected: unreadable.append(line)
      case .amount(let amount):
        guard let position = positions[named[row]] else { continue }
        if amount < 0 {
          // An account's revenue stands on each of its rows; once is enough.
          if saidNegative.insert(named[row]).inserted { negative.append((named[row], amount, line)) }
          continue
        }
        if accounts[position].revenue == nil {
          accounts[position].revenue = amount
        } else if accounts[position].revenue != amount, inConflict.insert(position).inserted {
          conflicts.append((named[row], line))
        }
      }
    }
    return remarks(conflicts, unreadable, assumesThousands: probe.assumesThousands)
      + [NegativeRevenue.remark(negative)].compactMap { $0 }
  }

  private func remarks(
    _ conflicts: [(account: String, line: Int)], _ unreadable: [Int], assumesThousands: Bool
  ) -> [Diagnostic] {
    var remarks: [Diagnostic] = []
    if !conflicts.isEmpty {
      let first = conflicts.prefix(5).map {
        ImportFact.PlacedAccount(name: $0.account, line: $0.line)
      }
      remarks.append(Diagnostic(ImportFact.conflictingRevenue(conflicts.count, first: first)))
    }
    if let first = unreadable.first {
      remarks.append(Diagnostic(ImportFact.revenueUnreadable(unreadable.count, firstLine: first)))
    }
    if assumesThousands {
      remarks.append(Diagnostic(ImportFact.revenueMarkAssumed))
    }
    return remarks
  }
}
