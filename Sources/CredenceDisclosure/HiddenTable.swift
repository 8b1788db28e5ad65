/// A two-way table of answers by class, of which some counts are hidden, and what could be moved in it unseen.
///
/// Shown are the totals of the rows, the whole, and the counts and column sums that are not hidden, each with its
/// promoters, passives and detractors. Whoever reads them knows also that counts are whole, that a hidden group has at
/// least one answer (zeros are shown) and not more than the total of its row, that groups are hidden for being below a
/// minimum or to keep such ones, and of the unprinted row the total alone.
///
/// A *move* takes something of a line from one hidden count to another: one answer of a class (the classes' three
/// layers), or the class of an answer against that of another (three more, one for each two classes; then no number of
/// answers changes). ``FreeMoves`` says which counts can change by them.
struct HiddenTable: Sendable {
  let rowCount: Int
  let columnCount: Int
  let minimum: Int
  /// By line and column: the rows, the row that is printed nowhere, the columns' sums.
  let counts: [ClassCounts]
  /// The most answers a count of each line can have.
  let limits: [Int]
  private(set) var isHidden: [Bool]
  private(set) var hiddenCount = 0

  /// The line that is printed nowhere.
  var unprinted: Int { rowCount }
  /// The line of the columns' sums.
  var sums: Int { rowCount + 1 }
  var lineCount: Int { rowCount + 2 }

  /// A table of which nothing is hidden but the unprinted row.
  ///
  /// - Parameters:
  ///   - rows: By row and column.
  ///   - unprinted: What the columns' sums hold besides.
  ///   - totals: The answers of each row as they are shown, and last those of the unprinted row; a line's counts need not
  ///     sum to its total.
  init(_ rows: [[ClassCounts]], unprinted: [ClassCounts], totals: [Int], minimum: Int) {
    (rowCount, columnCount, self.minimum) = (rows.count, unprinted.count, minimum)
    var sums = unprinted
    for row in rows { for column in sums.indices { sums[column] &+= row[column] } }
    var counts: [ClassCounts] = []
    counts.reserveCapacity((rows.count + 2) * unprinted.count)
    for row in rows { counts += row }
    counts += unprinted + sums
    self.counts = counts
    func most(_ line: [ClassCounts], _ total: Int) -> Int { line.reduce(total) { max($0, $1.answers) } }
    limits = zip(rows + [unprinted, sums], totals + [totals.reduce(0) { $0 + $1 }]).map(most)
    isHidden = [Bool](repeating: false, count: counts.count)
    if unprinted.contains(where: { $0.answers > 0 }) {
      for column in unprinted.indices { isHidden[rows.count * unprinted.count + column] = true }
    }
  }

  func cell(_ line: Int, _ column: Int) -> Int { line * columnCount + column }
  func line(of cell: Int) -> Int { cell / columnCount }
  func column(of cell: Int) -> Int { cell % columnCount }
  func answers(_ line: Int, _ column: Int) -> Int { counts[cell(line, column)].answers }
  func hides(_ line: Int, _ column: Int) -> Bool { isHidden[cell(line, column)] }

  func isSmall(_ cell: Int) -> Bool {
    let answers = counts[cell].answers
    return answers > 0 && answers < minimum
  }

  /// Whether hiding a count hides anything: zeros are shown, and a count alone in its line is the line's total.
  func mayHide(_ line: Int, _ column: Int) -> Bool {
    let answers = answers(line, column)
    return line != unprinted && answers > 0 && answers < limits[line]
  }

  mutating func hide(_ line: Int, _ column: Int) {
    let cell = cell(line, column)
    guard line != unprinted, !isHidden[cell] else { return }
    isHidden[cell] = true
    hiddenCount += 1
  }
}

/// Moves.
extension HiddenTable {
  /// The layers: a class each, then each two of them.
  static let layerCount = 6
  private static let exchanged = [(0, 1), (0, 2), (1, 2)]
  /// The layers that change a number of answers, as bits.
  static let numbers: UInt8 = 0b000111
  /// The layers that change the number of a class.
  static let layers: [UInt8] = [0b011001, 0b101010, 0b110100]

  /// Whether a line can move something away from a column. The line of the sums moves the other way round: a column
  /// that has one too many keeps it if its sum can grow.
  func canLeave(_ cell: Int, _ layer: Int) -> Bool {
    line(of: cell) == sums ? canGain(cell, layer) : canLose(cell, layer)
  }

  /// Whether a line can move something to a column.
  func canEnter(_ cell: Int, _ layer: Int) -> Bool {
    line(of: cell) == sums ? canLose(cell, layer) : canGain(cell, layer)
  }

  /// An answer is lost where there is one, and where another remains: of a hidden group everybody knows that it has one.
  private func canLose(_ cell: Int, _ layer: Int) -> Bool {
    let count = counts[cell]
    guard layer < 3 else { return count[Self.exchanged[layer - 3].0] > 0 }
    return count[layer] > 0 && (line(of: cell) == unprinted || count.answers > 1)
  }

  /// An answer is gained up to the total of the line; by a small group while it stays small, because whoever takes it for
  /// one knows that it is below the minimum. (Below 2 that would leave one answer and nothing to hide: there it is not
  /// known which of the groups are the small ones.)
  private func canGain(_ cell: Int, _ layer: Int) -> Bool {
    let count = counts[cell]
    guard layer < 3 else { return count[Self.exchanged[layer - 3].1] > 0 }
    let line = line(of: cell)
    let isCapped = minimum > 2 && line != unprinted && isSmall(cell)
    return count.answers < (isCapped ? min(limits[line], minimum - 1) : limits[line])
  }
}
