import CredenceSurvey
import Testing

@testable import CredenceImport

@Suite("Files joined by hand: headings further down, and titles above")
struct JoinedFilesTests {
  /// Promoters, passives and detractors by account, the same by rows, by tally and on any ranges.
  static func counts(_ text: String) throws -> [String: [Int]] {
    func classes(_ survey: ImportedSurvey) -> [String: [Int]] {
      var sums: [String: [Int]] = [:]
      for (position, name) in survey.tally.accounts.enumerated() {
        let cells = survey.tally.cells.filter { $0.key.account == position }.values
        sums[name] = [\ScoreCounts.promoters, \.passives, \.detractors].map { count in
          cells.reduce(0) { $0 + $1[keyPath: count] }
        }
      }
      return sums
    }
    let rows = try BadRowsTests.read(text)
    for (threads, size) in [(1, nil), (2, 50), (3, 90)] as [(Int, Int?)] {
      var options = ImportOptions.test
      options.threads = threads
      options.rangeSize = size
      let tally = try SurveyImporter(options: options).tally(bytes: Array(text.utf8), name: "survey.csv")
      #expect(classes(tally) == classes(rows))
      #expect(tally.report[.repeatedHeading] == rows.report[.repeatedHeading])
    }
    return classes(rows)
  }

  @Test("a heading pasted again is counted as one and is no account")
  func repeated() throws {
    let text = """
      company,respondent,score,submitted at
      Hexton,h1,9,2025-01-05
      Hexton,h2,4,2025-01-06
      Icomb,i1,10,2025-01-07
      company,respondent,score,submitted at
      Hexton,h3,8,2025-02-05
      Icomb,i2,3,2025-02-06
      Icomb,i3,10,2025-02-07

      """
    // By the table beside the file.
    #expect(try Self.counts(text) == ["Hexton": [1, 1, 1], "Icomb": [2, 0, 1]])
    let report = try BadRowsTests.read(text).report
    #expect(report[.repeatedHeading] == 1 && report.rowsKept == 6 && report.accounts == 2)
    #expect(report.rejections.first?.examples.first?.line == 5)
  }

  @Test("the same columns by other names are a repeated heading too")
  func otherNames() throws {
    let text = "company,contact,score\nA,a,9\nAccount Name,E-Mail,NPS Score\nB,b,3\n"
    #expect(try Self.counts(text) == ["A": [1, 0, 0], "B": [0, 0, 1]])
  }

  @Test("a heading in another order is obeyed by the rows below it", arguments: [false, true])
  func reordered(_ isLate: Bool) throws {
    // Far down the file it is found only when it is met.
    let many = isLate ? 700 : 0
    var text = "company,score,csat\nHexton,9,1\nHexton,10,2\n"
    text += String(repeating: "Long,7,5\n", count: many)
    text += "csat,company,score\n5,Icomb,3\n4,Icomb,8\ncompany,score,csat\nIcomb,10,1\n"
    var expected = ["Hexton": [2, 0, 0], "Icomb": [1, 1, 1]]
    if isLate { expected["Long"] = [0, 700, 0] }
    #expect(try Self.counts(text) == expected)
    let survey = try BadRowsTests.read(text)
    #expect(survey.report[.repeatedHeading] == 2)
    let ratings = survey.table?.satisfaction.first?.ratings.filter { $0 != 5 || !isLate }
    #expect(ratings?.count == (isLate ? 4 : 5) && ratings?.first == 1)
    #expect(
      survey.report.warnings.contains { warning in
        guard case ImportFact.secondHeading(_, let line) = warning.fact else { return false }
        return line == 4 + many
      })
  }

  @Test(
    "the heading of another table is refused by its line",
    arguments: ["respondent,company,csat,date", "company,score", "company,csat,score,wave,role"], [0, 600])
  func other(_ heading: String, _ many: Int) throws {
    let text =
      "company,respondent,score,date\nA,a,9,2025-01-01\n"
      + String(repeating: "A,,9,2025-01-01\n", count: many)
      + heading + "\n" + heading.split(separator: ",").map { _ in "5" }.joined(separator: ",") + "\n"
    let importer = SurveyImporter(options: .test)
    let expected = ImportError.otherHeading(file: "s.csv", line: 3 + many)
    #expect(throws: expected) { try importer.read(bytes: Array(text.utf8), name: "s.csv") }
    #expect(throws: expected) { try importer.tally(bytes: Array(text.utf8), name: "s.csv") }
  }

  @Test("answers that are words are no headings")
  func words() throws {
    let text = "company,score,role\nScore,nine,thing\nA,9,Role\nrole,ten,x\n"
    let report = try BadRowsTests.read(text).report
    #expect(report[.scoreWords] == 2 && report[.repeatedHeading] == 0 && report.rowsKept == 1)
  }

  @Test(
    "titles above the heading are left out and told",
    arguments: [
      ("NPS export\n", 1), ("NPS export\nMarch 2025\n\n", 3), ("NPS export,,\nas of,2025-03-01,\n", 2),
      ("Survey:,Customers\n", 1),
    ])
  func titles(_ titles: String, _ lines: Int) throws {
    let text = titles + "company,score,date\nA,9,2025-01-01\nB,3,2025-01-02\nB,x,2025-01-02\n"
    let survey = try BadRowsTests.read(text)
    #expect(survey.report.rowsKept == 2 && survey.report.accounts == 2)
    #expect(survey.report.rejections.first?.examples.first?.line == lines + 4)
    #expect(
      survey.report.warnings.contains { warning in
        guard case ImportFact.titlesAboveHeading(_, let heading) = warning.fact else { return false }
        return heading == lines + 1
      })
  }

  @Test("rosters and counts: a heading again, in another order, of another table")
  func rostersAndCounts() throws {
    let importer = SurveyImporter(options: .test)
    let roster = try importer.readRoster(
      bytes: Array(
        "account,owner,contacts\nA,Ann,4\naccount,owner,contacts\nB,Bo,5\ncontacts,account,owner\n6,C,Cy\n"
          .utf8),
      name: "r.csv")
    #expect(roster.accounts.map(\.name) == ["A", "B", "C"])
    #expect(
      roster.accounts.map(\.contacts) == [4, 5, 6] && roster.accounts.map(\.owner) == ["Ann", "Bo", "Cy"])
    let people = try importer.readRoster(
      bytes: Array("account,respondent,role\nA,a,DM\naccount,respondent,role\nA,b,User\n".utf8), name: "r.csv"
    )
    #expect(people.accounts.map(\.name) == ["A"] && people.accounts[0].contactsByRole.count == 2)
    #expect(throws: ImportError.otherHeading(file: "r.csv", line: 3)) {
      try importer.readRoster(
        bytes: Array("account,owner\nA,Ann\naccount,revenue\nB,5\n".utf8), name: "r.csv")
    }
    let counts =
      "account,promoters,passives,detractors\nA,1,2,3\naccount,promoters,passives,detractors\nB,3,0,1\n"
      + "detractors,account,passives,promoters\n7,C,0,5\n"
    #expect(try Self.counts(counts) == ["A": [1, 2, 3], "B": [3, 0, 1], "C": [5, 0, 7]])
  }
}
