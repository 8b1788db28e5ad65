import CredenceLinearAlgebra
import CredenceProbability
import CredenceSurvey
import Testing

@testable import CredenceRegression

@Suite("Tests of ticks")
struct TickContrastTests {
  /// C(12, 5)/C(30, 5) = 792/142506 and C(18, 5)/C(30, 5) = 8568/142506.
  @Test("the exact tails against binomial coefficients")
  func tails() {
    let all = TickContrast.exactTails(both: 5, first: 12, ticks: 5, rows: 30)
    #expect(isClose(all.more, 792.0 / 142_506, 1e-12) && all.fewer == 1)
    let none = TickContrast.exactTails(both: 0, first: 12, ticks: 5, rows: 30)
    #expect(none.more == 1 && isClose(none.fewer, 8568.0 / 142_506, 1e-12))
  }

  static func contrast(_ first: Int, of firstRows: Int, _ second: Int, of secondRows: Int) -> TickContrast? {
    TickContrast(
      ticks: (0..<firstRows).map { $0 < first ? 1 : 0 } + (0..<secondRows).map { $0 < second ? 1 : 0 },
      classes: Array(repeating: .promoter, count: firstRows)
        + Array(repeating: .detractor, count: secondRows),
      clusters: .singletons(firstRows + secondRows), .promoter, against: .detractor)
  }

  /// Every table of the sizes, with its chance where both tick with one rate.
  @Test(
    "no rate of ticks gives a label more often than promised: all tables enumerated",
    arguments: [(6, 5), (9, 4), (3, 8)])
  func enumeratedRate(sizes: (Int, Int)) throws {
    let (high, low) = sizes
    var (more, fewer) = ([(Int, Int)](), [(Int, Int)]())
    for first in 0...high {
      for second in 0...low where first + second > 0 {
        let own = try #require(Self.contrast(first, of: high, second, of: low))
        if own.more <= 0.025 { more.append((first, second)) }
        if own.fewer <= 0.025 { fewer.append((first, second)) }
      }
    }
    #expect(!more.isEmpty || !fewer.isEmpty)
    for step in 1..<40 {
      let rate = Double(step) / 40
      let (one, other) = (
        BinomialDistribution(count: high, share: rate), BinomialDistribution(count: low, share: rate)
      )
      for tables in [more, fewer] {
        let chance = tables.reduce(0) { $0 + one.probability($1.0) * other.probability($1.1) }
        #expect(chance <= 0.025, "at a rate of \(rate)")
      }
    }
  }

  @Test("contested needs both ends: with one end like the passives it is given in at most 2.5% of tables")
  func enumeratedContested() throws {
    let (promoters, passives, detractors) = (6, 6, 6)
    let classes =
      Array(repeating: LoyaltyClass.promoter, count: promoters)
      + Array(repeating: .passive, count: passives) + Array(repeating: .detractor, count: detractors)
    var given: [(Int, Int, Int)] = []
    for high in 0...promoters {
      for middle in 0...passives {
        for low in 0...detractors {
          let ticks = [(high, promoters), (middle, passives), (low, detractors)].flatMap { ticked, rows in
            (0..<rows).map { $0 < ticked ? 1.0 : 0 }
          }
          let tests = LabelTests(
            ticks: Matrix(columns: [ticks]), classes: classes, clusters: .singletons(ticks.count),
            isTested: [true], multiplicity: .benjaminiHochberg, discoveryRate: 0.1, level: .ninetyFive)
          let label = tests.label(
            0, promoters: Double(high) / Double(promoters), passives: Double(middle) / Double(passives),
            detractors: Double(low) / Double(detractors))
          if label == .contested { given.append((high, middle, low)) }
        }
      }
    }
    #expect(!given.isEmpty)
    for step in 0...20 {
      for other in 0...20 {
        let (rate, high) = (Double(step) / 20, Double(other) / 20)
        let ends = BinomialDistribution(count: 6, share: high)
        let rest = BinomialDistribution(count: 6, share: rate)
        let chance = given.reduce(0) {
          $0 + ends.probability($1.0) * rest.probability($1.1) * rest.probability($1.2)
        }
        #expect(chance <= 0.025)
      }
    }
  }

  @Test("accounts of which all answers are alike do not pass for many answers: all six enumerated")
  func enumeratedAccounts() throws {
    let accounts = 6
    let clusters = Clusters((0..<3 * accounts).map { $0 / 3 })
    var (guarded, exact) = (0.0, 0.0)
    for pattern in 0..<(1 << (2 * accounts)) {
      let classes = (0..<3 * accounts).map {
        pattern >> ($0 / 3) & 1 == 1 ? LoyaltyClass.promoter : .detractor
      }
      let ticks = (0..<3 * accounts).map { pattern >> ($0 / 3 + accounts) & 1 == 1 ? 1.0 : 0 }
      guard
        let own = TickContrast(
          ticks: ticks, classes: classes, clusters: clusters, .promoter, against: .detractor)
      else { continue }
      if own.more <= 0.025 { guarded += 1 }
      let promoters = classes.count { $0 == .promoter }
      let tails = TickContrast.exactTails(
        both: zip(classes, ticks).count { $0 == .promoter && $1 > 0 }, first: promoters,
        ticks: ticks.count { $0 > 0 }, rows: ticks.count)
      if tails.more <= 0.025 { exact += 1 }
    }
    // Class and ticks are independent fair coins of each account.
    #expect(guarded / 4096 <= 0.025)
    #expect(exact / 4096 > 0.1)
  }

  @Test("tails over signs: six that agree, all signs of eight, and twenty against all 2^20 signs")
  func signs() {
    #expect(TickContrast.signTails([1, 2, 3, 0, 1, 2, 5]) == (1.0 / 64, 1))
    #expect(TickContrast.signTails([0, 0]) == (1, 1))
    let eight = [0.3, -1.2, 2.5, 0.7, -0.1, 1.9, 0.4, -0.6]
    let total = eight.reduce(0, +)
    let sums = (0..<256).map { pattern in
      eight.indices.reduce(0.0) { $0 + (pattern >> $1 & 1 == 1 ? 1 : -1) * eight[$1] }
    }
    let tails = TickContrast.signTails(eight)
    #expect(tails.more == Double(sums.count { $0 >= total - 1e-9 }) / 256)
    #expect(tails.fewer == Double(sums.count { $0 <= total + 1e-9 }) / 256)
    // Enumerated with numpy: 1 + i/10 for i in 0..<20, those at 0, 3, 5 and 8 negative.
    let twenty = (0..<20).map { (1 + Double($0) / 10) * ([0, 3, 5, 8].contains($0) ? -1 : 1) }
    let many = TickContrast.signTails(twenty)
    #expect(abs(many.more / 0.000_747_680_7 - 1) < 0.01)
  }

  @Test(
    "contributions of one size are tosses of a coin: exact up to 256 accounts, no smaller above",
    arguments: 1...40)
  func equalContributions(agreeing: Int) {
    // 3/5 of the accounts agree, and some that all do.
    for accounts in [agreeing, agreeing * 5 / 3 + 1, 7 * agreeing] {
      let tails = TickContrast.signTails(
        (0..<accounts).map { $0 < agreeing ? 0.37 : -0.37 })
      // Pascal's triangle, one row at a time.
      var row = [1.0]
      for _ in 0..<accounts { row = zip(row + [0], [0] + row).map { ($0 + $1) / 2 } }
      let (more, fewer) = (row[agreeing...].reduce(0, +), row[...agreeing].reduce(0, +))
      if accounts <= TickContrast.summed {
        #expect(abs(tails.more - more) < 1e-12 && abs(tails.fewer - fewer) < 1e-12)
      } else {
        #expect(tails.fewer > 0.9 * fewer && tails.more > 0.999)
      }
    }
  }

  @Test(
    "of more than 256 accounts the normal tail is near the coin's, and not below it at the levels of labels")
  func manyAccounts() {
    for (accounts, agreeing) in [(300, 168), (400, 221), (1000, 532), (1000, 545)] {
      let tails = TickContrast.signTails((0..<accounts).map { $0 < agreeing ? 1 : -1 })
      var row = [1.0]
      for _ in 0..<accounts { row = zip(row + [0], [0] + row).map { ($0 + $1) / 2 } }
      let exact = row[agreeing...].reduce(0, +)
      #expect(abs(tails.more / exact - 1) < 0.02, "\(accounts): \(tails.more), \(exact)")
    }
  }

  /// By hand: Benjamini and Hochberg put all three of the first at .07, within .10. With the two above .05 taken for 1 the
  /// first is 3 x .04 = .12; 3 x .03 = .09 passes.
  @Test("values above the level do not help the others through the adjustment")
  func capped() {
    func passing(_ values: [Double?]) -> [Bool] {
      LabelTests.passing(values, .benjaminiHochberg, 0.10, .ninetyFive)
    }
    #expect(passing([0.04, 0.06, 0.07]) == [false, false, false])
    #expect(passing([0.03, 0.06, nil, 0.07]) == [true, false, false, false])
    #expect(passing([0.05]) == [true] && passing([0.051]) == [false])
  }
}
