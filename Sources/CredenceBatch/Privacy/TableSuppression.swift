/// Which counts of a two-way table are hidden where the sums of its rows, of its columns and of the whole are shown too.
///
/// Rows are accounts whose total is shown, columns their roles (or waves). A count from 1 to below the minimum is
/// hidden, and so is such a sum of a column. What keeps those hidden is hidden besides, smallest first, until
///
/// - no hidden count and no hidden sum follows from what is shown (``HiddenTable`` says what does), nor a part below the
///   minimum of the row that is printed nowhere;
/// - the hidden counts of each row, each column and the sums, which subtraction gives away together, are at least the
///   minimum. None of them follows by itself, so nothing more can be taken off.
///
/// Where a row or the sums cannot be kept so, they are ``exposedRows`` and ``isExposed``: more accounts must be hidden.
struct TableSuppression: Sendable, Hashable {
  /// Whether each count is hidden, by row and column.
  var isHidden: [[Bool]] { table.isHidden }
  /// Whether each column's sum is.
  var isSumHidden: [Bool] { table.isSumHidden }
  /// Rows of which hidden counts follow whatever is hidden: those that have one answer in every column they have.
  private(set) var exposedRows: [Int] = []
  /// Whether a hidden sum, or a small part of the unprinted row, follows whatever is hidden.
  private(set) var isExposed = false

  private var table: HiddenTable
  private let minimum: Int

  /// Decides.
  ///
  /// - Parameters:
  ///   - counts: The table. The sum of each row is at least the minimum, or 0.
  ///   - unprinted: One more row, of which only the sum can be had; the columns' sums hold it.
  ///   - minimum: The smallest count shown.
  init(_ counts: [[Int]], unprinted: [Int], minimum: Int) {
    self.minimum = minimum
    table = HiddenTable(counts, unprinted: unprinted)
    guard minimum > 1 else { return }
    for line in lines where line != .unprinted {
      for column in columns where isSmall(table.count(line, column)) { table.hide(line, column) }
    }
    close()
    exposedRows = counts.indices.filter { row in columns.contains { isOpen(.row(row), $0) } }
    isExposed = columns.contains { isOpen(.sums, $0) || isOpen(.unprinted, $0) }
  }

  private var columns: Range<Int> { table.sums.indices }

  private var lines: [HiddenTable.Line] { table.counts.indices.map { .row($0) } + [.sums, .unprinted] }

  private func isSmall(_ count: Int) -> Bool { 0 < count && count < minimum }

  /// Whether a count is to be kept from following, and follows.
  private func isOpen(_ line: HiddenTable.Line, _ column: Int) -> Bool {
    let isKept = line == .unprinted ? isSmall(table.unprinted[column]) : table.hides(line, column)
    return isKept && !table.isFree(line, column)
  }

  /// Hides more until nothing follows. Every pass only hides, so there are finitely many.
  private mutating func close() {
    var before = -1
    while table.hiddenCount != before {
      before = table.hiddenCount
      for line in lines where line != .unprinted { closeLine(line) }
      for column in columns { closeColumn(column) }
      for line in lines {
        for column in columns where isOpen(line, column) { protect(line, column) }
      }
    }
  }

  /// The sum of a row, and that of the columns' sums, is shown: their hidden counts are at least two, and together at
  /// least the minimum.
  private mutating func closeLine(_ line: HiddenTable.Line) {
    guard columns.contains(where: { table.hides(line, $0) }) else { return }
    var others = columns.filter { !table.hides(line, $0) && table.mayHide(line, $0) }
      .sorted { (table.count(line, $1), $1) < (table.count(line, $0), $0) }
    while columns.count(where: { table.hides(line, $0) }) < 2 || isSmall(hiddenAnswers(of: line)),
      let next = others.popLast()
    { table.hide(line, next) }
  }

  private func hiddenAnswers(of line: HiddenTable.Line) -> Int {
    columns.reduce(0) { $0 + (table.hides(line, $1) ? table.count(line, $1) : 0) }
  }

  /// The hidden counts of a column whose sum is shown are together at least the minimum. What follows of the unprinted
  /// row is taken off first.
  private mutating func closeColumn(_ column: Int) {
    guard !table.isSumHidden[column] else { return }
    let counts = table.counts
    var answers = counts.indices.reduce(table.isFree(.unprinted, column) ? table.unprinted[column] : 0) {
      $0 + (table.isHidden[$1][column] ? counts[$1][column] : 0)
    }
    guard isSmall(answers) else { return }
    // A count alone in its row equals the row's sum: hiding it hides nothing.
    let others = counts.indices.filter {
      counts[$0][column] > 0 && !table.isHidden[$0][column] && counts[$0].count { $0 > 0 } > 1
    }.sorted { (counts[$0][column], $0) < (counts[$1][column], $1) }
    for row in others where isSmall(answers) {
      table.hide(.row(row), column)
      answers += counts[row][column]
    }
    if isSmall(answers) { table.hide(.sums, column) }
  }

  /// Hides what puts a count on a cycle of moves: another count of its line, or else the cheapest rectangle of its line
  /// and another one, its column and another one. Rows are preferred to the sums.
  private mutating func protect(_ line: HiddenTable.Line, _ column: Int) {
    let partners = columns.filter { $0 != column && table.mayHide(line, $0) }
      .sorted { (table.count(line, $0), $0) < (table.count(line, $1), $1) }
    if let partner = partners.first(where: { table.isFree(line, column, with: $0) }) {
      table.hide(line, partner)
      return
    }
    // A line of ones has nothing to move, whatever the others do.
    let movable = partners.filter {
      table.canMove(line, from: column, to: $0) || table.canMove(line, from: $0, to: column)
    }
    if movable.isEmpty { return }
    let rows = table.counts.indices.map { HiddenTable.Line.row($0) }
    guard
      let best = cheapest(rows, line, column, movable)
        ?? cheapest([.sums, .unprinted], line, column, movable)
    else { return }
    for place in [column, best.partner] {
      table.hide(line, place)
      table.hide(best.line, place)
    }
  }

  /// The line that with a partner closes a cycle for the fewest answers hidden more.
  private func cheapest(
    _ others: [HiddenTable.Line], _ line: HiddenTable.Line, _ column: Int, _ partners: [Int]
  ) -> (line: HiddenTable.Line, partner: Int)? {
    func cost(_ line: HiddenTable.Line, _ column: Int) -> Int {
      table.hides(line, column) ? 0 : table.count(line, column)
    }
    var best: (cost: Int, line: HiddenTable.Line, partner: Int)?
    for partner in partners {
      let isGiving = table.canMove(line, from: column, to: partner)
      let isTaking = table.canMove(line, from: partner, to: column)
      for other in others where other != line {
        guard
          isGiving && table.canMove(other, from: partner, to: column)
            || isTaking && table.canMove(other, from: column, to: partner)
        else { continue }
        let sum = cost(line, partner) + cost(other, column) + cost(other, partner)
        if best.map({ sum < $0.cost }) ?? true { best = (sum, other, partner) }
      }
    }
    return best.map { ($0.line, $0.partner) }
  }
}
