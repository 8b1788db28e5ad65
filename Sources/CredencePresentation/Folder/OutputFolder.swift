public import CredenceAnalysis
import CredenceConcurrency
public import CredenceReporting
import CredenceTables

extension AnalysisReport {
  /// Writes the output folder: `report.json`, `accounts.csv`, `roles.csv`, `drivers.csv` (where drivers were
  /// ticked), `satisfaction.csv` (where there are ratings)
  /// and `import.json`. Each file appears whole or not at all.
  ///
  /// What an earlier run left of these files and this one does not write is removed at the end: it is of other answers, or
  /// shows what this run hides.
  ///
  /// - Parameters:
  ///   - threads: How many to use; the files do not depend on it.
  ///   - naming: What settings are called in the sentences of diagnostics.
  /// - Returns: The names of the files.
  /// - Throws: ``OutputError`` naming the path.
  @discardableResult
  public func write(
    toFolder folder: String, threads: Int = 1, naming: SettingNaming = .plan
  ) throws(OutputError) -> OutputFolder {
    try FileWriter.makeFolder(folder)
    // The report is as long as ten times the others, so they are made beside it.
    let (report, others) = concurrently(
      threads: threads,
      { Result { () throws(OutputError) in try writeReport(to: folder, threads: threads, naming: naming) } },
      { Result { () throws(OutputError) in try self.writeOthers(to: folder, naming: naming) } })
    try report.get()
    let written = ["report.json"] + (try others.get())
    var removed: [String] = []
    for name in OutputFolder.optional where !written.contains(name) {
      if try FileWriter.remove("\(folder)/\(name)") { removed.append(name) }
    }
    return OutputFolder(written: written, removed: removed)
  }

  private func writeReport(
    to folder: String, threads: Int, naming: SettingNaming
  ) throws(OutputError) {
    try FileWriter.write(to: "\(folder)/report.json") { sink throws(OutputError) in
      var json = JSONWriter(to: sink, layout: .pretty)
      self.write(to: &json, threads: threads, naming: naming)
      try json.finish()
    }
  }

  /// Every file but the report, by their names.
  private func writeOthers(to folder: String, naming: SettingNaming) throws(OutputError) -> [String] {
    var written: [String] = []
    func write(_ name: String, _ body: (FileSink) throws(OutputError) -> Void) throws(OutputError) {
      try FileWriter.write(to: "\(folder)/\(name)", body)
      written.append(name)
    }
    try write("accounts.csv") { sink throws(OutputError) in try writeRows(of: accountTable(of:), to: sink) }
    if !portfolio.roles.isEmpty {
      try write("roles.csv") { sink throws(OutputError) in try writeRows(of: roleTable(of:), to: sink) }
    }
    if let drivers {
      try write("drivers.csv") { sink throws(OutputError) in
        try CSVTableRenderer().render(drivers.driverTable, to: sink)
      }
    }
    if !portfolio.satisfaction.isEmpty {
      try write("satisfaction.csv") { sink throws(OutputError) in
        try CSVTableRenderer().render(satisfactionTable, to: sink)
      }
    }
    try write("import.json") { sink throws(OutputError) in
      var json = JSONWriter(to: sink, layout: .pretty)
      json.object { json in
        importReport.writeMembers(to: &json, hidesRows: hidesRows, namesLines: true, naming: naming)
      }
      try json.finish()
    }
    return written
  }

  /// A table of all accounts as CSV, made and written in parts.
  private func writeRows(
    of table: @Sendable (Range<Int>) -> Table, to sink: FileSink
  ) throws(OutputError) {
    try CSVTableRenderer().render(table(0..<0), to: sink)
    try OrderedBlocks(count: accounts.count, threads: 1).render { block in
      let part = MemorySink()
      // Memory takes everything.
      try? CSVTableRenderer(writesHeader: false).render(table(block), to: part)
      return part.bytes
    } take: { bytes throws(OutputError) in
      try sink.write(bytes)
    }
  }
}

/// What was done to an output folder.
public struct OutputFolder: Sendable, Hashable {
  /// The names of the files written, in that order.
  public let written: [String]
  /// The names of files of an earlier run that were removed.
  public let removed: [String]

  /// Files that are written only where there is something to write.
  static let optional = ["roles.csv", "drivers.csv", "satisfaction.csv"]
}
