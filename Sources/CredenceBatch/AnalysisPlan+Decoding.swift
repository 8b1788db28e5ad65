extension AnalysisPlan {
  private enum Key: String, CodingKey, CaseIterable {
    case input, accounts, columns, map, sentinels, answers, csatScale, method, level, seed
    case roleAliases, accountAliases
  }

  /// Reads a plan. Keys left out take their defaults; a key that is no setting is an error, because a misspelt
  /// setting that is silently ignored would change the result.
  public init(from decoder: any Decoder) throws {
    self.init()
    try UnknownKeys.refuse(in: decoder, known: Key.allCases.map(\.rawValue))
    let container = try decoder.container(keyedBy: Key.self)
    input = try container.decodeIfPresent(String.self, forKey: .input)
    accounts = try container.decodeIfPresent(String.self, forKey: .accounts)
    columns = try container.decodeIfPresent(Columns.self, forKey: .columns) ?? columns
    map = try container.decodeIfPresent([String: String].self, forKey: .map) ?? map
    sentinels = try container.decodeIfPresent([String: String].self, forKey: .sentinels) ?? sentinels
    answers = try container.decodeIfPresent(AnswersRule.self, forKey: .answers) ?? answers
    csatScale = try container.decodeIfPresent(String.self, forKey: .csatScale) ?? csatScale
    method = try container.decodeIfPresent(String.self, forKey: .method)
    level = try container.decodeIfPresent(Double.self, forKey: .level) ?? level
    seed = try container.decodeIfPresent(UInt64.self, forKey: .seed) ?? seed
    roleAliases = try container.decodeIfPresent([String: String].self, forKey: .roleAliases) ?? roleAliases
    accountAliases =
      try container.decodeIfPresent([String: String].self, forKey: .accountAliases) ?? accountAliases
  }
}

extension AnalysisPlan.Columns {
  private enum Key: String, CodingKey, CaseIterable {
    case score, account, respondent, role, date, wave, csat, revenue, comment, segment, drivers
  }

  /// Reads the columns; a field that does not exist is an error.
  public init(from decoder: any Decoder) throws {
    self.init()
    try UnknownKeys.refuse(in: decoder, known: Key.allCases.map(\.rawValue))
    let container = try decoder.container(keyedBy: Key.self)
    score = try container.decodeIfPresent(String.self, forKey: .score)
    account = try container.decodeIfPresent(String.self, forKey: .account)
    respondent = try container.decodeIfPresent(String.self, forKey: .respondent)
    role = try container.decodeIfPresent(String.self, forKey: .role)
    date = try container.decodeIfPresent(String.self, forKey: .date)
    wave = try container.decodeIfPresent(String.self, forKey: .wave)
    csat = try container.decodeIfPresent([String].self, forKey: .csat)
    revenue = try container.decodeIfPresent(String.self, forKey: .revenue)
    comment = try container.decodeIfPresent(String.self, forKey: .comment)
    segment = try container.decodeIfPresent([String].self, forKey: .segment)
    drivers = try container.decodeIfPresent([String].self, forKey: .drivers)
  }
}

/// Finds settings that do not exist.
enum UnknownKeys {
  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// - Throws: `DecodingError.dataCorrupted` naming the first unknown key and those that exist.
  static func refuse(in decoder: any Decoder, known: [String]) throws {
    let found = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue).sorted()
    guard let unknown = found.first(where: { !known.contains($0) }) else { return }
    throw DecodingError.dataCorrupted(
      DecodingError.Context(
        codingPath: decoder.codingPath,
        debugDescription: "there is no setting \"\(unknown)\"; the settings here are \(known.joined(separator: ", "))"))
  }
}
