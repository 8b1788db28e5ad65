import Testing

@testable import CredenceDisclosure

/// Promoters, passives and detractors of hidden groups, judged by trying every table that fits what is shown.
@Suite("Classes of hidden groups do not follow from all figures shown at once")
struct ClassSuppressionTests {
  /// Every group of up to some answers by class.
  static func groups(_ largest: Int) -> [ClassCounts] {
    var found: [ClassCounts] = []
    for promoters in 0...largest {
      for passives in 0...(largest - promoters) {
        for detractors in 0...(largest - promoters - passives) {
          found.append(ClassCounts(promoters, passives, detractors))
        }
      }
    }
    return found
  }

  @Test("2 accounts x 2 roles of up to 2 answers by class, all 10,000 tables, minimum 2 and 3")
  func allSmall() {
    let groups = Self.groups(2)
    #expect(groups.count == 10)
    var attack = ClassAttack()
    var hiding = 0
    for first in groups {
      for second in groups {
        for third in groups {
          for fourth in groups {
            for minimum in 2...3 {
              let table = [[first, second], [third, fourth]]
              if attack.judge(table, minimum: minimum) { hiding += 1 }
            }
          }
        }
      }
    }
    #expect(hiding > 5_000, "\(hiding) tables hide a part and show another")
  }

  @Test("3 accounts x 2 roles and 2 accounts x 3 roles of up to 2 answers, each from a fixed sequence")
  func larger() {
    let groups = Self.groups(2)
    var state: UInt64 = 7
    func next() -> ClassCounts {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return groups[Int(state >> 33) % groups.count]
    }
    var attack = ClassAttack()
    var hiding = 0
    for place in 0..<300 {
      let (rows, columns) = place % 2 == 0 ? (3, 2) : (2, 3)
      let table = (0..<rows).map { _ in (0..<columns).map { _ in next() } }
      if attack.judge(table, minimum: 2 + place % 3) { hiding += 1 }
    }
    #expect(hiding > 60, "\(hiding)")
  }

  @Test("hidden together without a promoter, and a column that settles the rest: more is hidden")
  func reported() {
    // The first account's roles of 2 and 5 answers have no promoter together; the columns' rests gave them away.
    let table: [[ClassCounts]] = [
      [ClassCounts(0, 0, 2), ClassCounts(0, 1, 4), ClassCounts(8, 6, 10)],
      [ClassCounts(3, 3, 0), ClassCounts(2, 3, 0), ClassCounts(5, 5, 5)],
      [ClassCounts(0, 0, 0), ClassCounts(0, 0, 0), ClassCounts(6, 0, 2)],
    ]
    var attack = ClassAttack()
    let hides = attack.judge(table, minimum: 5)
    #expect(hides)
  }
}

@Suite("Many waves, many accounts")
struct SuppressionGrowthTests {
  /// Groups of 0 to 9 answers from a fixed sequence.
  static func table(_ rows: Int, _ columns: Int) -> [[ClassCounts]] {
    var state: UInt64 = 11
    func next(_ most: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % Int(most)
    }
    return (0..<rows).map { _ in
      (0..<columns).map { _ in ClassCounts(next(4), next(4), next(4)) }
    }
  }

  @Test(
    "100 and 400 waves of 60 accounts, 20,000 accounts of 3 roles: each in seconds",
    .timeLimit(.minutes(2)), arguments: [(60, 100), (60, 400), (1_000, 20), (5_000, 3), (20_000, 3)])
  func many(rows: Int, columns: Int) {
    let table = Self.table(rows, columns)
    let start = ContinuousClock.now
    let answers = table.map { $0.reduce(0) { $0 + $1.answers } }
    let found = PortfolioSuppression([table], answers: answers, minimum: 5)
    print("suppression of \(rows) x \(columns): \(ContinuousClock.now - start)")
    #expect(!found.accounts.isWholeHidden)
    for (row, parts) in table.enumerated() {
      for (column, part) in parts.enumerated() where 0 < part.answers && part.answers < 5 {
        #expect(found.accounts.isHidden[row] || found.kinds[0].isHidden[row][column])
      }
    }
  }
}
