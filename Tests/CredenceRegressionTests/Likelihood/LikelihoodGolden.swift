import CredenceLinearAlgebra
import CredenceRegression
import CredenceTestSupport
import Foundation

/// Reference values of `Tests/Fixtures/Drivers`, and the data they belong to.
enum LikelihoodGolden {
  /// Any JSON value.
  indirect enum Value: Decodable, Sendable {
    case number(Double)
    case text(String)
    case list([Value])
    case object([String: Value])
    case null

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let list = try? container.decode([Value].self) {
        self = .list(list)
      } else {
        self = .object(try container.decode([String: Value].self))
      }
    }
  }

  struct Missing: Error { let what: String }

  struct Case: Decodable, Sendable {
    let id: String
    let expected: [String: Value]
    let tolerance: Double

    func number(_ key: String) throws -> Double {
      guard case .number(let value)? = expected[key] else { throw Missing(what: "\(id).\(key)") }
      return value
    }
    func named(_ key: String) throws -> [String: Double] {
      guard case .object(let values)? = expected[key] else { throw Missing(what: "\(id).\(key)") }
      var result: [String: Double] = [:]
      for (name, value) in values {
        guard case .number(let number) = value else { throw Missing(what: "\(id).\(key).\(name)") }
        result[name] = number
      }
      if result.isEmpty { throw Missing(what: "\(id).\(key)") }
      return result
    }
    /// The named values in the order of names, every one of them there and none left over.
    func vector(_ key: String, _ names: [String]) throws -> [Double] {
      let values = try named(key)
      guard values.count == names.count else { throw Missing(what: "\(id).\(key): \(values.keys.sorted())") }
      return try names.map { name in
        guard let value = values[name] else { throw Missing(what: "\(id).\(key).\(name)") }
        return value
      }
    }
    func list(_ key: String) throws -> [Double] {
      guard case .list(let values)? = expected[key] else { throw Missing(what: "\(id).\(key)") }
      return try values.map {
        guard case .number(let number) = $0 else { throw Missing(what: "\(id).\(key)") }
        return number
      }
    }
    func matrix(_ key: String) throws -> [[Double]] {
      guard case .list(let rows)? = expected[key] else { throw Missing(what: "\(id).\(key)") }
      return try rows.map { row in
        guard case .list(let values) = row else { throw Missing(what: "\(id).\(key)") }
        return try values.map {
          guard case .number(let number) = $0 else { throw Missing(what: "\(id).\(key)") }
          return number
        }
      }
    }
  }

  static let folder = "Drivers"

  static func find(_ id: String) throws -> Case {
    let cases: [Case] = try Fixtures.cases("\(folder)/golden-likelihood.json")
    guard let found = cases.first(where: { $0.id == id }) else { throw Missing(what: id) }
    return found
  }

  /// A data file as columns of text.
  static func columns(_ name: String) throws -> [String: [String]] {
    let text = try String(contentsOf: Fixtures.url("\(folder)/\(name)"), encoding: .utf8)
    let lines = text.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: "\"\r"))
      }
    }
    guard let header = lines.first, lines.count > 1 else { throw Missing(what: name) }
    var result: [String: [String]] = [:]
    for (place, title) in header.enumerated() { result[title] = lines.dropFirst().map { $0[place] } }
    return result
  }

  static func numbers(_ columns: [String: [String]], _ name: String) throws -> [Double] {
    guard let texts = columns[name] else { throw Missing(what: name) }
    return try texts.map {
      guard let value = Double($0) else { throw Missing(what: "\(name): \($0)") }
      return value
    }
  }

  static func indicator(_ columns: [String: [String]], _ name: String, _ value: String) throws -> [Double] {
    guard let texts = columns[name] else { throw Missing(what: name) }
    return texts.map { $0 == value ? 1 : 0 }
  }

  static func places(_ columns: [String: [String]], _ name: String, _ levels: [String]) throws -> [Int] {
    guard let texts = columns[name] else { throw Missing(what: name) }
    return try texts.map {
      guard let place = levels.firstIndex(of: $0) else { throw Missing(what: "\(name): \($0)") }
      return place
    }
  }

  static func wine() throws -> (responses: OrderedResponses, judges: Clusters) {
    let data = try columns("wine.csv")
    let design = Matrix(
      columns: [try indicator(data, "temp", "warm"), try indicator(data, "contact", "yes")],
      columnNames: ["tempwarm", "contactyes"])
    let levels = ["1", "2", "3", "4", "5"]
    return (
      try OrderedResponses(design: design, classes: try places(data, "rating", levels), classNames: levels),
      Clusters(data["judge"] ?? [])
    )
  }

  static let drivers = ["support", "performance", "services", "price", "documentation", "relationship"]
  static let driverTerms = drivers + ["roleinfluencer", "roledecision_maker"]
  static let loyalty = ["detractor", "passive", "promoter"]

  struct Drivers {
    let design: Matrix
    let classes: [Int]
    let scores: [Int]
    let accounts: Clusters

    func responses() throws -> OrderedResponses {
      try OrderedResponses(design: design, classes: classes, classNames: ["1", "2", "3"])
    }
    /// Promoter against the rest.
    func promoters() throws -> OrderedResponses {
      try OrderedResponses(
        design: design, classes: classes.map { $0 == 2 ? 1 : 0 }, classNames: ["other", "promoter"])
    }
  }

  static func drivers120() throws -> Drivers {
    let data = try columns("drivers120.csv")
    var columns = try drivers.map { try numbers(data, $0) }
    columns.append(try indicator(data, "role", "influencer"))
    columns.append(try indicator(data, "role", "decision_maker"))
    return Drivers(
      design: Matrix(columns: columns, columnNames: driverTerms),
      classes: try places(data, "loyalty", loyalty), scores: try numbers(data, "score").map { Int($0) },
      accounts: Clusters(data["account"] ?? []))
  }

  static func separated40() throws -> (responses: OrderedResponses, accounts: Clusters) {
    let data = try columns("separated40.csv")
    let names = ["support", "price", "outage", "docs"]
    let design = Matrix(columns: try names.map { try numbers(data, $0) }, columnNames: names)
    return (
      try OrderedResponses(
        design: design, classes: try places(data, "loyalty", loyalty), classNames: loyalty),
      Clusters(data["account"] ?? [])
    )
  }
}

/// The largest absolute difference, infinite where the counts differ or something is missing.
func largestDifference(_ found: some Collection<Double>, _ expected: some Collection<Double>) -> Double {
  guard found.count == expected.count, !found.isEmpty else { return .infinity }
  return zip(found, expected).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
}

func largestDifference(_ found: [Double?], _ expected: some Collection<Double>) -> Double {
  largestDifference(found.map { $0 ?? .infinity }, expected)
}
