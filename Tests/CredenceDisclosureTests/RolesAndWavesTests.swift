import CredenceDisclosure
import CredenceSurvey
import Testing

/// A report shows roles and waves beside each other; both sum to the accounts. Judged together, from single answers.
@Suite("Hidden groups where roles and waves are shown together")
struct RolesAndWavesTests {
  /// Three accounts x two roles x two waves.
  static let accounts = 3

  /// The sums a report prints, each as the cells it adds; with the values and whether it is hidden.
  static func printed(_ cells: [Int], minimum: Int) -> [(cells: [Int], value: Int, isHidden: Bool)] {
    func cell(_ account: Int, _ role: Int, _ wave: Int) -> Int { account * 4 + role * 2 + wave }
    let roles = (0..<accounts).map { account in
      (0..<2).map { role in (0..<2).map { cell(account, role, $0) } }
    }
    let waves = (0..<accounts).map { account in
      (0..<2).map { wave in (0..<2).map { cell(account, $0, wave) } }
    }
    func sum(_ places: [Int]) -> Int { places.reduce(0) { $0 + cells[$1] } }
    let totals = roles.map { $0.flatMap { $0 } }
    let found = PortfolioSuppression(
      [roles, waves].map { $0.map { $0.map(sum) }.alike }, answers: totals.map(sum), minimum: minimum)
    let decided = found.accounts
    var result = [(totals.flatMap { $0 }, sum(totals.flatMap { $0 }), decided.isWholeHidden)]
    for account in 0..<accounts {
      result.append((totals[account], sum(totals[account]), decided.isHidden[account]))
    }
    for (parts, found) in zip([roles, waves], found.kinds) {
      for account in 0..<accounts {
        for part in 0..<2 {
          result.append((parts[account][part], sum(parts[account][part]), found.isHidden[account][part]))
        }
      }
      for part in 0..<2 {
        let whole = parts.flatMap { $0[part] }
        result.append((whole, sum(whole), found.isSumHidden[part]))
      }
    }
    return result
  }

  @Test(
    "3 accounts x 2 roles x 2 waves, all counts 0 and 1, and a shift to 0 to 2: nothing hidden follows linearly"
  )
  func exhaustive() {
    var judged: [[Bool]: Set<Int>] = [:]
    var hiding = 0
    for code in 0..<4096 {
      for shift in 0..<2 {
        // With the shift one account's counts are one or two.
        let cells = (0..<12).map { (code >> $0 & 1) + (shift == 1 && $0 < 4 ? 1 : 0) }
        for minimum in 2...3 {
          let printed = Self.printed(cells, minimum: minimum)
          let pattern = printed.map(\.isHidden)
          if pattern.contains(true) { hiding += 1 }
          let following = judged[pattern] ?? Self.following(printed)
          judged[pattern] = following
          for (place, group) in printed.enumerated() where 0 < group.value && group.value < minimum {
            #expect(group.isHidden, "\(cells) at \(minimum): \(place)")
            #expect(!following.contains(place), "\(cells) at \(minimum): \(place) follows")
          }
        }
      }
    }
    #expect(hiding > 10_000)
  }

  /// The hidden sums that are linear combinations of shown ones: their rows do not raise the rank.
  static func following(_ printed: [(cells: [Int], value: Int, isHidden: Bool)]) -> Set<Int> {
    func row(_ cells: [Int]) -> [Double] {
      var row = [Double](repeating: 0, count: 12)
      for cell in cells { row[cell] = 1 }
      return row
    }
    // Gauss's elimination of the shown rows; entries stay small fractions.
    var basis: [(pivot: Int, row: [Double])] = []
    func rest(_ row: [Double]) -> [Double] {
      var row = row
      for (pivot, known) in basis where abs(row[pivot]) > 1e-9 {
        let factor = row[pivot] / known[pivot]
        for at in row.indices { row[at] -= factor * known[at] }
      }
      return row
    }
    for group in printed where !group.isHidden {
      let left = rest(row(group.cells))
      if let pivot = left.indices.max(by: { abs(left[$0]) < abs(left[$1]) }), abs(left[pivot]) > 1e-9 {
        basis.append((pivot, left))
      }
    }
    return Set(
      printed.indices.filter { place in
        printed[place].isHidden && rest(row(printed[place].cells)).allSatisfy { abs($0) < 1e-9 }
      })
  }
}
