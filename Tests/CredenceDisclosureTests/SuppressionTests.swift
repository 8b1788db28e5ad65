import Testing

@testable import CredenceDisclosure

/// Secondary suppression, judged by checkers that know nothing of how it is done.
@Suite("Hidden groups cannot be had by subtraction")
struct SuppressionTests {
  /// All rows of a table with counts from 0 to a largest.
  static func rows(_ columns: Int, largest: Int) -> [[Int]] {
    (0..<columns).reduce([[]]) { rows, _ in rows.flatMap { row in (0...largest).map { row + [$0] } } }
  }

  /// Every table of three rows up to the order of its rows.
  static func tables(_ columns: Int, largest: Int) -> [[[Int]]] {
    let rows = rows(columns, largest: largest)
    var tables: [[[Int]]] = []
    for first in rows.indices {
      for second in first..<rows.count {
        for third in second..<rows.count { tables.append([rows[first], rows[second], rows[third]]) }
      }
    }
    return tables
  }

  @Test(
    "3 x 3 with counts 0 to 3: no hidden group below 2 or 3 follows by linear equations, nor what is left of a line"
  )
  func exhaustive() throws {
    var judged: [Published.Pattern: Set<Int>] = [:]
    var tables = 0
    var hiding = 0
    for table in Self.tables(3, largest: 3) {
      for minimum in 2...3 {
        let published = Published(table, minimum: minimum)
        tables += 1
        if published.pattern.hides { hiding += 1 }
        let determined = judged[published.pattern] ?? LinearChecker(published.pattern).determined
        judged[published.pattern] = determined
        for place in published.smallPlaces {
          #expect(published.pattern.isHidden[place], "\(table) at \(minimum): place \(place) is shown")
          #expect(!determined.contains(place), "\(table) at \(minimum): place \(place) follows")
        }
        for (sum, rest) in published.rests(known: determined.contains) where rest > 0 {
          #expect(rest >= minimum, "\(table) at \(minimum): \(rest) are left of place \(sum)")
        }
      }
    }
    #expect(tables == 2 * 45_760)
    #expect(hiding > 80_000 && judged.count > 50)
  }

  /// Tries all tables of whole numbers that fit what is shown, hidden groups being no zeros.
  static func tryAll(_ table: [[Int]], minimum: Int) {
    // Where every account that answered has one answer, their number tells it.
    if table.allSatisfy({ $0.reduce(0, +) <= 1 }) { return }
    let published = Published(table, minimum: minimum)
    let possible = WholeNumberChecker(published).possible
    for place in published.smallPlaces {
      #expect(possible[place].count > 1, "\(table) at \(minimum): place \(place) is \(possible[place])")
    }
    for (sum, rest) in published.rests(known: { possible[$0].count == 1 }) where rest > 0 {
      #expect(rest >= minimum, "\(table) at \(minimum): \(rest) are left of place \(sum)")
    }
  }

  @Test(
    "3 x 2 with counts 0 to 2: nor by trying all tables of whole numbers in which hidden groups are no zeros")
  func wholeNumbers() throws {
    var tables = 0
    for table in Self.tables(2, largest: 2) where table.joined().reduce(0, +) <= 6 {
      for minimum in 2...3 {
        Self.tryAll(table, minimum: minimum)
        tables += 1
      }
    }
    #expect(tables > 150)
  }

  @Test("3 x 3 with up to 5 answers (each fifth table), and 2 x 2 with counts 0 to 3: the same")
  func moreWholeNumbers() throws {
    let large = Self.tables(3, largest: 3).filter { $0.joined().reduce(0, +) <= 5 }
    for place in stride(from: 0, to: large.count, by: 5) { Self.tryAll(large[place], minimum: 2) }
    for first in Self.rows(2, largest: 3) {
      for second in Self.rows(2, largest: 3) {
        for minimum in 2...4 { Self.tryAll([first, second], minimum: minimum) }
      }
    }
    #expect(large.count > 300)
  }

  @Test(
    "a hidden count that would follow by subtraction is kept as well: the rest of the row would be too few")
  func restOfRow() {
    let found = TableSuppression([[1, 1, 6], [20, 20, 20]].alike, unprinted: [0, 0, 0].alike, minimum: 5)
    #expect(found.isHidden[0] == [true, true, true])
    // Each column's sum is the row's count and one other: both are hidden, or the sum is.
    for column in 0..<3 { #expect(found.isHidden[1][column] || found.isSumHidden[column]) }
    #expect(found.exposedRows.isEmpty && !found.isExposed)
  }

  @Test("one answer in each role follows from the total: the account is hidden, not its roles alone")
  func onesInARow() {
    let parts = [[1, 1, 1], [5, 6, 7], [4, 9, 8]]
    let found = PortfolioSuppression([parts.alike], answers: parts.map { $0.reduce(0, +) }, minimum: 3)
    // The next smallest account goes with it: one hidden account alone would follow from the whole.
    #expect(found.accounts.isHidden == [true, true, false] && !found.accounts.isWholeHidden)
  }

  @Test("a single hidden role takes the next smallest with it")
  func secondary() {
    let found = TableSuppression(
      [[1, 4, 6], [5, 5, 5], [4, 7, 6]].alike, unprinted: [0, 0, 0].alike, minimum: 3)
    #expect(found.isHidden[0] == [true, true, false])
    #expect(!found.isSumHidden.contains(true))
    // The column needs a second one as well, and so does the partner's.
    #expect(found.isHidden.filter { $0 == [true, true, false] }.count == 2)
  }

  @Test("one column alone: its role totals are hidden where no other account has that role")
  func columnSums() {
    let found = TableSuppression([[1, 9], [0, 8]].alike, unprinted: [0, 0].alike, minimum: 2)
    #expect(found.isHidden[0] == [true, true])
    #expect(found.isSumHidden == [true, true])
  }

  @Test("nothing is hidden at 1, nor where nothing is small")
  func off() {
    #expect(
      !TableSuppression([[1, 2], [1, 1]].alike, unprinted: [0, 0].alike, minimum: 1).isHidden.joined()
        .contains(true))
    #expect(
      !TableSuppression([[5, 6], [7, 0]].alike, unprinted: [0, 0].alike, minimum: 5).isHidden.joined()
        .contains(true))
    #expect(!LineSuppression([1, 2, 0], minimum: 1).isHidden.contains(true))
  }

  @Test("a line: the next smallest is hidden too, or the sum where there is none")
  func lines() {
    #expect(LineSuppression([1, 5, 9, 0], minimum: 3).isHidden == [true, true, false, false])
    #expect(!LineSuppression([1, 5, 9, 0], minimum: 3).isSumHidden)
    let alone = LineSuppression([2, 0, 0], minimum: 3)
    #expect(alone.isHidden == [true, false, false] && alone.isSumHidden)
    // One answer each: the sum of the two hidden ones is more than one each only with a third.
    #expect(LineSuppression([1, 1, 4], minimum: 2).isHidden == [true, true, true])
    // Fifty accounts of one answer are all hidden, and their sum is shown.
    let ones = LineSuppression([Int](repeating: 1, count: 50), minimum: 5)
    #expect(!ones.isHidden.contains(false) && !ones.isSumHidden)
    // What nobody prints protects one hidden count.
    #expect(LineSuppression([1, 7], unprinted: 6, minimum: 3).isHidden == [true, false])
  }

  @Test("every line of up to four counts 0 to 4: several tables fit what is shown")
  func allLines() {
    for counts in Self.rows(4, largest: 4) {
      for minimum in 2...4 {
        let found = LineSuppression(counts, minimum: minimum)
        let hidden = counts.indices.filter { found.isHidden[$0] }
        for place in hidden { #expect(counts[place] > 0) }
        for place in counts.indices where 0 < counts[place] && counts[place] < minimum {
          #expect(found.isHidden[place])
        }
        guard !hidden.isEmpty, !found.isSumHidden else { continue }
        let together = hidden.reduce(0) { $0 + counts[$1] }
        // The hidden counts can be any whole numbers of that sum: unique only for one of them alone.
        #expect(hidden.count > 1 && together >= minimum, "\(counts) at \(minimum)")
      }
    }
  }
}
