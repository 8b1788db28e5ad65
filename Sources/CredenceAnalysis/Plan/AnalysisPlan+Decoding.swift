import CredenceImport
import CredenceSurvey

extension AnalysisPlan {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case input, accounts, columns, map, sentinels, words, reverse, answers, waves, since, until, driverLabels,
      dateOrder, scale, csatScale, method, prior, level
    case seed, minimumResponses, mostRoles, riskRule, drivers, roleAliases, accountAliases
    case includesComments = "comments"
    case roleWeighting = "roleWeights"
  }

  /// Reads a plan. Keys left out take their defaults; a key that is no setting is an error.
  public init(from decoder: any Decoder) throws {
    self.init()
    try decoder.refuseKeys(otherThan: CodingKeys.self)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func read<Value: Decodable>(_ key: CodingKeys, _ fallback: Value) throws -> Value {
      try container.decodeIfPresent(Value.self, forKey: key) ?? fallback
    }
    input = try container.decodeIfPresent(String.self, forKey: .input)
    accounts = try container.decodeIfPresent(String.self, forKey: .accounts)
    columns = try read(.columns, columns)
    map = try read(.map, map)
    sentinels = try read(.sentinels, sentinels)
    words = try read(.words, words)
    reverse = try read(.reverse, reverse)
    answers = try read(.answers, answers)
    waves = try read(.waves, waves)
    since = try container.decodeIfPresent(String.self, forKey: .since)
    until = try container.decodeIfPresent(String.self, forKey: .until)
    driverLabels = try read(.driverLabels, driverLabels)
    dateOrder = try container.decodeIfPresent(DateOrder.self, forKey: .dateOrder)
    scale = try container.decodeIfPresent(String.self, forKey: .scale)
    csatScale = try read(.csatScale, csatScale)
    method = try container.decodeIfPresent(String.self, forKey: .method)
    prior = try container.decodeIfPresent(String.self, forKey: .prior)
    level = try read(.level, level)
    seed = try read(.seed, seed)
    roleAliases = try read(.roleAliases, roleAliases)
    accountAliases = try read(.accountAliases, accountAliases)
    minimumResponses = try read(.minimumResponses, minimumResponses)
    includesComments = try read(.includesComments, includesComments)
    mostRoles = try read(.mostRoles, mostRoles)
    riskRule = try read(.riskRule, riskRule)
    drivers = try read(.drivers, drivers)
    if container.contains(.roleWeighting) { roleWeighting = try weighting(container) }
  }

  /// `"equal"`, or an object of role to weight. The roles go by the plan's own names too.
  private func weighting(_ container: KeyedDecodingContainer<CodingKeys>) throws -> RoleWeighting {
    func fault(_ reason: String) -> DecodingError {
      .dataCorruptedError(forKey: .roleWeighting, in: container, debugDescription: reason)
    }
    if let word = try? container.decode(String.self, forKey: .roleWeighting) {
      if RoleWeighting.isEqual(word) { return .equal }
      throw fault("\"\(word)\" is no weighting; write \"equal\" or an object of role to weight")
    }
    guard let weights = try? container.decode([String: Double].self, forKey: .roleWeighting) else {
      throw fault(
        "expected \"equal\" or an object of role to weight, such as {\"decision-maker\": 0.5, \"influencer\": 0.3, \"end-user\": 0.2}"
      )
    }
    do {
      return .named(
        try RoleWeighting.weights(weights.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, roleTable()))
    } catch {
      throw fault(error.reason)
    }
  }
}
