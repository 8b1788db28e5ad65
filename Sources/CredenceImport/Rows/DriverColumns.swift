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
    let kept = Self.mostTicked(
      drivers.map(\.name),
      counts: drivers.map { driver in
        driver.selections.count { $0 == .selected }
      })
    if kept.count < drivers.count {
      warnings.append(Self.manyWarning(drivers.count, of: columns.map(\.name)))
      drivers = kept.map { drivers[$0] }
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

  /// The most drivers that are kept. A column of free text is taken for labels too, and would have one a row.
  static let mostDrivers = 200

  /// The places of the drivers kept, in order: those ticked most; of equal ones by name.
  private static func mostTicked(_ names: [String], counts: [Int]) -> [Int] {
    guard names.count > mostDrivers else { return Array(names.indices) }
    let order = names.indices.sorted { (counts[$1], names[$0], $0) < (counts[$0], names[$1], $1) }
    return order.prefix(mostDrivers).sorted()
  }

  private static func manyWarning(_ count: Int, of columns: [String]) -> Diagnostic {
    Diagnostic(ImportFact.tooManyLabels(columns: columns, count, kept: mostDrivers))
  }

  /// What respondents wrote under "other" may be a label, with an address in it. Labels stay distinct.
  private static func withoutAddresses(_ drivers: [ResponseTable.Driver]) -> [ResponseTable.Driver] {
    var taken = Set(drivers.map(\.name).filter { !Addresses.isIn($0) })
    var numbers: [String: Int] = [:]
    return drivers.map { driver in
      guard Addresses.isIn(driver.name) else { return driver }
      let name = Addresses.withheld(in: driver.name)
      var distinct = name
      var number = numbers[name, default: 2]
      while !taken.insert(distinct).inserted {
        distinct = "\(name) \(number)"
        number += 1
      }
      numbers[name] = number
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
    Diagnostic(ImportFact.driverColumnOfNumbers(column.name))
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
      delimiter: layout.conventions.driverDelimiter, column: column.name)
    warnings += learning.diagnostics(quotesWords: options.quotesWords)
    let readings = cells.map { learning.splitter.read($0.text) }
    let names = learning.splitter.labels
    var counts = [Int](repeating: 0, count: names.count)
    for case .ticked(let ticked, _) in readings { for label in ticked { counts[label] += 1 } }
    // Chosen before they get a cell for each row.
    // Learnt labels stand by name, whichever row came first.
    let kept =
      learning.splitter.isDeclared
      ? Array(names.indices)
      : Self.mostTicked(names, counts: counts).sorted { names[$0] < names[$1] }
    if kept.count < names.count { warnings.append(Self.manyWarning(names.count, of: [column.name])) }
    var places = [Int?](repeating: nil, count: names.count)
    for (place, label) in kept.enumerated() { places[label] = place }
    var selections = kept.map { _ in [DriverSelection]() }
    var strange: [String: Int] = [:]
    for reading in readings {
      switch reading {
      case .notAsked:
        for place in kept.indices { selections[place].append(.notAsked) }
      case .ticked(let ticked, let other):
        for place in kept.indices { selections[place].append(.notSelected) }
        for case let place? in ticked.map({ places[$0] }) {
          selections[place][selections[place].count - 1] = .selected
        }
        for text in other { strange[text, default: 0] += 1 }
      }
    }
    for (place, label) in kept.enumerated() {
      drivers.append(
        ResponseTable.Driver(name: names[label], selections: selections[place], question: column.name))
    }
    if learning.splitter.isDeclared, !strange.isEmpty {
      let labels = strange.keys.sorted().prefix(5).map { Addresses.withheld(in: $0) }
      warnings.append(
        Diagnostic(
          ImportFact.undeclaredDrivers(
            column: column.name, strange.count, first: options.quotesWords ? labels : nil)))
    }
  }
}
