/// Finds the dialect of a text from its beginning.
struct DialectSniffer {
  /// What was found: the dialect and where the table starts (behind Excel's `sep=;` line).
  struct Finding {
    var dialect: Dialect
    var start: Int
    var lines: Int
  }

  /// Rows that are looked at. Many, because labels and comments hold delimiters too.
  private static let rows = 400
  private static let bytes = 1 << 18

  static func sniff(_ base: UnsafePointer<UInt8>, _ range: Range<Int>, delimiter: UInt8?) -> Finding {
    let newline = firstNewline(base, range)
    if let declared = separatorLine(base, range, newline: newline) {
      return Finding(
        dialect: Dialect(delimiter: delimiter ?? declared.delimiter, newline: newline), start: declared.end,
        lines: 1)
    }
    var best = Dialect(delimiter: delimiter ?? Dialect.delimiters[0], newline: newline)
    if delimiter == nil {
      var highest = 0.0
      for candidate in Dialect.delimiters {
        let dialect = Dialect(delimiter: candidate, newline: newline)
        let merit = merit(of: dialect, base, range)
        if merit > highest {
          highest = merit
          best = dialect
        }
      }
    }
    return Finding(dialect: best, start: range.lowerBound, lines: 0)
  }

  /// How table-like the text is under a dialect: the share of rows with the most frequent number of cells,
  /// times the cuts in such a row. Halved where the header does not agree with the rows, and next to nothing where
  /// it is not cut at all: then the labels within a cell are cut.
  private static func merit(of dialect: Dialect, _ base: UnsafePointer<UInt8>, _ range: Range<Int>) -> Double
  {
    var counts: [Int] = []
    let end = min(range.upperBound, range.lowerBound + bytes)
    var at = range.lowerBound
    while at < end, counts.count < rows {
      let row = row(at: at, before: end, in: base, dialect)
      // The sample may cut its last row.
      if row.isWhole || end == range.upperBound || counts.isEmpty, !row.isBlank { counts.append(row.cells) }
      at = row.next
    }
    guard let header = counts.first else { return 0 }
    var frequency: [Int: Int] = [:]
    for count in counts { frequency[count, default: 0] += 1 }
    let mode = frequency.max { ($0.value, $0.key) < ($1.value, $1.key) }
    guard let mode, mode.key > 1 else { return 0 }
    let share = Double(mode.value) / Double(counts.count)
    let agreement = header == mode.key ? 1 : header > 1 ? 0.5 : 0.001
    return share * Double(mode.key - 1) * agreement
  }

  private static func row(
    at start: Int, before end: Int, in base: UnsafePointer<UInt8>, _ dialect: Dialect
  ) -> (cells: Int, next: Int, isWhole: Bool, isBlank: Bool) {
    var cells = 1
    var at = start
    var isCellStart = true
    while at < end {
      let byte = base[at]
      if byte == dialect.newline { return (cells, at + 1, true, at == start) }
      if byte == Dialect.quote, isCellStart {
        at += 1
        while at < end, base[at] != Dialect.quote || (at + 1 < end && base[at + 1] == Dialect.quote) {
          at += base[at] == Dialect.quote ? 2 : 1
        }
      }
      isCellStart = byte == dialect.delimiter
      if isCellStart { cells += 1 }
      at += 1
    }
    return (cells, end, false, start == end)
  }

  /// The first line break outside quotes decides between line feeds and lone carriage returns.
  private static func firstNewline(_ base: UnsafePointer<UInt8>, _ range: Range<Int>) -> UInt8 {
    var isQuoted = false
    for at in range.lowerBound..<min(range.upperBound, range.lowerBound + TextLimits.longestRecord) {
      switch base[at] {
      case Dialect.quote: isQuoted.toggle()
      case Dialect.lineFeed where !isQuoted: return Dialect.lineFeed
      case Dialect.carriageReturn where !isQuoted:
        return at + 1 < range.upperBound && base[at + 1] == Dialect.lineFeed
          ? Dialect.lineFeed : Dialect.carriageReturn
      default: break
      }
    }
    return Dialect.lineFeed
  }

  /// `sep=;` as the first line, bare or quoted.
  private static func separatorLine(_ base: UnsafePointer<UInt8>, _ range: Range<Int>, newline: UInt8) -> (
    delimiter: UInt8, end: Int
  )? {
    var line: [UInt8] = []
    var at = range.lowerBound
    while at < range.upperBound, base[at] != newline, line.count < 9 {
      line.append(base[at])
      at += 1
    }
    guard at < range.upperBound, base[at] == newline else { return nil }
    line.removeAll { $0 == Dialect.quote || $0 == Dialect.carriageReturn }
    guard line.count == 5, line[4] >= 9, line[4] < 0x80,
      line.prefix(4).map({ $0 | 0x20 }).elementsEqual("sep".utf8.map { $0 } + [UInt8(ascii: "=") | 0x20])
    else { return nil }
    return (line[4], at + 1)
  }
}
