@testable import CredenceDisclosure

/// A table of accounts and roles as a report shows it: the accounts' line first, then their roles.
///
/// Places: the counts by row, then the accounts' totals, then the roles' totals, then the whole.
struct Published {
  /// What is hidden; all that linear equations can know.
  struct Pattern: Hashable {
    let rows: Int
    let columns: Int
    let isHidden: [Bool]
    var hides: Bool { isHidden.contains(true) }

    /// Places that sum to another place.
    var equations: [(parts: [Int], sum: Int)] {
      let totals = rows * columns
      let sums = totals + rows
      let whole = sums + columns
      var equations: [(parts: [Int], sum: Int)] = []
      for row in 0..<rows { equations.append(((0..<columns).map { row * columns + $0 }, totals + row)) }
      for column in 0..<columns {
        equations.append(((0..<rows).map { $0 * columns + column }, sums + column))
      }
      equations.append(((0..<rows).map { totals + $0 }, whole))
      equations.append(((0..<columns).map { sums + $0 }, whole))
      return equations
    }
  }

  let pattern: Pattern
  /// The true value of each place.
  let values: [Int]
  /// The positive values below the minimum.
  let smallPlaces: [Int]
  /// What everybody knows of each place without being shown it: zeros are shown, so what is hidden is at least 1, but for
  /// the parts of a hidden account, which are printed nowhere.
  let least: [Int]

  /// What is left of each shown sum when its parts that are shown or known are taken off.
  func rests(known: (Int) -> Bool) -> [(sum: Int, rest: Int)] {
    pattern.equations.filter { !pattern.isHidden[$0.sum] }.map { parts, sum in
      (sum, parts.reduce(0) { $0 + (pattern.isHidden[$1] && !known($1) ? values[$1] : 0) })
    }
  }

  init(_ table: [[Int]], minimum: Int) {
    let columns = table[0].count
    let totals = table.map { $0.reduce(0, +) }
    let sums = (0..<columns).map { column in table.reduce(0) { $0 + $1[column] } }
    let disclosure = PortfolioSuppression([table.alike], answers: totals, minimum: minimum)
    let accounts = disclosure.accounts
    values = table.flatMap { $0 } + totals + sums + [totals.reduce(0, +)]
    pattern = Pattern(
      rows: table.count, columns: columns,
      isHidden: disclosure.kinds[0].isHidden.flatMap { $0 } + accounts.isHidden
        + disclosure.kinds[0].isSumHidden + [accounts.isWholeHidden])
    least = values.enumerated().map { place, value in
      let isPartOfHidden = place < table.count * columns && accounts.isHidden[place / columns]
      return isPartOfHidden ? 0 : min(value, 1)
    }
    smallPlaces = values.indices.filter { [values] in 0 < values[$0] && values[$0] < minimum }
  }
}

/// Gauss's elimination over the integers modulo a large prime: which hidden places linear equations determine.
struct LinearChecker {
  let determined: Set<Int>
  private static let prime = 1_000_000_007

  init(_ pattern: Published.Pattern) {
    let unknown = pattern.isHidden.indices.filter { pattern.isHidden[$0] }
    var position: [Int: Int] = [:]
    for (order, place) in unknown.enumerated() { position[place] = order }
    var matrix = pattern.equations.map { parts, sum in
      var row = [Int](repeating: 0, count: unknown.count)
      for part in parts { if let at = position[part] { row[at] = 1 } }
      if let at = position[sum] { row[at] = Self.prime - 1 }
      return row
    }
    var pivots: [(row: Int, column: Int)] = []
    for column in unknown.indices {
      let top = pivots.count
      guard let found = (top..<matrix.count).first(where: { matrix[$0][column] != 0 }) else { continue }
      matrix.swapAt(top, found)
      let inverse = Self.inverse(matrix[top][column])
      matrix[top] = matrix[top].map { $0 * inverse % Self.prime }
      for row in matrix.indices where row != top && matrix[row][column] != 0 {
        let factor = matrix[row][column]
        for at in unknown.indices {
          matrix[row][at] = (matrix[row][at] + (Self.prime - factor) * matrix[top][at]) % Self.prime
        }
      }
      pivots.append((top, column))
    }
    // In reduced form a place is determined exactly if its row holds nothing else.
    determined = Set(
      pivots.filter { pivot in matrix[pivot.row].count { $0 != 0 } == 1 }.map { unknown[$0.column] })
  }

  private static func inverse(_ value: Int) -> Int {
    var result = 1
    var base = value
    var exponent = prime - 2
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * base % prime }
      base = base * base % prime
      exponent >>= 1
    }
    return result
  }
}

/// Every table of whole numbers that fits what is shown and known, by trying.
struct WholeNumberChecker {
  /// The values each place takes among them.
  private(set) var possible: [Set<Int>]
  private let published: Published
  private let cells: Int
  private let largest: Int

  init(_ published: Published) {
    self.published = published
    cells = published.pattern.rows * published.pattern.columns
    // One more than the whole is room enough to see that a hidden whole is not determined.
    largest = published.values[published.values.count - 1] + 1
    possible = published.values.map { _ in [] }
    var table = [Int](repeating: 0, count: cells)
    search(0, &table, sum: 0)
  }

  private mutating func search(_ place: Int, _ table: inout [Int], sum: Int) {
    if sum > largest { return }
    if place == cells {
      record(table)
      return
    }
    let row = place / published.pattern.columns
    if place % published.pattern.columns == 0, row > 0, !fits(row: row - 1, table) { return }
    if published.pattern.isHidden[place] {
      guard published.least[place] <= largest - sum else { return }
      for value in published.least[place]...(largest - sum) {
        table[place] = value
        search(place + 1, &table, sum: sum + value)
      }
      table[place] = 0
    } else {
      table[place] = published.values[place]
      search(place + 1, &table, sum: sum + table[place])
    }
  }

  private func fits(row: Int, _ table: [Int]) -> Bool {
    let columns = published.pattern.columns
    let place = cells + row
    return published.pattern.isHidden[place]
      || table[(row * columns)..<((row + 1) * columns)].reduce(0, +) == published.values[place]
  }

  private mutating func record(_ table: [Int]) {
    var values = table + [Int](repeating: 0, count: published.values.count - cells)
    for (parts, sum) in published.pattern.equations { values[sum] = parts.reduce(0) { $0 + values[$1] } }
    for place in cells..<values.count
    where published.pattern.isHidden[place]
      ? values[place] < published.least[place]
      : values[place] != published.values[place]
    { return }
    for place in values.indices { possible[place].insert(values[place]) }
  }
}
