import CredenceTestSupport
import Foundation
import Testing

/// Libraries hold facts and settings; words for people are made in CredencePresentation and the reports beside it, and
/// options are named in the command alone.
@Suite("The house: facts before sentences")
struct WordsTests {
  /// The lines of code of a folder of sources, without comments, with where they stand.
  static func code(of modules: (String) -> Bool) throws -> [(place: String, line: String)] {
    var found: [(String, String)] = []
    for module in try AllowedImportsTests.modules where modules(module) {
      let folder = AllowedImportsTests.sources.appending(path: module)
      let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      for file in files.sorted() where file.hasSuffix(".swift") {
        let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
          let code = line.drop { $0 == " " }
          if !code.hasPrefix("//") { found.append(("\(module)/\(file):\(number + 1)", String(code))) }
        }
      }
    }
    return found
  }

  @Test("no text of a library names an option of the command")
  func options() throws {
    for (place, line) in try Self.code(of: { $0 != "CredenceCLI" }) {
      #expect(line.firstMatch(of: /--[a-z]/) == nil, "\(place): \(line)")
    }
  }

  @Test("what the command calls a setting is an option it has")
  func optionNames() throws {
    let command = try Self.code(of: { $0 == "CredenceCLI" })
    let table = command.filter { $0.place.contains("SettingNaming+Options") }
    let names = table.compactMap { $0.line.firstMatch(of: /^case \.\w+: "([a-z-]+)"/).map { String($0.1) } }
    #expect(names.count > 12)
    // Fields are options by their own names, but for those that are only recognised.
    let fields = [
      "account", "respondent", "role", "score", "date", "wave", "csat", "revenue", "comment", "drivers",
      "segment",
    ]
    for name in names + fields {
      let words = name.split(separator: "-")
      let property = words.enumerated().map { $0.offset == 0 ? String($0.element) : $0.element.capitalized }
        .joined()
      #expect(command.contains { $0.line.hasPrefix("var \(property)") }, "--\(name)")
    }
  }

  @Test("nothing decides by the text of a code")
  func codes() throws {
    for (place, line) in try Self.code(of: { _ in true }) {
      #expect(line.firstMatch(of: /code(\.rawValue)? ?[!=]= ?"/) == nil, "\(place): \(line)")
      #expect(
        line.firstMatch(of: /(message|sentence\(.*\)|description)\.(contains|hasPrefix|hasSuffix)\(/) == nil,
        "\(place)")
    }
  }

  @Test("every fact is declared once and gets its words in the presentation, or beside its own report")
  func facts() throws {
    let code = try Self.code(of: { _ in true })
    let facts = code.compactMap { place, line in
      line.firstMatch(of: /(?:enum|struct) (\w+): DiagnosticFact(, Worded)?/).map {
        (place: place, name: String($0.1), hasWords: $0.2 != nil)
      }
    }
    #expect(facts.count > 6)
    for fact in facts where !fact.hasWords {
      let words = code.filter { $0.line.hasPrefix("extension \(fact.name): Worded") }
      #expect(words.count == 1, "\(fact.name)")
      #expect(words.allSatisfy { $0.place.hasPrefix("CredencePresentation/Sentences/") }, "\(fact.name)")
    }
    for fact in facts where fact.hasWords {
      #expect(
        fact.place.hasPrefix("CredencePresentation/") || fact.place.contains("Reports/"), "\(fact.name)")
    }
  }
}
