import CredenceTestSupport
import Foundation
import Testing

/// Imports point down, and only along the edges of the table in Docs/Architecture.md.
@Suite("The house: allowed imports")
struct AllowedImportsTests {
  /// Modules that may use FoundationEssentials; none may use the whole of Foundation.
  static let edges: Set<String> = [
    "CredenceImport", "CredenceReporting", "CredenceAnalysis", "CredencePresentation", "CredenceCLI",
  ]

  static let sources = Fixtures.project.appending(path: "Sources")

  /// A row of the table.
  struct Room {
    var floor: Int
    var mayImport: Set<String>
  }

  /// The rows, by module.
  static func rooms() throws -> [String: Room] {
    let text = try String(
      contentsOf: Fixtures.project.appending(path: "Docs/Architecture.md"), encoding: .utf8)
    var rooms: [String: Room] = [:]
    for line in text.split(separator: "\n") {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 6, let floor = Int(cells[1]) else { continue }
      let names = cells[3].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      rooms[cells[2]] = Room(floor: floor, mayImport: Set(names.map { "Credence" + $0 }))
    }
    let found = rooms
    for (name, room) in found where room.mayImport == ["Credence*"] {
      rooms[name]?.mayImport = Set(found.filter { $0.value.floor < room.floor }.keys)
    }
    return rooms
  }

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

  @Test("the table has a row for every module, and none besides")
  func tableIsWhole() throws {
    #expect(try Self.rooms().keys.sorted() == Self.modules)
  }

  @Test("an edge leads down, or to the one neighbour that reports share")
  func tablePointsDown() throws {
    let rooms = try Self.rooms()
    for (name, room) in rooms {
      for other in room.mayImport {
        let below = try #require(rooms[other], "\(name) may import \(other), which has no row")
        let isReport = name.hasSuffix("Reports") && other == "CredencePresentation"
        #expect(below.floor < room.floor || isReport, "\(name) may import \(other)")
      }
    }
  }

  @Test("every module imports only what the table allows")
  func edgesPointDown() throws {
    let rooms = try Self.rooms()
    for module in try Self.modules {
      let room = try #require(rooms[module])
      let used = try Self.imports(of: module).filter {
        $0.hasPrefix("Credence") || $0.hasPrefix("CCredence")
      }
      let unknown = used.subtracting(room.mayImport)
      #expect(unknown.isEmpty, "\(module) imports \(unknown.sorted())")
    }
  }

  @Test("no renderer below the presentation, and no statistics in the command")
  func roomsKeepToTheirWork() throws {
    let rooms = try Self.rooms()
    for (name, room) in rooms where room.mayImport.contains("CredenceReporting") {
      #expect(room.floor >= 5, "\(name) may import a renderer")
    }
    #expect(rooms["CredenceCLI"]?.mayImport.contains("CredenceLinearAlgebra") == false)
    #expect(rooms["CredenceCLI"]?.mayImport.contains("CredenceProbability") == false)
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
