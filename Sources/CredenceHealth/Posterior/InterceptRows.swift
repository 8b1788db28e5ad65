/// A table with one row a random intercept, made as far as accounts look at it: an account with answers has next to no probability at
/// most random intercepts, and tables of what roles say there would be the larger part of the work.
///
/// Rows are made in blocks that begin at the same random intercepts whoever asks first, so that a row's numbers do not depend on which
/// accounts a thread has seen before.
struct InterceptRows {
  /// The length of a row.
  let width: Int
  /// The random intercepts of the grid.
  let interceptCount: Int
  /// Random intercepts made at a time.
  let block: Int
  /// The random intercepts with rows.
  private(set) var covered: Range<Int> = 0..<0
  private(set) var elements: [Double] = []

  init(width: Int, interceptCount: Int, block: Int = 16) {
    self.width = width
    self.interceptCount = interceptCount
    self.block = block
  }

  /// Where a random intercept's row begins among the elements.
  ///
  /// - Precondition: the random intercept is covered.
  @inline(__always) func start(_ intercept: Int) -> Int { (intercept - covered.lowerBound) * width }

  /// The random intercepts of all blocks that hold some of these.
  func blocks(_ intercepts: Range<Int>) -> Range<Int> {
    guard !intercepts.isEmpty else { return intercepts }
    return intercepts.lowerBound / block
      * block..<min(interceptCount, (intercepts.upperBound + block - 1) / block * block)
  }

  /// Makes what is missing of the rows of some neighbouring random intercepts.
  ///
  /// - Parameter fill: writes the rows of a block of random intercepts, which are not zero before.
  /// - Returns: the random intercepts that were made, at most one stretch on each side.
  mutating func cover(
    _ intercepts: Range<Int>, fill: (Range<Int>, UnsafeMutableBufferPointer<Double>) -> Void
  ) -> [Range<Int>] {
    let (lower, upper, known) = (blocks(intercepts).lowerBound, blocks(intercepts).upperBound, covered)
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
        let part = first..<min(first + block, interceptCount)
        let place = (first - whole.lowerBound) * width
        fill(part, UnsafeMutableBufferPointer(rebasing: buffer[place..<place + part.count * width]))
      }
      initialized = whole.count * width
    }
    covered = whole
    return added
  }
}
