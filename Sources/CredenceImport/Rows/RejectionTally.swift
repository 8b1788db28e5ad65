import CredenceDelimitedText

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
  package
    /// Counts a row whose cell is at hand.
    mutating func add(_ reason: RejectReason, line: Int, column: Int, cell: String)
  {
    add(reason, line: line, column: column) { cell.isEmpty ? nil : Self.shortened(cell) }
  }

  private mutating func add(_ reason: RejectReason, line: Int, column: Int?, cell: () -> String?) {
    // Where it lies: taken out and put back, a bucket would be copied with all its lines for each row.
    buckets[reason, default: Bucket()].add(line: line, keepsLines: keepsLines) {
      Example(line: line, column: column, cell: cell())
    }
    // Short ones alone, so that their number is bounded and does not depend on where a range begins.
    if reason == .scoreOffScale, let value = cell(), value.utf8.count <= 4 {
      buckets[reason, default: Bucket()].values[value, default: 0] += 1
    }
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
      buckets[reason, default: Bucket()].merge(bucket, linesBefore: lines, keepsLines: keepsLines)
    }
  }

  private static func shortened(_ text: String) -> String {
    text.count > longestCell ? text.prefix(longestCell - 1) + "\u{2026}" : text
  }
}

extension RejectionTally.Bucket {
  /// Counts a row. The example is made only where it is one of the first.
  fileprivate mutating func add(line: Int, keepsLines: Bool, example: () -> RejectionTally.Example) {
    count += 1
    if keepsLines { lines.append(line) }
    let shown = RejectionTally.shown
    if examples.count < shown || line < examples[shown - 1].line { insert(example()) }
  }

  /// Takes in the same reason's rows of a later range.
  fileprivate mutating func merge(_ other: Self, linesBefore: Int, keepsLines: Bool) {
    count += other.count
    values.merge(other.values) { $0 + $1 }
    if keepsLines { lines.append(other.lines, linesBefore: linesBefore) }
    for var example in other.examples {
      example.line += linesBefore
      insert(example)
    }
  }

  private mutating func insert(_ example: RejectionTally.Example) {
    let place = examples.firstIndex { $0.line > example.line } ?? examples.count
    guard place < RejectionTally.shown else { return }
    examples.insert(example, at: place)
    if examples.count > RejectionTally.shown { examples.removeLast() }
  }
}
