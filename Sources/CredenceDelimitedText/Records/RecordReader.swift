/// Cuts a text into records and cells (RFC 4180, with recovery).
///
/// What a record is depends on nothing but the bytes from its first one on: a reader may start at any record's
/// first byte, which is what lets several of them share a file.
package struct RecordReader: ~Copyable {
  private let base: UnsafePointer<UInt8>
  private let end: Int
  private let dialect: Dialect
  private let columns: Int?
  /// The cells of the last record. Cells beyond the header's number are counted and not kept.
  package let fields: UnsafeMutablePointer<Field>
  private let capacity: Int
  private let file: FileBytes
  private let delimiters: UInt64
  private let newlines: UInt64
  private let quotes: UInt64
  private let blocks: [TextBlock]
  private let hasBlocks: Bool

  /// A reader of records with a known number of cells, or any number (`nil`) while the header is read.
  package init(_ text: Text, columns: Int?) {
    base = text.base
    end = text.range.upperBound
    dialect = text.dialect
    file = text.file
    self.columns = columns
    capacity = columns ?? TextLimits.mostColumns
    fields = .allocate(capacity: capacity + 1)
    fields.initialize(repeating: Field(start: 0, length: 0, isEscaped: false), count: capacity + 1)
    delimiters = ByteWord.repeating(dialect.delimiter)
    newlines = ByteWord.repeating(dialect.newline)
    quotes = ByteWord.repeating(Dialect.quote)
    blocks = text.blocks
    hasBlocks = !text.blocks.isEmpty
  }

  deinit { fields.deallocate() }

  /// Reads the record that starts at an offset before the text's end. Its cells are in the order of the file's heading.
  @inline(__always)
  package func read(at start: Int) -> Record {
    let record = readInPlace(at: start)
    if hasBlocks { arrange(record, at: start) }
    return record
  }

  /// Puts the cells of a row under a second heading into the order of the first.
  @inline(never)
  private func arrange(_ record: Record, at start: Int) {
    guard record.fault == nil, let block = blocks.last(where: { $0.start <= start }) else { return }
    let cells = (0..<record.cells).map { fields[$0] }
    for (column, cell) in block.order.enumerated() { fields[column] = cells[cell] }
  }

  /// The record with its cells as they stand.
  @inline(__always)
  private func readInPlace(at start: Int) -> Record {
    // Eight bytes at a time while everything is regular; anything else is read again with care.
    let limit = min(end, start + TextLimits.longestRecord) - 16
    var at = start
    var cellStart = start
    var cells = 0
    var lines = 1
    blocks: while at <= limit {
      var hits = ByteWord(base + at).matches(delimiters, newlines, quotes)
      while hits != 0 {
        let position = at + hits.trailingZeroBitCount >> 3
        hits &= hits &- 1
        let byte = base[position]
        if byte == dialect.delimiter {
          store(cells, cellStart, position)
          cells += 1
          cellStart = position + 1
        } else if byte == dialect.newline {
          store(cells, cellStart, withoutReturn(position, from: cellStart))
          cells += 1
          guard cells == columns else { return readWithCare(at: start) }
          return Record(next: position + 1, lines: lines, cells: cells, fault: nil, faultLine: 0)
        } else if position == cellStart {
          guard let closing = closingQuote(from: position + 1, limit: limit, lines: &lines) else {
            return readWithCare(at: start)
          }
          let after = base[closing.position + 1]
          store(cells, cellStart + 1, closing.position, isEscaped: closing.isEscaped)
          if after == dialect.delimiter {
            cells += 1
            cellStart = closing.position + 2
            at = cellStart
            continue blocks
          }
          var next = closing.position + 1
          if base[next] == Dialect.carriageReturn, dialect.newline == Dialect.lineFeed { next += 1 }
          guard base[next] == dialect.newline, cells + 1 == columns else { return readWithCare(at: start) }
          return Record(next: next + 1, lines: lines, cells: cells + 1, fault: nil, faultLine: 0)
        }
      }
      at += 8
    }
    return readWithCare(at: start)
  }

  @inline(__always)
  private func store(_ cell: Int, _ start: Int, _ end: Int, isEscaped: Bool = false) {
    fields[min(cell, capacity)] = Field(
      start: start, length: UInt32(truncatingIfNeeded: end &- start), isEscaped: isEscaped)
  }

  @inline(__always)
  private func withoutReturn(_ end: Int, from start: Int) -> Int {
    end > start && dialect.newline == Dialect.lineFeed && base[end - 1] == Dialect.carriageReturn
      ? end - 1 : end
  }

  /// The quote that closes a cell, if there is one with some bytes of text behind it.
  @inline(__always)
  private func closingQuote(from start: Int, limit: Int, lines: inout Int) -> (
    position: Int, isEscaped: Bool
  )? {
    var at = start
    var isEscaped = false
    var breaks = 0
    while at <= limit {
      let word = ByteWord(base + at)
      var hits = word.matches(newlines, quotes)
      var step = 8
      while hits != 0 {
        let offset = hits.trailingZeroBitCount >> 3
        hits &= hits &- 1
        if base[at + offset] == dialect.newline {
          breaks += 1
        } else if base[at + offset + 1] == Dialect.quote {
          isEscaped = true
          // Both quotes of the pair are passed; the second may lie in the next block.
          step = offset + 2
          break
        } else {
          lines += breaks
          return (at + offset, isEscaped)
        }
      }
      at += step
    }
    return nil
  }
}

extension RecordReader {
  /// Reads any record, byte by byte: the last one, and those with something wrong.
  @inline(never)
  package func readWithCare(at start: Int) -> Record {
    var walk = Walk(at: start)
    let limit = min(end, start + TextLimits.longestRecord)
    while true {
      let cellStart = walk.at
      if walk.at < limit, base[walk.at] == Dialect.quote {
        guard readQuoted(&walk, limit: limit) else {
          // Nothing behind the quote can be trusted to belong to it: the row ends with its line.
          return Record(
            next: walk.lineAfterOpening ?? lineEnd(from: limit), lines: walk.openingLine + 1,
            cells: walk.cells + 1, fault: .unclosedQuote, faultLine: walk.openingLine)
        }
      } else {
        while walk.at < limit, base[walk.at] != dialect.delimiter, base[walk.at] != dialect.newline {
          walk.at += 1
        }
        store(walk.cells, cellStart, isLineEnd(walk.at) ? withoutReturn(walk.at, from: cellStart) : walk.at)
      }
      walk.cells += 1
      if walk.at >= limit, limit < end {
        return Record(
          next: lineEnd(from: limit), lines: walk.line + 1, cells: walk.cells, fault: .tooLong, faultLine: 0)
      }
      guard walk.at < end, base[walk.at] == dialect.delimiter else { break }
      walk.at += 1
    }
    let next = min(end, walk.at + 1)
    var fault = walk.fault
    if fault == nil, let columns, walk.cells != columns { fault = .ragged }
    if fault != nil, let swallowed = walk.firstSwallowed, holdsRow(from: swallowed.start, to: next) {
      return Record(
        next: swallowed.start, lines: swallowed.openingLine + 1, cells: walk.cells, fault: .unclosedQuote,
        faultLine: swallowed.openingLine)
    }
    return Record(
      next: next, lines: walk.line + 1, cells: walk.cells, fault: fault, faultLine: walk.faultLine)
  }

  /// Where a careful reading has got to.
  private struct Walk {
    var at: Int
    var line = 0
    var cells = 0
    var fault: RecordFault?
    var faultLine = 0
    /// The line of the last opening quote, and the start of the line below it once one was reached.
    var openingLine = 0
    var lineAfterOpening: Int?
    /// The first cell that runs over a line break: the line its quote opened on, the start of the line below.
    var firstSwallowed: (openingLine: Int, start: Int)?

    init(at: Int) { self.at = at }
  }

  /// Reads a quoted cell and what stands behind its closing quote. False where no quote closes it.
  private func readQuoted(_ walk: inout Walk, limit: Int) -> Bool {
    let contentStart = walk.at + 1
    var isEscaped = false
    walk.openingLine = walk.line
    walk.lineAfterOpening = nil
    walk.at += 1
    while true {
      guard walk.at < limit else { return false }
      let byte = base[walk.at]
      if byte == Dialect.quote {
        guard walk.at + 1 < end, base[walk.at + 1] == Dialect.quote else { break }
        isEscaped = true
        walk.at += 1
      } else if byte == dialect.newline {
        walk.line += 1
        if walk.lineAfterOpening == nil { walk.lineAfterOpening = walk.at + 1 }
      }
      walk.at += 1
    }
    if walk.firstSwallowed == nil, let below = walk.lineAfterOpening {
      walk.firstSwallowed = (walk.openingLine, below)
    }
    store(walk.cells, contentStart, walk.at, isEscaped: isEscaped)
    walk.at += 1
    while walk.at < limit, base[walk.at] != dialect.delimiter, base[walk.at] != dialect.newline {
      let byte = base[walk.at]
      // A space or the return of a line break may stand there; anything else is text outside the quotes.
      if byte != Dialect.carriageReturn, byte != UInt8(ascii: " "), walk.fault == nil {
        walk.fault = .textAfterQuote
        walk.faultLine = walk.line
        if let below = walk.lineAfterOpening { walk.firstSwallowed = (walk.openingLine, below) }
      }
      walk.at += 1
    }
    return true
  }

  private func isLineEnd(_ at: Int) -> Bool { at >= end || base[at] == dialect.newline }

  /// Whether a faulty record has taken in a line that looks like a row of its own: one with at least as many
  /// cells as the header. A line of a comment has fewer; a quote that was never closed swallows whole rows.
  private func holdsRow(from start: Int, to end: Int) -> Bool {
    guard let columns else { return false }
    var at = start
    while at < end {
      var cells = 1
      var isCellStart = true
      while at < end, base[at] != dialect.newline {
        if isCellStart, base[at] == Dialect.quote {
          at += 1
          while at < end, base[at] != Dialect.quote, base[at] != dialect.newline { at += 1 }
          if at == end || base[at] == dialect.newline { break }
        }
        isCellStart = base[at] == dialect.delimiter
        if isCellStart { cells += 1 }
        at += 1
      }
      if cells >= columns { return true }
      at += 1
    }
    return false
  }

  /// The start of the line below, however far it is. What is passed goes from memory at once.
  func lineEnd(from start: Int) -> Int {
    var at = start
    var kept = start
    while at < end {
      while at + 8 <= end, ByteWord(base + at).matches(newlines) == 0 {
        at += 8
        if at - kept > 1 << 22 {
          file.release(kept..<at)
          kept = at
        }
      }
      let block = min(end, at + 8)
      while at < block {
        at += 1
        if base[at - 1] == dialect.newline { return at }
      }
    }
    return end
  }

  /// The start of the line below an offset, if the line ends within so many bytes.
  package func lineStart(behind start: Int, within most: Int) -> Int? {
    let limit = min(end, start + most)
    var at = start
    while at + 8 <= limit, ByteWord(base + at).matches(newlines) == 0 { at += 8 }
    while at < limit {
      at += 1
      if base[at - 1] == dialect.newline { return at }
    }
    return nil
  }
}
