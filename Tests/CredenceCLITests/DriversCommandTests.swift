import Foundation
import Testing

@Suite("The command credence drivers")
struct DriversCommandTests {
  static let drivers = ["Price", "Speed", "Support"]

  /// Thirty answers of six accounts. Ticks and scores follow no rule that separates or repeats.
  static func rows(
    _ count: Int = 30, accounts: Int = 6,
    score: (Int) -> Int = { [10, 3, 8, 9, 6, 10, 7, 0, 9, 5, 8][$0 % 11] },
    ticks: (_ row: Int, _ usual: [String]) -> [String] = { $1 }
  ) -> String {
    "account,role,score,drivers,country,pace\n"
      + (0..<count).map { row in
        let usual = drivers.enumerated().filter { (row * (3 * $0.offset + 4) + row / 7) % 5 < 2 }.map(
          \.element)
        return
          "A\(row % accounts),\(["DM", "User"][row / 2 % 2]),\(score(row)),\(ticks(row, usual).joined(separator: ";")),\(["de", "fr", "it"][row % 3]),\(1 + row * 7 % 5)\n"
      }.joined()
  }

  static func run(_ text: String, _ options: [String] = []) throws -> Command.Outcome {
    let folder = try TemporaryFolder()
    let data = try folder.write(text, to: "data.csv")
    return try Command.run(["drivers", data, "--replicates", "100"] + options)
  }

  @Test(
    "the stable JSON: model and every member of an effect, of its type; the same bytes on one and two threads"
  )
  func stableJSON() throws {
    let outcome = try Self.run(Self.rows(), ["--format", "json", "--threads", "1"])
    let report = try HealthSamples.json(outcome)
    #expect(report["schemaVersion"] as? Int == 1)
    let found = report.object("drivers")
    #expect(found["model"] as? String == "linear-mixed-model" && found["tests"] as? Int == 3)
    #expect(found["diagnostics"] is [Any])
    let effects = try #require(found["effects"] as? [[String: Any]])
    #expect(Set(effects.compactMap { $0["driver"] as? String }) == Set(Self.drivers))
    var contributions = found.number("contributionWithoutDriver")
    for effect in effects {
      #expect(effect["ticks"] is Int && effect["accounts"] is Int && effect["label"] is String)
      let estimate = effect.object("effect")
      for key in ["value", "lower", "upper", "standardError", "degreesOfFreedom", "pValue", "adjustedPValue"]
      {
        #expect(estimate.number(key).isFinite, "\(key)")
      }
      #expect(estimate.number("adjustedPValue") >= estimate.number("pValue"))
      #expect(estimate.number("level") == 0.95 && estimate["method"] is String && estimate["kind"] is String)
      let parts = effect.object("promoters").number("value") - effect.object("detractors").number("value")
      #expect(abs(parts - estimate.number("value")) < 1e-9)
      let importance = effect.object("importance")
      #expect(importance.number("lower") <= importance.number("upper") && importance.number("top3") == 1)
      // Less what noise adds, a share may be below 0; its limits are not.
      #expect(importance.number("share") <= importance.number("upper") && importance.number("upper") <= 1)
      #expect(importance.number("lower") >= 0)
      #expect(importance["aboveNoise"] as? Bool == (importance.number("lower") > 0))
      for key in ["praise", "complaint", "valence", "salience"] { #expect(effect.number(key).isFinite) }
      #expect(
        abs(effect.number("praise") + effect.number("complaint") - effect.number("contribution")) < 1e-9)
      contributions += effect.number("contribution")
    }
    // By definition the contributions are the score: 12 promoters less 10 detractors of 30.
    #expect(abs(contributions - found.number("nps")) < 1e-9)
    let scores = (0..<30).map { [10, 3, 8, 9, 6, 10, 7, 0, 9, 5, 8][$0 % 11] }
    let net = 100 * Double(scores.count { $0 >= 9 } - scores.count { $0 <= 6 }) / 30
    #expect(abs(found.number("nps") - net) < 1e-9)
    let two = try Self.run(Self.rows(), ["--format", "json", "--threads", "2"])
    #expect(two.outputBytes == outcome.outputBytes)
  }

  @Test("table, CSV and Markdown tell of the same drivers")
  func formats() throws {
    let table = try Self.run(Self.rows(), ["--details"])
    let markdown = try Self.run(Self.rows(), ["--format", "markdown", "--quiet"])
    for text in [table.output, markdown.output] {
      for part in Self.drivers + [
        "Importance", "Second opinion", "Model: terms", "it is not what", "Solver: converged",
      ] {
        // The table is wrapped at the terminal's width.
        #expect(text.replacingOccurrences(of: "\n", with: " ").contains(part), "\(part)")
      }
    }
    #expect(markdown.output.contains("| driver") && markdown.errors.isEmpty)
    let csv = try CSVRows(Self.run(Self.rows(), ["--format", "csv"]).output)
    #expect(csv.rows.compactMap { $0["driver"] }.sorted() == Self.drivers)
    for row in csv.rows {
      let effect = try #require(row["effect"].flatMap { Double($0) })
      let lower = try #require(row["effectIntervalLower"].flatMap { Double($0) })
      let upper = try #require(row["effectIntervalUpper"].flatMap { Double($0) })
      #expect(lower < effect && effect < upper && row["label"] != nil && row["secondOpinion"] != nil)
    }
    let observations = try CSVRows(Self.run(Self.rows(), ["--format", "csv", "--observations"]).output)
    #expect(observations.rows.count == 30)
  }

  @Test("--adjust, --rated and --multiplicity do what they say, and refuse what is not there")
  func options() throws {
    func found(_ options: [String]) throws -> [String: Any] {
      try HealthSamples.json(Self.run(Self.rows(), options + ["--format", "json"])).object("drivers")
    }
    #expect(try found([]).object("references").keys.sorted() == ["role"])
    #expect(try found(["--adjust", "none"]).object("references").isEmpty)
    #expect(
      try found(["--adjust", "role,country"]).object("references").keys.sorted() == ["country", "role"])
    let rated = try #require(try found(["--rated", "pace"])["effects"] as? [[String: Any]])
    #expect(
      rated.contains { $0["driver"] as? String == "pace" && $0.object("effect").number("value").isFinite })
    func adjusted(_ method: String) throws -> [Double] {
      let effects = try #require(try found(["--multiplicity", method])["effects"] as? [[String: Any]])
      return effects.map { $0.object("effect").number("adjustedPValue") }
    }
    let raw = try #require(try found([])["effects"] as? [[String: Any]]).map {
      $0.object("effect").number("pValue")
    }
    // Holm by hand: the smallest times 3, the next times 2, the largest once, each no less than the one before.
    let order = raw.indices.sorted { raw[$0] < raw[$1] }
    var expected = raw
    var largest = 0.0
    for (place, index) in order.enumerated() {
      largest = max(largest, min(1, raw[index] * Double(3 - place)))
      expected[index] = largest
    }
    for (one, other) in zip(try adjusted("holm"), expected) { #expect(abs(one - other) < 1e-12) }
    #expect(
      zip(try adjusted("benjamini-yekutieli"), try adjusted("benjamini-hochberg")).allSatisfy { $0 >= $1 })
    for (options, word) in [
      (["--adjust", "planet"], "planet"), (["--rated", "planet"], "planet"),
      (["--multiplicity", "luck"], "holm"),
    ] {
      let outcome = try Self.run(Self.rows(), options)
      #expect(outcome.status == 64 || outcome.status == 65, "\(options)")
      #expect(outcome.errors.contains(word), "\(outcome.errors)")
    }
    let folder = try TemporaryFolder()
    let data = try folder.write(Self.rows(), to: "data.csv")
    let none = try Command.run(["drivers", data, "--replicates", "0"])
    #expect(none.status == 64 && none.errors.contains("--replicates"))
  }

  @Test("a column of many numbers is adjusted for as a number, and it is said")
  func numericAdjustment() throws {
    let text = Self.rows().split(separator: "\n").enumerated().map { place, line in
      line + (place == 0 ? ",tenure\n" : ",\(place)\n")
    }.joined()
    let outcome = try Self.run(text, ["--adjust", "tenure", "--format", "json"])
    let found = try HealthSamples.json(outcome).object("drivers")
    let terms = try #require(found["terms"] as? [[String: Any]]).compactMap { $0["term"] as? String }
    #expect(terms.prefix(2) == ["(intercept)", "tenure"] && terms.count == 2 + Self.drivers.count)
    #expect(outcome.errors.contains("tenure is adjusted for as a number"))
  }

  @Test(
    "data that cannot carry it is refused with cause and remedy",
    arguments: [
      (rows(4), "cannot carry", "name fewer drivers"), (rows(accounts: 1), "one account", "--account"),
      (rows(score: { _ in 9 }), "every answer is a promoter", "no difference"),
      (
        rows(
          50, accounts: 8,
          ticks: { row, _ in
            (0..<200).filter { ($0 * $0 * 31 + row * row * 17 + $0 * row * 7) % 101 < 20 }.map { "D\($0)" }
          }),
        "50 answers cannot carry", "join rare ones"
      ),
      (rows(ticks: { _, _ in [] }), "nobody ticked", "--drivers"),
    ])
  func refused(text: String, cause: String, remedy: String) throws {
    let outcome = try Self.run(text, ["--format", "json"])
    #expect(outcome.status == 65 && outcome.output.isEmpty)
    #expect(outcome.errors.contains(cause) && outcome.errors.contains(remedy), "\(outcome.errors)")
  }

  @Test(
    "what it can carry with a grain of salt is fitted, and the salt is said",
    arguments: [
      (rows(ticks: { $0 == 3 ? $1 + ["Odd"] : $1 }), "ticked-once", "Odd"),
      (rows(ticks: { $1 + ["Odd"] }), "always-ticked", "Odd"),
      (rows(ticks: { $1.contains("Price") ? $1 + ["Odd"] : $1 }), "duplicate-driver", "Odd"),
      (rows(score: { [10, 2, 9, 4, 10][$0 % 5] }), "empty-class", "passive"),
      (rows(score: { [10, 8, 9, 7, 10][$0 % 5] }), "empty-class", "detractor"),
      (rows(accounts: 30), "no-repeated-accounts", "one answer"),
    ])
  func salted(text: String, code: String, word: String) throws {
    let outcome = try Self.run(text, ["--format", "json"])
    let found = try HealthSamples.json(outcome).object("drivers")
    let diagnostics = try #require(found["diagnostics"] as? [[String: Any]])
    let own = try #require(diagnostics.first { $0["code"] as? String == code }, "\(diagnostics)")
    #expect((own["message"] as? String ?? "").contains(word))
    let isWarned = diagnostics.contains { $0["severity"] as? String == "warning" }
    #expect(outcome.status == (isWarned ? 2 : 0) && outcome.errors.contains(word))
    for effect in try #require(found["effects"] as? [[String: Any]]) {
      // What is not in the model still has its ticks.
      #expect(effect["ticks"] is Int, "\(effect)")
      if effect["effect"] != nil { #expect(effect.object("effect").number("standardError").isFinite) }
    }
  }

  @Test("perfect separation: finite effects, and the driver and its class are named")
  func separation() throws {
    let text = Self.rows(ticks: { row, usual in
      usual + ([10, 3, 8, 9, 6, 10, 7, 0, 9, 5, 8][row % 11] >= 9 ? ["Bliss"] : [])
    })
    let outcome = try Self.run(text, ["--format", "json"])
    let found = try HealthSamples.json(outcome).object("drivers")
    let separated = try #require(found.object("cumulativeLogit")["separated"] as? [[String: Any]])
    let bliss = try #require(separated.first { $0["driver"] as? String == "Bliss" })
    #expect(bliss["classes"] as? [String] == ["promoter"])
    let effect = try #require(
      (found["effects"] as? [[String: Any]])?.first { $0["driver"] as? String == "Bliss" })
    #expect(
      effect.object("effect").number("value") > 50 && effect.object("secondOpinion").number("upper") < 300)
    let table = try Self.run(text, ["--details"]).output.replacingOccurrences(of: "\n", with: " ")
    #expect(table.contains("Bliss") && table.contains("no finite estimate"))
    // A driver that every class ticked separates nothing by itself.
    #expect(!table.contains("Speed separates"))
  }
}
