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
  }

  /// How many rows of each reason are named.
  static let shown = 20
  private static let longestCell = 60

  private(set) var buckets: [RejectReason: Bucket] = [:]

  /// All of them.
  var total: Int { buckets.values.reduce(0) { $0 + $1.count } }

  /// Counts a row.
  mutating func add(_ reason: RejectReason, line: Int, cell: Field? = nil, column: Int? = nil, text: Text? = nil) {
    add(reason, line: line, column: column) {
      guard let cell, let text, !cell.isEmpty else { return nil }
      return Self.shortened(text.string(of: cell))
    }
  }

  private mutating func add(_ reason: RejectReason, line: Int, column: Int?, cell: () -> String?) {
    var bucket = buckets[reason, default: Bucket()]
    bucket.count += 1
    if bucket.examples.count < Self.shown || line < bucket.examples[Self.shown - 1].line {
      Self.insert(Example(line: line, column: column, cell: cell()), into: &bucket.examples)
    }
    buckets[reason] = bucket
  }

  /// Takes in the rejections of a later range, which starts `lines` below the file's top.
  mutating func merge(_ other: RejectionTally, linesBefore lines: Int) {
    for (reason, bucket) in other.buckets {
      var mine = buckets[reason, default: Bucket()]
      mine.count += bucket.count
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
