import CredenceSurvey
import Testing

@testable import CredenceImport

/// One contact counts once over all waves: against a search through the rows, written as plainly as can be.
@Suite("How things stand over all waves")
struct CurrentAnswersTests {
  struct Row: Hashable {
    var account: String
    var person: String
    var role: String
    var wave: Int
    var day: Int?
    /// `nil` for a contact who was asked and is silent.
    var score: Int?
  }

  private static func text(_ rows: [Row]) -> String {
    var text = "account,contact,role,wave,score,responded_at\n"
    for row in rows {
      let day = row.score == nil ? nil : row.day
      text +=
        "\(row.account),\(row.person),\(row.role),\(row.wave),\(row.score.map(String.init) ?? ""),\(day.map { "2025-01-0\($0)" } ?? "")\n"
    }
    return text
  }

  /// The row that counts of some, by keys that grow with time; a lack of a date is before all dates, or behind them.
  private static func chosen(_ rows: [(place: Int, row: Row)], _ rule: AnswerRule, _ key: (Row) -> [Int]) -> (
    place: Int, row: Row
  )? {
    let sorted = rows.sorted {
      (key($0.row) + [$0.place]).lexicographicallyPrecedes(key($1.row) + [$1.place])
    }
    return rule == .latest ? sorted.last : sorted.first
  }

  /// Of each person of an account one row: within each wave the last by date, then by date where all are dated, else by wave.
  private static func standing(_ rows: [Row], _ rule: AnswerRule) -> [Row] {
    let missing = rule == .latest ? 0 : 10
    var people: [[String]: [(place: Int, row: Row)]] = [:]
    for (place, row) in rows.enumerated() where row.score != nil {
      people[[row.account, row.person], default: []].append((place, row))
    }
    return people.values.compactMap { answers in
      let ofWaves = Set(answers.map(\.row.wave)).compactMap { wave in
        chosen(answers.filter { $0.row.wave == wave }, rule) { [$0.day ?? missing] }
      }
      let isDated = ofWaves.allSatisfy { $0.row.day != nil }
      return chosen(ofWaves, rule) { isDated ? [$0.day ?? 0, $0.wave] : [$0.wave, $0.day ?? missing] }?.row
    }
  }

  @Test("every file of three answers of two people in two waves, dated or not, and random larger ones")
  func againstSearch() throws {
    var checked = 0
    func check(_ rows: [Row], _ rule: AnswerRule) throws {
      let survey = try BadRowsTests.read(Self.text(rows)) { $0.answers = rule }
      let tally = survey.tally
      let standing = Self.standing(rows, rule)
      let table = try #require(survey.table)
      #expect(table.count == standing.count, "\(rows)")
      let found = (0..<table.count).map {
        "\(table.accounts[$0] ?? "") \(table.respondents?[$0] ?? "") \(table.scores[$0] ?? -1)"
      }
      #expect(
        found.sorted() == standing.map { "\($0.account) \($0.person) \($0.score ?? -1)" }.sorted(), "\(rows)")
      let counts = (tally.current ?? tally.cells).values
      #expect(counts.reduce(0) { $0 + $1.promoters } == standing.count { ($0.score ?? 0) >= 9 }, "\(rows)")
      #expect(counts.reduce(0) { $0 + $1.detractors } == standing.count { ($0.score ?? 9) <= 6 }, "\(rows)")
      // Every contact is counted once, heard or not, where the file names the nonrespondents.
      if rows.contains(where: { row in
        row.score == nil
          && !rows.contains {
            $0.score != nil && $0.account == row.account && $0.person == row.person && $0.wave == row.wave
          }
      }) {
        let contacts = Set(rows.map { [$0.account, $0.person] }).count
        #expect(counts.reduce(0) { $0 + ($1.population ?? -1) } == contacts, "\(rows)")
      }
      checked += 1
    }
    for code in 0..<512 {
      let rows = (0..<3).map { place -> Row in
        let bits = code >> (3 * place)
        return Row(
          account: "A", person: bits & 1 == 0 ? "ann" : "bob", role: "end user", wave: 1 + bits >> 1 & 1,
          day: bits >> 2 & 1 == 0 ? nil : 3 - place, score: [9, 7, 2][place])
      }
      // The column of dates must be one.
      guard rows.contains(where: { $0.day != nil }) else { continue }
      try check(rows, .latest)
      try check(rows, .first)
    }
    var state: UInt64 = 11
    func draw(_ count: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % Int(count)
    }
    for _ in 0..<300 {
      var rows = (0..<12).map { _ in
        Row(
          account: ["A", "B"][draw(2)], person: ["ann", "bob", "cy"][draw(3)],
          role: ["DM", "end user"][draw(2)],
          wave: 1 + draw(3), day: draw(4) == 0 ? nil : 1 + draw(9), score: draw(5) == 0 ? nil : draw(11))
      }
      rows.append(Row(account: "C", person: "dee", role: "DM", wave: 3, day: 1, score: 5))
      try check(rows, .latest)
      try check(rows, .first)
    }
    #expect(checked > 1400)
  }

  @Test("the mean is taken over all waves; a mail address is one in any case")
  func mean() throws {
    let text = """
      account,contact,wave,score
      A,Ann@x.org,1,10
      A,ann@X.org,2,5
      A,bob,2,7

      """
    let survey = try BadRowsTests.read(text) { $0.answers = .mean }
    // (10 + 5)/2 = 7.5, rounded up.
    #expect(survey.table?.scores.compactMap { $0 }.sorted() == [7, 8])
    #expect(survey.tally.current?.values.first == ScoreCounts(promoters: 0, passives: 2, detractors: 0))
    #expect(survey.selection?.inOwnWaveAlone == 1)
  }

  @Test(
    "without respondents the latest wave of each account counts, and answers of nobody in earlier waves do not"
  )
  func latestWave() throws {
    let plain = try BadRowsTests.read("account,wave,score\nA,2024,9\nA,2024,9\nA,2025,3\nB,2024,7\n")
    #expect(plain.selection?.basis == .latestWave && plain.selection?.inOwnWaveAlone == 2)
    #expect(plain.table?.lines == [4, 5] && plain.allWaves?.lines == [2, 3, 4, 5])
    let named = try BadRowsTests.read(
      "account,contact,wave,score\nA,ann,2024,9\nA,,2024,9\nA,,2025,3\nA,bob,2025,8\n")
    #expect(named.table?.lines == [2, 4, 5] && named.allWaves?.lines == [2, 3, 4, 5])
    let counts = try BadRowsTests.read(
      "account,wave,promoters,passives,detractors,population\nA,Q4 2023,4,0,0,9\nA,Q1 2024,1,1,0,8\n")
    #expect(counts.tally.waves == ["Q4 2023", "Q1 2024"])
    #expect(
      counts.tally.current?.values.first
        == ScoreCounts(promoters: 1, passives: 1, detractors: 0, population: 8))
    #expect(counts.accounts.first?.contacts == 8)
  }

  @Test("a wave, and days, can be chosen; a wave that is not there is named with those that are")
  func choice() throws {
    let text = """
      account,contact,period,score,responded_at
      A,ann,2024,9,2024-06-01
      A,ann,2025,2,2025-06-01
      A,bob,2024,7,2024-07-01
      A,cy,2025,7,

      """
    func scores(_ change: (inout ImportOptions) -> Void) throws -> [Int8] {
      try BadRowsTests.read(text, change).table?.scores.compactMap { $0 } ?? []
    }
    #expect(try scores { $0.waves = ["period"] } == [2, 7, 7])
    #expect(try scores { $0.waves = ["period", "2024"] } == [9, 7])
    let since = try #require(Timestamp(day: "2024-06-15"))
    let until = try #require(Timestamp(day: "2024-07-01"))
    let dated = try BadRowsTests.read(text) { $0.period = AnswerPeriod(since: since, until: until) }
    #expect(dated.table?.scores == [7])
    #expect(dated.report[.outsidePeriod] == 2 && dated.report[.undatedAnswer] == 1)
    #expect(dated.report.rowsKept + dated.report.rowsRejected == dated.report.rowsRead)
    #expect(
      throws: ImportError.noSuchWave(file: "survey.csv", wave: "2023", waves: ["2024", "2025"])
    ) { try BadRowsTests.read(text) { $0.waves = ["period", "2023"] } }
    #expect(throws: ImportError.undated(file: "survey.csv")) {
      try BadRowsTests.read("account,score\nA,9\n") { $0.period = AnswerPeriod(since: since, until: nil) }
    }
  }

  @Test(
    "with all answers asked for, contacts who answered again leave their account without a number of contacts"
  )
  func all() throws {
    let text = "account,contact,wave,score\nA,ann,1,9\nA,ann,2,9\nB,bob,1,9\nB,cy,2,9\n"
    let survey = try BadRowsTests.read(text) { $0.answers = .all }
    #expect(survey.table?.count == 4 && survey.selection?.repeatedAccounts == ["A"])
  }
}
