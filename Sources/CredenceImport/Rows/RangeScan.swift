import CredenceDelimitedText

/// How the reading of a range ended.
struct ScanResult: Sendable {
  /// Where the first record behind the range starts.
  var end: Int
  /// Records read.
  var rows = 0
  /// Lines passed.
  var lines = 0
  /// How often declared codes occur.
  var codes = CodeCounts()
  /// The first byte that is not UTF-8; reading stopped there.
  var invalid: Int?
}

/// Reads the records that start in a range and hands them, interpreted, to a sink.
struct RangeScan {
  let interpreter: RowInterpreter
  /// Whether bytes that are not UTF-8 stop the reading (the file is then read again in another encoding).
  let isStrict: Bool
  /// Told how many bytes were read, now and then.
  let progress: @Sendable (Int) -> Void

  private static let checkWindow = 1 << 16
  private static let releaseWindow = 1 << 22

  func run<Sink: RowSink & ~Copyable>(from start: Int, until stop: Int, into sink: inout Sink) -> ScanResult {
    let text = interpreter.text
    let reader = RecordReader(text, columns: interpreter.plan.columns)
    let scratch = Scratch()
    let end = text.range.upperBound
    var result = ScanResult(end: start, codes: CodeCounts(interpreter.plan.codes))
    var at = start
    var checked = start
    var nulUpTo = start
    var released = start
    while at < stop {
      let record = reader.read(at: at)
      // A row without an end is refused whatever its bytes are, and is not brought back into memory.
      if record.next - at > ImportLimits.longestRecord { checked = max(checked, record.next) }
      while checked < record.next {
        let window = check(from: checked, to: min(end, checked + Self.checkWindow))
        if window.hasNul { nulUpTo = window.end }
        if isStrict, let invalid = window.invalid {
          result.invalid = invalid
          result.end = at
          return result
        }
        checked = window.end
      }
      let hasNul = at < nulUpTo && holdsNul(at, record.next)
      let row = interpreter.interpret(
        record, cells: reader.fields, hasNul: hasNul, line: result.lines, scratch: scratch,
        codes: &result.codes)
      sink.take(row, cells: reader.fields, text: text, scratch: scratch)
      result.rows += 1
      result.lines += record.lines
      at = record.next
      if at - released >= Self.releaseWindow {
        text.file.release(released..<at)
        progress(at - released)
        released = at
      }
    }
    text.file.release(released..<at)
    progress(at - released)
    result.end = at
    return result
  }

  /// Looks over the bytes once while they are near: UTF-8, and NULs.
  private func check(from start: Int, to limit: Int) -> (end: Int, hasNul: Bool, invalid: Int?) {
    let base = interpreter.text.base
    var high: UInt64 = 0
    var nul: UInt64 = 0
    var at = start
    while at + 8 <= limit {
      let word = ByteWord(base + at)
      high |= word.bits
      nul |= word.matches(0)
      at += 8
    }
    while at < limit {
      high |= UInt64(base[at])
      nul |= base[at] == 0 ? 1 : 0
      at += 1
    }
    guard high & 0x8080_8080_8080_8080 != 0 else { return (limit, nul != 0, nil) }
    let end =
      limit < interpreter.text.range.upperBound
      ? UTF8Check.characterBoundary(in: base, from: start, before: limit) : limit
    return (max(end, start + 1), nul != 0, UTF8Check.firstInvalid(in: base, start..<end))
  }

  private func holdsNul(_ start: Int, _ end: Int) -> Bool {
    UnsafeBufferPointer(start: interpreter.text.base + start, count: end - start).contains(0)
  }
}
