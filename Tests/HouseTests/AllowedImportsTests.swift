import CredenceTestSupport
import Foundation
import Testing

/// Imports point down, and only along these edges. A new edge is a decision: it is made here.
@Suite("The house: allowed imports")
struct AllowedImportsTests {
  static let samples = ["CredenceIntervals", "CredenceResampling", "CredencePosteriors"]
  static let foundations = ["CredenceSurvey", "CredenceProbability"]

  static let allowed: [String: Set<String>] = [
    "CredenceCLAPACK": [],
    "CredenceTables": [],
    "CredenceSurvey": [],
    "CredenceProbability": [],
    "CredenceLinearAlgebra": ["CredenceCLAPACK"],
    "CredenceIntervals": Set(foundations),
    "CredenceCoverage": Set(foundations),
    "CredenceResampling": Set(foundations),
    "CredencePosteriors": Set(foundations + ["CredenceLinearAlgebra"]),
    "CredenceRegression": Set(foundations + ["CredenceLinearAlgebra"]),
    "CredenceHealth": Set(foundations + samples + ["CredenceLinearAlgebra"]),
    "CredenceChange": Set(foundations + samples + ["CredenceRegression", "CredenceLinearAlgebra"]),
    "CredenceSimulation": Set(foundations),
    "CredenceImport": ["CredenceSurvey"],
    "CredenceReporting": ["CredenceTables"],
    "CredenceBatch": Set(
      foundations + samples + [
        "CredenceTables", "CredenceRegression", "CredenceHealth", "CredenceChange", "CredenceImport",
        "CredenceReporting", "CredenceSimulation", "CredenceCoverage",
      ]),
  ]

  /// Modules that may use FoundationEssentials; none may use the whole of Foundation.
  static let edges: Set<String> = ["CredenceImport", "CredenceReporting", "CredenceBatch", "CredenceCLI"]

  static let sources = Fixtures.project.appending(path: "Sources")

  static func imports(of module: String) throws -> Set<String> {
    let folder = sources.appending(path: module)
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }
    var found = Set<String>()
    for file in files {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let at = words.firstIndex(of: "import"), at <= 2, words.count > at + 1 else { continue }
        let kinds: Set<Substring> = ["struct", "enum", "func", "class", "protocol"]
        let name = kinds.contains(words[at + 1]) && words.count > at + 2 ? words[at + 2] : words[at + 1]
        found.insert(String(name.prefix { $0 != "." }))
      }
    }
    return found
  }

  static var modules: [String] {
    get throws {
      let names = try FileManager.default.contentsOfDirectory(atPath: sources.path)
      return names.filter { $0.hasPrefix("Credence") || $0.hasPrefix("CCredence") }.sorted()
    }
  }

  @Test("every module imports only what stands below it")
  func edgesPointDown() throws {
    let modules = try Self.modules
    #expect(modules.count >= 2)
    for module in modules {
      let used = try Self.imports(of: module).filter {
        $0.hasPrefix("Credence") || $0.hasPrefix("CCredence")
      }
      switch module {
      case "Credence":
        #expect(!used.contains("CredenceCLI") && !used.contains("CredenceC"))
      case "CredenceCLI":
        #expect(!used.contains("CredenceLinearAlgebra"), "the command does no statistics")
      default:
        let allowed = try #require(Self.allowed[module], "\(module) has no row in the table of imports")
        #expect(used.subtracting(allowed).isEmpty, "\(module) imports \(used.subtracting(allowed).sorted())")
      }
    }
  }

  @Test("libraries do not use Foundation; the edges use FoundationEssentials alone")
  func foundationStaysOutside() throws {
    for module in try Self.modules {
      let used = try Self.imports(of: module)
      if used.contains("FoundationEssentials") {
        #expect(Self.edges.contains(module), "\(module) imports FoundationEssentials")
      } else {
        // Where there is no FoundationEssentials (Apple's systems), its part of Foundation stands in for it.
        #expect(!used.contains("Foundation"), "\(module) imports Foundation")
      }
    }
  }
}
