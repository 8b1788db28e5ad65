import CredenceTestSupport
import Foundation
import Testing

@Suite("The command's output")
struct StableOutputTests {
  static func json(_ outcome: Command.Outcome) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: outcome.outputBytes) as? [String: Any])
  }

  @Test("interval: the stable JSON, with Wilson's published limits for 81 of 263")
  func intervalJSON() throws {
    // Newcombe 1998, Statistics in Medicine 17, table I: .2553 to .3662.
    let proportion = try Self.json(
      Command.run([
        "interval", "--successes", "81", "--trials", "263", "--method", "wilson", "--format", "json",
      ]))
    #expect(proportion["statistic"] as? String == "proportion")
    let estimate = try #require((proportion["estimates"] as? [[String: Any]])?.first)
    #expect(abs((estimate["lower"] as? Double ?? 0) - 0.2553) < 5e-5)
    #expect(abs((estimate["upper"] as? Double ?? 0) - 0.3662) < 5e-5)

    let outcome = try Command.run([
      "interval", "--promoters", "6", "--passives", "3", "--detractors", "1", "--population", "14",
      "--method",
      "wilson", "--format", "json",
    ])
    let score = try Self.json(outcome)
    #expect(score["schemaVersion"] as? Int == 1)
    #expect(score["statistic"] as? String == "net-promoter-score")
    #expect(
      score["counts"] as? [String: Int] == ["promoters": 6, "passives": 3, "detractors": 1, "population": 14])
    let first = try #require((score["estimates"] as? [[String: Any]])?.first)
    #expect(first["method"] as? String == "newcombe")
    #expect(first["value"] as? Double == 50)
    #expect(first["level"] as? Double == 0.95)
    #expect(first["kind"] as? String == "confidence")
    #expect(outcome.errors.contains("newcombe"), "the alias says what it means")
  }

  @Test("the sample portfolio is what its command still makes, byte for byte, on one and two threads")
  func sampleData() throws {
    let folder = try TemporaryFolder()
    let sample = Fixtures.project.appending(path: "notebooks-data")
    for threads in ["1", "2"] {
      let output = folder.file("made-\(threads)")
      let outcome = try Command.run([
        "simulate", "--accounts", "60", "--answers", "600", "--seed", "2026", "--threads", threads,
        "--output",
        output,
      ])
      #expect(outcome.status == 0, "\(outcome.errors)")
      for name in ["portfolio.csv", "roster.csv", "truth_accounts.csv", "truth_drivers.csv"] {
        let made = try Data(contentsOf: URL(filePath: "\(output)/\(name)"))
        #expect(made == (try Data(contentsOf: sample.appending(path: name))), "\(name)")
      }
    }
  }

  @Test("analyze: the same bytes on 1, 2 and 16 threads, and every file of the folder")
  func threads() throws {
    let folder = try TemporaryFolder()
    let sample = Fixtures.project.appending(path: "notebooks-data")
    var reports: [Data] = []
    for threads in ["1", "2", "16"] {
      let output = folder.file("out-\(threads)")
      let outcome = try Command.run([
        "analyze", sample.appending(path: "portfolio.csv").path, "--accounts",
        sample.appending(path: "roster.csv").path, "--threads", threads, "--output", output,
      ])
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: output).sorted()
          == [
            "accounts.csv", "drivers.csv", "import.json", "report.json", "roles.csv", "satisfaction.csv",
          ])
      reports.append(try Data(contentsOf: URL(filePath: "\(output)/report.json")))
    }
    #expect(reports[0] == reports[1])
    #expect(reports[0] == reports[2])
  }

  @Test("analyze reads what tally writes, and finds the same scores")
  func tallyRoundTrip() throws {
    let folder = try TemporaryFolder()
    let sample = Fixtures.project.appending(path: "notebooks-data/portfolio.csv").path
    let counts = folder.file("counts.csv")
    #expect(try Command.run(["tally", sample, "--output", counts]).status == 0)
    let direct = try Self.json(Command.run(["analyze", sample, "--format", "json", "--quiet"]))
    let counted = try Self.json(Command.run(["analyze", counts, "--format", "json", "--quiet"]))
    let one = try #require(direct["accounts"] as? [[String: Any]])
    let other = try #require(counted["accounts"] as? [[String: Any]])
    #expect(one.count == 60 && other.count == 60)
    func scores(_ accounts: [[String: Any]]) -> [String: Double] {
      var scores: [String: Double] = [:]
      for account in accounts {
        scores[account["account"] as? String ?? ""] = (account["nps"] as? [String: Any])?["value"] as? Double
      }
      return scores
    }
    #expect(scores(one) == scores(other))
    #expect(scores(one).count == 60)
  }

  @Test(
    "lines fit the terminal at 80 and 120 columns, without Unicode and without colour where it is not wanted")
  func widths() throws {
    let sample = Fixtures.project.appending(path: "notebooks-data/portfolio.csv").path
    for columns in [80, 120] {
      let outcome = try Command.run(
        ["analyze", sample, "--quiet"],
        environment: ["COLUMNS": "\(columns)", "NO_COLOR": "1", "LC_ALL": "C"])
      #expect(outcome.status == 0)
      #expect(outcome.output.allSatisfy { $0.isASCII })
      #expect(!outcome.output.contains("\u{1B}"))
      for line in outcome.output.split(separator: "\n") { #expect(line.count <= columns, "\(line)") }
    }
  }

  @Test("every command has help that teaches")
  func help() throws {
    for command in ["interval", "analyze", "account", "tally", "coverage", "simulate"] {
      let outcome = try Command.run([command, "--help"])
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("credence \(command)"))
      #expect(outcome.output.contains("OVERVIEW"))
    }
  }
}
