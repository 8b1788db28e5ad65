public import CredenceHealth
package import CredenceImport
public import CredenceSurvey

/// How a plan weighs the roles: the same for each, or by name.
public enum RoleWeighting: Sendable, Hashable {
  /// The same weight for each role there is.
  case equal
  /// These weights.
  case named(RoleWeights)

  /// The weights of a portfolio with these roles. `unknown` is no role to weigh; without any the seeded ones count.
  public func weights(for roles: [Role]) -> RoleWeights {
    switch self {
    case .named(let weights): return weights
    case .equal:
      let known = Set(roles).subtracting([.unknown]).sorted()
      return .equal(known.isEmpty ? Role.seeded : known)
    }
  }

  /// Reads `equal` or `role=weight,role=weight`, the roles by any name the importer knows.
  ///
  /// - Parameters:
  ///   - text: The option's words.
  ///   - roles: What the roles are called.
  /// - Throws: ``PlanError/choice(_:reason:)`` for ``Setting/roleWeights``, saying what would be right.
  package init(option text: String, roles: RoleAliases = .standard) throws(PlanError) {
    if Self.isEqual(text) {
      self = .equal
      return
    }
    var pairs: [(label: String, weight: Double)] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false).map(Self.trimmed)
      guard sides.count == 2, !sides[0].isEmpty, let weight = Double(sides[1]) else {
        throw .choice(
          .roleWeights, reason: "\"\(Self.trimmed(part))\" is not role=weight; write \(Self.example)")
      }
      pairs.append((sides[0], weight))
    }
    do { self = .named(try Self.weights(pairs, roles)) } catch {
      throw .choice(.roleWeights, reason: error.reason)
    }
  }

  /// Weights by what the roles are called.
  static func weights(
    _ pairs: [(label: String, weight: Double)], _ roles: RoleAliases
  ) throws(Fault) -> RoleWeights {
    var weights: [Role: Double] = [:]
    for (label, weight) in pairs {
      guard let role = roles.role(of: label) else { throw Fault(reason: "\"\(label)\" is no role") }
      guard weights.updateValue(weight, forKey: role) == nil else {
        throw Fault(reason: "\(role.rawValue) is weighted twice (\"\(label)\" is another name of it)")
      }
    }
    do { return try RoleWeights(weights) } catch { throw Fault(reason: error.description) }
  }

  /// Whether a word asks for the same weight for each role.
  static func isEqual(_ text: String) -> Bool { trimmed(text[...]).lowercased() == "equal" }

  static let example = "decision-maker=0.5,influencer=0.3,end-user=0.2, or equal"

  /// What is wrong with weights, without the place.
  struct Fault: Error {
    let reason: String
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

extension RoleWeighting: Encodable {
  /// `"equal"`, or an object of role to weight: as a plan file has it.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .equal:
      var container = encoder.singleValueContainer()
      try container.encode("equal")
    case .named(let weights):
      var container = encoder.singleValueContainer()
      try container.encode(
        Dictionary(weights.weights.map { ($0.role.rawValue, $0.weight) }) { first, _ in first })
    }
  }
}
