import CredenceImport

extension AnalysisPlan {
  private enum Key: String, CodingKey, CaseIterable {
    case input, accounts, columns, map, sentinels, answers, driverLabels, dateOrder, csatScale, method, prior,
      level
    case seed, roleAliases, accountAliases
  }

  /// Reads a plan. Keys left out take their defaults; a key that is no setting is an error, because a misspelt
  /// setting that is silently ignored would change the result.
  public init(from decoder: any Decoder) throws {
    self.init()
    let known = Key.allCases.map(\.rawValue)
    let found = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue).sorted()
    if let unknown = found.first(where: { !known.contains($0) }) {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath,
          debugDescription:
            "there is no setting \"\(unknown)\"; the settings are \(known.joined(separator: ", "))"))
    }
    let container = try decoder.container(keyedBy: Key.self)
    func read<Value: Decodable>(_ key: Key, _ fallback: Value) throws -> Value {
      try container.decodeIfPresent(Value.self, forKey: key) ?? fallback
    }
    input = try container.decodeIfPresent(String.self, forKey: .input)
    accounts = try container.decodeIfPresent(String.self, forKey: .accounts)
    columns = try read(.columns, columns)
    map = try read(.map, map)
    sentinels = try read(.sentinels, sentinels)
    answers = try read(.answers, answers)
    driverLabels = try read(.driverLabels, driverLabels)
    dateOrder = try container.decodeIfPresent(DateOrder.self, forKey: .dateOrder)
    csatScale = try read(.csatScale, csatScale)
    method = try container.decodeIfPresent(String.self, forKey: .method)
    prior = try container.decodeIfPresent(String.self, forKey: .prior)
    level = try read(.level, level)
    seed = try read(.seed, seed)
    roleAliases = try read(.roleAliases, roleAliases)
    accountAliases = try read(.accountAliases, accountAliases)
  }

  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
