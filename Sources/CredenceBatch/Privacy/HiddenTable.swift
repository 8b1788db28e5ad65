/// A two-way table of which some counts are hidden, and what follows from the rest.
///
/// Shown are the sums of the rows, the whole, and the counts and column sums that are not hidden. Whoever reads them
/// knows also that a hidden count or column sum is at least 1 (zeros are shown), that counts are whole, and nothing of
/// the parts of the unprinted row but that they are not negative and what their sum is.
///
/// **What follows.** Two tables that fit what is shown differ by a circulation: the columns' sums are one more line, and
/// in every line and every column what is gained is lost elsewhere. A circulation is a sum of cycles that change each
/// count by one, all in the sense in which the two tables differ, so each of them is possible by itself. A cycle passes
/// from column to column through lines, each line *moving* one answer from one column to another: it loses one where it
/// has one to lose, which is where its count is hidden and above its least (1; in the unprinted row 0), and gains one
/// where its count is hidden. The line of the sums moves the other way round: a column that has one too many keeps it if
/// its sum can grow while another's can shrink. So a hidden count can differ from what it is, and does not follow, exactly
/// if its line has a move with its column on a cycle of moves, the others by other lines: ``isFree(_:_:with:)``. (A
/// simple cycle passes each line once. A path of moves that passes each column once changes each count once at the most,
/// so its moves are possible together, also where a line has several of them.)
///
/// Without the least of 1 this is Gusfield's theorem that what follows are the bridges of the graph of hidden cells ("A
/// graph theoretic approach to statistical data security", SIAM Journal on Computing 17, 1988).
struct HiddenTable: Sendable, Hashable {
  /// Something whose counts by column are known together only.
  enum Line: Sendable, Hashable {
    case row(Int)
    /// The row that is printed nowhere.
    case unprinted
    /// The columns' sums.
    case sums
  }

  /// Whether each count is hidden, by row and column.
  private(set) var isHidden: [[Bool]]
  /// Whether each column's sum is.
  private(set) var isSumHidden: [Bool]
  let counts: [[Int]]
  let unprinted: [Int]
  let sums: [Int]
  /// How many lines can move an answer from a column to another.
  private var moves: [[Int]]

  /// A table of which nothing is hidden but the unprinted row.
  init(_ counts: [[Int]], unprinted: [Int]) {
    let columns = unprinted.count
    self.counts = counts
    self.unprinted = unprinted
    sums = (0..<columns).map { column in counts.reduce(unprinted[column]) { $0 + $1[column] } }
    isHidden = counts.map { _ in [Bool](repeating: false, count: columns) }
    isSumHidden = [Bool](repeating: false, count: columns)
    moves = [[Int]](repeating: [Int](repeating: 0, count: columns), count: columns)
    for one in 0..<columns {
      for other in 0..<columns where one != other && unprinted[one] > 0 { moves[one][other] = 1 }
    }
  }

  /// How many counts and sums are hidden.
  var hiddenCount: Int {
    isHidden.reduce(isSumHidden.count { $0 }) { $0 + $1.count { $0 } }
  }

  func count(_ line: Line, _ column: Int) -> Int {
    switch line {
    case .row(let row): counts[row][column]
    case .unprinted: unprinted[column]
    case .sums: sums[column]
    }
  }

  func hides(_ line: Line, _ column: Int) -> Bool {
    switch line {
    case .row(let row): isHidden[row][column]
    case .unprinted: true
    case .sums: isSumHidden[column]
    }
  }

  /// Whether a line's count can be hidden: zeros are shown, but for those of the unprinted row.
  func mayHide(_ line: Line, _ column: Int) -> Bool { line == .unprinted || count(line, column) > 0 }

  /// Whether a line can move an answer between columns, both taken to be hidden in it.
  func canMove(_ line: Line, from: Int, to: Int) -> Bool {
    switch line {
    case .row(let row): counts[row][from] > 1 && counts[row][to] > 0
    case .unprinted: unprinted[from] > 0
    case .sums: sums[to] > 1 && sums[from] > 0
    }
  }

  mutating func hide(_ line: Line, _ column: Int) {
    guard !hides(line, column) else { return }
    for other in sums.indices where hides(line, other) {
      if canMove(line, from: column, to: other) { moves[column][other] += 1 }
      if canMove(line, from: other, to: column) { moves[other][column] += 1 }
    }
    switch line {
    case .row(let row): isHidden[row][column] = true
    case .unprinted: break
    case .sums: isSumHidden[column] = true
    }
  }

  /// Whether a hidden count does not follow from what is shown.
  ///
  /// - Parameter more: a column whose count in the line is taken to be hidden too.
  func isFree(_ line: Line, _ column: Int, with more: Int? = nil) -> Bool {
    func isOwn(_ other: Int) -> Bool { hides(line, other) || other == more }
    return reaches(from: column, without: line) { isOwn($0) && canMove(line, from: $0, to: column) }
      || reaches(from: column, without: line, backwards: true) {
        isOwn($0) && canMove(line, from: column, to: $0)
      }
  }

  /// Whether moves of other lines lead from a column to one that is wanted, or (backwards) from such a one to it.
  private func reaches(
    from start: Int, without line: Line, backwards: Bool = false, _ isWanted: (Int) -> Bool
  ) -> Bool {
    var reached = [Bool](repeating: false, count: sums.count)
    reached[start] = true
    var waiting = [start]
    while let one = waiting.popLast() {
      for other in sums.indices where !reached[other] {
        let (from, to) = backwards ? (other, one) : (one, other)
        let own = hides(line, from) && hides(line, to) && canMove(line, from: from, to: to)
        guard moves[from][to] > (own ? 1 : 0) else { continue }
        if isWanted(other) { return true }
        reached[other] = true
        waiting.append(other)
      }
    }
    return false
  }
}
