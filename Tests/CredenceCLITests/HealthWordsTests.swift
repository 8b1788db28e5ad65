import CredenceTestSupport
import Foundation
import Testing

/// Pages and lines for people claim no more than the figures beside them.
@Suite("The command and the words on health")
struct HealthWordsTests {
  /// Bor is a census whose end users alone are unhappy; Acme is in no roster; nobody at Quiet has answered.
  static let answers = """
    account,role,score,drivers,comment,revenue
    Bor,DM,9,Speed,Like it,4000
    Bor,DM,10,Speed,,4000
    Bor,DM,10,Support,,4000
    Bor,inf,9,Speed,,4000
    Bor,inf,9,Support,,4000
    Bor,EU,1,Price,Too slow,4000
    Bor,EU,2,Price,,4000
    Bor,EU,0,Price;Speed,,4000
    Bor,EU,3,Support,,4000
    Acme,DM,3,Price,,530
    Acme,inf,9,Speed,,530
    Acme,EU,9,Speed,,530

    """
  static let roster = """
    account,contacts_decision_maker,contacts_influencer,contacts_end_user,revenue
    Bor,3,2,4,4000
    Quiet,2,1,2,200

    """

  static func run(_ arguments: [String], width: Int = 80) throws -> Command.Outcome {
    let folder = try TemporaryFolder()
    let answers = try folder.write(Self.answers, to: "answers.csv")
    let roster = try folder.write(Self.roster, to: "roster.csv")
    // An account's page in full.
    let details = arguments.first == "account" ? ["--details"] : []
    return try Command.run(
      arguments + details + [answers, "--accounts", roster], environment: ["COLUMNS": "\(width)"])
  }

  /// One line, whatever the width broke.
  static func text(_ outcome: Command.Outcome) -> String {
    outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("an expansion lead is named whole in 80 columns, with the end users' own drivers and comments")
  func expansionLead() throws {
    let page = try Self.run(["account", "Bor"]).output
    #expect(page.contains("expansion lead: end users alone unhappy\n"), "\(page)")
    #expect(page.contains("good score hides unhappy decision makers\n"))
    let drivers = try #require(page.components(separatedBy: "end users' drivers (expansion lead)").last)
    let own = try #require(drivers.components(separatedBy: "end users' comments (expansion lead)").first)
    #expect(own.contains("Price        3"), "\(own)")
    #expect(drivers.contains("Too slow") && !own.contains("Like it"))
    let rest = try #require(drivers.components(separatedBy: "3. Why: the others' comments").last)
    #expect(rest.contains("Like it") && !rest.contains("Too slow"))
    let portfolio = try Self.text(Self.run(["analyze"]))
    #expect(portfolio.contains("end-user friction (expansion lead): Bor"), "\(portfolio)")
  }

  @Test(
    "of a census no silent are predicted, and of a silent account no other answers are said to be the source")
  func silence() throws {
    let census = try Self.text(Self.run(["account", "Bor"]))
    #expect(!census.contains("predicted") && census.contains("Everybody known has answered."), "\(census)")
    let silent = try Self.text(Self.run(["account", "Quiet"]))
    #expect(silent.contains("Predicted from the portfolio:") && !silent.contains("other answers"))
    #expect(silent.contains("0 answered of 5 contacts"))
  }

  @Test("the verdict's rule stands beside its probabilities")
  func rule() throws {
    for name in ["Acme", "Bor", "Quiet"] {
      let page = try Self.text(Self.run(["account", name]))
      #expect(
        page.contains(
          "A sign is claimed from 90% on, a region (at most -80, -20 to 20, at least 80) from 80%"))
    }
  }

  @Test(
    "an account outside the roster leaves the others' coverage known, and silent ones are said to be placed")
  func coverage() throws {
    let outcome = try Self.run(["analyze", "--format", "json"])
    let portfolio = try HealthSamples.json(outcome).object("portfolio").object("health")
    let coverage = try #require(portfolio["coverage"] as? [[String: Any]])
    #expect(coverage.allSatisfy { $0["known"] == nil })
    #expect(coverage.map { $0["answered"] as? Int } == [4, 3, 5])
    #expect(coverage.map { $0["countedAnswers"] as? Int } == [3, 2, 4])
    #expect(coverage.map { $0["countedContacts"] as? Int } == [5, 3, 6])
    #expect(coverage.map { $0["uncountedAccounts"] as? Int } == [1, 1, 1])
    let text = try Self.text(Self.run(["analyze"]))
    #expect(text.contains("decision maker 3/5 in 2 of 3 accounts"), "\(text)")
    #expect(text.contains("1 account without a number of contacts gave 1 more"))
    #expect(text.contains("silent accounts by revenue times what the portfolio predicts for them"))
    #expect(text.contains("expected of 4.5k") && text.contains("silent 200"))
    // Which account is hidden could be had from the difference.
    let hidden = try HealthSamples.json(Self.run(["analyze", "--format", "json", "--min-n", "4"]))
    for role in hidden.object("portfolio").object("health")["coverage"] as? [[String: Any]] ?? [] {
      #expect(role["countedAnswers"] == nil && role["uncountedAccounts"] == nil)
    }
  }

  @Test("revenue of zero everywhere makes no median to lie above")
  func noRevenue() throws {
    let folder = try TemporaryFolder()
    let answers = try folder.write("account,role,score,revenue\nA,DM,9,0\nB,DM,2,0\n", to: "answers.csv")
    let outcome = try Command.run(["analyze", answers])
    #expect(!outcome.output.contains("revenue above") && !outcome.output.contains("<1"), "\(outcome.output)")
    #expect(outcome.output.contains("2 rows read") && outcome.output.contains("2 answers"))
  }

  @Test("borrowing is said to pay only where its figure is the best of the three")
  func borrowing() throws {
    let folder = try TemporaryFolder()
    var claims: Set<String> = []
    for (place, scores) in [
      [[10, 10, 10, 10], [0, 0, 0, 0]], [[10, 0, 10, 0], [10, 0, 0, 10]],
      [[9, 9, 8], [9, 7, 9], [10, 9, 8]],
      [[9, 8, 3], [8, 8, 9], [2, 3, 9], [10, 10, 9]], [[10, 10], [3]],
    ].enumerated() {
      let rows = scores.enumerated().flatMap { account, all in all.map { "A\(account),\($0)\n" } }
      let answers = try folder.write("account,score\n" + rows.joined(), to: "answers\(place).csv")
      let text = try Self.text(Command.run(["analyze", answers, "--details"]))
      let line = try #require(
        text.firstMatch(
          of:
            /Borrowing from the portfolio (.*?): log score per left-out answer (\S+) against (\S+) with a flat prior and (\S+) with raw/
        ))
      func number(_ text: Substring) throws -> Double {
        try #require(Double(text.replacingOccurrences(of: "\u{2212}", with: "-")))
      }
      let (own, flat, raw) = (try number(line.2), try number(line.3), try number(line.4))
      let claim = String(line.1)
      claims.insert(claim)
      #expect((claim == "pays here") == (own > flat && own > raw), "\(line.0)")
      #expect((claim == "does not pay here") == (own <= flat && own <= raw), "\(line.0)")
      #expect(claim.contains("better than a flat prior here") == (own > flat && own <= raw), "\(line.0)")
      #expect(claim.contains("better than raw shares here") == (own <= flat && own > raw), "\(line.0)")
    }
    #expect(claims.count > 1)
  }
}
