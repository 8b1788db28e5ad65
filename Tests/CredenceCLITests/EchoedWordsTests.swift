import Testing

/// What options and plans say comes back in messages, and nothing of it reaches the terminal as an order.
@Suite("Echoed words")
struct EchoedWordsTests {
  private static let escape = "\u{1B}[31m\u{7}"

  private static func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
  }

  @Test(
    "settings of a plan",
    arguments: [
      "\"prior\": \"?\"", "\"method\": \"?\"", "\"csatScale\": \"?\"", "\"columns\": {\"?\": [\"a\"]}",
      "\"columns\": {\"score\": [\"?\"]}", "\"map\": [\"?\"]", "\"map\": [\"?=score\"]",
      "\"sentinels\": [\"?\"]",
      "\"answers\": \"?\"", "\"dateOrder\": \"?\"", "\"riskRule\": \"?\"", "\"roleWeights\": \"?\"",
      "\"roleWeights\": {\"?\": 2}", "\"accounts\": \"?\"", "\"?\": 1", "\"level\": \"?\"",
      "\"drivers\": {\"rated\": [\"?\"]}", "\"accountAliases\": {\"?\": \"b\", \"b\": \"?\"}",
    ])
  func plan(setting: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("account,score\nAcme,9\nAcme,3\n", to: "a.csv")
    let text = setting.replacing("?", with: "\\u001b[31m\\u0007x\\nwarning: forged")
    let plan = try folder.write("{\(text)}", to: "plan.json")
    let outcome = try Command.run(["analyze", file, "--plan", plan])
    #expect(Self.isHarmless(outcome.errors) && Self.isHarmless(outcome.output), "\(setting)")
    #expect(!outcome.errors.contains("\nwarning: forged") && !outcome.errors.hasPrefix("warning: forged"))
    #expect([0, 2, 64, 65, 66].contains(outcome.status))
  }

  @Test(
    "options and their names",
    arguments: [
      ["interval", "--promoters", escape, "--passives", "1", "--detractors", "1"],
      ["interval", "--promoters", "1", "--passives", "1", "--detractors", "1", "--method", escape],
      [
        "interval", "--promoters", "1", "--passives", "1", "--detractors", "1", "--prior",
        escape + "\nforged",
      ],
      ["coverage", "--responses", escape + "\nforged"], ["coverage", "--dirichlet", escape],
      ["analyze", escape], ["analyze", "a.csv", "--\(escape)"], ["analyze", "a.csv", "--plan", escape],
      ["analyze", "a.csv", "--answers", escape], [escape], ["simulate", "--only", escape],
    ])
  func options(arguments: [String]) throws {
    let outcome = try Command.run(arguments)
    #expect([64, 65, 66].contains(outcome.status))
    #expect(!outcome.errors.isEmpty && Self.isHarmless(outcome.errors))
    #expect(!outcome.errors.contains("\nforged"))
  }

  @Test("help and version are whole, and wrong usage says how it is meant")
  func help() throws {
    let help = try Command.run(["--help"])
    #expect(help.status == 0 && help.output.contains("SUBCOMMANDS") && help.errors.isEmpty)
    #expect(help.output.split(separator: "\n").count > 10)
    let wrong = try Command.run(["interval", "--promoters", "x"])
    #expect(wrong.status == 64 && wrong.output.isEmpty)
    #expect(wrong.errors.contains("Error: ") && wrong.errors.contains("\nUsage: "))
  }

  @Test(
    "a population beyond all counting is wrong usage", arguments: ["1099511627777", "9223372036854775807"])
  func population(count: String) throws {
    let outcome = try Command.run(["coverage", "--population", count])
    #expect(outcome.status == 64 && outcome.errors.contains(count))
  }
}
