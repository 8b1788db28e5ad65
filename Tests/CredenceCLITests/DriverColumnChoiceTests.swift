import Foundation
import Testing

/// Which columns the command credence drivers takes for what.
@Suite("The columns of credence drivers")
struct DriverColumnChoiceTests {
  static func found(_ text: String, _ options: [String]) throws -> [String: Any] {
    try HealthSamples.json(DriversCommandTests.run(text, options + ["--format", "json"])).object("drivers")
  }

  @Test("a question that only promoters were asked is refused, with its column, the class and the remedy")
  func routed() throws {
    let scores = [10, 3, 8, 9, 6, 10, 7, 0, 9, 5, 8]
    let text = DriversCommandTests.rows(
      90, ticks: { row, usual in scores[row % 11] >= 9 ? usual + ["Ease"] : [] })
    let outcome = try DriversCommandTests.run(text)
    #expect(outcome.status == 65 && outcome.output.isEmpty)
    for part in ["'drivers'", "never shown to any", "passive", "--drivers"] {
      #expect(outcome.errors.contains(part), "\(outcome.errors)")
    }
  }

  @Test("a column that is adjusted for stays the field it is: role by another name, a satisfaction question")
  func fields() throws {
    let folder = try TemporaryFolder()
    let lines = DriversCommandTests.rows().split(separator: "\n").enumerated().map { place, line in
      place == 0
        ? line.replacing("role", with: "job_title") + ",csat" : "\(line),\(1 + place * 3 % 5)"
    }
    let data = try folder.write(lines.joined(separator: "\n") + "\n", to: "data.csv")
    let options = ["--replicates", "100", "--format", "json", "--map", "job_title=role"]
    let plain = try HealthSamples.json(Command.run(["analyze", data] + options))
    let asked = try HealthSamples.json(
      Command.run(["analyze", data, "--adjust", "job_title", "--rated", "csat"] + options))
    for report in [plain, asked] {
      let accounts = try #require(report["accounts"] as? [[String: Any]])
      #expect(accounts.allSatisfy { ($0["roles"] as? [Any])?.count == 2 && $0["csat"] != nil })
    }
    let drivers = asked.object("drivers")
    #expect(drivers.object("references").keys.sorted() == ["job_title"])
    let effects = try #require(drivers["effects"] as? [[String: Any]])
    #expect(effects.contains { $0["driver"] as? String == "csat" && $0["effect"] != nil })
  }

  @Test(
    "a column that means something else is refused by its name, with what it is",
    arguments: [
      (["--adjust", "score"], "it is the score"), (["--rated", "score"], "it is the score"),
      (["--adjust", "account"], "it names the accounts"), (["--adjust", "drivers"], "it holds the drivers"),
      (["--rated", "country"], "none of the 30 answers in \"country\""),
      (["--adjust", "planet"], "no column \"planet\""),
      (["--replicates", "20"], "from 100 to 100000"),
    ])
  func refused(options: [String], words: String) throws {
    let outcome = try DriversCommandTests.run(DriversCommandTests.rows(), options)
    #expect(outcome.status == 64 || outcome.status == 65)
    #expect(outcome.output.isEmpty && outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test("names may have spaces around them, and a column named twice is adjusted for once")
  func lists() throws {
    let twice = try Self.found(DriversCommandTests.rows(), ["--adjust", "role, country,role"])
    let once = try Self.found(DriversCommandTests.rows(), ["--adjust", "role,country"])
    #expect(twice.object("references").keys.sorted() == ["country", "role"])
    #expect((twice["terms"] as? [Any])?.count == (once["terms"] as? [Any])?.count)
  }

  static func rated(_ words: [String]) -> String {
    DriversCommandTests.rows().split(separator: "\n").enumerated().map { place, line in
      line + (place == 0 ? ",rating\n" : ",\(words[place % words.count])\n")
    }.joined()
  }

  @Test("words of how often are steps, and NA is no answer; other words are named as what was not read")
  func ratings() throws {
    let words = ["Never", "Often", "Sometimes", "NA", "All of the time", "Rarely", "Often"]
    let numbers = ["1", "4", "3", "", "5", "2", "4"]
    let found = try [words, numbers].map { try Self.found(Self.rated($0), ["--rated", "rating"]) }
    let effects = found.map { report in
      (report["effects"] as? [[String: Any]])?.first { $0["driver"] as? String == "rating" }?.object("effect")
        .number("value")
    }
    #expect(effects[0] != nil && effects[0] == effects[1])
    let diagnostics = try #require(found[0]["diagnostics"] as? [[String: Any]])
    #expect(!diagnostics.contains { $0["code"] as? String == "rating-not-read" })
    let odd = try DriversCommandTests.run(
      Self.rated(["Never", "Often", "Sometimes", "Perhaps", "Always"]), ["--rated", "rating"])
    #expect(
      odd.errors.contains("6 of 30 answers in \"rating\" are no number") && odd.errors.contains("Perhaps"))
    let none = try DriversCommandTests.run(Self.rated(["Just right", "Too fast"]), ["--rated", "rating"])
    #expect(none.status == 64 && none.errors.contains("\"Too fast\", \"Just right\""), "\(none.errors)")
    #expect(!none.errors.contains("never shown"))
  }

  @Test("rows that name no account are left out and counted where others name one")
  func unnamed() throws {
    let text = DriversCommandTests.rows(60).split(separator: "\n").enumerated().map { place, line in
      place > 0 && place % 6 == 0 ? line.drop { $0 != "," } : line
    }.joined(separator: "\n")
    let found = try Self.found(text, [])
    #expect(found["rows"] as? Int == 50 && found.object("rowsLeftOut")["no-account"] as? Int == 10)
    let diagnostics = try #require(found["diagnostics"] as? [[String: Any]])
    let remark = try #require(diagnostics.first { $0["code"] as? String == "rows-left-out" })
    #expect((remark["message"] as? String ?? "").contains("10 without an account"))
  }

  @Test("without drivers it is said whether there is no column or nobody ticked, and what could be named")
  func noDrivers() throws {
    let blank = try DriversCommandTests.run(DriversCommandTests.rows(ticks: { _, _ in [] }))
    #expect(blank.status == 65 && blank.errors.contains("nobody ticked anything in \"drivers\""))
    let header = "account,role,score,country,pace\n"
    let none =
      header + (0..<30).map { "A\($0 % 6),DM,\($0 % 11),\(["de", "fr"][$0 % 2]),\(1 + $0 % 5)\n" }.joined()
    let outcome = try DriversCommandTests.run(none)
    #expect(outcome.status == 65)
    for part in ["no column of drivers", "\"country\"", "\"pace\"", "--drivers", "--rated"] {
      #expect(outcome.errors.contains(part), "\(outcome.errors)")
    }
    let apart =
      "account,score,wow,price\n"
      + (0..<40).map {
        "A\($0 % 8),\($0 * 7 % 11),\($0 % 2 == 0 ? "\($0 / 2 % 2)" : ""),\($0 % 2 == 1 ? "\($0 / 2 % 2)" : "")\n"
      }
      .joined()
    let halves = try DriversCommandTests.run(apart, ["--drivers", "wow,price"])
    #expect(halves.status == 65 && halves.errors.contains("nobody was asked all"), "\(halves.errors)")
    #expect(halves.errors.contains("'wow' 20") && halves.errors.contains("'price' 20"))
  }

  @Test(
    "without a column of accounts each respondent, or else each answer, is an account of its own, and it is said"
  )
  func withoutAccounts() throws {
    // The account column becomes one that says nothing: a name for each row, or one for every two rows.
    let rows = DriversCommandTests.rows(30, accounts: 30).split(separator: "\n")
    func file(_ heading: String, _ cell: (Int) -> String) -> String {
      (["\(heading)," + rows[0].drop { $0 != "," }.dropFirst()]
        + rows.dropFirst().enumerated().map { "\(cell($0)),\($1.drop { $0 != "," }.dropFirst())" })
        .joined(separator: "\n") + "\n"
    }
    let own = try DriversCommandTests.run(file("account") { "A\($0)" }, ["--format", "json"])
    let alone = try DriversCommandTests.run(file("row") { "\($0 + 1)" }, ["--format", "json"])
    let expected = try HealthSamples.json(own).object("drivers")
    let found = try HealthSamples.json(alone).object("drivers")
    #expect(found["accounts"] as? Int == 30 && alone.status == 2)
    #expect(alone.errors.contains("each answer is taken for an account of its own"))
    func effects(_ found: [String: Any]) -> [[Double]] {
      (found["effects"] as? [[String: Any]] ?? []).map { effect in
        ["value", "lower", "upper"].map { effect.object("effect").number($0) }
      }
    }
    // Rows are summed in the order of their accounts' names, which differ: equal but for rounding.
    #expect(!effects(found).isEmpty && effects(found).count == effects(expected).count)
    for (left, right) in zip(effects(found).joined(), effects(expected).joined()) {
      #expect(abs(left - right) < 1e-9 * max(1, abs(right)))
    }
    let people = try DriversCommandTests.run(
      file("respondent") { "p\($0 / 2)" }, ["--format", "json", "--answers", "all"])
    #expect(try HealthSamples.json(people).object("drivers")["accounts"] as? Int == 15)
    #expect(people.errors.contains("each respondent is taken for an account of its own"))
    #expect(!people.output.contains("\"p7\"") && !people.output.contains("respondent 8"))
  }
}
