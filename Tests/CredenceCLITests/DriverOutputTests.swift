import Foundation
import Testing

/// What the command credence drivers says, and that its formats say the same.
@Suite("The output of credence drivers")
struct DriverOutputTests {
  static func flat(_ outcome: Command.Outcome) -> String {
    outcome.output.replacingOccurrences(of: "\n", with: " ")
  }

  /// Foundation's decoder of JSON may be off in the last digit.
  static func isSame(_ cell: String?, _ number: Double) -> Bool {
    guard let value = cell.flatMap({ Double($0) }) else { return false }
    return abs(value - number) <= 1e-14 * max(1, abs(number))
  }

  @Test(
    "intervals of valence, salience, contribution and effect are in JSON and CSV, the same, around the value")
  func intervals() throws {
    let text = DriversCommandTests.rows(90, accounts: 15)
    let found = try HealthSamples.json(DriversCommandTests.run(text, ["--format", "json"])).object("drivers")
    let csv = try CSVRows(DriversCommandTests.run(text, ["--format", "csv"]).output)
    let effects = try #require(found["effects"] as? [[String: Any]])
    for effect in effects {
      let row = try #require(csv.rows.first { $0["driver"] == effect["driver"] as? String })
      #expect(effect["unit"] as? String == "tick" && row["unit"] == "tick")
      for name in ["contribution", "valence", "salience"] {
        let interval = effect.object("\(name)Interval")
        let (lower, upper) = (interval.number("lower"), interval.number("upper"))
        #expect(lower <= effect.number(name) && effect.number(name) <= upper, "\(name)")
        #expect(interval["method"] as? String == "account-percentile" && interval.number("level") == 0.95)
        #expect(Self.isSame(row["\(name)IntervalLower"], lower))
        #expect(Self.isSame(row["\(name)IntervalUpper"], upper))
      }
      let draws = effect.object("effect").object("bootstrap")
      #expect(Self.isSame(row["effectBootstrapIntervalLower"], draws.number("lower")))
      #expect(draws.number("lower") < draws.number("upper"))
    }
    let importance = found.object("importanceOfAll")
    #expect(importance["replicates"] as? Int == 100 && importance["failedReplicates"] as? Int == 0)
  }

  @Test(
    "observations name the line and the account, in JSON and CSV: fitted and residual are the answer's class")
  func observations() throws {
    let text = DriversCommandTests.rows(40, accounts: 8).replacingOccurrences(of: "A3,", with: ",")
    let lines = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let options = ["--observations", "--format"]
    let json = try HealthSamples.json(DriversCommandTests.run(text, options + ["json"]))
    let rows = try #require(json["observations"] as? [[String: Any]])
    // Five rows without an account are left out, so places and lines differ.
    #expect(rows.count == 35)
    let csv = try CSVRows(DriversCommandTests.run(text, options + ["csv"]).output)
    #expect(csv.rows.count == rows.count)
    for (row, other) in zip(rows, csv.rows) {
      let line = try #require(row["line"] as? Int)
      let cells = lines[line - 1]
      #expect(row["account"] as? String == String(cells[0]) && other["account"] == String(cells[0]))
      #expect(other["line"] == "\(line)")
      let score = try #require(Int(cells[2]))
      let outcome = score >= 9 ? 100.0 : score <= 6 ? -100 : 0
      #expect(abs(row.number("fitted") + row.number("residual") - outcome) < 1e-9)
    }
  }

  @Test("rated drivers are worded per step, with a second opinion; nothing is said of ticks")
  func rated() throws {
    let text = DriversCommandTests.rows(90, accounts: 15, ticks: { _, _ in [] })
    let options = ["--rated", "pace"]
    let page = Self.flat(try DriversCommandTests.run(text, options + ["--details"]))
    for part in ["answers one step apart", "average slope, in points per step", "per step"] {
      #expect(page.contains(part), "\(part)")
    }
    for part in ["those who ticked", "Who ticks it"] { #expect(!page.contains(part), "\(part)") }
    let found = try HealthSamples.json(DriversCommandTests.run(text, options + ["--format", "json"]))
    let effect = try #require((found.object("drivers")["effects"] as? [[String: Any]])?.first)
    #expect(effect["unit"] as? String == "step" && effect["ticks"] == nil)
    #expect(effect.object("secondOpinion").number("lower") < effect.object("secondOpinion").number("upper"))
    let folder = try TemporaryFolder()
    let data = try folder.write(text, to: "data.csv")
    let analysis = Self.flat(try Command.run(["analyze", data, "--replicates", "100"] + options))
    #expect(analysis.contains("pace") || analysis.contains("no effect is told from zero"))
    #expect(!analysis.contains("between ticked and not ticked"))
  }

  @Test("the page says level, multiplicity, what counts as found, the seed, and what its columns are")
  func notes() throws {
    let page = Self.flat(
      try DriversCommandTests.run(
        DriversCommandTests.rows(90, accounts: 15), ["--seed", "7", "--level", "0.9", "--details"]))
    for part in [
      "level 90%", "3 tests after Benjamini and Hochberg", "at most 10%", "seed 7", "prom. and detr. are",
      "R squared", "all drivers together", "Label: praise or complaint",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    let single = DriversCommandTests.rows(
      60, accounts: 12, ticks: { row, _ in row % 3 == 0 ? ["Price"] : [] })
    #expect(
      Self.flat(try DriversCommandTests.run(single, ["--details"])).contains("adjusted for 1 test after"))
  }

  /// Forty accounts whose mood makes them tick and score low, so that the flag is raised.
  static let moods: String =
    "account,score,drivers\n"
    + (0..<240).map { row in
      let account = row / 6
      let ticks = (row * 7 + account) % 11 < account / 4
      let score = account / 4 + row % 2 < 4 ? 10 : account / 4 + row % 3 < 7 ? 8 : 3
      return "A\(account),\(score),\(ticks ? "Price" : "Speed")\n"
    }.joined()

  @Test("where moods of accounts confound, the effects within accounts stand on the page and in the CSV")
  func within() throws {
    let outcome = try DriversCommandTests.run(Self.moods)
    #expect(outcome.errors.contains("read the effects within accounts"))
    #expect(outcome.output.contains("Effects within accounts"))
    let found = try HealthSamples.json(DriversCommandTests.run(Self.moods, ["--format", "json"]))
    let inside = found.object("drivers").object("withinAccounts")
    #expect(inside["confounded"] as? Bool == true)
    let csv = try CSVRows(DriversCommandTests.run(Self.moods, ["--format", "csv"]).output)
    for effect in try #require(inside["effects"] as? [[String: Any]]) {
      let row = try #require(csv.rows.first { $0["driver"] == effect["driver"] as? String })
      #expect(Self.isSame(row["withinEffect"], effect.number("value")))
      #expect(Self.isSame(row["withinEffectIntervalUpper"], effect.number("upper")))
    }
    let calm = try DriversCommandTests.run(DriversCommandTests.rows(90, accounts: 15))
    #expect(!calm.output.contains("Effects within accounts"))
  }

  @Test("drivers that stand on little come last, and it is said on how little")
  func order() throws {
    let text = DriversCommandTests.rows(
      90, accounts: 15, ticks: { row, usual in row == 5 || row == 49 ? usual + ["Odd"] : usual })
    let page = try DriversCommandTests.run(text).output.split(separator: "\n")
    let rows = page.drop { !$0.contains("───") }.dropFirst().prefix(4)
    #expect(rows.last?.hasPrefix("Odd") == true && rows.last?.contains("too few ticks") == true)
  }
}
