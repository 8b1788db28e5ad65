import CredenceTestSupport
import Foundation
import Testing

/// What `import Credence` offers is written down, so that it changes only when somebody says so.
@Suite("The house: public interface")
struct PublicInterfaceTests {
  static let written = Fixtures.project.appending(path: "Docs/PublicInterface.txt")

  @Test("is the one that Docs/PublicInterface.txt holds; make interface writes it anew")
  func unchanged() throws {
    let found = try PublicInterface.found().text
    if ProcessInfo.processInfo.environment["CREDENCE_WRITE_INTERFACE"] == "1" {
      try found.write(to: Self.written, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: Self.written, encoding: .utf8)
    let (new, old) = (found.split(separator: "\n"), expected.split(separator: "\n"))
    let changes = new.difference(from: old).map { change in
      switch change {
      case .insert(_, let line, _): "+ \(line)"
      case .remove(_, let line, _): "- \(line)"
      }
    }
    #expect(changes.isEmpty, "run make interface if this is meant:\n\(changes.joined(separator: "\n"))")
  }

  @Test("names what the guides use")
  func holdsTheKnown() throws {
    let text = try PublicInterface.found().text
    for line in [
      "  ScoreCounts.init(promoters: Int, passives: Int, detractors: Int, population: Int? = nil)",
      "  Analysis.run() throws(AnalysisError) -> AnalysisReport",
    ] {
      // The line as far as its name: declarations may be written otherwise by another compiler.
      let name = line.prefix { $0 != "(" }
      #expect(text.contains(name), "\(name)")
    }
  }
}

/// The public symbols of every module, as the compiler knows them.
struct PublicInterface {
  /// A line a symbol, by module, in order.
  let text: String

  /// One symbol graph, as far as it is used here.
  private struct Graph: Decodable {
    struct Symbol: Decodable {
      struct Fragment: Decodable { let spelling: String }
      struct Location: Decodable { let uri: String }
      let pathComponents: [String]
      let declarationFragments: [Fragment]
      /// Missing for what the compiler made of itself: derived conformances.
      let location: Location?
    }
    let symbols: [Symbol]
  }

  /// Asks the compiler's tool about the modules that this test was built with.
  static func found() throws -> PublicInterface {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for module in try AllowedImportsTests.modules where !["CredenceCLI", "CredenceCLAPACK"].contains(module) {
      try extract(module, into: folder)
    }
    var lines: [String: Set<String>] = [:]
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      // An extension of another module's type stands in a file of its own: CredenceImport@CredenceSurvey.
      let module = String(file.lastPathComponent.prefix { $0 != "@" && $0 != "." })
      let graph = try JSONDecoder().decode(Graph.self, from: Data(contentsOf: file))
      for symbol in graph.symbols where symbol.location != nil {
        let declaration = symbol.declarationFragments.map(\.spelling).joined()
          .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        lines[module, default: []].insert(
          "  \(symbol.pathComponents.joined(separator: "."))  \(declaration)")
      }
    }
    var text = "The public interface: path and declaration of every symbol. `make interface` writes it.\n"
    for (module, symbols) in lines.sorted(by: { $0.key < $1.key }) where !symbols.isEmpty {
      text += "\n\(module): \(symbols.count)\n" + symbols.sorted().map { $0 + "\n" }.joined()
    }
    return PublicInterface(text: text + "\nIn all: \(lines.values.reduce(0) { $0 + $1.count })\n")
  }

  private static func extract(_ module: String, into folder: URL) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "swift", "symbolgraph-extract", "-module-name", module, "-I", try builtModules().path,
      "-I", AllowedImportsTests.sources.appending(path: "CredenceCLAPACK").path,
      "-target", try target(), "-output-dir", folder.path, "-minimum-access-level", "public",
      "-skip-synthesized-members",
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "swift symbolgraph-extract of \(module)")
  }

  /// Where the build put its modules: beside the program that runs this test.
  private static func builtModules() throws -> URL {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    while folder.path != "/" {
      let modules = folder.appending(path: "Modules")
      if FileManager.default.fileExists(atPath: modules.path) { return modules }
      folder.deleteLastPathComponent()
    }
    throw CocoaError(.fileNoSuchFile)
  }

  /// The compiler's own name of this machine's kind.
  private static func target() throws -> String {
    struct Info: Decodable {
      struct Target: Decodable { let unversionedTriple: String }
      let target: Target
    }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["swift", "-print-target-info"]
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try JSONDecoder().decode(Info.self, from: data).target.unversionedTriple
  }
}
