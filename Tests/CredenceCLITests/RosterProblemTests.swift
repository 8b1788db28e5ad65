import Foundation
import Testing

/// Each problem of a roster is said by name and line; the rest goes on.
@Suite("The command and rosters that do not fit")
struct RosterProblemTests {
  static let answers = """
    account,role,score
    Acme,DM,9
    Acme,User,3
    Acme,User,8
    Cobalt,User,10
    Cobalt,User,9

    """
  static let roster = """
    account,revenue,contacts_decision_maker,contacts_end_user,contacts_sponsorship
    Acme,100,2,1,3
    Acme,200,2,1,3
    Borealis,-40,1,1,

    """

  @Test("all at once: the report is whole, and each problem stands in it and on standard error")
  func all() throws {
    let folder = try TemporaryFolder()
    let answers = try folder.write(Self.answers, to: "answers.csv")
    let roster = try folder.write(Self.roster, to: "roster.csv")
    let outcome = try Command.run(["analyze", answers, "--accounts", roster, "--format", "json"])
    #expect(outcome.status == 2)
    let report = try #require(try JSONSerialization.jsonObject(with: outcome.outputBytes) as? [String: Any])
    let accounts = try #require(report["accounts"] as? [[String: Any]])
    #expect(Set(accounts.compactMap { $0["account"] as? String }) == ["Acme", "Borealis", "Cobalt"])
    func messages(_ holder: Any?, _ key: String) -> [String: String] {
      let list = (holder as? [String: Any])?[key] as? [[String: Any]] ?? []
      return Dictionary(list.map { ($0["code"] as? String ?? "", $0["message"] as? String ?? "") }) {
        "\($0)\($1)"
      }
    }
    let whole = messages(report, "diagnostics")
    let ofRoster = messages(report["roster"], "warnings")
    let acme = try #require(accounts.first { $0["account"] as? String == "Acme" })
    let borealis = try #require(accounts.first { $0["account"] as? String == "Borealis" })
    let expected: [(said: [String: String], code: String, words: [String])] = [
      (whole, "role-without-answers", ["sponsorship", "roster line 2"]),
      (
        messages(acme, "diagnostics"), "more-answers-than-contacts",
        ["end user", "2 answers", "1 known", "roster line 2"]
      ),
      (whole, "silent-accounts", ["Borealis", "roster line 4", "silent"]),
      (whole, "not-in-roster", ["Cobalt", "(line 5)"]),
      (ofRoster, "conflicting-roster", ["revenue of Acme (line 3)", "100 of line 2 is kept", "200 is not"]),
      (ofRoster, "negative-revenue", ["Borealis (line 4)", "left out"]),
    ]
    for problem in expected {
      let message = try #require(problem.said[problem.code], "\(problem.code) is not said")
      for word in problem.words { #expect(message.contains(word), "\(word): \(message)") }
      #expect(outcome.errors.contains(message), "\(problem.code): \(outcome.errors)")
    }
    #expect(acme["revenue"] as? Double == 100)
    #expect(borealis["revenue"] == nil && borealis["responses"] as? Int == 0)
    // More answers than contacts: the role's population is unknown.
    let roles = try #require(acme["roles"] as? [[String: Any]])
    let users = try #require(roles.first { $0["role"] as? String == "end-user" })
    #expect(users["responses"] as? Int == 2 && users["population"] == nil)
    let deciders = try #require(roles.first { $0["role"] as? String == "decision-maker" })
    #expect(deciders["population"] as? Int == 2)
  }

  @Test("names that differ in case or by a letter between file and roster are suggested as one, never merged")
  func otherSpelling() throws {
    let folder = try TemporaryFolder()
    let answers = try folder.write(
      "account,score,revenue\nAlpha,9,50\nBorealis GmbH,3,20\nCobalt,7,5\n", to: "answers.csv")
    let roster = try folder.write(
      "account,revenue,contacts\nALPHA,50,3\nborealis ,20,4\nCobalt,5,2\nDelta,1,1\n", to: "roster.csv")
    let outcome = try Command.run(["analyze", answers, "--accounts", roster, "--format", "json"])
    #expect(outcome.status == 2)
    for pair in [
      "\"ALPHA\" (roster line 2) and the file's \"Alpha\"",
      "\"borealis\" (roster line 3) and the file's \"Borealis GmbH\"", "accountAliases",
    ] { #expect(outcome.errors.contains(pair), "\(outcome.errors)") }
    #expect(try HealthSamples.accounts(HealthSamples.json(outcome)).count == 6)
    // With the aliases of a plan they are one.
    let plan = try folder.write(
      #"{"accountAliases": {"ALPHA": "Alpha", "borealis": "Borealis GmbH"}}"#, to: "plan.json")
    let merged = try Command.run(
      ["analyze", answers, "--accounts", roster, "--plan", plan, "--format", "json"])
    let accounts = try HealthSamples.accounts(HealthSamples.json(merged))
    #expect(accounts.count == 4 && accounts["Alpha"]?["population"] as? Int == 3)
    #expect(!merged.errors.contains("may be the same"))
  }

  @Test("a roster without lines is said to be one, not a file of responses")
  func withoutLines() throws {
    let folder = try TemporaryFolder()
    let answers = try folder.write("account,score\nAlpha,9\n", to: "answers.csv")
    for text in ["", "account,revenue\n"] {
      let outcome = try Command.run(
        ["analyze", answers, "--accounts", folder.write(text, to: "roster.csv")])
      #expect(outcome.status == 65 && outcome.errors.contains("roster.csv"))
      #expect(!outcome.errors.contains("responses"), "\(outcome.errors)")
    }
  }

  @Test("a revenue in the file: negative is left out, and another one than the roster's gives way")
  func revenueInFile() throws {
    let folder = try TemporaryFolder()
    let answers = try folder.write(
      "account,score,revenue\nAcme,9,-5\nAcme,8,-5\nAcme,8,70\nBorealis,7,30\n", to: "answers.csv")
    let roster = try folder.write("account,revenue\nAcme,70\nBorealis,40\n", to: "roster.csv")
    let outcome = try Command.run(["analyze", answers, "--accounts", roster, "--format", "json"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("1 revenue is negative and left out: Acme (line 2)"), "\(outcome.errors)")
    #expect(outcome.errors.contains("\"Borealis\" (roster line 3)"), "\(outcome.errors)")
    let report = try #require(try JSONSerialization.jsonObject(with: outcome.outputBytes) as? [String: Any])
    #expect((report["portfolio"] as? [String: Any])?["revenue"] as? Double == 110)
  }
}
