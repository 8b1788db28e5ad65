import CredenceTestSupport
import Foundation
import Testing

@Suite("The command and privacy")
struct PrivacyTests {
  static let sample = Fixtures.project.appending(path: "notebooks-data")

  /// Everything a command lets out: both streams and every file of its folder.
  static func everything(_ arguments: [String], in folder: TemporaryFolder) throws -> (
    status: Int32, text: String
  ) {
    let output = folder.file("out-\(UUID().uuidString)")
    let outcome = try Command.run(arguments + ["--output", output])
    var text = outcome.output + outcome.errors
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: output, isDirectory: &isFolder) {
      let files =
        isFolder.boolValue
        ? try FileManager.default.contentsOfDirectory(atPath: output).map { "\(output)/\($0)" } : [output]
      for file in files { text += try String(contentsOfFile: file, encoding: .utf8) }
    }
    return (outcome.status, text)
  }

  /// Answers with persons in every place where one may slip through: a repeated answer, a bad score, a bad date, an
  /// identifier that occurs twice, a row cut short, an address in the wrong column, a roster of contacts.
  static let answers = """
    response_id,account,contact,role,score,responded_at,comment,revenue
    ann@person.example,Acme,ann@person.example,DM,9,2025-01-01,SECRETWORDS one,5
    ann@person.example,Acme,ann@person.example,DM,8,2025-01-02,SECRETWORDS two,5
    r3,Acme,bob@person.example,User,eleven,2025-01-02,SECRETWORDS three,5
    r4,Acme,cid@person.example,User,dee@person.example,2025-01-02,,5
    r5,Acme,eve@person.example,User,7,yesterday,,7
    r6,Acme,fay@person.example
    r7,Borealis,gus@person.example,User,12,2025-01-02,hal@person.example,5
    r8,Borealis,ida@person.example,Champion,10,2025-01-02,,-5
    r9,Borealis,kai@person.example,User,6,lee@person.example,,x
    r10,Borealis,mia@person.example,User,6,2025-01-02,"SECRETWORDS, nia@person.example",5

    """
  static let roster = """
    account,respondent,role
    Acme,ann@person.example,DM
    Acme,ann@person.example,DM
    Borealis,oda@person.example,User
    ,pat@person.example,User

    """

  @Test(
    "nobody who answered is named in any output, nor do comments leave unasked, whatever is wrong with the file"
  )
  func noPersons() throws {
    let folder = try TemporaryFolder()
    let answers = try folder.write(Self.answers, to: "answers.csv")
    let roster = try folder.write(Self.roster, to: "roster.csv")
    for arguments in [
      ["analyze", answers], ["analyze", answers, "--accounts", roster],
      ["analyze", answers, "--format", "json"], ["analyze", answers, "--answers", "all", "--format", "csv"],
      ["analyze", answers, "--no-comments", "--min-n", "2"], ["account", "Acme", answers],
      ["account", "Borealis", answers], ["account", "Borealis", answers, "--no-comments"],
      ["analyze", answers, "--no-comments", "--format", "json"],
      ["account", "Acme", answers, "--format", "json"], ["tally", answers],
      ["tally", answers, "--format", "json"],
    ] {
      let (status, text) = try Self.everything(arguments, in: folder)
      #expect(status == 2, "\(arguments): \(text)")
      #expect(text.contains(arguments[0] == "account" ? arguments[1] : "Acme"))
      #expect(!text.contains("person.example"), "\(arguments): \(text)")
      // Comments are part of the account's page and of the report, and of nothing where they are left out.
      let mayComment =
        !arguments.contains("--no-comments")
        && (arguments[0] == "account" || arguments[0] == "analyze")
      #expect(text.contains("SECRETWORDS") == mayComment, "\(arguments): \(text)")
    }
  }

  @Test("with small groups hidden a comment has neither a score nor a role, and its place tells neither")
  func commentsOfSmallGroups() throws {
    let folder = try TemporaryFolder()
    let rows = [
      (9, ""), (2, "Zeal is lacking"), (10, "Always kind"), (8, ""), (0, "Most of it is slow"), (9, ""),
    ]
    let text =
      "account,role,score,comment\n"
      + ["One", "Two"].flatMap { name in rows.map { "\(name),DM,\($0.0),\($0.1)\n" } }.joined()
    let answers = try folder.write(text, to: "answers.csv")
    func comments(_ arguments: [String]) throws -> [[String: Any]] {
      let outcome = try Command.run(["account", "One", answers, "--format", "json"] + arguments)
      let reasons = try HealthSamples.json(outcome).object("account").object("reasons")
      return try #require(reasons["comments"] as? [[String: Any]])
    }
    let shown = try comments(["--min-n", "5"])
    #expect(
      shown.map { $0["text"] as? String } == ["Always kind", "Most of it is slow", "Zeal is lacking"])
    #expect(shown.allSatisfy { Array($0.keys) == ["text"] })
    for format in ["table", "markdown"] {
      let page = try Command.run(["account", "One", answers, "--min-n", "5", "--format", format])
      let part = try #require(page.output.components(separatedBy: "3. Why: comments").last)
      #expect(part.contains("Zeal is lacking") && !part.contains("decision maker"), "\(part)")
      #expect(!part.contains("score given"), "\(part)")
    }
    #expect(try comments([]).map { $0["score"] as? Int } == [0, 2, 10])
  }

  @Test("no address of the sample's contacts is in any output")
  func sampleContacts() throws {
    let folder = try TemporaryFolder()
    let portfolio = Self.sample.appending(path: "portfolio.csv").path
    #expect(try String(contentsOfFile: portfolio, encoding: .utf8).contains("@example.com"))
    let roster = Self.sample.appending(path: "roster.csv").path
    let (status, text) = try Self.everything(["analyze", portfolio, "--accounts", roster], in: folder)
    #expect(status == 0)
    #expect(!text.contains("@example.com"))
  }

  static func json(_ path: String) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path))) as? [String: Any])
  }

  @Test("--min-n marks what it hides and gives no count of it in any file", arguments: [2, 3, 5, 8])
  func hidden(minimum: Int) throws {
    let folder = try TemporaryFolder()
    let output = folder.file("out")
    let outcome = try Command.run([
      "analyze", Self.sample.appending(path: "portfolio.csv").path, "--accounts",
      Self.sample.appending(path: "roster.csv").path, "--min-n", "\(minimum)", "--output", output,
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("hidden"))
    let report = try Self.json("\(output)/report.json")
    let accounts = try #require(report["accounts"] as? [[String: Any]])
    let portfolio = try #require(report["portfolio"] as? [String: Any])
    #expect(accounts.count == 60)
    var hidden = 0
    for group in accounts + [portfolio] {
      let parts = ["roles", "waves", "csat"].flatMap { group[$0] as? [[String: Any]] ?? [] }
      for part in [group] + parts {
        if part["hidden"] as? Bool == true {
          hidden += 1
          let told: Set = [
            "hidden", "account", "role", "wave", "touchpoint", "owner", "revenue", "diagnostics",
          ]
          #expect(Set(part.keys).subtracting(told).isEmpty, "\(part.keys)")
        } else {
          let responses = try #require(part["responses"] as? Int)
          #expect(responses == 0 || responses >= minimum)
        }
      }
    }
    #expect(hidden > 0)
    // The tables leave the same out: a row that is marked has no figure.
    for name in ["accounts.csv", "roles.csv"] {
      let text = try String(contentsOfFile: "\(output)/\(name)", encoding: .utf8)
      let rows = text.split(separator: "\r\n")
      let marked = rows.filter { $0.contains(",true,") && !$0.contains("predictive") }
      #expect(rows[0].contains(",hidden,") && !marked.isEmpty)
      for row in marked where name == "roles.csv" { #expect(row.hasSuffix(",,,,,,true,,,,,"), "\(row)") }
    }
  }

  @Test("a single account that is too small hides the whole and the number of rows with it")
  func whole() throws {
    let folder = try TemporaryFolder()
    let data = try folder.write("account,role,score\nAcme,DM,9\nAcme,User,3\n", to: "data.csv")
    for command in ["analyze", "tally"] {
      let outcome = try Command.run([command, data, "--min-n", "5", "--format", "json"])
      let report = try #require(try JSONSerialization.jsonObject(with: outcome.outputBytes) as? [String: Any])
      let read = try #require(report["import"] as? [String: Any])
      #expect(read["hidden"] as? Bool == true && read["read"] == nil && read["kept"] == nil)
      #expect(!outcome.output.contains("responses\"") && !outcome.output.contains("\"promoters\""))
      #expect(!outcome.output.contains("\"rows\""))
    }
    let shown = try Command.run(["analyze", data, "--min-n", "5"])
    #expect(!shown.output.contains("2 answers") && !shown.output.contains("rows read"))
    #expect(shown.output.contains("hidden: fewer than 5 answers"))
  }

  @Test("a tally writes * for small groups, and analyze says that they are missing")
  func tally() throws {
    let folder = try TemporaryFolder()
    let data = try folder.write(
      "account,role,score\nAcme,DM,9\nAcme,User,3\nAcme,User,4\nAcme,User,9\nBorealis,User,3\nBorealis,User,4\n",
      to: "data.csv")
    let counts = folder.file("counts.csv")
    #expect(try Command.run(["tally", data, "--min-n", "3", "--output", counts]).status == 0)
    let text = try String(contentsOfFile: counts, encoding: .utf8)
    #expect(text.contains("Acme,decision-maker,*,*,*,\r\n") && text.contains("Borealis,end-user,*,*,*,\r\n"))
    #expect(text.contains("Acme,end-user,1,0,2,\r\n"))
    let outcome = try Command.run(["analyze", counts])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("count-suppressed") && outcome.errors.contains("line 2"))
  }

  @Test("the plan carries minimumResponses and comments, and is refused where they cannot be")
  func plan() throws {
    let folder = try TemporaryFolder()
    let data = try folder.write("account,score\nAcme,9\nAcme,3\n", to: "data.csv")
    let plan = try folder.write("{\"minimumResponses\": 2, \"comments\": false}", to: "plan.json")
    let outcome = try Command.run(["analyze", data, "--plan", plan, "--format", "json"])
    let report = try #require(try JSONSerialization.jsonObject(with: outcome.outputBytes) as? [String: Any])
    let carried = (report["provenance"] as? [String: Any])?["plan"] as? [String: Any]
    #expect(carried?["minimumResponses"] as? Int == 2 && carried?["comments"] as? Bool == false)
    let zero = try folder.write("{\"minimumResponses\": 0}", to: "zero.json")
    let refused = try Command.run(["analyze", data, "--plan", zero])
    #expect(refused.status == 64 && refused.errors.contains("minimumResponses"))
    let option = try Command.run(["analyze", data, "--min-n", "0"])
    #expect(option.status == 64 && option.errors.contains("--min-n"))
  }
}
