import CredenceConcurrency

extension SimulatedPortfolio {
  /// Writes the portfolio, account by account, in order.
  ///
  /// Memory does not grow with the number of answers: accounts are asked in batches of a few megabytes of text,
  /// and an account larger than a batch is handed out in pieces. The bytes of a file are its chunks one after the
  /// other and do not depend on `threads`; where the chunks part may.
  ///
  /// - Parameters:
  ///   - files: the files wanted. Each begins with its header.
  ///   - threads: how many accounts are asked at the same time, at least 1.
  ///   - sink: takes the chunks, on the caller's thread. What it throws ends the simulation.
  /// - Returns: what was written.
  @discardableResult
  package func write<Failure: Error>(
    _ files: Set<SimulatedFile> = Set(SimulatedFile.allCases), threads: Int = 1,
    to sink: (SimulatedFile, [UInt8]) throws(Failure) -> Void
  ) throws(Failure) -> SimulationSummary {
    precondition(threads >= 1, "a simulation needs at least one thread")
    func wanted(_ file: SimulatedFile, _ bytes: [UInt8]) throws(Failure) {
      if files.contains(file), !bytes.isEmpty { try sink(file, bytes) }
    }
    for file in SimulatedFile.allCases { try wanted(file, RowParts.bytes(header(of: file))) }
    var drivers = ByteText()
    truth.writeDrivers(into: &drivers)
    try wanted(.driverTruth, drivers.bytes)

    var summary = SimulationSummary()
    var batches = AccountBatches(plan)
    while let batch = batches.next(afterAnswers: summary.answers) {
      if batch.count == 1 {
        try writeAlone(batch[0], &summary, to: wanted)
      } else {
        for slice in asked(batch, threads: threads) { try emit(slice, &summary, to: wanted) }
      }
    }
    return summary
  }

  /// An account written in pieces, within what is still asked for.
  private func writeAlone<Failure: Error>(
    _ asking: AccountAsking, _ summary: inout SimulationSummary,
    to sink: (SimulatedFile, [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var extent = asking.extent
    if case .answers(let target) = plan.extent { extent.answers = target - summary.answers }
    var asked = AskedAccounts()
    let hand = { (text: inout ByteText) throws(Failure) in
      try sink(.responses, text.bytes)
      text.clear()
    }
    let record = try writer.write(asking.traits, extent: extent, into: &asked.rows, flush: hand)
    truth.writeRoster(record, into: &asked.roster)
    truth.writeAccount(record, into: &asked.truth)
    summary.add(record)
    try sink(.responses, asked.rows.bytes)
    try sink(.roster, asked.roster.bytes)
    try sink(.accountTruth, asked.truth.bytes)
  }

  /// Hands out what a slice of a batch gave, up to the answers asked for.
  private func emit<Failure: Error>(
    _ slice: AskedAccounts, _ summary: inout SimulationSummary,
    to sink: (SimulatedFile, [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var whole = slice.ends
    var cut: AccountAsking?
    for account in slice.accounts {
      if case .answers(let target) = plan.extent,
        summary.answers == target || summary.answers + account.record.allAnswers > target
      {
        whole = account.starts
        cut = summary.answers < target ? account.asking : nil
        break
      }
      summary.add(account.record)
    }
    try sink(.responses, slice.rows.beginning(whole.rows))
    try sink(.roster, slice.roster.beginning(whole.roster))
    try sink(.accountTruth, slice.truth.beginning(whole.truth))
    if let cut { try writeAlone(cut, &summary, to: sink) }
  }

  /// Asks the accounts of a batch, in slices of about the same work, one per thread.
  private func asked(_ batch: [AccountAsking], threads: Int) -> [AskedAccounts] {
    let bounds = AccountBatches.slices(batch, into: threads)
    let slices = bounds.count - 1
    return parallelMap(count: slices, threads: max(1, slices)) { ask(batch[bounds[$0]..<bounds[$0 + 1]]) }
  }

  private func ask(_ batch: ArraySlice<AccountAsking>) -> AskedAccounts {
    var asked = AskedAccounts()
    for asking in batch {
      let starts = asked.ends
      let record = writer.write(asking.traits, extent: asking.extent, into: &asked.rows) { _ in }
      truth.writeRoster(record, into: &asked.roster)
      truth.writeAccount(record, into: &asked.truth)
      asked.accounts.append((asking, record, starts))
    }
    return asked
  }
}

/// The rows of some accounts in the three files that have rows of accounts, and where each account's begin.
private struct AskedAccounts: Sendable {
  typealias Places = (rows: Int, roster: Int, truth: Int)

  var rows = ByteText()
  var roster = ByteText()
  var truth = ByteText()
  var accounts: [(asking: AccountAsking, record: AccountRecord, starts: Places)] = []

  var ends: Places { (rows.bytes.count, roster.bytes.count, truth.bytes.count) }
}
