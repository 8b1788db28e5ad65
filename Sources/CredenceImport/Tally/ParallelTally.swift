import CredenceDelimitedText
import Dispatch
import Synchronization

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
    let slots = Mutex([RangeTally?](repeating: nil, count: count))
    let next = Atomic<Int>(0)
    let work: @Sendable () -> Void = {
      let reader = RecordReader(text, columns: scan.interpreter.plan.columns)
      defer { reader.deallocate() }
      while true {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < count else { return }
        let start =
          number == 0 ? bounds[0] : reader.likelyStart(behind: bounds[number], before: text.range.upperBound)
        guard let start else { continue }
        let tally = RangeTally(scan, from: start, until: bounds[number + 1], rule: rule)
        slots.withLock { $0[number] = tally }
      }
    }
    if threads > 1, count > 1 {
      DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in work() }
    } else {
      work()
    }
    return joined(slots.withLock { $0 }, bounds)
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
