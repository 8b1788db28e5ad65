import CredenceTestSupport
import Foundation
import Testing

@Suite("The output folder, and surveys of which nothing is left")
struct OutputFolderTests {
  static let portfolio = Fixtures.project.appending(path: "notebooks-data/portfolio.csv").path

  @Test(
    "files of an earlier run that this one does not write are removed and said to be, and nothing else is")
  func stale() throws {
    let folder = try TemporaryFolder()
    let output = folder.file("out")
    let first = try Command.run(["analyze", Self.portfolio, "--output", output])
    #expect(first.status == 0 && !first.errors.contains("removed"))
    let names = try FileManager.default.contentsOfDirectory(atPath: output)
    #expect(names.contains("drivers.csv") && names.contains("roles.csv"))
    try Data("mine".utf8).write(to: URL(filePath: "\(output)/notes.csv"))
    let scores = try folder.write("account,score\nAcme,9\nAcme,3\nBorealis,8\n", to: "scores.csv")
    let second = try Command.run(["analyze", scores, "--output", output])
    #expect(second.errors.contains("removed roles.csv, drivers.csv"), "\(second.errors)")
    let left = try FileManager.default.contentsOfDirectory(atPath: output)
    #expect(Set(left) == ["report.json", "accounts.csv", "import.json", "notes.csv"])
  }

  @Test("a second run that hides everything leaves no figure of the first")
  func hiddenAfterwards() throws {
    let folder = try TemporaryFolder()
    let output = folder.file("out")
    let text = DriverPrivacyTests.survey(decisionMaker: 0)
    let data = try folder.write(text, to: "data.csv")
    _ = try Command.run(["analyze", data, "--output", output])
    #expect(try FileManager.default.contentsOfDirectory(atPath: output).contains("drivers.csv"))
    _ = try Command.run(["analyze", data, "--min-n", "100", "--output", output])
    #expect(!(try FileManager.default.contentsOfDirectory(atPath: output).contains("drivers.csv")))
  }

  @Test("where every row is refused the status is 65 and the rows are still told", arguments: [false, true])
  func nothingUsable(quiet: Bool) throws {
    let folder = try TemporaryFolder()
    let data = try folder.write(
      "account,role,score,drivers\nAcme,DM,eleven,Price\nAcme,DM,12,Price\n", to: "bad.csv")
    for command in [["analyze", data], ["tally", data], ["account", "Acme", data], ["drivers", data]] {
      let output = folder.file("out")
      let outcome = try Command.run(command + ["--output", output] + (quiet ? ["--quiet"] : []))
      #expect(outcome.status == 65 && outcome.output.isEmpty)
      #expect(!FileManager.default.fileExists(atPath: output))
      #expect(outcome.errors.contains("line 2 (eleven)") && outcome.errors.contains("line 3 (12)"))
      #expect(outcome.errors.contains("no row can be used"))
    }
    // Rows that are merely blank were not refused: nobody has answered yet.
    let silent = try folder.write("account,score\nAcme,\nBorealis,\n", to: "silent.csv")
    #expect(try Command.run(["analyze", silent]).status == 0)
  }

  @Test("import.json names the line of every refused row, and report.json the first twenty")
  func allLines() throws {
    let folder = try TemporaryFolder()
    var rows = ["account,score"]
    // Most are good: a column of which less than half can be read is refused as a whole.
    for row in 0..<160 { rows.append(row % 5 > 1 ? "Acme,9" : row < 80 ? "Acme,12" : "Acme,x\(row)") }
    let data = try folder.write(rows.joined(separator: "\n") + "\n", to: "data.csv")
    let output = folder.file("out")
    #expect(try Command.run(["analyze", data, "--output", output]).status == 2)
    func rejected(_ object: [String: Any]) throws -> [[String: Any]] {
      try #require(object["rejected"] as? [[String: Any]])
    }
    var lines: Set<Int> = []
    for rejection in try rejected(try PrivacyTests.json("\(output)/import.json")) {
      let list = try #require(rejection["lines"] as? String)
      let own = list.components(separatedBy: ", ").flatMap { run -> [Int] in
        let ends = run.split(separator: "-").compactMap { Int($0) }
        return Array(ends[0]...ends[ends.count - 1])
      }
      #expect(own.count == rejection["count"] as? Int && own == own.sorted())
      #expect((rejection["examples"] as? [Any])?.count == min(20, own.count))
      #expect(lines.isDisjoint(with: own))
      lines.formUnion(own)
    }
    #expect(lines == Set((0..<160).filter { $0 % 5 <= 1 }.map { $0 + 2 }))
    let report = try #require(try PrivacyTests.json("\(output)/report.json")["import"] as? [String: Any])
    #expect(try rejected(report).allSatisfy { $0["lines"] == nil })
  }

  @Test("no line of the page is wider than the terminal, however long the path", arguments: [40, 80])
  func width(columns: Int) throws {
    let folder = try TemporaryFolder()
    let deep = folder.file(String(repeating: "long-folder-name/", count: 6))
    try FileManager.default.createDirectory(atPath: deep, withIntermediateDirectories: true)
    for name in ["s.csv", String(repeating: "long-name-", count: 12) + ".csv"] {
      let path = "\(deep)/\(name)"
      try Data("account,score\nAcme,9\nAcme,3\nBorealis,8\n".utf8).write(to: URL(filePath: path))
      let outcome = try Command.run(["analyze", path], environment: ["COLUMNS": "\(columns)"])
      #expect(!outcome.output.contains("long-folder-name"))
      for line in outcome.output.split(separator: "\n") { #expect(line.count <= columns, "\(line)") }
    }
  }
}
