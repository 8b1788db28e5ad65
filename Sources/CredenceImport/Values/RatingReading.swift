package import CredenceSurvey

/// A column of ratings as numbers: as they stand in the file, as the steps of that one set of words which covers the
/// most rows, 1 the lowest, or as the words were declared.
package struct RatingReading: Sendable, Hashable {
  /// Per row; `nil` where the cell is blank, says that there is no answer (`NA`), or is not read.
  package let values: [Double?]
  /// The rows that hold an answer.
  package let answeredCount: Int
  /// Of these, the rows that were read.
  package let readCount: Int
  /// The answers that were not read, each once, in the order met.
  package let unread: [String]
  /// Whether the answers are numbers as they stand in the file.
  package let isNumeric: Bool
  /// Rows by number as it stands in the file, from the lowest; none where the answers are words.
  package let numberCounts: [(number: Double, rows: Int)]

  /// Whether the column is one of ratings: at least half of its answers are read.
  package var isReadable: Bool { readCount > 0 && 2 * readCount >= answeredCount }

  /// Reads a column.
  ///
  /// - Parameters:
  ///   - sets: The sets of words it may be in.
  ///   - declared: What its words were declared to mean; then no set is tried.
  ///   - isReversed: Whether the lowest answer is the best one: numbers are then counted from the other end.
  package init(
    _ column: CategoricalColumn, sets: [SatisfactionWords] = SatisfactionWords.ratings,
    declared: DeclaredWords.Table? = nil, isReversed: Bool = false
  ) {
    let meanings = column.levels.map { declared?.value(of: $0) }
    let isBlank = column.levels.indices.map { level in
      if case .some(.none) = meanings[level] { return true }
      return column.levels[level].withCellBytes { $0.trimmed.isBlankAnswer }
    }
    var rows = [Int](repeating: 0, count: column.levels.count)
    for case .some(let code) in column.codes { rows[Int(code)] += 1 }
    let answers = column.levels.indices.filter { !isBlank[$0] && rows[$0] > 0 }
    func count(_ reading: [Double?]) -> Int { answers.reduce(0) { $0 + (reading[$1] == nil ? 0 : rows[$1]) } }
    let numbers = column.levels.map { level in Double(level).flatMap { $0.isFinite ? $0 : nil } }
    var best = numbers
    var ends: (low: Double, high: Double)?
    if meanings.contains(where: { $0 != nil }) {
      best = zip(meanings, numbers).map { meaning, number in
        if case .some(.some(let value)) = meaning { return Double(value) }
        return number
      }
      isNumeric = false
    } else {
      for set in sets {
        let steps = column.levels.map { level in set.step(of: level).map { Double($0 + 1) } }
        if count(steps) > count(best) {
          best = steps
          ends = (1, Double(set.steps.count))
        }
      }
      isNumeric = ends == nil
    }
    let read = answers.compactMap { best[$0] }
    if isReversed, let low = ends?.low ?? read.min(), let high = ends?.high ?? read.max() {
      best = best.map { $0.map { low + high - $0 } }
    }
    values = column.codes.map { $0.flatMap { isBlank[Int($0)] ? nil : best[Int($0)] } }
    answeredCount = answers.reduce(0) { $0 + rows[$1] }
    readCount = count(best)
    unread = answers.filter { best[$0] == nil }.map { column.levels[$0] }
    var counts: [Double: Int] = [:]
    if isNumeric {
      for level in answers { if let number = numbers[level] { counts[number, default: 0] += rows[level] } }
    }
    numberCounts = counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Whether two readings found the same.
  package static func == (one: RatingReading, other: RatingReading) -> Bool {
    one.values == other.values && one.unread == other.unread && one.isNumeric == other.isNumeric
  }

  /// Hashes what was found.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(values)
    hasher.combine(unread)
  }
}
