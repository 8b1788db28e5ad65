import CredenceDelimitedText
import CredenceSurvey

/// A column with codes for a missing answer.
struct CodedColumn: Sendable {
  let column: Int
  let sentinels: Sentinels
  /// Whether the cells are made blank before anything reads them; not where the reader knows the codes itself.
  let blanks: Bool
  /// The codes somebody declared, in order, which are counted; a layout's own are not.
  let counted: [Int]
  /// Whether the column was named, so that a code that never occurs is worth a word.
  let isNamed: Bool
}

/// How often the codes of a plan's columns occur, column by column and code by code.
struct CodeCounts: Sendable {
  private(set) var counts: [[Int]] = []

  init() {}

  init(_ columns: [CodedColumn]) {
    counts = columns.map { [Int](repeating: 0, count: $0.counted.count) }
  }

  /// Counts the codes of a row and makes blank what is to be read as such.
  mutating func apply(
    _ columns: [CodedColumn], _ cells: UnsafeMutablePointer<Field>, _ text: Text, _ scratch: borrowing Scratch
  ) {
    for (place, column) in columns.enumerated() {
      if cells[column.column].isEmpty { continue }
      let trimmed = text.content(of: cells[column.column], scratch: scratch).trimmed
      guard !trimmed.isEmpty, case .integer(let value) = NumberReading(trimmed),
        column.sentinels[value] != nil
      else { continue }
      if let code = column.counted.firstIndex(of: value) { counts[place][code] += 1 }
      if column.blanks { cells[column.column].length = 0 }
    }
  }

  mutating func merge(_ other: CodeCounts) {
    if counts.isEmpty {
      counts = other.counts
    } else {
      for (place, codes) in other.counts.enumerated() {
        for (code, count) in codes.enumerated() { counts[place][code] += count }
      }
    }
  }

  /// What was declared and how often it occurs, a remark a column.
  func remarks(_ columns: [CodedColumn], _ names: [SourceColumn]) -> [Diagnostic] {
    zip(columns, counts).compactMap { column, counts in
      var codes: [ImportFact.CodeCount] = []
      for (code, count) in zip(column.counted, counts) where count > 0 || column.isNamed {
        guard let meaning = column.sentinels[code] else { continue }
        codes.append(ImportFact.CodeCount(code: code, meaning: meaning, cells: count))
      }
      guard !codes.isEmpty else { return nil }
      return Diagnostic(ImportFact.codesDeclared(column: names[column.column].name, codes))
    }
  }
}

extension PlanMaker {
  /// The codes of each column, checked against the columns there are.
  func codes(_ mapping: ColumnMapping, _ layout: Layout) throws(ImportError) -> [CodedColumn] {
    let declared = options.sentinels
    let conventions = layout.conventions.sentinels
    var ofColumn: [Int: Sentinels] = [:]
    var named: Set<Int> = []
    func add(_ column: Int, _ sentinels: Sentinels) {
      ofColumn[column] = (ofColumn[column] ?? .none).merging(sentinels)
    }
    let score = mapping.column(.score)?.index
    let kept = Set(mapping.kept.map(\.column.index))
    for entry in mapping.entries {
      switch entry.field {
      case .score, .csat, .segment, .revenue: add(entry.column.index, declared.ofAll)
      default: if kept.contains(entry.column.index) { add(entry.column.index, declared.ofAll) }
      }
      if score == nil ? entry.field == .csat : entry.field == .score {
        add(entry.column.index, declared.ofAnswers)
      }
    }
    for column in declared.columns {
      for index in try indices(named: column.name) {
        add(index, column.sentinels)
        named.insert(index)
      }
    }
    return mapping.entries.compactMap { entry in
      let column = entry.column.index
      let own = ofColumn[column] ?? .none
      let isAnswer = entry.field == .score || entry.field == .csat || kept.contains(column)
      let all = isAnswer ? conventions.merging(own) : own
      if all.isEmpty { return nil }
      // A driver's codes are its splitter's: a blank among ticks has a meaning of its own.
      let blanks = entry.field != .score && (entry.field != .drivers || kept.contains(column))
      return CodedColumn(
        column: column, sentinels: all, blanks: blanks, counted: own.codes, isNamed: named.contains(column))
    }
  }

  /// The columns of a name the user gave.
  func indices(named name: String) throws(ImportError) -> [Int] {
    let columns = source.header.columns
    let found = columns.indices(named: name)
    if found.isEmpty {
      let names = columns.map(\.name)
      throw .columns(
        file: file, .noSuchKeptColumn(name, nearest: NearestNames.of(name, among: names), columns: names))
    }
    return found
  }
}
