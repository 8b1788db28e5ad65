import CredenceTestSupport
import Foundation
import Testing

@Suite("The driver report and small groups")
struct DriverPrivacyTests {
  /// Two accounts, end users and six others in Acme, of whom one is the decision maker.
  static func survey(decisionMaker: Int, score: Int? = nil, reason: String = "") -> String {
    var rows = ["account,role,score,wave,drivers"]
    for place in 0..<40 {
      let labels = [["Price"], ["Ease"], ["Price", "Ease"], ["Support"], []][place % 5].joined(separator: ";")
      rows.append(
        "\(place % 2 == 0 ? "Acme" : "Borealis"),User,\([9, 2, 10, 7, 4, 8, 10][place % 7]),W1,\(labels)")
    }
    for place in 0..<6 {
      let isChosen = place == decisionMaker
      let own = isChosen ? score ?? [3, 10, 8, 9, 2, 10][place] : [3, 10, 8, 9, 2, 10][place]
      let labels = place % 2 == 0 ? "Ease" : "Price;Ease"
      rows.append(
        "Acme,\(isChosen ? "DM" : "Champion"),\(own),W1,\(labels)\(isChosen ? reason : "")")
    }
    return rows.joined(separator: "\n") + "\n"
  }

  /// The report of `credence drivers`, without what names the file.
  static func report(_ text: String, _ options: [String], in folder: TemporaryFolder) throws -> [String: Any]
  {
    let data = try folder.write(text, to: "data.csv")
    let outcome = try Command.run(
      ["drivers", data, "--replicates", "100", "--format", "json"] + options)
    #expect(outcome.status == 0 || outcome.status == 2, "\(outcome.errors)")
    let report = try #require(try JSONSerialization.jsonObject(with: outcome.outputBytes) as? [String: Any])
    return try #require(report["drivers"] as? [String: Any])
  }

  static func terms(_ report: [String: Any]) -> [String] {
    (report["terms"] as? [[String: Any]] ?? []).compactMap { $0["term"] as? String }
  }

  @Test(
    "a role of one answer is a term where all is shown, and no term, reference or separation under --min-n")
  func noTermOfItsOwn() throws {
    let folder = try TemporaryFolder()
    for score in [2, 8, 10] {
      let text = Self.survey(decisionMaker: 0, score: score)
      #expect(Self.terms(try Self.report(text, [], in: folder)).contains("role: decision-maker"))
      let hidden = try Self.report(text, ["--min-n", "5"], in: folder)
      #expect(Self.terms(hidden).contains("role: (small groups)"))
      let everything = String(
        decoding: try JSONSerialization.data(withJSONObject: hidden), as: UTF8.self)
      #expect(!everything.contains("decision-maker") && !everything.contains("influencer"))
      // All answers are in the model: one that was not would follow from the total.
      #expect(hidden["rows"] as? Int == 46)
      let codes = (hidden["diagnostics"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
      #expect(codes.contains("small-levels-together"))
      let shown = try Command.run(
        ["drivers", folder.file("data.csv"), "--replicates", "100", "--min-n", "5"])
      #expect(!shown.output.contains("decision-maker") && !shown.errors.contains("decision-maker"))
      #expect(shown.errors.contains("too small to be shown"))
    }
  }

  @Test("whoever of the small groups is the decision maker, nothing of the driver report differs")
  func anyOfThem() throws {
    let folder = try TemporaryFolder()
    let first = try Self.report(Self.survey(decisionMaker: 0), ["--min-n", "5"], in: folder)
    for place in 1..<6 {
      let other = try Self.report(Self.survey(decisionMaker: place), ["--min-n", "5"], in: folder)
      #expect(other as NSDictionary == first as NSDictionary)
    }
  }

  @Test(
    "levels of --adjust and waves with few answers are adjusted for together; one alone takes the next smallest"
  )
  func otherColumns() throws {
    let folder = try TemporaryFolder()
    var rows = Self.survey(decisionMaker: 0).split(separator: "\n").map(String.init)
    let regions = ["North", "South", "West"]
    // Everybody is a person of their own, so that all waves count.
    rows[0] += ",Region,respondent"
    for row in 1..<rows.count {
      rows[row] += "," + (row == 5 ? "East" : regions[row % 3]) + ",p\(row)"
      if row < 3 { rows[row] = rows[row].replacingOccurrences(of: ",W1,", with: ",W2,") }
    }
    let report = try Self.report(
      rows.joined(separator: "\n"), ["--min-n", "5", "--adjust", "role,wave,Region"], in: folder)
    let terms = Self.terms(report)
    let references = report["references"] as? [String: String] ?? [:]
    let named = terms + references.map { "\($0.key): \($0.value)" }
    #expect(named.contains("Region: (small groups)") && !named.contains("Region: East"))
    #expect(named.filter { $0.hasPrefix("Region: ") }.count == 3)
    // Two waves, one of them of two answers: there is nothing left to compare.
    #expect(!named.contains { $0.hasPrefix("wave: ") })
    #expect(report["rows"] as? Int == 46)
  }

  @Test("a few answers that were not asked are not left out in silence: there is no driver report")
  func leftOut() throws {
    let folder = try TemporaryFolder()
    let text = Self.survey(decisionMaker: 0).replacingOccurrences(
      of: "Borealis,User,2,W1,Ease", with: "Borealis,User,2,W1,NA")
    let data = try folder.write(text, to: "data.csv")
    let count = text.components(separatedBy: ",NA").count - 1
    #expect(count > 0 && count < 5)
    #expect(try Command.run(["drivers", data, "--replicates", "100"]).status != 65)
    let outcome = try Command.run(["drivers", data, "--replicates", "100", "--min-n", "5"])
    #expect(outcome.status == 65 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("would follow from the others"))
  }

  @Test("what few ticked is not named under --min-n, and addresses in labels are withheld always")
  func freeText() throws {
    let folder = try TemporaryFolder()
    let text = Self.survey(
      decisionMaker: 1,
      reason: ";Jane Roe (jane.roe@person.example) made me;ask \u{FF20}jane or jane@intranet")
    let data = try folder.write(text, to: "data.csv")
    for options in [
      [], ["--no-comments"], ["--min-n", "5"], ["--driver-label", "Price", "--driver-label", "Ease"],
    ] {
      for command in [
        ["drivers", data, "--replicates", "100"], ["analyze", data], ["account", "Acme", data],
      ] {
        if command[0] == "drivers", options == ["--no-comments"] { continue }
        for format in ["table", "json", "csv", "markdown"] {
          let (_, text) = try PrivacyTests.everything(
            command + options + ["--format", format], in: folder)
          #expect(
            !text.contains("person.example") && !text.contains("jane"), "\(command) \(options): \(text)")
          if options == ["--min-n", "5"] { #expect(!text.contains("Jane"), "\(command): \(text)") }
        }
      }
    }
    let report = try Self.report(text, ["--min-n", "5"], in: folder)
    #expect(report["hiddenDrivers"] as? Int == 2)
    let names = (report["effects"] as? [[String: Any]] ?? []).compactMap { $0["driver"] as? String }
    #expect(Set(names) == ["Price", "Ease", "Support"])
  }
}
