/// Rows that were not kept, counted by reason, with the first few of each to look at.
struct RejectionTally: Sendable {
  /// A rejected row: its line and the cell to blame.
  struct Example: Sendable, Hashable {
    var line: Int
    var column: Int?
    var cell: String?
  }

  struct Bucket: Sendable, Hashable {
    var count = 0
    /// The lowest lines, in order.
    var examples: [Example] = []
    /// All lines, where they are kept.
    var lines = LineRuns()
    /// For scores off the scale: how often each is written, if it is short.
    var values: [String: Int] = [:]
  }

  /// How many rows of each reason are named.
  static let shown = 20
  private static let longestCell = 60

  private(set) var buckets: [RejectReason: Bucket] = [:]
  /// Whether all lines are kept: their number grows with the file.
  private let keepsLines: Bool

  init(keepsLines: Bool = true) { self.keepsLines = keepsLines }

  /// All of them.
  var total: Int { buckets.values.reduce(0) { $0 + $1.count } }

  /// Counts a row.
  mutating func add(
    _ reason: RejectReason, line: Int, cell: Field? = nil, column: Int? = nil, text: Text? = nil
  ) {
    add(reason, line: line, column: column) {
      guard let cell, let text, !cell.isEmpty else { return nil }
      return Self.shortened(text.string(of: cell))
    }
  }

  /// Counts a row whose cell is at hand.
  mutating func add(_ reason: RejectReason, line: Int, column: Int, cell: String) {
    add(reason, line: line, column: column) { cell.isEmpty ? nil : Self.shortened(cell) }
  }

  private mutating func add(_ reason: RejectReason, line: Int, column: Int?, cell: () -> String?) {
    var bucket = buckets[reason, default: Bucket()]
    bucket.count += 1
    if keepsLines { bucket.lines.append(line) }
    if bucket.examples.count < Self.shown || line < bucket.examples[Self.shown - 1].line {
      Self.insert(Example(line: line, column: column, cell: cell()), into: &bucket.examples)
    }
    // Short ones alone, so that their number is bounded and does not depend on where a range begins.
    if reason == .scoreOffScale, let value = cell(), value.utf8.count <= 4 {
      bucket.values[value, default: 0] += 1
    }
    buckets[reason] = bucket
  }

  /// Scores off the scale that occur in at least five rows and one in a hundred.
  func frequentOffScale(of rows: Int) -> [(value: String, count: Int)] {
    let values = buckets[.scoreOffScale]?.values ?? [:]
    return values.filter { $0.value >= 5 && $0.value * 100 >= rows }.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value) }
  }

  /// Takes in the rejections of a later range, which starts `lines` below the file's top.
  mutating func merge(_ other: RejectionTally, linesBefore lines: Int) {
    for (reason, bucket) in other.buckets {
      var mine = buckets[reason, default: Bucket()]
      mine.count += bucket.count
      mine.values.merge(bucket.values) { $0 + $1 }
      if keepsLines { mine.lines.append(bucket.lines, linesBefore: lines) }
      for var example in bucket.examples {
        example.line += lines
        Self.insert(example, into: &mine.examples)
      }
      buckets[reason] = mine
    }
  }

  private static func insert(_ example: Example, into examples: inout [Example]) {
    let place = examples.firstIndex { $0.line > example.line } ?? examples.count
    guard place < shown else { return }
    examples.insert(example, at: place)
    if examples.count > shown { examples.removeLast() }
  }

  private static func shortened(_ text: String) -> String {
    text.count > longestCell ? text.prefix(longestCell - 1) + "\u{2026}" : text
  }
}
