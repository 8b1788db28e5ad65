/// A table with one row a mood, made as far as accounts look at it: an account with answers has next to no probability at
/// most moods, and tables of what roles say there would be the larger part of the work.
///
/// Rows are made in blocks that begin at the same moods whoever asks first, so that a row's numbers do not depend on which
/// accounts a thread has seen before.
struct MoodRows {
  /// The length of a row.
  let width: Int
  /// The moods of the grid.
  let moodCount: Int
  /// Moods made at a time.
  let block: Int
  /// The moods with rows.
  private(set) var covered: Range<Int> = 0..<0
  private(set) var elements: [Double] = []

  init(width: Int, moodCount: Int, block: Int = 16) {
    self.width = width
    self.moodCount = moodCount
    self.block = block
  }

  /// Where a mood's row begins among the elements.
  ///
  /// - Precondition: the mood is covered.
  @inline(__always) func start(_ mood: Int) -> Int { (mood - covered.lowerBound) * width }

  /// Makes what is missing of the rows of some neighbouring moods.
  ///
  /// - Parameter fill: the rows of a block of moods.
  /// - Returns: the moods that were made, at most one stretch on each side.
  mutating func cover(_ moods: Range<Int>, fill: (Range<Int>) -> [Double]) -> [Range<Int>] {
    let lower = moods.lowerBound / block * block
    let upper = min(moodCount, (moods.upperBound + block - 1) / block * block)
    guard lower < upper else { return [] }
    func made(_ range: Range<Int>) -> [Double] {
      var rows: [Double] = []
      rows.reserveCapacity(range.count * width)
      for first in stride(from: range.lowerBound, to: range.upperBound, by: block) {
        rows += fill(first..<min(first + block, moodCount))
      }
      return rows
    }
    if covered.isEmpty {
      elements = made(lower..<upper)
      covered = lower..<upper
      return [covered]
    }
    var added: [Range<Int>] = []
    if lower < covered.lowerBound {
      added.append(lower..<covered.lowerBound)
      elements = made(lower..<covered.lowerBound) + elements
    }
    if upper > covered.upperBound {
      added.append(covered.upperBound..<upper)
      elements += made(covered.upperBound..<upper)
    }
    covered = min(lower, covered.lowerBound)..<max(upper, covered.upperBound)
    return added
  }
}
