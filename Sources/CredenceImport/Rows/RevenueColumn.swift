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
      let shown = refused.prefix(3).map { "\(lines[$0.offset])" }.joined(separator: ", ")
      return [
        Diagnostic(
          .warning, code: "revenue-mostly-unreadable",
          "only \(answered - refused.count) of \(answered.counted("revenue")) can be read as an amount, so revenue is left out (the first that cannot: \(refused.count.named("line", "lines")) \(shown)); write plain numbers, or name another column with --revenue"
        )
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
      let shown = conflicts.prefix(5).map { "\($0.account) (line \($0.line))" }.joined(separator: ", ")
      let more = conflicts.count > 5 ? " and \(conflicts.count - 5) more" : ""
      remarks.append(
        Diagnostic(
          .warning, code: "conflicting-revenue",
          "\(conflicts.count.counted("account has", "accounts have")) several revenues, the first counts: \(shown)\(more); write the same amount on each row"
        ))
    }
    if let first = unreadable.first {
      remarks.append(
        Diagnostic(
          .warning, code: "revenue-unreadable",
          "\(unreadable.count.counted("revenue is no amount and was", "revenues are no amounts and were")) left out (first on line \(first)); write it as a plain number"
        ))
    }
    if assumesThousands {
      remarks.append(
        Diagnostic(
          .note, code: "revenue-mark-assumed",
          "amounts like 85.000 were read as eighty-five thousand; no cell shows the decimal mark"))
    }
    return remarks
  }
}
