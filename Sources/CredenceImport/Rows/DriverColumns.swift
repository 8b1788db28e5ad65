import CredenceSurvey

/// Reads the drivers of the kept rows: columns of joined labels, or one column per option.
struct DriverColumns {
  let columns: [SourceColumn]
  let options: ImportOptions
  let layout: Layout

  func read(_ cells: Columns) -> (drivers: [ResponseTable.Driver], warnings: [Diagnostic]) {
    var drivers: [ResponseTable.Driver] = []
    var warnings: [Diagnostic] = []
    for column in columns {
      guard let captured = cells[column.index] else { continue }
      if isOption(column, captured) {
        drivers.append(option(column, captured))
      } else {
        joined(column, captured, into: &drivers, &warnings)
      }
    }
    return (drivers, warnings)
  }

  /// A column is one option's if its header says so, or if several columns are the drivers and this one holds
  /// ticks.
  private func isOption(_ column: SourceColumn, _ cells: CapturedColumn) -> Bool {
    if column.option != nil { return true }
    guard columns.count > 1 else { return false }
    var probe = SelectionProbe()
    for cell in cells.counted() { probe.observe(cell.text) }
    return probe.isSelection || probe.ticks + probe.crosses + probe.textCount + probe.otherTexts == 0
      || LooseKey.letters(column.name).hasPrefix("other")
  }

  private func option(_ column: SourceColumn, _ cells: CapturedColumn) -> ResponseTable.Driver {
    var probe = SelectionProbe()
    for cell in cells.counted() { probe.observe(cell.text) }
    let parser = SelectionParser(blank: probe.blankMeaning)
    return ResponseTable.Driver(
      name: column.option ?? column.name, selections: cells.map { parser.parse($0) ?? .notSelected })
  }

  private func joined(
    _ column: SourceColumn, _ cells: CapturedColumn, into drivers: inout [ResponseTable.Driver],
    _ warnings: inout [Diagnostic]
  ) {
    let learning = DriverLearning(
      cells: cells.counted().map { DriverCell($0.text, count: $0.count) }, dictionary: options.driverLabels,
      delimiter: layout.customs.driverDelimiter, column: column.name)
    warnings += learning.diagnostics
    let labels = learning.splitter.labels
    let readings = cells.map { learning.splitter.read($0.text) }
    var selections = labels.map { _ in [DriverSelection]() }
    var strange: [String: Int] = [:]
    for reading in readings {
      switch reading {
      case .notAsked:
        for label in labels.indices { selections[label].append(.notAsked) }
      case .ticked(let ticked, let other):
        for label in labels.indices { selections[label].append(.notSelected) }
        for label in ticked { selections[label][selections[label].count - 1] = .selected }
        for text in other { strange[text, default: 0] += 1 }
      }
    }
    for (label, name) in labels.enumerated() {
      drivers.append(ResponseTable.Driver(name: name, selections: selections[label]))
    }
    if learning.splitter.isDeclared, !strange.isEmpty {
      let shown = strange.keys.sorted().prefix(5).map { "\u{201C}\($0)\u{201D}" }.joined(separator: ", ")
      warnings.append(
        Diagnostic(
          .warning, code: "undeclared-drivers",
          "\u{201C}\(column.name)\u{201D} holds labels that were not declared and were left out: \(shown); add them to driverLabels in the plan"
        ))
    }
  }
}
