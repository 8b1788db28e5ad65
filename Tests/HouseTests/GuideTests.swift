import CredenceTestSupport
import Foundation
import Testing

/// The guides cannot rot: their code is code that tests compile and run, and their links lead somewhere.
@Suite("The house: guides")
struct GuideTests {
  /// A block of Swift in a guide, and the part of a file that it shows: named in a comment above it,
  /// `<!-- Tests/Some/File.swift: name of the part -->`.
  struct Shown: Sendable, CustomStringConvertible {
    let guide: String
    let file: String
    let part: String
    let lines: [String]
    var description: String { "\(guide): \(part)" }
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: Fixtures.project.appending(path: path), encoding: .utf8)
  }

  static func lines(_ path: String) throws -> [String] {
    try text(path).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The guides: the Markdown files of the top folder and of `Docs`.
  static func guides() throws -> [String] {
    try ["", "Docs/"].flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: Fixtures.project.appending(path: folder).path)
        .filter { $0.hasSuffix(".md") }.map { folder + $0 }
    }.sorted()
  }

  static func shown(in guide: String) throws -> [Shown] {
    let lines = try lines(guide)
    return lines.indices.compactMap { index -> Shown? in
      guard lines[index].hasPrefix("<!-- Tests/"), lines[index].hasSuffix(" -->"),
        let colon = lines[index].firstRange(of: ": "), index + 1 < lines.count, lines[index + 1] == "```swift"
      else { return nil }
      let block = lines[(index + 2)...].prefix { $0 != "```" }
      return Shown(
        guide: guide, file: String(lines[index][..<colon.lowerBound].dropFirst("<!-- ".count)),
        part: String(lines[index][colon.upperBound...].dropLast(" -->".count)), lines: Array(block))
    }
  }

  /// The lines between `// guide: part` and `// end of guide`, moved to the left as far as they go.
  static func part(_ name: String, of file: String) throws -> [String] {
    let lines = try lines(file)
    let start = try #require(
      lines.firstIndex { $0.trimmingCharacters(in: .whitespaces) == "// guide: \(name)" },
      "\(file) has no part called \(name)")
    let part = lines[(start + 1)...].prefix {
      $0.trimmingCharacters(in: .whitespaces) != "// end of guide"
    }
    let indent = part.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return part.map { String($0.dropFirst(indent)) }
  }

  /// The guides of which every line of Swift is run.
  static let tested = ["CONTRIBUTING.md", "README.md", "Sources/Credence/Credence.docc/Credence.md"]

  @Test("every block is code of a test", arguments: try tested.flatMap { try GuideTests.shown(in: $0) })
  func codeIsTested(shown: Shown) throws {
    // What a block imports stands at the top of the test.
    let imports = shown.lines.prefix { $0.hasPrefix("import ") }
    #expect(try Set(imports).isSubset(of: Self.lines(shown.file)))
    let rest = shown.lines.dropFirst(imports.isEmpty ? 0 : imports.count + 1)
    #expect(try Self.part(shown.part, of: shown.file) == Array(rest))
  }

  @Test("there is no Swift that no test runs", arguments: tested)
  func noLooseCode(guide: String) throws {
    let shown = try Self.shown(in: guide)
    #expect(!shown.isEmpty)
    #expect(try Self.lines(guide).count { $0.hasPrefix("```swift") } == shown.count)
  }

  @Test("links to files lead to files", arguments: try GuideTests.guides())
  func linksLead(guide: String) throws {
    let folder = Fixtures.project.appending(path: guide).deletingLastPathComponent()
    for match in try Self.text(guide).matches(of: /\]\(([^)#\s]+)(#[^)\s]*)?\)/) {
      let target = String(match.output.1)
      guard !target.contains("://"), !target.hasPrefix("mailto:") else { continue }
      #expect(
        FileManager.default.fileExists(atPath: folder.appending(path: target).path), "\(guide): \(target)")
    }
  }

  @Test(
    "what it calls code is there",
    arguments: ["Docs/Glossary.md", "Sources/Credence/Credence.docc/Credence.md"])
  func namesCode(guide: String) throws {
    let sources = try FileManager.default.subpathsOfDirectory(atPath: AllowedImportsTests.sources.path)
      .filter { $0.hasSuffix(".swift") }
      .map { try Self.text("Sources/" + $0) }.joined(separator: "\n")
    let words = Set(
      sources.utf8.split { !UInt8.isOfWord($0) }.map { Substring($0) })
    for match in try Self.text(guide).matches(of: /`([A-Z][A-Za-z0-9]*)(\.[a-z][A-Za-z0-9]*)?`/) {
      #expect(words.contains(match.output.1), "\(match.output.0) is in no file of Sources")
      if let member = match.output.2 {
        #expect(words.contains(member.dropFirst()), "\(match.output.0) is in no file of Sources")
      }
    }
  }
}

extension UInt8 {
  /// Whether it is a letter or a digit of ASCII.
  fileprivate static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
