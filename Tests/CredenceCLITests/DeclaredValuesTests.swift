import Foundation
import Testing

@Suite("The command and declared scales, codes and words")
struct DeclaredValuesTests {
  static func file(_ folder: TemporaryFolder, _ text: String) throws -> String {
    try folder.write(text, to: "answers.csv")
  }

  @Test("scores that look like another scale's are said above the accounts, and first on standard error")
  func scale() throws {
    let folder = try TemporaryFolder()
    let text = "account,score\n" + (0..<48).map { "\(["A", "B", "C"][$0 % 3]),\(1 + $0 % 4)\n" }.joined()
    let path = try Self.file(folder, text)
    let found = try Command.run(["analyze", path])
    #expect(found.status == 2)
    let doubt = try #require(found.output.range(of: "all 48 scores lie in 1 to 4"))
    let verdict = found.output.range(of: "unhealthy")
    #expect(verdict.map { doubt.lowerBound < $0.lowerBound } ?? true)
    #expect(found.errors.contains("another scale than 0 to 10 is likely"))
    #expect(try Command.run(["account", "A", path]).errors.contains("another scale"))
    #expect(try Command.run(["tally", path]).errors.contains("another scale"))
    let declared = try Command.run(["tally", path, "--scale", "1-4:3:4", "--format", "csv"])
    // By hand: twelve of each score, a third of them at each account.
    #expect(declared.status == 0 && declared.output.contains("A,4,4,8,"))
    #expect(try Command.run(["tally", path, "--scale", "1-4"]).status == 64)
  }

  @Test("a code that begins with a dash is taken, and reaches rated columns: declared it is what a blank is")
  func codes() throws {
    func rows(_ missing: String) -> String {
      "account,score,Pace\n"
        + (0..<120).map { row in
          let pace = 1 + (row * 7) % 5
          let score = min(10, max(0, 2 * pace + (row % 3) - 1))
          return "A\(row % 12),\(score),\(row % 6 == 0 ? missing : "\(pace)")\n"
        }.joined()
    }
    let folder = try TemporaryFolder()
    let blank = try folder.write(rows(""), to: "blank.csv")
    let coded = try folder.write(rows("-99"), to: "coded.csv")
    func effects(_ path: String, _ options: [String]) throws -> (effects: String, errors: String) {
      let found = try Command.run(
        ["drivers", path, "--rated", "Pace", "--format", "csv", "--replicates", "100"] + options)
      return (found.output, found.errors)
    }
    let expected = try effects(blank, [])
    let declared = try effects(coded, ["--sentinel", "*:-99=missing"])
    #expect(!expected.effects.isEmpty && declared.effects == expected.effects)
    #expect(declared.errors.contains("20 cells are -99"))
    #expect(try effects(coded, ["--sentinel", "Pace:-99=missing"]).effects == expected.effects)
    let undeclared = try effects(coded, [])
    #expect(undeclared.effects != expected.effects)
    #expect(
      undeclared.errors.contains("-99 in 20 cells")
        && undeclared.errors.contains("--sentinel \"Pace:-99=missing\""))
    #expect(try Command.run(["tally", coded, "--sentinel", "-99=missing"]).status == 0)
  }

  @Test("a rating's code deletes no score")
  func codeOfRating() throws {
    let folder = try TemporaryFolder()
    let path = try Self.file(folder, "account,score,csat\nA,6,6\nA,6,5\nA,9,6\n")
    let found = try Command.run(["tally", path, "--sentinel", "csat:6=not-applicable"])
    #expect(found.output.contains("1") && found.errors.contains("2 cells are 6 (not-applicable)"))
    let counts = try Command.run(["tally", path, "--sentinel", "csat:6=not-applicable", "--format", "csv"])
    #expect(counts.output.contains("A,1,0,2,"))
  }

  @Test("most scores refused end with status 65 and the first cells; words of ratings are declared")
  func half() throws {
    let folder = try TemporaryFolder()
    let decimals = try folder.write(
      "account,score\n" + (0..<100).map { "A,\($0 % 7 == 0 ? "5" : "\($0 % 9).3")\n" }.joined(),
      to: "decimals.csv")
    for command in ["analyze", "tally"] {
      let found = try Command.run([command, decimals])
      #expect(found.status == 65 && found.output.isEmpty)
      #expect(found.errors.contains("only 15 of the 100 cells") && found.errors.contains("line 3 (1.3)"))
    }
    let words = try folder.write(
      "account,score,Happy\n"
        + (0..<10).map { "A,9,\($0 < 4 ? "satisfied" : "neutral or dissatisfied")\n" }.joined(),
      to: "words.csv")
    let unread = try Command.run(["analyze", words, "--csat", "Happy"])
    #expect(unread.status == 2 && unread.errors.contains("\u{201C}Happy\u{201D} is not shown"))
    #expect(!unread.output.contains("100.0%"))
    let read = try Command.run(
      ["analyze", words, "--csat", "Happy", "--words", "satisfied=1,neutral or dissatisfied=0"])
    #expect(read.output.contains("40.0%"))
  }

  @Test("a reversed rating has the opposite effect; the plan takes what the options do")
  func reversed() throws {
    let folder = try TemporaryFolder()
    let text =
      "account,score,Trouble,Ease\n"
      + (0..<60).map { row in
        let ease = 1 + (row * 7) % 5
        return "A\(row % 6),\(min(10, 2 * ease + row % 2)),\(6 - ease),\(ease)\n"
      }.joined()
    let path = try Self.file(folder, text)
    func effect(_ column: String, _ options: [String]) throws -> Substring? {
      let output = try Command.run(
        ["drivers", path, "--rated", column, "--format", "csv", "--replicates", "100"] + options
      ).output
      return output.split(whereSeparator: \.isNewline).last?.drop { $0 != "," }
    }
    // Rows with the same account are summed in the order of a hash of their columns' names: equal but for rounding.
    let reversed = try #require(try effect("Trouble", ["--reverse", "Trouble"])).split(separator: ",")
    let plain = try #require(try effect("Ease", [])).split(separator: ",")
    #expect(reversed.count == plain.count && plain.count > 5)
    for (left, right) in zip(reversed, plain) where left != right {
      let (first, second) = (try #require(Double(left)), try #require(Double(right)))
      #expect(abs(first - second) < 1e-9 * max(1, abs(second)), "\(left) \(right)")
    }
    #expect(try effect("Trouble", []) != effect("Ease", []))
    let plan = try folder.write(
      #"{"scale": "0-10", "sentinels": ["Ease:1=missing"], "words": ["good=5"], "reverse": ["Trouble"], "drivers": {"rated": ["Trouble"]}}"#,
      to: "plan.json")
    let found = try Command.run(["drivers", path, "--plan", plan, "--format", "json"])
    for part in [#""scale": "0-10""#, #""Ease:1=missing""#, #""good=5""#, #""reverse": ["#] {
      #expect(found.output.contains(part), "\(part) in \(found.output.prefix(1500)) \(found.errors)")
    }
  }
}
