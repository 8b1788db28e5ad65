/// Finds headings among the rows of a file that was joined by hand.
struct HeadingMatcher: Sendable {
  /// What a row that is a heading says of the rows below it.
  enum Kind: Sendable, Equatable {
    /// The file's own heading, or one whose columns mean the same in the same order.
    case same
    /// The file's columns in another order: by column of the file, the cell that holds it.
    case reordered([Int])
    /// The heading of another table.
    case other
  }

  /// The rows of the file's heading, trimmed.
  private let rows: [[String]]
  private let keys: [String]
  private let fields: [SurveyField?]
  /// Keys a cell of a heading may have.
  private let words: Set<String>
  /// By a word's first byte, the lengths words have: most cells are told from it.
  private let lengths: [UInt64]

  /// - Parameter rows: the rows of the heading as they stand in the file.
  init(_ rows: [[String]]) {
    self.rows = rows.map { $0.map(Self.trimmed) }
    keys = self.rows[0].map(LooseKey.letters)
    fields = self.rows[0].map(Self.field)
    var words = Set(Self.fieldsByKey.keys)
    var lengths = Self.lengthsOfFields
    for cell in self.rows.joined() {
      words.insert(LooseKey.letters(cell))
      Self.note(cell, in: &lengths)
    }
    words.remove("")
    self.words = words
    self.lengths = lengths
  }

  private static func trimmed(_ text: String) -> String { text.withCellBytes { $0.trimmed.text } }

  private static func note(_ word: String, in lengths: inout [UInt64]) {
    word.withCellBytes { bytes in
      if let first = bytes.first { lengths[Int(first.lowered)] |= 1 << UInt64(min(bytes.count, 63)) }
    }
  }

  private static let fieldsByKey: [String: SurveyField] = {
    var fields: [String: SurveyField] = [:]
    // Score and date are found by more than names, so the order of names does not have them.
    for field in [.score, .date] + FieldSynonyms.order {
      for name in FieldSynonyms.names[field, default: []] where fields[LooseKey.letters(name)] == nil {
        fields[LooseKey.letters(name)] = field
      }
    }
    return fields
  }()

  private static let lengthsOfFields: [UInt64] = {
    var lengths = [UInt64](repeating: 0, count: 256)
    for names in FieldSynonyms.names.values {
      for name in names { note(name, in: &lengths) }
    }
    return lengths
  }()

  private static func field(_ name: String) -> SurveyField? {
    fieldsByKey[LooseKey.letters(FieldSynonyms.withoutNumber(name))]
  }

  /// Whether a cell can stand in a heading: quickly no for nearly all others.
  func mayBeHeading(_ cell: CellBytes) -> Bool {
    let cell = cell.trimmed
    guard let first = cell.first, lengths[Int(first.lowered)] & (1 << UInt64(min(cell.count, 63))) != 0 else {
      return false
    }
    return words.contains(LooseKey.letters(cell.text))
  }

  /// What a row is as a heading; `nil` if it is none.
  func kind(_ cells: [String]) -> Kind? {
    let cells = cells.map(Self.trimmed)
    if rows.contains(cells) { return .same }
    let found = cells.map(LooseKey.letters)
    let filled = found.indices.filter { !found[$0].isEmpty }
    guard filled.count > 1 || keys.count == 1 else { return nil }
    if found.count == keys.count, found.sorted() == keys.sorted() {
      if found == keys { return .same }
      var free = Set(found.indices)
      let order = keys.map { key -> Int in
        let place = found.indices.first { found[$0] == key && free.contains($0) } ?? 0
        free.remove(place)
        return place
      }
      return .reordered(order)
    }
    let foundFields = cells.map(Self.field)
    let known = filled.filter { keys.contains(found[$0]) || foundFields[$0] != nil }
    guard known.count > 1, 2 * known.count >= filled.count else { return nil }
    // A number is an answer, unless the heading has it.
    guard
      !filled.contains(where: { place in found[place].allSatisfy(\.isNumber) && !keys.contains(found[place]) }
      )
    else { return nil }
    let agree = known.allSatisfy { place in
      place < keys.count
        && (found[place] == keys[place] || foundFields[place] != nil && foundFields[place] == fields[place])
    }
    return agree && found.count == keys.count ? .same : .other
  }

  /// Whether a row of names holds what a heading holds, and no figures.
  static func looksLikeHeading(_ cells: [String]) -> Bool {
    let filled = cells.map(trimmed).filter { !$0.isEmpty }
    guard filled.count > 1, 2 * filled.count > cells.count, Set(filled).count == filled.count else {
      return false
    }
    guard filled.allSatisfy({ $0.contains(where: \.isLetter) }) else { return false }
    return filled.contains { name in
      field(name) != nil || FieldSynonyms.asksToRecommend(name) || FieldSynonyms.touchpoint(of: name) != nil
        || ["promoters", "detractors", "contacts"].contains(LooseKey.letters(name))
    }
  }
}
