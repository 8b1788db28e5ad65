import CredenceTestSupport
import Foundation
import Testing

@Suite("The command and account health")
struct HealthCommandTests {
  static let verdicts: Set = ["very-healthy", "healthy", "neutral", "unhealthy", "very-unhealthy", "unclear"]

  @Test("masked risk at Acme and friction at Borealis, and neither with the roles' scores changed about")
  func patterns() throws {
    let report = try HealthSamples.canonical.get().report
    let accounts = try HealthSamples.accounts(report)
    let acme = try #require(accounts["Acme, Inc."]?.object("patterns"))
    let borealis = try #require(accounts["Borealis GmbH"]?.object("patterns"))
    #expect(acme.number("maskedRisk") > 0.5)
    #expect(borealis.number("endUserFriction") > 0.5)
    #expect(acme.number("endUserFriction") < 0.5 && borealis.number("maskedRisk") < 0.5)

    let other = try HealthSamples.accounts(HealthSamples.swapped.get())
    #expect(other.count == 5)
    #expect(other["Acme, Inc."]?.object("patterns").number("maskedRisk") ?? 1 < 0.5)
    #expect(other["Borealis GmbH"]?.object("patterns").number("endUserFriction") ?? 1 < 0.5)
  }

  @Test("one decision maker alone gives a graded answer, not a verdict")
  func alone() throws {
    let solo = try #require(HealthSamples.accounts(HealthSamples.swapped.get())["Solo"])
    let health = solo.object("health")
    #expect(health.number("probabilityAboveZero") > 0.5 && health.number("probabilityAboveZero") < 0.95)
    #expect(solo["verdict"] as? String == "unclear")
    #expect(health["missingRoles"] as? [String] == ["influencer", "end-user"])
    #expect((solo["answersNeeded"] as? Int ?? 0) >= 1)
    #expect((solo.object("patterns")["named"] as? [String]) == [])
    #expect(solo.object("askNext").number("expectedCut") > 0)
  }

  @Test("the stable JSON of health: every key, of its type, within its range")
  func stableJSON() throws {
    let report = try HealthSamples.canonical.get().report
    for account in try #require(report["accounts"] as? [[String: Any]]) {
      let health = account.object("health")
      #expect(abs(health.number("value")) <= 100)
      #expect(
        health.number("lower") <= health.number("value") && health.number("value") <= health.number("upper"))
      #expect(health.number("level") == 0.95 && health["kind"] as? String == "credible")
      #expect(health["method"] as? String == "hierarchical-ordinal")
      #expect(
        health["weights"] as? [String: Double] == ["decision-maker": 0.5, "influencer": 0.3, "end-user": 0.2])
      let surveyed = account.object("nps").number("value")
      #expect(abs(health.number("compositionShift") - (health.number("value") - surveyed)) < 1e-9)
      let flips = health.object("flipRange")
      #expect(Set(flips.keys) == ["decision-maker", "influencer", "end-user"])
      for (role, weight) in [("decision-maker", 0.5), ("influencer", 0.3), ("end-user", 0.2)] {
        let flip = flips.object(role)
        #expect(0 <= flip.number("lower") && flip.number("lower") <= weight)
        #expect(weight <= flip.number("upper") && flip.number("upper") <= 1)
      }
      let answered = Set((account["roles"] as? [[String: Any]] ?? []).compactMap { $0["role"] as? String })
      #expect(Set(health["missingRoles"] as? [String] ?? ["none"]) == Set(flips.keys).subtracting(answered))
      let cells = health.object("cells").values.compactMap { $0 as? Double }
      #expect(cells.count == 5 && abs(cells.reduce(0, +) - 1) < 1e-3)
      let patterns = account.object("patterns")
      for key in ["maskedRisk", "endUserFriction", "divided", "consensus"] {
        #expect(patterns.number(key) >= 0 && patterns.number(key) <= 1)
      }
      #expect(Self.verdicts.contains(account["verdict"] as? String ?? ""))
      let basis = account["verdictBasis"] as? String
      #expect((basis == nil) == (account["verdict"] as? String == "unclear"))
      #expect(["heard", "expected", nil].contains(basis))
      #expect(account["answersNeeded"] is Int || account["answersNeededReason"] is String)
      #expect(account.object("askNext")["role"] is String)
      #expect(
        abs(
          account.number("revenueAtRisk")
            - account.number("revenue") * health.number("probabilityBelowZero")) < 1e-6)
    }
  }

  @Test("accounts in the order of revenue at risk, whose total is the accounts' sum")
  func priority() throws {
    let canonical = try HealthSamples.canonical.get()
    let accounts = try #require(canonical.report["accounts"] as? [[String: Any]])
    let risks = accounts.map { $0.number("revenueAtRisk") }
    #expect(risks == risks.sorted(by: >) && accounts.count == 4)
    let portfolio = canonical.report.object("portfolio").object("health")
    let risk = portfolio.object("revenueAtRisk")
    #expect(abs(risk.number("value") - risks.reduce(0, +)) < 1e-6)
    #expect(risk.number("answeredRevenue") == 1_704_000.5 && risk.number("silentRevenue") == 0)
    #expect(risk.number("lower") <= risk.number("value") && risk.number("value") <= risk.number("upper"))
    let quarters = try #require(portfolio.object("quadrants")["quarters"] as? [[String: Any]])
    #expect(abs(quarters.reduce(0) { $0 + $1.number("accounts") } - 4) < 1e-9)
    #expect(abs(quarters.reduce(0) { $0 + $1.number("expectedRevenue") } - 1_704_000.5) < 1e-6)
    let verdicts = portfolio["verdicts"] as? [String: Int] ?? [:]
    #expect(Set(verdicts.keys) == Self.verdicts && verdicts.values.reduce(0, +) == 4)
    let heard = portfolio["verdictsHeard"] as? [String: Int] ?? [:]
    #expect(Set(heard.keys) == Self.verdicts.subtracting(["unclear"]))
    for (verdict, count) in heard {
      #expect(
        count
          == accounts.count {
            $0["verdict"] as? String == verdict && $0["verdictBasis"] as? String == "heard"
          })
    }
    for (pattern, names) in portfolio["patterns"] as? [String: [String]] ?? [:] {
      for account in accounts {
        let own = account.object("patterns")["named"] as? [String] ?? []
        #expect(own.contains(pattern) == names.contains(account["account"] as? String ?? ""))
      }
    }
    let coverage = try #require(portfolio["coverage"] as? [[String: Any]])
    #expect(coverage.map { $0["role"] as? String } == ["decision-maker", "influencer", "end-user"])
    #expect(coverage.map { $0["answered"] as? Int } == [4, 4, 11])
    #expect(coverage.map { $0["accountsHeard"] as? Int } == [3, 3, 3])
    #expect(coverage.map { $0.number("revenueHeard") } == [1_695_000.5, 1_695_000.5, 1_294_000.5])
    #expect(canonical.outcome.output.contains("patterns found: masked risk: Acme, Inc."))
    #expect(canonical.outcome.output.contains("Ordered by expected revenue at risk"))
  }

  /// Foundation's JSON reader may miss the last digit of a number.
  static func isSame(_ text: String?, _ value: Double) -> Bool {
    guard let number = text.flatMap({ Double($0) }) else { return false }
    return abs(number - value) <= 1e-14 * max(1, abs(value))
  }

  @Test("report.json, accounts.csv and drivers.csv tell the same")
  func agreement() throws {
    let canonical = try HealthSamples.canonical.get()
    let table = try CSVRows(#require(canonical.files["accounts.csv"]))
    let accounts = try #require(canonical.report["accounts"] as? [[String: Any]])
    #expect(table.rows.count == accounts.count)
    for (row, account) in zip(table.rows, accounts) {
      let health = account.object("health")
      #expect(row["account"] == account["account"] as? String)
      #expect(row["verdict"] == account["verdict"] as? String)
      #expect(row["verdictBasis"] == account["verdictBasis"] as? String)
      #expect(row["askNext"] == account.object("askNext")["role"] as? String)
      #expect(row["patterns"] == (account.object("patterns")["named"] as? [String])?.joined(separator: " "))
      for (column, value) in [
        ("health", health.number("value")), ("healthIntervalLower", health.number("lower")),
        ("probabilityHealthAboveZero", health.number("probabilityAboveZero")),
        ("compositionShift", health.number("compositionShift")),
        ("maskedRisk", account.object("patterns").number("maskedRisk")),
        ("revenueAtRisk", account.number("revenueAtRisk")),
        ("equalWeights", health.object("equalWeights").number("value")),
      ] { #expect(Self.isSame(row[column], value), "\(column)") }
      #expect(row["answersNeededReason"] == account["answersNeededReason"] as? String)
      let standardised = health["standardisedScore"] as? Double
      #expect(
        standardised.map { Self.isSame(row["standardisedScore"], $0) } ?? (row["standardisedScore"] == nil))
    }
    let drivers = try CSVRows(#require(canonical.files["drivers.csv"]))
    let effects = try #require(canonical.report.object("drivers")["effects"] as? [[String: Any]])
    #expect(drivers.rows.count == effects.count && effects.count == 4)
    for (row, effect) in zip(drivers.rows, effects) {
      #expect(row["driver"] == effect["driver"] as? String && row["label"] == effect["label"] as? String)
      #expect(Self.isSame(row["effect"], effect.object("effect").number("value")))
      #expect(Self.isSame(row["importance"], effect.object("importance").number("share")))
    }
  }

  @Test(
    "account: the verdict, how healthy, who says so, why, in this order; silence, bounds, drivers and comments"
  )
  func threeSteps() throws {
    let folder = try TemporaryFolder()
    let answers = try folder.write(HealthSamples.answers, to: "answers.csv")
    let roster = try folder.write(HealthSamples.roster, to: "roster.csv")
    let page = try Command.run(["account", "Acme", answers, "--accounts", roster, "--details"])
    #expect(page.status == 0, "\(page.errors)")
    var rest = page.output[...]
    for part in [
      "Verdict:", "-20 to 20", "Ask next:", "1. How healthy: Acme", "health, roles weighted",
      "2. Who says so",
      "Missing: influencer", "if all silent were detractors", "if all silent were promoters", "Patterns",
      "masked risk", "3. Why: drivers ticked", "Price", "3. Why: comments", "Too dear",
    ] {
      let found = try #require(rest.range(of: part), "\(part) is not where it should be:\n\(page.output)")
      rest = rest[found.upperBound...]
    }
    #expect(!page.output.contains("person.example"))
    // Nothing changes a sign beyond all or nothing.
    #expect(!page.output.contains("less than 0%") && !page.output.contains("more than 100%"))

    let file = try HealthSamples.json(
      Command.run(["account", "Acme", answers, "--accounts", roster, "--no-comments", "--format", "json"]))
    let account = file.object("account")
    let bounds = account.object("health").object("ifSilentAgree")
    // By hand: decision makers 1/2 promoters, no influencer of 1, end users 2/4 detractors.
    #expect(abs(bounds.number("allDetractors") - (0.5 * 0 - 0.3 * 100 - 0.2 * 100)) < 1e-9)
    #expect(abs(bounds.number("allPromoters") - (0.5 * 100 + 0.3 * 100 + 0.2 * 0)) < 1e-9)
    #expect(account.object("health")["basis"] as? String == "realised")
    let reasons = account.object("reasons")
    #expect(reasons["comments"] == nil)
    let price = try #require((reasons["drivers"] as? [[String: Any]])?.first)
    #expect(price["driver"] as? String == "Price" && price["detractors"] as? Int == 2)
  }
}

/// A CSV file by its header; for files without line breaks in cells.
struct CSVRows {
  let rows: [[String: String]]

  init(_ text: String) {
    let lines = text.split(separator: "\r\n").map(Self.cells)
    let header = lines.first ?? []
    rows = lines.dropFirst().map { cells in
      Dictionary(zip(header, cells).filter { !$0.1.isEmpty || $0.0 == "patterns" }) { first, _ in first }
    }
  }

  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
