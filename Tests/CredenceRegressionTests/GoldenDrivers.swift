import CredenceLinearAlgebra
import CredenceTestSupport
import Foundation

/// One of the golden cases of the linear driver models.
struct GoldenCase: Decodable, Sendable {
  let id: String
  let tolerance: Double
  let expected: [String: Expectation]

  /// A number, or a number per name.
  enum Expectation: Decodable, Sendable {
    case number(Double)
    case named([String: Double])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .named(try container.decode([String: Double].self))
      }
    }
  }

  struct Missing: Error { let name: String }

  func number(_ name: String) throws -> Double {
    guard case .number(let value) = expected[name] else { throw Missing(name: name) }
    return value
  }

  func named(_ name: String) throws -> [String: Double] {
    guard case .named(let values) = expected[name], !values.isEmpty else { throw Missing(name: name) }
    return values
  }

  static func load(_ id: String) throws -> GoldenCase {
    let cases = try Fixtures.cases("Drivers/golden-linear.json", as: GoldenCase.self)
    guard let found = cases.first(where: { $0.id == id }) else { throw Missing(name: id) }
    return found
  }
}

/// A comma-separated fixture without quotes inside cells.
struct FixtureColumns {
  let names: [String]
  let rows: [[String]]

  init(_ path: String) throws {
    let text = try String(contentsOf: Fixtures.url(path), encoding: .utf8)
    let lines = text.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "\"\r")) }
    }
    guard lines.count > 1 else { throw GoldenCase.Missing(name: path) }
    names = lines[0]
    rows = Array(lines.dropFirst())
  }

  func strings(_ name: String) throws -> [String] {
    guard let place = names.firstIndex(of: name) else { throw GoldenCase.Missing(name: name) }
    return rows.map { $0[place] }
  }

  func numbers(_ name: String) throws -> [Double] { try strings(name).compactMap(Double.init) }

  /// 120 simulated answers of 20 accounts: 6 drivers, role against end user, the score in NPS points.
  static func drivers120() throws -> (design: Matrix, outcome: [Double], accounts: [String]) {
    let table = try FixtureColumns("Drivers/drivers120.csv")
    let drivers = ["support", "performance", "services", "price", "documentation", "relationship"]
    let roles = try table.strings("role")
    var columns = [[Double](repeating: 1, count: roles.count)]
    for driver in drivers { columns.append(try table.numbers(driver)) }
    for role in ["influencer", "decision_maker"] { columns.append(roles.map { $0 == role ? 1 : 0 }) }
    let names = ["(Intercept)"] + drivers + ["roleinfluencer", "roledecision_maker"]
    return (
      Matrix(columns: columns, columnNames: names), try outcome(table), try table.strings("account")
    )
  }

  /// 40 answers of 10 accounts; "outage" was ticked by detractors only.
  static func separated40() throws -> (design: Matrix, outcome: [Double], accounts: [String]) {
    let table = try FixtureColumns("Drivers/separated40.csv")
    let drivers = ["support", "price", "outage", "docs"]
    var columns = [[Double](repeating: 1, count: table.rows.count)]
    for driver in drivers { columns.append(try table.numbers(driver)) }
    return (
      Matrix(columns: columns, columnNames: ["(Intercept)"] + drivers), try outcome(table),
      try table.strings("account")
    )
  }

  private static func outcome(_ table: FixtureColumns) throws -> [Double] {
    try table.strings("loyalty").map { $0 == "promoter" ? 100 : $0 == "detractor" ? -100 : 0 }
  }
}

/// Relative where the value is large, absolute where it is small.
func isClose(_ value: Double, _ expected: Double, _ tolerance: Double) -> Bool {
  abs(value - expected) <= tolerance * max(1, abs(expected))
}
