/// The cheapest rectangle of counts that keeps one of them from following: another count of its line, and the two of
/// another line in the same columns, which moves back what the first one moves.
struct RectangleSearch {
  private let table: HiddenTable
  /// Of more columns or lines the smallest ones are tried.
  private static let mostPartners = 6
  private static let mostLines = 500

  init(_ table: HiddenTable) { self.table = table }

  /// The other line, and the other column; `nil` where there is none.
  func cheapest(_ open: FreeMoves.Open) -> (line: Int, partner: Int)? {
    let (line, column) = (table.line(of: open.cell), table.column(of: open.cell))
    var best: (cost: Int, line: Int, partner: Int)?
    let partners = smallest(
      (0..<table.columnCount).filter { $0 != column && isUsable(line, $0) }, Self.mostPartners
    ) { cost(line, $0) }
    let rows = smallest(
      (0..<table.rowCount).filter { $0 != line && isUsable($0, column) }, Self.mostLines
    ) { cost($0, column) }
    for partner in partners {
      let (one, other) = (open.cell, table.cell(line, partner))
      for layer in 0..<HiddenTable.layerCount where open.layers >> UInt8(layer) & 1 == 1 {
        let isGiving = table.canLeave(one, layer) && table.canEnter(other, layer)
        let isTaking = table.canEnter(one, layer) && table.canLeave(other, layer)
        guard isGiving || isTaking else { continue }
        for back in rows + [table.unprinted, table.sums]
        where back != line && isUsable(back, column) && isUsable(back, partner) {
          let (own, far) = (table.cell(back, column), table.cell(back, partner))
          guard
            isGiving && table.canLeave(far, layer) && table.canEnter(own, layer)
              || isTaking && table.canLeave(own, layer) && table.canEnter(far, layer)
          else { continue }
          let sum = cost(line, partner) + cost(back, column) + cost(back, partner)
          if best.map({ sum < $0.cost }) ?? true { best = (sum, back, partner) }
        }
      }
    }
    return best.map { ($0.line, $0.partner) }
  }

  private func isUsable(_ line: Int, _ column: Int) -> Bool {
    table.hides(line, column) || table.mayHide(line, column)
  }

  /// What is hidden more. A sum is worth all answers: rows are preferred.
  private func cost(_ line: Int, _ column: Int) -> Int {
    if table.hides(line, column) { return 0 }
    return table.answers(line, column) + (line == table.sums ? table.limits[line] : 0)
  }

  private func smallest(_ places: [Int], _ count: Int, by cost: (Int) -> Int) -> ArraySlice<Int> {
    places.count <= count
      ? places[...] : places.map { (cost($0), $0) }.sorted { $0 < $1 }.prefix(count).map(\.1)[...]
  }
}
