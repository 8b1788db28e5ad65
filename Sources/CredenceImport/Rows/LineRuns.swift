/// Lines of a file as runs: what is refused tends to stand together.
struct LineRuns: Sendable, Hashable {
  private var noted: [ClosedRange<Int>] = []

  /// Notes a line, in any order.
  mutating func append(_ line: Int) {
    if let last = noted.last, last.upperBound + 1 == line {
      noted[noted.count - 1] = last.lowerBound...line
    } else {
      noted.append(line...line)
    }
  }

  /// Notes the lines of a later range of the file.
  mutating func append(_ other: LineRuns, linesBefore lines: Int) {
    for run in other.noted { noted.append(run.lowerBound + lines...run.upperBound + lines) }
  }

  /// The runs in order, joined where they touch.
  var runs: [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for run in noted.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = runs.last, run.lowerBound <= last.upperBound + 1 {
        runs[runs.count - 1] = last.lowerBound...max(last.upperBound, run.upperBound)
      } else {
        runs.append(run)
      }
    }
    return runs
  }
}
