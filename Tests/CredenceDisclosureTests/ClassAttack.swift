import Testing

@testable import CredenceDisclosure

/// Tries all tables of whole numbers by class that fit what is shown of one, hidden groups being no zeros, and says which
/// figures of hidden groups are the same in all of them.
struct ClassAttack {
  /// What is shown: a hidden group is `nil`.
  struct Shown: Hashable {
    var cells: [[ClassCounts?]]
    var accounts: [ClassCounts?]
    var sums: [ClassCounts?]
    var whole: ClassCounts
  }

  /// By what is shown, for each group (cells, accounts, sums) and figure (answers, classes) whether two values fit.
  private var known: [Shown: [[Bool]]] = [:]

  /// Judges one table.
  ///
  /// - Returns: whether it hides a part and shows another.
  mutating func judge(_ table: [[ClassCounts]], minimum: Int) -> Bool {
    let totals = table.map { $0.reduce(ClassCounts()) { $0 &+ $1 } }
    let sums = table[0].indices.map { column in table.reduce(ClassCounts()) { $0 &+ $1[column] } }
    let whole = totals.reduce(ClassCounts()) { $0 &+ $1 }
    let answers = totals.map(\.answers)
    let found = PortfolioSuppression([table], answers: answers, minimum: minimum)
    if found.accounts.isWholeHidden { return false }
    // Where every account that answered has one answer, their number tells it: the exception of Docs/Output.md.
    if answers.allSatisfy({ $0 <= 1 }) { return false }
    let (accounts, kind) = (found.accounts, found.kinds[0])
    func shown(_ count: ClassCounts, _ isHidden: Bool) -> ClassCounts? {
      isHidden && count.answers > 0 ? nil : count
    }
    let view = Shown(
      cells: table.indices.map { row in
        table[row].indices.map {
          accounts.isHidden[row] ? nil : shown(table[row][$0], kind.isHidden[row][$0])
        }
      },
      accounts: table.indices.map { shown(totals[$0], accounts.isHidden[$0]) },
      sums: sums.indices.map { shown(sums[$0], kind.isSumHidden[$0]) }, whole: whole)
    for (row, parts) in table.enumerated() where !accounts.isHidden[row] {
      for (column, part) in parts.enumerated() where 0 < part.answers && part.answers < minimum {
        #expect(view.cells[row][column] == nil, "\(table) at \(minimum)")
      }
    }
    for total in view.accounts + view.sums {
      if let total { #expect(total.answers == 0 || total.answers >= minimum, "\(table) at \(minimum)") }
    }
    if !view.accounts.contains(nil), !view.sums.contains(nil), !view.cells.joined().contains(nil) {
      return false
    }
    let free = known[view] ?? Self.free(view)
    known[view] = free
    for (place, figures) in free.enumerated() {
      for figure in figures.indices where !figures[figure] {
        Issue.record("\(table) at \(minimum): figure \(figure) of group \(place) follows from \(view)")
      }
    }
    return true
  }

  /// For each group whether its figures differ among the tables that fit; what is shown, the parts of hidden accounts, and
  /// a class that the rest of a shown total has none of, count as free.
  private static func free(_ view: Shown) -> [[Bool]] {
    let search = ClassSearch(view)
    let columns = view.sums.count
    var result: [[Bool]] = []
    func rest(_ total: ClassCounts?, _ parts: [ClassCounts?]) -> ClassCounts? {
      total.map { parts.reduce($0) { $0 &- ($1 ?? ClassCounts()) } }
    }
    func add(_ isHidden: Bool, _ place: Int, _ rests: [ClassCounts?]) {
      result.append(
        (0..<4).map { figure in
          !isHidden || (figure > 0 && rests.contains { $0.map { $0[figure - 1] == 0 } ?? false })
            || search.differs(place, figure)
        })
    }
    for (row, cells) in view.cells.enumerated() {
      for column in 0..<columns {
        add(
          cells[column] == nil && view.accounts[row] != nil, row * columns + column,
          [rest(view.accounts[row], cells), rest(view.sums[column], view.cells.map { $0[column] })])
      }
    }
    let cells = view.cells.count * columns
    for (row, total) in view.accounts.enumerated() {
      add(total == nil, cells + row, [rest(view.whole, view.accounts)])
    }
    for (column, sum) in view.sums.enumerated() {
      add(sum == nil, cells + view.accounts.count + column, [rest(view.whole, view.sums)])
    }
    return result
  }
}

/// All tables that fit, row by row.
struct ClassSearch {
  private let view: ClassAttack.Shown
  private var first: [ClassCounts]?
  private var varies: [[Bool]]

  init(_ view: ClassAttack.Shown) {
    self.view = view
    let (rows, columns) = (view.cells.count, view.sums.count)
    varies = [[Bool]](repeating: [Bool](repeating: false, count: 4), count: rows * columns + rows + columns)
    var cells: [ClassCounts] = []
    fill(&cells, rest: view.whole)
    #expect(first != nil, "nothing fits")
  }

  func differs(_ place: Int, _ figure: Int) -> Bool { varies[place][figure] }

  private mutating func fill(_ cells: inout [ClassCounts], rest: ClassCounts) {
    let columns = view.sums.count
    let (row, column) = (cells.count / columns, cells.count % columns)
    if column == 0, row > 0 {
      let total = cells[(cells.count - columns)...].reduce(ClassCounts()) { $0 &+ $1 }
      if let shown = view.accounts[row - 1], shown != total { return }
      if view.accounts[row - 1] == nil, total.answers == 0 { return }
    }
    if row == view.cells.count {
      if rest == ClassCounts() { note(cells) }
      return
    }
    if let shown = view.cells[row][column] {
      step(&cells, shown, rest)
      return
    }
    let least = view.accounts[row] == nil ? 0 : 1
    var most = rest
    if let total = view.accounts[row] {
      most = cells[(row * columns)...].reduce(total) { $0 &- $1 }
    }
    if let sum = view.sums[column] {
      let left = (0..<row).reduce(sum) { $0 &- cells[$1 * columns + column] }
      most = pointwiseMin(most, left)
    }
    guard most.min() >= 0 else { return }
    for promoters in 0...most[0] {
      for passives in 0...most[1] {
        for detractors in 0...most[2] where promoters + passives + detractors >= least {
          step(&cells, ClassCounts(promoters, passives, detractors), rest)
        }
      }
    }
  }

  private mutating func step(_ cells: inout [ClassCounts], _ count: ClassCounts, _ rest: ClassCounts) {
    let left = rest &- count
    guard left.min() >= 0 else { return }
    cells.append(count)
    fill(&cells, rest: left)
    cells.removeLast()
  }

  private mutating func note(_ cells: [ClassCounts]) {
    let (rows, columns) = (view.cells.count, view.sums.count)
    var values = cells
    for row in 0..<rows {
      values.append((0..<columns).reduce(ClassCounts()) { $0 &+ cells[row * columns + $1] })
    }
    for column in 0..<columns {
      let sum = (0..<rows).reduce(ClassCounts()) { $0 &+ cells[$1 * columns + column] }
      if let shown = view.sums[column] {
        if sum != shown { return }
      } else if sum.answers == 0 {
        return
      }
      values.append(sum)
    }
    guard let first else {
      self.first = values
      return
    }
    for place in values.indices {
      if values[place].answers != first[place].answers { varies[place][0] = true }
      for kind in 0..<3 where values[place][kind] != first[place][kind] { varies[place][kind + 1] = true }
    }
  }
}
