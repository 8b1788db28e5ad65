import CredenceTestSupport
import Foundation
import Testing

/// Small portfolios for the tests of health, and one run each that several tests read.
enum HealthSamples {
  /// Three accounts with all roles, a silent fourth in the roster, drivers and comments.
  static let answers = """
    account,role,score,drivers,comment
    Acme,DM,9,Speed,Solid
    Acme,User,3,Price;Speed,"Too dear, write to ann@person.example"
    Acme,User,2,Price,
    Bor,DM,2,Price,
    Bor,Influencer,8,Speed,
    Bor,User,10,Support,
    Cy,DM,10,Support,
    Cy,User,9,Speed;Price,

    """
  static let roster = """
    account,contacts_decision_maker,contacts_influencer,contacts_end_user,revenue
    Acme,2,1,4,1000
    Bor,2,2,2,300
    Cy,1,1,1,50
    Quiet,1,1,3,200

    """

  /// What `analyze` wrote of `Tests/Fixtures/Import/canonical.csv`.
  // Never changed once made.
  nonisolated(unsafe) static let canonical = Result {
    try Folder(
      ["analyze", Fixtures.url("Import/canonical.csv").path, "--replicates", "100"])
  }

  /// The same file with the words of decision makers and end users changed about, and a ninth answer: the only one of
  /// its account, a decision maker's.
  nonisolated(unsafe) static let swapped = Result { () throws -> [String: Any] in
    let folder = try TemporaryFolder()
    var text = try String(contentsOf: Fixtures.url("Import/canonical.csv"), encoding: .utf8)
    for (from, to) in [("decision_maker", "third"), ("end_user", "decision_maker"), ("third", "end_user")] {
      text = text.replacingOccurrences(of: ",\(from),", with: ",\(to),")
    }
    text += "R020,Solo,c020@example.com,decision_maker,10,2025-03-20,,5,,7000\n"
    let file = try folder.write(text, to: "swapped.csv")
    return try json(
      Command.run(["analyze", file, "--weights", "equal", "--replicates", "100", "--format", "json"]))
  }

  /// An output folder of `analyze`, read.
  struct Folder {
    let outcome: Command.Outcome
    let report: [String: Any]
    let files: [String: String]

    init(_ arguments: [String]) throws {
      let folder = try TemporaryFolder()
      let path = folder.file("out")
      outcome = try Command.run(arguments + ["--output", path])
      var files: [String: String] = [:]
      for name in try FileManager.default.contentsOfDirectory(atPath: path) {
        files[name] = try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
      }
      self.files = files
      report = try HealthSamples.json(Data((files["report.json"] ?? "").utf8))
    }
  }

  static func json(_ outcome: Command.Outcome) throws -> [String: Any] {
    #expect(outcome.status == 0 || outcome.status == 2, "\(outcome.errors)")
    return try json(outcome.outputBytes)
  }

  /// JSON without nulls; a NaN is no JSON at all.
  static func json(_ data: Data) throws -> [String: Any] {
    let value = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(!holdsNull(value))
    return value
  }

  static func holdsNull(_ value: Any) -> Bool {
    switch value {
    case is NSNull: true
    case let members as [String: Any]: members.values.contains(where: holdsNull)
    case let elements as [Any]: elements.contains(where: holdsNull)
    default: false
    }
  }

  static func accounts(_ report: [String: Any]) throws -> [String: [String: Any]] {
    let list = try #require(report["accounts"] as? [[String: Any]])
    return Dictionary(list.map { ($0["account"] as? String ?? "", $0) }) { first, _ in first }
  }

  static func codes(_ value: [String: Any]?) -> [String] {
    (value?["diagnostics"] as? [[String: Any]])?.compactMap { $0["code"] as? String } ?? []
  }
}

extension [String: Any] {
  /// An object within.
  func object(_ key: String) -> [String: Any] { self[key] as? [String: Any] ?? [:] }
  /// A number within; not a number where there is none.
  func number(_ key: String) -> Double { self[key] as? Double ?? .nan }
}
