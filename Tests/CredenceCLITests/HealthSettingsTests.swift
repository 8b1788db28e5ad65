import Foundation
import Testing

@Suite("The command's health settings, odd portfolios and hidden groups")
struct HealthSettingsTests {
  @Test("fixed constants, silent revenue, weights by plan, and the same bytes on one and two threads")
  func settings() throws {
    let folder = try TemporaryFolder()
    let answers = try folder.write(HealthSamples.answers, to: "answers.csv")
    let roster = try folder.write(HealthSamples.roster, to: "roster.csv")
    let plan = try folder.write(
      "{\"roleWeights\": {\"dm\": 0.75, \"user\": 0.25}, \"riskRule\": \"fixed-50-30\", \"drivers\": {\"replicates\": 100}}",
      to: "plan.json")
    let arguments = ["analyze", answers, "--accounts", roster, "--plan", plan]
    let first = try HealthSamples.Folder(arguments + ["--threads", "1"])
    let second = try HealthSamples.Folder(arguments + ["--threads", "2"])
    #expect(first.files == second.files && first.files.count >= 5)
    #expect(first.outcome.outputBytes == second.outcome.outputBytes)

    let accounts = try HealthSamples.accounts(first.report)
    #expect(
      accounts["Acme"]?.object("health")["weights"] as? [String: Double] == [
        "decision-maker": 0.75, "end-user": 0.25,
      ])
    // Half of 1000 for two detractors of three, half of 300 for one of three and 30% for one passive, none of 50.
    #expect(abs((accounts["Acme"]?.number("revenueAtRisk") ?? 0) - 1000 * 0.5 * 2 / 3) < 1e-9)
    #expect(abs((accounts["Bor"]?.number("revenueAtRisk") ?? 0) - 300 * (0.5 + 0.3) / 3) < 1e-9)
    #expect(accounts["Cy"]?.number("revenueAtRisk") == 0 && accounts["Quiet"]?["revenueAtRisk"] == nil)
    let risk = first.report.object("portfolio").object("health").object("revenueAtRisk")
    #expect(risk["rule"] as? String == "fixed-50-30" && risk["lower"] == nil)
    #expect(risk.number("silentRevenue") == 200 && risk.number("answeredRevenue") == 1350)
    // The silent account is there, predicted and not dropped.
    #expect(accounts["Quiet"]?["responses"] as? Int == 0)
    #expect(
      accounts["Quiet"]?.object("health")["missingRoles"] as? [String] == ["decision-maker", "end-user"])
    let text = first.outcome.output
    #expect(text.contains("by the fixed constants 50% and 30%; silent"))
    // Wrapped for the terminal.
    #expect(
      text.contains("Ordered by revenue at risk by fixed constants")
        && !text.contains("times the probability"))
  }

  @Test("revenue that sums to nothing is not said to be at risk by constants")
  func noRevenue() throws {
    let folder = try TemporaryFolder()
    let data = try folder.write("account,score,revenue\nAcme,9,0\nBor,3,0\n", to: "data.csv")
    let outcome = try Command.run(["analyze", data, "--quiet"])
    #expect(!outcome.output.contains("constants") && !outcome.output.contains("expected of"))
  }

  @Test(
    "odd portfolios: an answer without null or NaN, and what is odd is said",
    arguments: [
      ("account,score\nAcme,9\nAcme,3\nBor,10\n", nil, 2),
      ("account,role,score\nAcme,DM,9\nAcme,User,3\n", "weak-portfolio", 1),
      ("account,role,score\nAcme,DM,\nAcme,User,\n", nil, 1),
      ("account,role,score\nAcme,Pilot,9\nBor,Chef,2\nBor,Pilot,8\n", "no-weighted-role", 2),
      ("account,role,score\nAcme,DM,9\nAcme,Pilot,3\n", "role-without-weight", 1),
      ("account,role,score\nAcme,,9\nBor,,3\n", nil, 2),
    ] as [(String, String?, Int)])
  func odd(text: String, code: String?, count: Int) throws {
    let folder = try TemporaryFolder()
    let data = try folder.write(text, to: "data.csv")
    let report = try HealthSamples.json(Command.run(["analyze", data, "--format", "json"]))
    let accounts = try #require(report["accounts"] as? [[String: Any]])
    #expect(accounts.count == count)
    if let code { #expect(HealthSamples.codes(report).contains(code), "\(HealthSamples.codes(report))") }
    for account in accounts where account["responses"] as? Int ?? 0 > 0 {
      let health = account.object("health")
      #expect(abs(health.number("value")) < 100 && health.number("lower") <= health.number("upper"))
      let weights = health["weights"] as? [String: Double] ?? [:]
      #expect(abs(weights.values.reduce(0, +) - 1) < 1e-9)
      #expect(account["revenueAtRisk"] == nil)
      if code == "no-weighted-role" { #expect(weights == ["chef": 0.5, "pilot": 0.5]) }
    }
  }

  @Test("whatever the hidden accounts answered, nothing that is shown differs")
  func hiddenAccounts() throws {
    // Eight answers in four hidden accounts, dealt out in two ways; the totals by role stay the same. Three answers at the
    // most would be hidden, so that the sum of eight does not say how many each has.
    let shown = ["Acme", "Bor"].flatMap { name in
      ["DM,9", "DM,3", "DM,8", "DM,7", "User,10", "User,9", "User,2", "User,7"].map { "\(name),\($0),50" }
    }
    let dealt = [
      [["DM,10", "DM,2"], ["DM,9", "DM,7"], ["User,9", "User,0"], ["User,3", "User,8"]],
      [["User,0", "DM,10"], ["User,9", "User,8"], ["DM,9", "DM,7"], ["User,3", "DM,2"]],
    ]
    let reports = try dealt.map { answers -> [String: Any] in
      let folder = try TemporaryFolder()
      let rows =
        shown
        + answers.enumerated().flatMap { place, own in
          own.map { "Small \(place),\($0),\(1 << (place + 3))" }
        }
      let data = try folder.write(
        "account,role,score,revenue\n" + rows.joined(separator: "\n") + "\n", to: "data.csv")
      var report = try HealthSamples.json(
        Command.run(["analyze", data, "--min-n", "4", "--format", "json", "--weights", "dm=0.5,user=0.5"]))
      // The files differ, as their fingerprints say.
      report["provenance"] = nil
      report["import"] = nil
      return report
    }
    let accounts = try HealthSamples.accounts(reports[0])
    #expect(accounts["Small 0"]?["hidden"] as? Bool == true && accounts["Small 0"]?["health"] == nil)
    #expect(accounts["Acme"]?.object("health").number("value").isFinite == true)
    let coverage = try #require(
      reports[0].object("portfolio").object("health")["coverage"] as? [[String: Any]])
    #expect(
      coverage.map { $0["accountsHeard"] as? Int } == [2, 2]
        && coverage.map { $0["accounts"] as? Int } == [2, 2])
    #expect(coverage.map { $0.number("revenueHeard") } == [100, 100])
    #expect(NSDictionary(dictionary: reports[0]).isEqual(to: reports[1]))
  }

  @Test("an account with a hidden role has no health, and its other ticks and roles do not give it away")
  func hiddenRole() throws {
    let folder = try TemporaryFolder()
    // Each account: two decision makers (hidden below 3) and four end users.
    let rows = (0..<12).map { row in
      let (name, place) = (["Acme", "Bor"][row / 6], row % 6)
      let score = [9, 2, 10, 9, 3, 8][place]
      let drivers = place == 0 ? "Rare;Price" : ["Price", "Speed", "Price;Speed"][place % 3]
      return "\(name),\(place < 2 ? "DM" : "User"),\(score),\(drivers),100"
    }
    let data = try folder.write(
      "account,role,score,drivers,revenue\n" + rows.joined(separator: "\n") + "\n", to: "data.csv")
    let found = try HealthSamples.Folder(["analyze", data, "--min-n", "3", "--replicates", "100"])
    for account in try HealthSamples.accounts(found.report).values {
      #expect(account["health"] as? [String: Bool] == ["hidden": true])
      for key in ["verdict", "patterns", "askNext", "answersNeeded", "revenueAtRisk"] {
        #expect(account[key] == nil)
      }
      for driver in account.object("reasons")["drivers"] as? [[String: Any]] ?? [] {
        #expect(driver["driver"] as? String != "Rare" && driver["ticks"] as? Int ?? 0 >= 3)
      }
    }
    #expect(found.report.object("drivers")["hiddenDrivers"] as? Int == 2)
    // Not even its name is written: it may be what one of them wrote.
    let everything = found.files.values.joined() + found.outcome.errors + found.outcome.output
    #expect(!everything.contains("Rare"))

    let drivers = try Command.run(["drivers", data, "--min-n", "3", "--replicates", "100"])
    #expect(drivers.status == 0 || drivers.status == 2)
    #expect(!(drivers.output + drivers.errors).contains("Rare"))
    let observations = try Command.run(["drivers", data, "--min-n", "3", "--observations"])
    #expect(observations.status == 64 && observations.errors.contains("--min-n"))
    let few = try Command.run(["drivers", data, "--min-n", "13"])
    #expect(few.status == 65 && few.errors.contains("fewer than 13 answers") && few.output.isEmpty)
  }

  @Test("an account of very many contacts or answers ends as others do")
  func huge() throws {
    let folder = try TemporaryFolder()
    let data = try folder.write(
      "account,promoters,passives,detractors,population\nAcme,50000,30000,20000,\nBor,1,0,0,400\nCy,3,2,1,500000\n",
      to: "data.csv")
    let report = try HealthSamples.json(Command.run(["analyze", data, "--format", "json"]))
    let accounts = try HealthSamples.accounts(report)
    #expect(abs((accounts["Acme"]?.object("health").number("value") ?? 0) - 30) < 1)
    #expect(accounts["Bor"]?.object("health")["basis"] as? String == "realised")
    #expect(accounts["Cy"]?.object("health")["basis"] as? String == "realised")
  }
}
