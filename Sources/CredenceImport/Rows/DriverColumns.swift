import CredenceSurvey

/// Reads the drivers of the kept rows: columns of joined labels, or one column per option.
struct DriverColumns {
  let columns: [SourceColumn]
  /// The columns that are kept as they stand: what holds ratings among them is read as such.
  let rated: Set<Int>
  let options: ImportOptions
  let layout: Layout
  /// Codes for a missing answer, as declared.
  var codes: [CodedColumn] = []
  /// All columns of the file: options that stand beside a question's joined column are its labels.
  var all: [SourceColumn] = []

  func read(_ cells: Columns) -> (drivers: [ResponseTable.Driver], warnings: [Diagnostic]) {
    var drivers: [ResponseTable.Driver] = []
    var warnings: [Diagnostic] = []
    let loose = looseOptions(cells)
    for column in columns {
      guard let captured = captured(column, cells) else { continue }
      if isOption(column, captured) {
        drivers.append(option(column, captured, loose))
      } else if isRating(captured) {
        if !rated.contains(column.index) { warnings.append(Self.ratingWarning(column)) }
      } else {
        joined(column, captured, into: &drivers, &warnings)
      }
    }
    return (Self.withoutAddresses(drivers), warnings)
  }

  /// A column's cells, declared codes as what they mean: nothing ticked, or not asked.
  private func captured(_ column: SourceColumn, _ cells: Columns) -> CapturedColumn? {
    guard let captured = cells[column.index] else { return nil }
    guard let coded = codes.first(where: { $0.column == column.index && !$0.blanks }) else { return captured }
    return captured.replacing { cell in
      switch coded.sentinels.meaning(of: cell) {
      case .unanswered: column.option == nil ? "" : "-99"
      case .missing, .notApplicable: "NA"
      case nil: nil
      }
    }
  }

  /// What respondents wrote under "other" may be a label, with an address in it. Labels stay distinct.
  private static func withoutAddresses(_ drivers: [ResponseTable.Driver]) -> [ResponseTable.Driver] {
    var taken = Set(drivers.map(\.name).filter { !Addresses.isIn($0) })
    return drivers.map { driver in
      guard Addresses.isIn(driver.name) else { return driver }
      let name = Addresses.withheld(in: driver.name)
      var distinct = name
      var number = 2
      while !taken.insert(distinct).inserted {
        distinct = "\(name) \(number)"
        number += 1
      }
      return ResponseTable.Driver(name: distinct, selections: driver.selections)
    }
  }

  /// A column is one option's if its header says so, if it holds the marks of ticks and nothing else, or if several
  /// columns are the drivers and this one holds a single text.
  private func isOption(_ column: SourceColumn, _ cells: CapturedColumn) -> Bool {
    if column.option != nil { return true }
    let probe = Self.probe(cells)
    // Labels that were declared are labels, whatever they look like.
    if columns.count == 1 { return options.driverLabels.isEmpty && probe.isMarksAlone }
    return probe.isSelection || probe.ticks + probe.crosses + probe.textCount + probe.otherTexts == 0
      || LooseKey.letters(column.name).hasPrefix("other")
  }

  /// Whether a column that is no option's holds plain numbers and nothing else: ratings or codes, not labels.
  private func isRating(_ cells: CapturedColumn) -> Bool {
    guard options.driverLabels.isEmpty else { return false }
    let answers = cells.counted().map(\.text).filter { text in
      text.withCellBytes { !$0.trimmed.isBlankAnswer }
    }
    return !answers.isEmpty
      && answers.allSatisfy { text in Double(text.withCellBytes { $0.trimmed.text }) != nil }
  }

  private static func ratingWarning(_ column: SourceColumn) -> Diagnostic {
    Diagnostic(
      .warning, code: "driver-column-of-numbers",
      "\u{201C}\(column.name)\u{201D} holds numbers and no labels, so nothing was ticked in it and it was left out; name ratings with --rated, or the labels of codes with --driver-label"
    )
  }

  private static func probe(_ cells: CapturedColumn) -> SelectionProbe {
    var probe = SelectionProbe()
    for cell in cells.counted() { probe.observe(cell.text) }
    return probe
  }

  /// Columns of options that belong to no question, as one question's: their names.
  private func looseOptions(_ cells: Columns) -> String {
    let names = columns.filter { column in
      guard column.question == nil, let captured = cells[column.index], isOption(column, captured) else {
        return false
      }
      return Self.probe(captured).blankMeaning == .notSelected
    }.map(\.name)
    return names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " and \(names.count - 3) more" : "")
  }

  private func option(_ column: SourceColumn, _ cells: CapturedColumn, _ loose: String)
    -> ResponseTable.Driver
  {
    let blank = Self.probe(cells).blankMeaning
    let parser = SelectionParser(blank: blank)
    return ResponseTable.Driver(
      name: column.option ?? column.name, selections: cells.map { parser.parse($0) ?? .notSelected },
      question: blank == .notAsked ? nil : column.question == nil ? loose : column.label)
  }

  /// The labels a column offers, as declared or as the columns of its options name them.
  private func labels(of column: SourceColumn) -> [String] {
    options.driverLabels.isEmpty
      ? all.filter { $0.question == column.name }.compactMap(\.option) : options.driverLabels
  }

  private func joined(
    _ column: SourceColumn, _ cells: CapturedColumn, into drivers: inout [ResponseTable.Driver],
    _ warnings: inout [Diagnostic]
  ) {
    let learning = DriverLearning(
      cells: cells.counted().map { DriverCell($0.text, count: $0.count) }, dictionary: labels(of: column),
      delimiter: layout.customs.driverDelimiter, column: column.name)
    warnings += learning.diagnostics(quotesWords: options.quotesWords)
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
      drivers.append(
        ResponseTable.Driver(name: name, selections: selections[label], question: column.name))
    }
    if learning.splitter.isDeclared, !strange.isEmpty {
      let labels = strange.keys.sorted().prefix(5).map { "\u{201C}\(Addresses.withheld(in: $0))\u{201D}" }
      let shown = options.quotesWords ? ": " + labels.joined(separator: ", ") : " (\(strange.count))"
      warnings.append(
        Diagnostic(
          .warning, code: "undeclared-drivers",
          "\u{201C}\(column.name)\u{201D} holds labels that were not declared and were left out\(shown); add them to driverLabels in the plan"
        ))
    }
  }
}
