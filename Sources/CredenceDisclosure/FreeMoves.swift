/// Which hidden counts of a table can differ from what they are while everything that is shown stays as it is.
///
/// A move takes one unit of a layer from one column to another, through a line. A cycle of moves in one layer, each by
/// another line, leaves every total, every shown count and every shown sum as it is, and changes each hidden count on
/// it by one. (A simple cycle passes each line and each column once, so its moves are possible together.) So a count
/// does not follow from what is shown, nor from that with counts being whole, not negative and below the minimum where
/// they are small, if there is such a cycle through it: a layer of one class changes the number of answers and that of
/// the class, a layer of two classes those of both. For numbers of answers without classes this is Gusfield's theorem
/// ("A graph theoretic approach to statistical data security", SIAM Journal on Computing 17, 1988) with counts of at
/// least one; with the classes it is sufficient.
///
/// Most cycles are found together: where two lines or more can move a unit from a column to another, one of them is left
/// whichever is taken off; columns that reach each other by such moves (strong components) are joined for every line.
/// What this does not find is searched one by one.
struct FreeMoves {
  /// A hidden count that follows, as far as is known, and the layers of which one would free it.
  struct Open: Hashable {
    let cell: Int
    let layers: UInt8
  }

  private let table: HiddenTable
  /// The hidden cells by line, and by column: starts, and cells.
  private var lineStarts: [Int] = [0]
  private var lineCells: [Int] = []
  private var columnStarts: [Int] = [0]
  private var columnCells: [Int] = []
  private var seenLines: [Int]
  private var seenColumns: [Int]
  private var search = 0
  private var scans = 0
  /// Beyond this many steps of searching a count is taken to follow: more is hidden, and nothing takes hours.
  private static let mostScans = 60_000_000
  /// Beyond this many columns each count is searched for.
  private static let mostColumns = 4_000

  init(_ table: HiddenTable) {
    self.table = table
    let columns = table.columnCount
    var sizes = [Int](repeating: 0, count: columns + 1)
    for line in 0..<table.lineCount {
      for column in 0..<columns where table.hides(line, column) {
        lineCells.append(table.cell(line, column))
        sizes[column + 1] += 1
      }
      lineStarts.append(lineCells.count)
    }
    for column in 0..<columns { sizes[column + 1] += sizes[column] }
    columnStarts = sizes
    columnCells = [Int](repeating: 0, count: lineCells.count)
    for cell in lineCells {
      columnCells[sizes[table.column(of: cell)]] = cell
      sizes[table.column(of: cell)] += 1
    }
    seenLines = [Int](repeating: 0, count: table.lineCount)
    seenColumns = [Int](repeating: 0, count: columns)
  }

  /// The counts that follow; of the unprinted row only small ones matter.
  mutating func open() -> [Open] {
    var free = [UInt8](repeating: 0, count: lineCells.count)
    if table.columnCount <= Self.mostColumns {
      for layer in 0..<HiddenTable.layerCount { findTogether(layer, &free) }
    }
    let lineSums = (0..<table.lineCount).map { line in
      lineCells[lineStarts[line]..<lineStarts[line + 1]].reduce(ClassCounts()) { $0 &+ table.counts[$1] }
    }
    let columnSums = (0..<table.columnCount).map { column in
      columnCells[columnStarts[column]..<columnStarts[column + 1]].reduce(ClassCounts()) {
        table.line(of: $1) == table.sums ? $0 : $0 &+ table.counts[$1]
      }
    }
    var found: [Open] = []
    for (place, cell) in lineCells.enumerated() {
      let (line, column) = (table.line(of: cell), table.column(of: cell))
      if line == table.unprinted, !table.isSmall(cell) { continue }
      var needs = [HiddenTable.numbers]
      for kind in 0..<3 where lineSums[line][kind] > 0 {
        // What the hidden counts together have none of, no one of them has.
        let isSumShown = !table.hides(table.sums, column)
        if line != table.sums, isSumShown, columnSums[column][kind] == 0 { continue }
        needs.append(HiddenTable.layers[kind])
      }
      for layers in needs where free[place] & layers == 0 {
        if let layer = freeLayer(of: cell, among: layers) {
          free[place] |= 1 << UInt8(layer)
        } else {
          found.append(Open(cell: cell, layers: layers))
          break
        }
      }
    }
    return found
  }

  /// Whether one of the layers frees a count.
  mutating func isFree(_ open: Open) -> Bool { freeLayer(of: open.cell, among: open.layers) != nil }

  private mutating func freeLayer(of cell: Int, among layers: UInt8) -> Int? {
    (0..<HiddenTable.layerCount).first { layer in
      layers >> UInt8(layer) & 1 == 1
        && (table.canLeave(cell, layer) && closes(cell, layer, forward: true)
          || table.canEnter(cell, layer) && closes(cell, layer, forward: false))
    }
  }

  /// Whether moves lead from a count's line back to its column (or, backwards, from the column to the line) by other
  /// counts.
  private mutating func closes(_ cell: Int, _ layer: Int, forward: Bool) -> Bool {
    search += 1
    let target = table.column(of: cell)
    seenLines[table.line(of: cell)] = search
    var waiting = [table.line(of: cell)]
    while let line = waiting.popLast() {
      for place in lineStarts[line]..<lineStarts[line + 1] {
        let next = lineCells[place]
        let column = table.column(of: next)
        scans += 1
        guard next != cell, seenColumns[column] != search,
          forward ? table.canEnter(next, layer) : table.canLeave(next, layer)
        else { continue }
        if column == target { return true }
        seenColumns[column] = search
        for place in columnStarts[column]..<columnStarts[column + 1] {
          let beyond = columnCells[place]
          scans += 1
          guard seenLines[table.line(of: beyond)] != search,
            forward ? table.canLeave(beyond, layer) : table.canEnter(beyond, layer)
          else { continue }
          seenLines[table.line(of: beyond)] = search
          waiting.append(table.line(of: beyond))
        }
        if scans > Self.mostScans { return false }
      }
    }
    return false
  }

  /// Marks the counts whose moves strong components of columns close.
  private func findTogether(_ layer: Int, _ free: inout [UInt8]) {
    let columns = table.columnCount
    let component = StrongComponents(arcs(layer), count: columns).component
    var leaving = [Int](repeating: 0, count: columns)
    var entering = leaving
    for line in 0..<table.lineCount {
      let own = lineStarts[line]..<lineStarts[line + 1]
      for place in own {
        let part = component[table.column(of: lineCells[place])]
        if table.canLeave(lineCells[place], layer) { leaving[part] += 1 }
        if table.canEnter(lineCells[place], layer) { entering[part] += 1 }
      }
      for place in own {
        let part = component[table.column(of: lineCells[place])]
        let leaves = table.canLeave(lineCells[place], layer)
        let enters = table.canEnter(lineCells[place], layer)
        if leaves && entering[part] > (enters ? 1 : 0) || enters && leaving[part] > (leaves ? 1 : 0) {
          free[place] |= 1 << UInt8(layer)
        }
      }
      for place in own {
        let part = component[table.column(of: lineCells[place])]
        (leaving[part], entering[part]) = (0, 0)
      }
    }
  }

  /// From each column the columns that two lines or more lead to. Of lines with many hidden counts only the moves through
  /// one of them are taken: they lead as far.
  private func arcs(_ layer: Int) -> [[Int]] {
    let columns = table.columnCount
    var lines = [UInt8](repeating: 0, count: columns * columns)
    for line in 0..<table.lineCount {
      let own = lineCells[lineStarts[line]..<lineStarts[line + 1]]
      let leaving = own.filter { table.canLeave($0, layer) }.map { table.column(of: $0) }
      let entering = own.filter { table.canEnter($0, layer) }.map { table.column(of: $0) }
      func add(_ from: Int, _ to: Int) {
        if from != to, lines[from * columns + to] < 2 { lines[from * columns + to] += 1 }
      }
      if own.count <= 8 {
        for from in leaving { for to in entering { add(from, to) } }
      } else if let hub = leaving.first(where: { table.canEnter(table.cell(line, $0), layer) }) {
        for from in leaving { add(from, hub) }
        for to in entering { add(hub, to) }
      }
    }
    return (0..<columns).map { from in (0..<columns).filter { lines[from * columns + $0] >= 2 } }
  }
}

/// Which nodes of a directed graph reach each other.
struct StrongComponents {
  /// By node, the number of its component.
  private(set) var component: [Int]

  init(_ arcs: [[Int]], count: Int) {
    var reversed = [[Int]](repeating: [], count: count)
    for (from, tos) in arcs.enumerated() { for to in tos { reversed[to].append(from) } }
    // Kosaraju: nodes in the order their search ends, then searched backwards from the last.
    var order: [Int] = []
    var isSeen = [Bool](repeating: false, count: count)
    for start in 0..<count where !isSeen[start] {
      isSeen[start] = true
      var path = [(node: start, next: 0)]
      while let (node, next) = path.last {
        if next < arcs[node].count {
          path[path.count - 1].next += 1
          let to = arcs[node][next]
          if !isSeen[to] {
            isSeen[to] = true
            path.append((to, 0))
          }
        } else {
          order.append(node)
          path.removeLast()
        }
      }
    }
    component = [Int](repeating: -1, count: count)
    for start in order.reversed() where component[start] < 0 {
      component[start] = start
      var waiting = [start]
      while let node = waiting.popLast() {
        for to in reversed[node] where component[to] < 0 {
          component[to] = start
          waiting.append(to)
        }
      }
    }
  }
}
