/// Which counts of a two-way table are hidden where the sums of its rows, of its columns and of the whole are shown too.
///
/// Rows are accounts whose total is shown, columns their roles (or waves). A count from 1 to below the minimum is
/// hidden. So is a column's sum, with the whole column. What keeps those hidden is hidden besides, smallest first.
///
/// The table with its margins is a circulation: the whole flows into the rows, from a row through its counts into the
/// columns, and back through the column sums. What is shown is fixed; what is hidden can change only along a cycle of
/// hidden edges in the graph of rows and columns (the column sums being one more row). So a hidden count follows from
/// what is shown exactly if its edge is a bridge. Hidden counts are at least 1, so a change along a cycle by one either
/// way stays a table of counts that are not negative: the promise holds for linear equations and for these together with
/// whole numbers that are not negative. (Gusfield, "A graph theoretic approach to statistical data security", SIAM Journal
/// on Computing 17, 1988: what follows from a table with hidden cells are the bridges of that graph.)
///
/// Beside that, the hidden counts of each row and each column, which subtraction gives away together, are at least the
/// minimum.
struct TableSuppression: Sendable, Hashable {
  /// Whether each count is hidden, by row and column.
  private(set) var isHidden: [[Bool]]
  /// Whether each column's sum is.
  private(set) var isSumHidden: [Bool]

  private let counts: [[Int]]
  private let unprinted: [Int]
  private let sums: [Int]
  private let minimum: Int
  /// In how many rows both columns are hidden: the edges of the graph of columns.
  private var links: [[Int]]

  /// Decides.
  ///
  /// - Parameters:
  ///   - counts: The table. The sum of each row is at least the minimum, or 0.
  ///   - unprinted: One more row, of which only the sum can be had; the columns' sums hold it.
  ///   - minimum: The smallest count shown.
  init(_ counts: [[Int]], unprinted: [Int], minimum: Int) {
    let columns = unprinted.count
    self.counts = counts
    self.unprinted = unprinted
    self.minimum = minimum
    sums = (0..<columns).map { column in counts.reduce(unprinted[column]) { $0 + $1[column] } }
    isHidden = counts.map { _ in [Bool](repeating: false, count: columns) }
    isSumHidden = [Bool](repeating: false, count: columns)
    links = [[Int]](repeating: [Int](repeating: 0, count: columns), count: columns)
    guard minimum > 1 else { return }
    for one in 0..<columns {
      for other in 0..<columns where one != other && unprinted[one] > 0 && unprinted[other] > 0 {
        links[one][other] = 1
      }
    }
    for row in counts.indices {
      for column in 0..<columns where isSmall(counts[row][column]) { hide(row, column) }
    }
    for column in 0..<columns where isSmall(sums[column]) {
      hideSum(column)
      for row in counts.indices where counts[row][column] > 0 { hide(row, column) }
    }
    close()
  }

  private func isSmall(_ count: Int) -> Bool { 0 < count && count < minimum }

  private mutating func hide(_ row: Int, _ column: Int) {
    guard !isHidden[row][column] else { return }
    for other in sums.indices where isHidden[row][other] {
      links[row: column, other] += 1
    }
    isHidden[row][column] = true
  }

  private mutating func hideSum(_ column: Int) {
    guard !isSumHidden[column] else { return }
    for other in sums.indices where isSumHidden[other] { links[row: column, other] += 1 }
    isSumHidden[column] = true
  }

  /// Hides more until nothing follows. Every pass only hides, so there are finitely many.
  private mutating func close() {
    var before = -1
    var now = hiddenCount
    while now != before {
      before = now
      for row in counts.indices { closeRow(row) }
      closeSums()
      for column in sums.indices { closeColumn(column) }
      for row in counts.indices {
        for column in sums.indices where isHidden[row][column] && isSmall(counts[row][column]) {
          protect(column, ownRow: row)
        }
      }
      for column in sums.indices {
        if isSumHidden[column], isSmall(sums[column]) { protect(column, ownRow: nil) }
        if isSmall(unprinted[column]) { protectUnprinted(column) }
      }
      now = hiddenCount
    }
  }

  private var hiddenCount: Int {
    isHidden.reduce(isSumHidden.count { $0 }) { $0 + $1.count { $0 } }
  }

  // MARK: Lines

  /// A row's sum is shown: its hidden counts are judged as a line.
  private mutating func closeRow(_ row: Int) {
    for column in Self.missing(from: isHidden[row], of: counts[row], minimum) { hide(row, column) }
  }

  /// The columns' sums add up to the whole.
  private mutating func closeSums() {
    for column in Self.missing(from: isSumHidden, of: sums, minimum) { hideSum(column) }
  }

  private static func missing(from isHidden: [Bool], of counts: [Int], _ minimum: Int) -> [Int] {
    guard isHidden.contains(true) else { return [] }
    var others = counts.indices.filter { counts[$0] > 0 && !isHidden[$0] }
      .sorted { (counts[$0], $0) > (counts[$1], $1) }
    var groups = isHidden.count { $0 }
    var answers = counts.indices.reduce(0) { $0 + (isHidden[$1] ? counts[$1] : 0) }
    var found: [Int] = []
    while groups < 2 || answers < minimum || answers <= groups, let next = others.popLast() {
      found.append(next)
      groups += 1
      answers += counts[next]
    }
    return found
  }

  /// The hidden counts of a column whose sum is shown are together at least the minimum.
  private mutating func closeColumn(_ column: Int) {
    guard !isSumHidden[column] else { return }
    var answers = counts.indices.reduce(unprinted[column]) {
      $0 + (isHidden[$1][column] ? counts[$1][column] : 0)
    }
    guard isSmall(answers) else { return }
    // A count alone in its row equals the row's sum: hiding it hides nothing.
    let others = counts.indices.filter {
      counts[$0][column] > 0 && !isHidden[$0][column] && counts[$0].count { $0 > 0 } > 1
    }.sorted { (counts[$0][column], $0) < (counts[$1][column], $1) }
    for row in others where isSmall(answers) {
      hide(row, column)
      answers += counts[row][column]
    }
    if isSmall(answers) { hideSum(column) }
  }

  // MARK: Cycles

  /// Whether the count of a column in a row lies on a cycle: from another hidden column of the row one comes back
  /// without using the row.
  private func isOnCycle(_ column: Int, row own: [Bool]) -> Bool {
    var reached = [Bool](repeating: false, count: sums.count)
    reached[column] = true
    var waiting = [column]
    while let one = waiting.popLast() {
      for other in sums.indices where !reached[other] {
        let usesOwn = own[one] && own[other]
        guard links[one][other] - (usesOwn ? 1 : 0) > 0 else { continue }
        if own[other] { return true }
        reached[other] = true
        waiting.append(other)
      }
    }
    return false
  }

  /// Hides what closes a cycle through the count of a column in a row (`nil`: the row of the sums).
  private mutating func protect(_ column: Int, ownRow: Int?) {
    let own = ownRow.map { isHidden[$0] } ?? isSumHidden
    if isOnCycle(column, row: own) { return }
    let ownCounts = ownRow.map { counts[$0] } ?? sums
    let partners = sums.indices.filter { $0 != column && ownCounts[$0] > 0 }
    // The cheapest rectangle: this row and another, this column and another.
    var best: (cost: Int, row: Int?, partner: Int)?
    for partner in partners {
      let ownCost = own[partner] ? 0 : ownCounts[partner]
      for row in counts.indices where row != ownRow {
        guard counts[row][column] > 0, counts[row][partner] > 0 else { continue }
        let cost =
          ownCost + (isHidden[row][column] ? 0 : counts[row][column])
          + (isHidden[row][partner] ? 0 : counts[row][partner])
        if best.map({ cost < $0.cost }) ?? true { best = (cost, row, partner) }
      }
    }
    if best == nil, ownRow != nil, let partner = partners.min(by: { sums[$0] < sums[$1] }) {
      best = (0, nil, partner)
    }
    guard let best else { return }
    for place in [column, best.partner] {
      if let ownRow { hide(ownRow, place) } else { hideSum(place) }
      if let row = best.row { hide(row, place) } else { hideSum(place) }
    }
  }

  /// The same for the row that is not printed: subtraction would give its count away.
  private mutating func protectUnprinted(_ column: Int) {
    let own = unprinted.map { $0 > 0 }
    if isOnCycle(column, row: own) { return }
    let partners = sums.indices.filter { $0 != column && own[$0] }
    var best: (cost: Int, row: Int, partner: Int)?
    for partner in partners {
      for row in counts.indices where counts[row][column] > 0 && counts[row][partner] > 0 {
        let cost =
          (isHidden[row][column] ? 0 : counts[row][column])
          + (isHidden[row][partner] ? 0 : counts[row][partner])
        if best.map({ cost < $0.cost }) ?? true { best = (cost, row, partner) }
      }
    }
    if let best {
      hide(best.row, column)
      hide(best.row, best.partner)
    } else if let partner = partners.min(by: { sums[$0] < sums[$1] }) {
      hideSum(column)
      hideSum(partner)
    }
  }
}

extension [[Int]] {
  /// Both halves of a symmetric matrix at once.
  fileprivate subscript(row one: Int, other: Int) -> Int {
    get { self[one][other] }
    set {
      self[one][other] = newValue
      self[other][one] = newValue
    }
  }
}
