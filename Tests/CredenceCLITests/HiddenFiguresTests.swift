import CredenceTestSupport
import Foundation
import Testing

@Suite("What is hidden does not follow from refused rows, contacts or quoted words")
struct HiddenFiguresTests {
  @Test("where the number of rows is hidden, so are the numbers and lines of refused rows")
  func refusedRows() throws {
    let folder = try TemporaryFolder()
    let data = try folder.write(
      "account,contact,score\nAcme,a,9\nAcme,b,twelve\nAcme,c,77777777\nAcme,a,3\nAcme,d,\n", to: "data.csv")
    for command in [["analyze", data], ["tally", data]] {
      for format in ["table", "json"] {
        let (_, text) = try PrivacyTests.everything(
          command + ["--min-n", "5", "--format", format], in: folder)
        #expect(text.contains("score-off-scale") && text.contains("score-words"), "\(text)")
        for told in [
          "\"count\"", "\"line\"", "\"lines\"", "line 3", "line 4", "1 row", "1 score-", "further answers",
          "77777777",
        ] {
          #expect(!text.contains(told), "\(command) \(format): \(told) in \(text)")
        }
      }
    }
  }

  @Test(
    "a hidden role with more answers than contacts looks like one with fewer: its listed contacts enter the sum"
  )
  func populations() throws {
    let folder = try TemporaryFolder()
    var rows = ["account,role,score"]
    rows += (0..<12).map { "Acme,User,\([9, 3, 8][$0 % 3])" } + (0..<2).map { _ in "Acme,DM,9" }
    rows += (0..<12).map { "Borealis,User,\([9, 3, 8][$0 % 3])" } + (0..<8).map { _ in "Borealis,DM,10" }
    // Decision makers of each class: of a class none of them has, the hidden end users' count would follow.
    rows += (0..<2).map { _ in "Caldera,User,3" } + (0..<6).map { "Delphi,DM,\([7, 3][$0 % 2])" }
    let data = try folder.write(rows.joined(separator: "\n") + "\n", to: "data.csv")
    func portfolio(_ decisionMakers: Int, _ caldera: Int) throws -> [String: Any] {
      let roster = try folder.write(
        """
        account,contacts_decision_maker,contacts_end_user
        Acme,\(decisionMakers),20
        Borealis,\(12 - decisionMakers),20
        Caldera,0,\(caldera)
        Delphi,9,\(10 - caldera)

        """, to: "roster.csv")
      let output = folder.file("out")
      let outcome = try Command.run([
        "analyze", data, "--accounts", roster, "--min-n", "5", "--output", output,
      ])
      #expect(outcome.status == 0 || outcome.status == 2, "\(outcome.errors)")
      #expect(!outcome.errors.contains("more-answers") && !outcome.errors.contains("known contacts"))
      return try #require(try PrivacyTests.json("\(output)/report.json")["portfolio"] as? [String: Any])
    }
    func contacts(_ portfolio: [String: Any]) -> [Int?] {
      let roles = portfolio["roles"] as? [[String: Any]] ?? []
      let coverage = (portfolio["health"] as? [String: Any])?["coverage"] as? [[String: Any]] ?? []
      return [portfolio["population"] as? Int] + roles.map { $0["population"] as? Int }
        + coverage.map { $0["known"] as? Int }
    }
    // One decision maker listed in Acme and two answers, one user in Caldera and two answers: nothing tells. The known
    // contacts are those of the roster: in all, by role, and again in the coverage (no influencer is listed anywhere).
    let expected = [71, 21, 50, 21, nil, 50]
    for (decisionMakers, caldera) in [(1, 1), (3, 4)] {
      let found = contacts(try portfolio(decisionMakers, caldera))
      #expect(found == expected)
    }
  }

  @Test("words of refused cells are not quoted under --no-comments or --min-n; figures are")
  func quotedWords() throws {
    let folder = try TemporaryFolder()
    let data = try folder.write(
      """
      account,contact,score,comment
      Acme,u1,9,fine
      Acme,u2,8,fine
      Acme,u3,I hate my boss,
      Acme,u4,@karl,
      Acme,u5,karl@intranet,
      Acme,u6,karl\u{FF20}person.example,
      Acme,u7,12,
      Borealis,u8,3,fine
      Borealis,u9,4,fine
      Borealis,u10,5,fine
      Borealis,u11,6,fine

      """, to: "data.csv")
    for command in [["analyze", data], ["account", "Acme", data], ["tally", data]] {
      for options in [[], ["--min-n", "2"], ["--no-comments"]]
      where command[0] != "tally" || options != ["--no-comments"] {
        let (_, text) = try PrivacyTests.everything(command + options + ["--format", "json"], in: folder)
        #expect(!text.contains("karl"), "\(command) \(options): \(text)")
        if command[0] == "account" { continue }
        #expect(text.contains("hate my boss") == options.isEmpty)
        #expect(text.contains("(12)"))
      }
    }
  }

  @Test("a comment does not hold what its own respondent goes by")
  func ownName() throws {
    let folder = try TemporaryFolder()
    let data = try folder.write(
      """
      account,contact,score,comment
      Acme,Ann Smith,9,"ask ANN SMITH, or Bob"
      Acme,Bob,3,"I am bob; Bobby is not me, nor is Ann Smith"
      Acme,4711,5,customer 4711 speaking of 47110

      """, to: "data.csv")
    let (_, text) = try PrivacyTests.everything(["account", "Acme", data, "--format", "json"], in: folder)
    #expect(text.contains("ask (name withheld), or Bob"), "\(text)")
    #expect(text.contains("I am (name withheld); Bobby is not me, nor is Ann Smith"))
    #expect(text.contains("customer (name withheld) speaking of 47110"))
  }
}
