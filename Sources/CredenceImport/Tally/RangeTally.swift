import CredenceDelimitedText

/// What one range of the file amounts to: a sink that has been filled, and how the reading ended.
final class RangeTally: @unchecked Sendable {
  // Unchecked: filled by one thread, then handed on whole.

  /// Where the reading started.
  let start: Int
  var sink: TallySink
  var result: ScanResult

  init(_ scan: RangeScan, from start: Int, until stop: Int, rule: AnswerRule) {
    self.start = start
    var sink = TallySink(plan: scan.interpreter.plan, rule: rule, knowsContacts: false)
    // Rows are only counted: what is kept must not grow with the file.
    sink.rejections = RejectionTally(keepsLines: false)
    result = scan.run(from: start, until: stop, into: &sink)
    self.sink = sink
  }

  /// Nothing counted yet, for a sink that keeps the rows.
  init(plan: RowPlan, start: Int, rule: AnswerRule) {
    self.start = start
    sink = TallySink(plan: plan, rule: rule, knowsContacts: true)
    result = ScanResult(end: start)
  }
}

extension RecordReader {
  /// A likely start of a record at or behind an offset: the first line after which some records in a row are
  /// sound. It may be wrong within quotes; whoever joins the ranges sees that and reads the range again.
  func likelyStart(behind offset: Int, before end: Int) -> Int? {
    var at = offset - 1
    var first: Int?
    for _ in 0..<32 {
      guard let line = lineStart(behind: at, within: ImportLimits.longestRecord), line < end else { break }
      if first == nil { first = line }
      if startsSoundRecords(line, before: end) { return line }
      at = line
    }
    return first
  }

  private func startsSoundRecords(_ start: Int, before end: Int) -> Bool {
    var at = start
    for _ in 0..<4 where at < end {
      let record = read(at: at)
      if record.fault != nil { return false }
      at = record.next
    }
    return true
  }
}
