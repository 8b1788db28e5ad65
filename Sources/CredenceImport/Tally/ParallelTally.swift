import CredenceConcurrency
import CredenceDelimitedText

/// Reads a text in ranges on several threads, and joins the ranges as one reader would have read them.
struct ParallelTally {
  let scan: RangeScan
  let rule: AnswerRule
  let threads: Int
  /// The nominal size of a range, which decides nothing but the time it takes.
  let rangeSize: Int

  /// The ranges in order, each starting where the one before ended; or the first byte that is not UTF-8.
  func run() -> (ranges: [RangeTally], invalid: Int?) {
    let text = scan.interpreter.text
    let bounds = boundaries(text.range)
    let count = bounds.count - 1
    let tallies = parallelMap(
      count: count, threads: threads, with: { RecordReader(text, columns: scan.interpreter.plan.columns) }
    ) { reader, number -> RangeTally? in
      let start =
        number == 0 ? bounds[0] : reader.likelyStart(behind: bounds[number], before: text.range.upperBound)
      return start.map { RangeTally(scan, from: $0, until: bounds[number + 1], rule: rule) }
    }
    return joined(tallies, bounds)
  }

  private func boundaries(_ range: Range<Int>) -> [Int] {
    var bounds = Array(stride(from: range.lowerBound, to: range.upperBound, by: max(1, rangeSize)))
    bounds.append(range.upperBound)
    return bounds
  }

  /// A range stands if it starts where the one before ended; otherwise it is read again from there.
  private func joined(_ tallies: [RangeTally?], _ bounds: [Int]) -> (ranges: [RangeTally], invalid: Int?) {
    var ranges: [RangeTally] = []
    var at = bounds[0]
    for (number, guess) in tallies.enumerated() where at < bounds[number + 1] {
      var tally = guess
      if tally?.start != at {
        tally = RangeTally(scan, from: at, until: bounds[number + 1], rule: rule)
      }
      guard let tally else { continue }
      if let invalid = tally.result.invalid { return (ranges, invalid) }
      ranges.append(tally)
      at = tally.result.end
    }
    return (ranges, nil)
  }
}
