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

  /// The moods of all blocks that hold some of these.
  func blocks(_ moods: Range<Int>) -> Range<Int> {
    guard !moods.isEmpty else { return moods }
    return moods.lowerBound / block * block..<min(moodCount, (moods.upperBound + block - 1) / block * block)
  }

  /// Makes what is missing of the rows of some neighbouring moods.
  ///
  /// - Parameter fill: writes the rows of a block of moods, which are not zero before.
  /// - Returns: the moods that were made, at most one stretch on each side.
  mutating func cover(
    _ moods: Range<Int>, fill: (Range<Int>, UnsafeMutableBufferPointer<Double>) -> Void
  ) -> [Range<Int>] {
    let (lower, upper, known) = (blocks(moods).lowerBound, blocks(moods).upperBound, covered)
    guard lower < upper, known.isEmpty || lower < known.lowerBound || upper > known.upperBound else {
      return []
    }
    let whole = known.isEmpty ? lower..<upper : min(lower, known.lowerBound)..<max(upper, known.upperBound)
    let added =
      known.isEmpty
      ? [whole] : [whole.lowerBound..<known.lowerBound, known.upperBound..<whole.upperBound]
    elements = [Double](unsafeUninitializedCapacity: whole.count * width) { buffer, initialized in
      if !known.isEmpty {
        let place = (known.lowerBound - whole.lowerBound) * width
        _ = buffer[place..<place + elements.count].initialize(fromContentsOf: elements)
      }
      for first in added.joined() where first % block == 0 {
        let part = first..<min(first + block, moodCount)
        let place = (first - whole.lowerBound) * width
        fill(part, UnsafeMutableBufferPointer(rebasing: buffer[place..<place + part.count * width]))
      }
      initialized = whole.count * width
    }
    covered = whole
    return added
  }
}
