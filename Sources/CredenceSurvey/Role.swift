/// The part a contact plays in the decision to buy.
///
/// Three roles are seeded; any set is allowed. A role is its kebab-case name.
public struct Role: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
  /// The stable name in kebab case (`decision-maker`).
  public let rawValue: String

  /// Makes a role of a name; letters are lowered, and runs of anything but letters and digits become one hyphen.
  ///
  /// A name without letters or digits becomes ``unknown``.
  public init(rawValue: String) {
    var name = ""
    for character in rawValue.lowercased() {
      if character.isLetter || character.isNumber {
        name.append(character)
      } else if !name.isEmpty, name.last != "-" {
        name.append("-")
      }
    }
    while name.last == "-" { name.removeLast() }
    self.rawValue = name.isEmpty ? "unknown" : name
  }

  /// Decides: sponsor, executive, economic buyer.
  public static let decisionMaker = Role(rawValue: "decision-maker")
  /// Is heard before the decision: champion, manager.
  public static let influencer = Role(rawValue: "influencer")
  /// Works with what was bought.
  public static let endUser = Role(rawValue: "end-user")
  /// The file does not say.
  public static let unknown = Role(rawValue: "unknown")

  /// The roles every portfolio may expect, in the order they are shown.
  package static let seeded: [Role] = [.decisionMaker, .influencer, .endUser]

  /// The name for people: `decision maker`.
  public var description: String { rawValue.split(separator: "-").joined(separator: " ") }
}

extension Role: Comparable {
  /// Seeded roles first in their order, then others by name, `unknown` last.
  public static func < (left: Role, right: Role) -> Bool {
    (left.rank, left.rawValue) < (right.rank, right.rawValue)
  }

  private var rank: Int {
    if self == .unknown { return Role.seeded.count + 1 }
    return Role.seeded.firstIndex(of: self) ?? Role.seeded.count
  }
}
