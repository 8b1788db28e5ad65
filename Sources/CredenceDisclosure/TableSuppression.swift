/// Which counts of a two-way table are hidden where the totals of its rows, the sums of its columns and the whole are
/// shown too.
///
/// Rows are accounts whose total is shown, columns their roles (or waves). A count from 1 to below the minimum is
/// hidden, and so is such a sum of a column. What keeps those hidden is hidden besides, until
///
/// - no hidden count and no hidden sum follows from what is shown, neither its answers nor those of a class
///   (``FreeMoves``), nor a part below the minimum of the row that is printed nowhere;
/// - the hidden counts of each row, each column and the sums, which subtraction gives away together, are at least the
///   minimum. None of them follows by itself, so nothing more can be taken off.
///
/// First the cheapest rectangles of counts are hidden, then sums of columns, then whole rows. Where a row or the sums
/// cannot be kept so, they are ``exposedRows`` and ``isExposed``: more accounts must be hidden.
struct TableSuppression: Sendable {
  /// Whether each count is hidden, by row and column.
  var isHidden: [[Bool]] {
    (0..<table.rowCount).map { row in (0..<table.columnCount).map { table.hides(row, $0) } }
  }
  /// Whether each column's sum is.
  var isSumHidden: [Bool] { (0..<table.columnCount).map { table.hides(table.sums, $0) } }
  /// Rows of which hidden counts follow whatever is hidden: those that have one answer in every column they have.
  private(set) var exposedRows: [Int] = []
  /// Whether a hidden sum, or a small part of the unprinted row, follows whatever is hidden.
  private(set) var isExposed = false

  private var table: HiddenTable
  private let minimum: Int

  /// Decides.
  ///
  /// - Parameters:
  ///   - counts: The table. The total of each row is at least the minimum, or 0.
  ///   - unprinted: One more row, of which only the total can be had; the columns' sums hold it.
  ///   - totals: The answers of each row as they are shown, and last those of the unprinted row; `nil` where they are the
  ///     sums of the counts.
  ///   - minimum: The smallest count shown.
  init(_ counts: [[ClassCounts]], unprinted: [ClassCounts], totals: [Int]? = nil, minimum: Int) {
    self.minimum = minimum
    table = HiddenTable(
      counts, unprinted: unprinted,
      totals: totals ?? (counts + [unprinted]).map { $0.reduce(0) { $0 + $1.answers } }, minimum: minimum)
    guard minimum > 1 else { return }
    for line in lines {
      for column in columns where table.isSmall(table.cell(line, column)) { table.hide(line, column) }
    }
    let hasSmallRest = columns.contains { table.isSmall(table.cell(table.unprinted, $0)) }
    if table.hiddenCount > 0 || hasSmallRest { close() }
  }

  private var columns: Range<Int> { 0..<table.columnCount }
  /// The lines of which counts can be hidden.
  private var lines: [Int] { Array(0..<table.rowCount) + [table.sums] }

  private enum Stage: Int { case rectangles, sums, rows, end }
  private static let mostRounds = 12

  /// Hides more until nothing follows. Every round hides something or ends its stage, so there are finitely many.
  private mutating func close() {
    var stage = Stage.rectangles
    var rounds = 0
    while true {
      // Once only: what a rectangle hides may be enough for a line or a column that is too small as yet.
      let isSettled = !settle()
      var moves = FreeMoves(table)
      let open = moves.open()
      if open.isEmpty {
        if isSettled { return }
        continue
      }
      rounds += 1
      if stage == .rectangles, rounds > Self.mostRounds { stage = .sums }
      let before = table.hiddenCount
      switch stage {
      case .rectangles: protect(open)
      case .sums: for one in open { hideSums(around: one.cell) }
      case .rows:
        for one in open {
          let line = table.line(of: one.cell)
          for column in columns where table.mayHide(line, column) { table.hide(line, column) }
          hideSums(around: one.cell)
        }
      case .end:
        exposedRows = Set(open.map { table.line(of: $0.cell) }).filter { $0 < table.rowCount }.sorted()
        isExposed = open.contains { table.line(of: $0.cell) >= table.rowCount }
        return
      }
      if table.hiddenCount == before { stage = Stage(rawValue: stage.rawValue + 1) ?? .end }
    }
  }

  /// Makes what is hidden of each line and each column large enough.
  ///
  /// - Returns: whether more was hidden.
  private mutating func settle() -> Bool {
    let before = table.hiddenCount
    for line in lines { settleLine(line) }
    for column in columns { settleColumn(column) }
    return table.hiddenCount > before
  }

  /// The total of a row, and that of the columns' sums, is shown: their hidden counts are at least two, and together at
  /// least the minimum; and one of them can lose an answer that another can gain.
  private mutating func settleLine(_ line: Int) {
    var hidden = 0
    var answers = 0
    for column in columns where table.hides(line, column) {
      hidden += 1
      answers += table.answers(line, column)
    }
    guard hidden > 0 else { return }
    func isEnough() -> Bool {
      guard hidden > 1, answers >= minimum, answers > hidden else { return false }
      // Small groups that all have as many answers as they can have tell it by their sum.
      return minimum == 2 || answers < hidden * (minimum - 1)
        || columns.contains { table.hides(line, $0) && table.answers(line, $0) >= minimum }
    }
    if isEnough() { return }
    var others = columns.filter { !table.hides(line, $0) && table.mayHide(line, $0) }
      .sorted { (table.answers(line, $1), $1) < (table.answers(line, $0), $0) }
    while !isEnough(), let next = others.popLast() {
      table.hide(line, next)
      hidden += 1
      answers += table.answers(line, next)
    }
  }

  /// The hidden counts of a column whose sum is shown are together at least the minimum. A part of the unprinted row that
  /// is not small may follow, and is no help.
  private mutating func settleColumn(_ column: Int) {
    guard !table.hides(table.sums, column) else { return }
    let rest = table.answers(table.unprinted, column)
    let rows = 0..<table.rowCount
    var answers = rest < minimum ? rest : 0
    for row in rows where table.hides(row, column) { answers += table.answers(row, column) }
    guard answers > 0, answers < minimum else { return }
    let others = rows.filter { !table.hides($0, column) && table.mayHide($0, column) }
      .sorted { (table.answers($0, column), $0) < (table.answers($1, column), $1) }
    for row in others where answers < minimum {
      table.hide(row, column)
      answers += table.answers(row, column)
    }
    if answers < minimum, table.mayHide(table.sums, column) { table.hide(table.sums, column) }
  }

  private mutating func hideSums(around cell: Int) {
    let line = table.line(of: cell)
    for column in columns where table.hides(line, column) && table.mayHide(table.sums, column) {
      table.hide(table.sums, column)
    }
  }

  /// Hides for each count that follows the cheapest rectangle that frees it. Where looking again is cheap, a count that
  /// another's rectangle has freed gets none of its own; else only some are done before all are looked at again.
  private mutating func protect(_ open: [FreeMoves.Open]) {
    let isCheap = open.count * (table.hiddenCount + table.lineCount + table.columnCount) < 4_000_000
    var before = table.hiddenCount
    for one in isCheap ? open[...] : open.prefix(64) {
      if isCheap, table.hiddenCount != before {
        before = table.hiddenCount
        var moves = FreeMoves(table)
        if moves.isFree(one) { continue }
      }
      let (line, column) = (table.line(of: one.cell), table.column(of: one.cell))
      guard let best = RectangleSearch(table).cheapest(one) else { continue }
      for place in [column, best.partner] {
        table.hide(line, place)
        table.hide(best.line, place)
      }
    }
  }
}
