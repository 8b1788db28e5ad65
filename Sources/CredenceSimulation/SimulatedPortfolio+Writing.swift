import Dispatch

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
  public func write<Failure: Error>(
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
    var rows = ByteText()
    let hand = { (text: inout ByteText) throws(Failure) in
      try sink(.responses, text.bytes)
      text.clear()
    }
    let record = try writer.write(asking.traits, extent: extent, into: &rows, flush: hand)
    try emit(AskedAccounts(rows: rows, accounts: [(asking, record, 0)]), &summary, to: sink)
  }

  /// Hands out what a slice of a batch gave, up to the answers asked for.
  private func emit<Failure: Error>(
    _ slice: AskedAccounts, _ summary: inout SimulationSummary,
    to sink: (SimulatedFile, [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var (roster, accounts) = (ByteText(), ByteText())
    var wholeBytes = slice.rows.bytes.count
    var cut: AccountAsking?
    for (asking, record, start) in slice.accounts {
      if case .answers(let target) = plan.extent {
        if summary.answers == target || summary.answers + record.allAnswers > target {
          wholeBytes = start
          cut = summary.answers < target ? asking : nil
          break
        }
      }
      summary.add(record)
      truth.writeRoster(record, into: &roster)
      truth.writeAccount(record, into: &accounts)
    }
    let rows = slice.rows.bytes
    try sink(.responses, wholeBytes == rows.count ? rows : Array(rows[..<wholeBytes]))
    try sink(.roster, roster.bytes)
    try sink(.accountTruth, accounts.bytes)
    if let cut { try writeAlone(cut, &summary, to: sink) }
  }

  /// Asks the accounts of a batch, in slices of about the same work, one per thread.
  private func asked(_ batch: [AccountAsking], threads: Int) -> [AskedAccounts] {
    let bounds = AccountBatches.slices(batch, into: threads)
    let slices = bounds.count - 1
    guard slices > 1 else { return [ask(batch[...])] }
    return [AskedAccounts](unsafeUninitializedCapacity: slices) { buffer, count in
      // Each iteration initialises its own element and nothing else.
      nonisolated(unsafe) let elements = buffer.baseAddress!
      DispatchQueue.concurrentPerform(iterations: slices) { slice in
        (elements + slice).initialize(to: ask(batch[bounds[slice]..<bounds[slice + 1]]))
      }
      count = slices
    }
  }

  private func ask(_ batch: ArraySlice<AccountAsking>) -> AskedAccounts {
    var asked = AskedAccounts(rows: ByteText(), accounts: [])
    for asking in batch {
      let start = asked.rows.bytes.count
      let record = writer.write(asking.traits, extent: asking.extent, into: &asked.rows) { _ in }
      asked.accounts.append((asking, record, start))
    }
    return asked
  }
}

/// The rows of some accounts, and where each account's begin.
private struct AskedAccounts: Sendable {
  var rows: ByteText
  var accounts: [(asking: AccountAsking, record: AccountRecord, start: Int)]
}
