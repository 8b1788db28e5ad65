import CredenceConcurrency
import CredenceSurvey
import Testing

@testable import CredenceAnalysis

/// Cells and rows dealt out to their accounts, against a search for each.
@Suite("Cells and rows by account")
struct AccountCellsTests {
  @Test("each account's cells by wave, then role: the order of the whole")
  func cells() {
    var cells: [ScoreTally.Key: ScoreCounts] = [:]
    let roles: [Role] = [.endUser, Role(rawValue: "other"), .decisionMaker]
    for account in 0..<7 {
      for role in 0..<3 {
        for wave in 0..<2 where (account * 3 + role + wave) % 4 != 0 && account != 4 {
          cells[ScoreTally.Key(account: Int32(account), role: Int32(role), wave: Int32(wave))] = ScoreCounts(
            promoters: account, passives: role, detractors: wave)
        }
      }
    }
    cells[ScoreTally.Key(account: 2)] = ScoreCounts(promoters: 9, passives: 9, detractors: 9)
    let tally = ScoreTally(
      accounts: (0..<7).map { "A\($0)" }, roles: roles, waves: ["first", "second"], cells: cells)
    let byAccount = CellsByAccount(tally, tally.cells)
    let found = (0..<7).flatMap { byAccount[$0].map(\.key) }
    #expect(found == tally.sortedKeys && !found.isEmpty)
    #expect(byAccount[4].isEmpty)
    #expect((0..<7).allSatisfy { byAccount[$0].allSatisfy { $0.counts == cells[$0.key] } })
  }

  @Test("each account's rows in the file's order, whatever the order of the names")
  func rows() {
    let labels: [String?] = ["B", "A", nil, "B", "C", "A", "B", nil]
    let column = CategoricalColumn(labels)
    let names = ["C", "silent", "B", "A"]
    let rows = RowsByAccount(column, accounts: names)
    for (place, name) in names.enumerated() {
      #expect(rows[place] == labels.indices.filter { labels[$0] == name }, "\(name)")
    }
    #expect(RowsByAccount.none[0].isEmpty)
  }

  @Test("two pieces of work, on any number of threads", arguments: [1, 2, 3])
  func twoPieces(threads: Int) {
    var told = 0
    let (first, second) = concurrently(
      threads: threads,
      {
        told += 1
        return "first"
      }, { (0..<1000).reduce(0, +) })
    #expect(first == "first" && second == 499_500 && told == 1)
  }
}
