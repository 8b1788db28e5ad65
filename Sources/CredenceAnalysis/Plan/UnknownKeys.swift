extension Decoder {
  /// Refuses keys that are no setting: a misspelt setting that is silently ignored would change the result.
  ///
  /// - Parameter place: what the settings are of, as in " of drivers"; empty for the whole plan.
  func refuseKeys<Keys: CodingKey & CaseIterable>(otherThan keys: Keys.Type, of place: String = "") throws {
    let known = keys.allCases.map(\.stringValue)
    let found = try container(keyedBy: AnyKey.self).allKeys.map(\.stringValue).sorted()
    guard let unknown = found.first(where: { !known.contains($0) }) else { return }
    throw DecodingError.dataCorrupted(
      DecodingError.Context(
        codingPath: codingPath,
        debugDescription:
          "there is no setting \"\(unknown)\"\(place); the settings are \(known.joined(separator: ", "))"))
  }
}

private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
