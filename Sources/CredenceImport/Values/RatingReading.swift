public import CredenceSurvey

/// A column of ratings as numbers: as they stand in the file, or as the steps of that one set of words which covers the
/// most rows, 1 the lowest.
public struct RatingReading: Sendable, Hashable {
  /// Per row; `nil` where the cell is blank, says that there is no answer (`NA`), or is not read.
  public let values: [Double?]
  /// The rows that hold an answer.
  public let answeredCount: Int
  /// Of these, the rows that were read.
  public let readCount: Int
  /// The answers that were not read, each once, in the order met.
  public let unread: [String]

  /// Whether the column is one of ratings: at least half of its answers are read.
  public var isReadable: Bool { readCount > 0 && 2 * readCount >= answeredCount }

  /// Reads a column.
  public init(_ column: CategoricalColumn, sets: [SatisfactionWords] = SatisfactionWords.ratings) {
    let isBlank = column.levels.map { level in level.withCellBytes { $0.trimmed.isBlankAnswer } }
    var rows = [Int](repeating: 0, count: column.levels.count)
    for case .some(let code) in column.codes { rows[Int(code)] += 1 }
    let answers = column.levels.indices.filter { !isBlank[$0] && rows[$0] > 0 }
    func count(_ reading: [Double?]) -> Int { answers.reduce(0) { $0 + (reading[$1] == nil ? 0 : rows[$1]) } }
    let numbers = column.levels.map { level in Double(level).flatMap { $0.isFinite ? $0 : nil } }
    var best = numbers
    for set in sets {
      let steps = column.levels.map { level in set.step(of: level).map { Double($0 + 1) } }
      if count(steps) > count(best) { best = steps }
    }
    values = column.codes.map { $0.flatMap { isBlank[Int($0)] ? nil : best[Int($0)] } }
    answeredCount = answers.reduce(0) { $0 + rows[$1] }
    readCount = count(best)
    unread = answers.filter { best[$0] == nil }.map { column.levels[$0] }
  }
}
