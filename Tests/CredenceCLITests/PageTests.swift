import CredenceTestSupport
import Foundation
import Testing

/// What the pages for people claim, and what they leave to `--details`.
@Suite("The pages for people")
struct PageTests {
  static func fixture(_ name: String) throws -> String {
    try String(contentsOf: Fixtures.url("Reports/\(name)"), encoding: .utf8)
  }

  static func run(_ verb: [String], _ text: String, _ options: [String] = [], width: Int = 80) throws
    -> Command.Outcome
  {
    let folder = try TemporaryFolder()
    let file = try folder.write(text, to: "file.csv")
    return try Command.run(verb + [file] + options, environment: ["COLUMNS": "\(width)"])
  }

  @Test(
    "accounts with equal scores: a total of +25 from 20 answers that is never exact, and says how it was had")
  func equalAccounts() throws {
    let text = try Self.fixture("equal_accounts.csv")
    let page = try Self.run(["analyze"], text)
    #expect(page.status == 0, "\(page.errors)")
    #expect(HealthWordsTests.text(page).contains("20 answers; all together +25 ["), "\(page.output)")
    #expect(
      !page.output.contains("exact") && HealthWordsTests.text(page).contains("answers taken as independent"))
    let portfolio = try HealthSamples.json(Self.run(["analyze"], text, ["--format", "json"]))
      .object("portfolio")
    let across = portfolio.object("npsAcrossAccounts")
    #expect(across.number("value") == 25 && across.number("upper") - across.number("lower") > 50)
    let codes = (portfolio["diagnostics"] as? [[String: Any]])?.compactMap { $0["code"] as? String } ?? []
    #expect(codes.contains("answers-as-independent") && codes.contains("degenerate-sample"))
    for scores in ["A,9\nB,9\n", "A,9\nA,10\nB,9\nB,9\nC,9\n", "A,0\nB,0\n", "A,7\nB,8\nC,7\n"] {
      let alike = try Self.run(["analyze"], "account,score\n" + scores)
      #expect(!alike.output.contains("exact") && alike.output.contains("all together"), "\(alike.output)")
      #expect(!alike.output.contains(" 100%") && !alike.output.contains(" 0%"))
    }
  }

  @Test("exact where everybody known has answered, and nowhere else, whatever the method")
  func exact() throws {
    let census = "account,promoters,passives,detractors,population\nA,3,0,0,3\nB,3,0,0,4\n"
    let page = try Self.run(["analyze"], census).output.split(separator: "\n")
    #expect(page.contains { $0.hasPrefix("A ") && $0.contains("exact") })
    #expect(page.contains { $0.hasPrefix("B ") && !$0.contains("exact") })
    let wald = try Self.run(["analyze"], "account,score\nA,9\nA,9\nB,3\n", ["--method", "wald"]).output
    #expect(!wald.contains("exact") && wald.contains("all alike"), "\(wald)")
    let known = try Command.run([
      "interval", "--promoters", "2", "--passives", "0", "--detractors", "0", "--population", "2",
    ])
    #expect(known.output.contains("exact") && known.output.contains("100%"))
    let sure = try Command.run(["interval", "--promoters", "400", "--passives", "0", "--detractors", "1"])
    #expect(sure.output.contains(">99%") && sure.output.contains("<1%") && !sure.output.contains(" 100%"))
  }

  @Test(
    "effects on two accounts: as fitted, limits within what is possible, no ranks and nothing above noise")
  func beyond200() throws {
    let text = try Self.fixture("beyond_200.csv")
    let found = try HealthSamples.json(Self.run(["drivers"], text, ["--format", "json"])).object("drivers")
    let effects = try #require(found["effects"] as? [[String: Any]])
    #expect(effects.count == 3)
    for effect in effects {
      let own = effect.object("effect")
      #expect(own.number("lower") == -200 && own.number("upper") == 200 && own["clipped"] as? Bool == true)
      #expect(own.number("pValue") > 0.2)
      let importance = effect.object("importance")
      #expect(importance["rankLower"] == nil && importance["lower"] == nil && importance["aboveNoise"] == nil)
      #expect(effect["contributionInterval"] == nil && effect["label"] as? String == "unclear")
    }
    // 2 accounts: 3 different resamples.
    let codes = (found["diagnostics"] as? [[String: Any]])?.compactMap { $0["code"] as? String } ?? []
    #expect(codes.contains("no-bootstrap-few-accounts") && codes.contains("effect-limits-cut"))
    let page = try Self.run(["drivers"], text, ["--details"])
    #expect(page.output.contains("+59.9") && page.output.contains("+10.3"))
    #expect(
      HealthWordsTests.text(page).contains("limits farther out are cut there")
        && page.errors.contains("3 different resamples"))
    for number in page.output.matches(of: /[+\u{2212}]([0-9]+)\.[0-9]/) {
      #expect(try #require(Int(number.1)) <= 200, "\(number.0)")
    }
  }

  @Test("the drivers' page fits 80 columns as a table, and says first what was found")
  func driversFit() throws {
    let page = try Self.run(["drivers"], DriversCommandTests.rows(90, accounts: 15)).output
    #expect(page.hasPrefix("Drivers"))
    let lines = page.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(lines.contains { $0.hasPrefix("driver") && $0.contains("together") && $0.hasSuffix("label") })
    #expect(!page.contains("driver: "))
    let wide = try Self.run(["drivers"], DriversCommandTests.rows(90, accounts: 15), width: 120).output
    #expect(wide.contains("pass.") && !wide.contains("want of room"))
  }

  @Test(
    "ratings alone: touchpoints that differ only at their end are told apart, and nothing is ordered by health"
  )
  func ratings() throws {
    let names = ["docs", "community", "packages"].map {
      "How would you rate the overall quality of our [\($0)]"
    }
    let text =
      "account," + names.joined(separator: ",") + "\n"
      + (0..<12).map { "A\($0 % 3),\(1 + $0 % 5),\(1 + $0 % 4),5\n" }.joined()
    let page = try Self.run(["analyze"], text, names.flatMap { ["--csat", $0] })
    for end in ["docs]", "community]", "packages]"] {
      #expect(page.output.contains("\(end)  "), "\(page.output)")
    }
    #expect(!page.output.contains("Ordered by") && !page.output.contains("health"))
    // Twelve fives are no certainty.
    #expect(!page.output.contains("[5.00 … 5.00]"))
  }

  @Test("one account: nothing of borrowing, of order or of ranks")
  func oneAccount() throws {
    let text = "account,score\n" + [9, 10, 3, 8, 9].map { "Solo,\($0)\n" }.joined()
    let page = try Self.run(["analyze"], text, ["--details"])
    #expect(page.status == 0)
    #expect(!page.output.contains("Borrowing") && !page.output.contains("Ordered by"))
    #expect(!(try Self.run(["account", "Solo"], text, ["--details"]).output.contains("Rank among")))
  }

  @Test("few accounts: which interval is not to be trusted, as a note")
  func fewAccounts() throws {
    let page = try Self.run(["analyze"], "account,score\nA,9\nA,9\nA,10\nA,8\nB,1\nB,2\nB,8\nB,0\n")
    #expect(
      page.status == 0 && page.errors.contains("note: the interval of all accounts together"),
      "\(page.errors)")
  }

  @Test("a count beyond the largest is told the largest")
  func largest() throws {
    for arguments in [
      ["--successes", "5", "--trials", "3000000000000"],
      ["--promoters", "3000000000000", "--passives", "0", "--detractors", "0"],
      ["--promoters", "3", "--passives", "0", "--detractors", "0", "--population", "3000000000000"],
    ] {
      let outcome = try Command.run(["interval"] + arguments)
      #expect(outcome.status == 64 && outcome.errors.contains("1099511627776"), "\(outcome.errors)")
    }
  }

  @Test("an answer that was given again: which rule left it out, not that somebody asked")
  func superseded() throws {
    let outcome = try Self.run(["tally"], "account,respondent,score\nA,x,9\nA,x,3\nA,y,8\n")
    #expect(
      outcome.errors.contains("--answers") && !outcome.errors.contains("asked for"), "\(outcome.errors)")
  }

  @Test("the verdict comes first; methods are behind --details, and data files have all")
  func details() throws {
    let folder = try TemporaryFolder()
    let answers = try folder.write(HealthSamples.answers, to: "answers.csv")
    let roster = try folder.write(HealthSamples.roster, to: "roster.csv")
    func run(_ arguments: [String]) throws -> String {
      HealthWordsTests.text(
        try Command.run(arguments + [answers, "--accounts", roster], environment: ["COLUMNS": "80"]))
    }
    let brief = try run(["analyze"])
    let full = try run(["analyze", "--details"])
    let place = try #require(brief.range(of: "verdicts: ")).lowerBound
    #expect(place < (try #require(brief.range(of: "answers.csv: ")).lowerBound))
    #expect(brief.contains("next: "))
    for words in ["Borrowing", "correlation", "thick bar 0.66"] {
      #expect(full.contains(words) && !brief.contains(words), "\(words)")
    }
    let page = try run(["account", "Acme"])
    let whole = try run(["account", "Acme", "--details"])
    #expect(page.hasPrefix("Acme: ") && page.contains("Ask next: ") && page.contains("Too dear"))
    for words in ["standard deviation", "bootstrap-bca", "newcombe", "read otherwise", "A sign is claimed"] {
      #expect(whole.contains(words) && !page.contains(words), "\(words)")
    }
    for format in ["json", "csv", "markdown"] {
      #expect(
        try run(["account", "Acme", "--format", format])
          == run(["account", "Acme", "--format", format, "--details"]))
    }
    #expect(try run(["account", "Acme", "--format", "markdown"]).contains("newcombe"))
  }
}
