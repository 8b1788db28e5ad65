import Foundation
import Testing

/// One clear message, the right exit status, nothing half-written.
@Suite("The command and bad input")
struct BadInputTests {
  struct Case: Sendable, CustomStringConvertible {
    let name: String
    let bytes: [UInt8]
    let status: Int32
    /// Words the message must hold: what, where, what to do.
    let words: [String]
    var description: String { name }

    init(_ name: String, _ text: String, _ status: Int32, _ words: [String]) {
      self.name = name
      bytes = Array(text.utf8)
      self.status = status
      self.words = words
    }

    init(_ name: String, bytes: [UInt8], _ status: Int32, _ words: [String]) {
      self.name = name
      self.bytes = bytes
      self.status = status
      self.words = words
    }
  }

  static let header = "account,role,score\n"
  static let good = "Acme,DM,9\nAcme,User,3\n"

  static let files: [Case] = [
    Case("empty file", "", 65, ["input.csv", "empty"]),
    Case("header only", header, 65, ["input.csv", "no rows below"]),
    Case("no score column", "account,colour\nAcme,red\nAcme,blue\n", 65, ["input.csv", "--score", "colour"]),
    Case(
      "binary file", bytes: [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0] + (0..<2000).map { UInt8($0 % 251) }, 65,
      ["input.csv", "not text"]),
    Case(
      "10,001 columns", (0...10_000).map { "c\($0)" }.joined(separator: ",") + "\n", 65,
      ["input.csv", "columns"]),
    Case("unclosed quote at byte 1", "\"account,role,score\n" + good, 65, ["input.csv", "line 1", "quote"]),
    Case("NUL byte in a row", header + "Ac\u{0}me,DM,9\n" + good, 2, ["nul-byte", "line 2"]),
    Case("truncated mid-row", header + good + "Acme,DM", 2, ["ragged-row", "line 4"]),
    Case("unclosed quote in a row", header + "\"Acme,DM,9\n" + good, 2, ["line 2"]),
    Case(
      "only bad scores", header + "Acme,DM,11\nAcme,DM,ten\n", 65, ["score-off-scale", "line 2", "line 3"]),
  ]

  @Test("a bad file gives one clear message and its exit status", arguments: files)
  func badFile(_ item: Case) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(item.bytes, to: "input.csv")
    let output = folder.file("out")
    let outcome = try Command.run(["analyze", path, "--output", output])
    #expect(outcome.status == item.status, "\(outcome.errors)")
    for word in item.words { #expect(outcome.errors.contains(word), "\(word) is not in: \(outcome.errors)") }
    #expect(!outcome.errors.contains("Fatal"), "\(outcome.errors)")
    if item.status == 65 {
      #expect(outcome.output.isEmpty)
      #expect(!FileManager.default.fileExists(atPath: output), "a refused file leaves no output")
    }
  }

  @Test("a missing file, a folder and a missing plan are 66")
  func missing() throws {
    let folder = try TemporaryFolder()
    let absent = try Command.run(["analyze", folder.file("absent.csv")])
    #expect(absent.status == 66)
    #expect(absent.errors.contains("absent.csv") && absent.errors.contains("no such file"))
    let directory = try Command.run(["analyze", folder.path])
    #expect(directory.status == 66)
    #expect(directory.errors.contains("is a folder"))
    let plan = try Command.run(["analyze", "x.csv", "--plan", folder.file("absent.json")])
    #expect(plan.status == 66)
    #expect(plan.errors.contains("absent.json"))
  }

  @Test("a plan with a misspelt setting, a wrong type or no JSON is refused by name")
  func badPlan() throws {
    let folder = try TemporaryFolder()
    let data = try folder.write(Self.header + Self.good, to: "data.csv")
    for (text, word) in [
      ("{\"levle\": 0.9}", "levle"), ("{\"level\": \"high\"}", "level"), ("level: 0.9", "plan.json"),
    ] {
      let plan = try folder.write(text, to: "plan.json")
      let outcome = try Command.run(["analyze", data, "--plan", plan])
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains(word), "\(outcome.errors)")
    }
    let level = try folder.write("{\"level\": 95}", to: "plan.json")
    let outcome = try Command.run(["analyze", data, "--plan", level])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("0.95"))
  }

  @Test(
    "wrong usage is 64 and says what is right",
    arguments: [
      (["interval", "--promoters", "1"], "--detractors"),
      (["interval", "--promoters", "-1", "--passives", "0", "--detractors", "1"], "promoter"),
      (
        ["interval", "--promoters", "3", "--passives", "0", "--detractors", "1", "--population", "2"],
        "population"
      ),
      (["interval", "--promoters", "3", "--passives", "0", "--detractors", "1", "--level", "95"], "0.95"),
      (["interval", "--promoters", "3", "--passives", "0", "--detractors", "1", "--level", "1"], "level"),
      (
        ["interval", "--promoters", "3", "--passives", "0", "--detractors", "1", "--method", "tangoo"],
        "tango"
      ),
      (["interval", "--successes", "3", "--trials", "2"], "3"),
      (["interval", "--successes", "3", "--trials", "5", "--promoters", "2"], "not both"),
      (["interval", "--successes", "3", "--trials", "5", "--against", "0"], "--against"),
      (["interval", "--promoters", "3", "--passives", "0", "--detractors", "1", "--against", "101"], "100"),
      (["interval", "--promoters", "3", "--passives", "0", "--detractors", "1", "--against", "nan"], "100"),
      (["analyze"], "file of responses"),
      (["analyze", "x.csv", "--threads", "0"], "--threads"),
      (["coverage", "--responses", "0"], "--responses"),
      (["simulate", "--accounts", "5"], "--output"),
      (["nonsense"], "nonsense"),
    ])
  func usage(arguments: [String], word: String) throws {
    let outcome = try Command.run(arguments)
    #expect(outcome.status == 64, "\(outcome.errors)")
    #expect(outcome.errors.contains(word), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test("no answers at all is 65")
  func noAnswers() throws {
    let outcome = try Command.run(["interval", "--promoters", "0", "--passives", "0", "--detractors", "0"])
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("no answers"))
  }

  @Test("an output that cannot be written is 74, and what was there stays")
  func cannotWrite() throws {
    let folder = try TemporaryFolder()
    let data = try folder.write(Self.header + Self.good, to: "data.csv")
    let occupied = try folder.write("mine", to: "occupied")
    let blocked = try Command.run(["analyze", data, "--output", occupied])
    #expect(blocked.status == 74, "\(blocked.errors)")
    #expect(blocked.errors.contains("occupied"))
    #expect(try String(contentsOfFile: occupied, encoding: .utf8) == "mine")
    let nowhere = try Command.run(["tally", data, "--output", folder.file("no/such/folder/counts.csv")])
    #expect(nowhere.status == 74)
    #expect(nowhere.errors.contains("counts.csv"))
    #expect(try folder.contents == ["data.csv", "occupied"])
  }

  @Test("a full device is 74 and says so")
  func fullDevice() throws {
    let folder = try TemporaryFolder()
    let data = try folder.write(Self.header + Self.good, to: "data.csv")
    let outcome = try Command.run(["tally", data, "--output", "/dev/full"])
    #expect(outcome.status == 74)
    #expect(outcome.errors.contains("/dev/full"))
  }

  @Test("a file of bad rows keeps the good ones and accounts for every row")
  func badRows() throws {
    let folder = try TemporaryFolder()
    let data = try folder.write(Self.header + "Acme,DM,11\n" + Self.good, to: "data.csv")
    let outcome = try Command.run(["tally", data, "--format", "json"])
    #expect(outcome.status == 2)
    let json = try #require(try JSONSerialization.jsonObject(with: outcome.outputBytes) as? [String: Any])
    let read = try #require(json["import"] as? [String: Any])
    #expect(read["read"] as? Int == 3)
    #expect(read["kept"] as? Int == 2)
    let rejected = try #require(read["rejected"] as? [[String: Any]])
    #expect(rejected.map { $0["reason"] as? String } == ["score-off-scale"])
    #expect(rejected.map { $0["count"] as? Int } == [1])
  }
}
