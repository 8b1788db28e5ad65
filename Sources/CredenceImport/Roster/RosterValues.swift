import CredenceSurvey

/// What a roster says of each account on several lines: the first value counts, another one is a conflict.
///
/// Nearly every account has one line, so what is kept by account is that line, and of single values only what came
/// later.
struct RosterValues {
  typealias Field = ImportFact.RosterField

  /// Where a value stands.
  struct Place {
    /// Of the account, in order of first appearance.
    let position: Int
    let account: String
    let line: Int
  }

  private struct Key: Hashable {
    let position: Int
    let field: Field
  }

  /// By account, the line that names it first.
  var accountLines: [Int] = []
  /// By account, the line that tells of contacts of a role first, where that is not the account's first line.
  private(set) var laterRoleLines: [Int: [Role: Int]] = [:]
  /// The same of every other value.
  private var laterLines: [Key: Int] = [:]
  /// What contradicts an earlier line.
  private(set) var conflicts: [ImportFact.RosterConflict] = []

  /// The value that counts, of the one known and the one found at a place.
  mutating func first<Value: Equatable>(
    _ known: Value?, _ found: Value?, _ field: Field, _ place: Place
  ) -> Value? {
    guard let found else { return known }
    guard let known else {
      if place.line != accountLines[place.position] {
        laterLines[Key(position: place.position, field: field)] = place.line
      }
      return found
    }
    if known != found {
      let origin =
        laterLines[Key(position: place.position, field: field)] ?? accountLines[place.position]
      conflicts.append(
        ImportFact.RosterConflict(
          field: field, account: place.account, line: place.line, kept: Self.text(known),
          keptLine: origin, found: Self.text(found)))
    }
    return known
  }

  /// Notes that a place is the first that tells of an account's contacts of a role.
  mutating func noteFirst(_ role: Role, _ place: Place) {
    if place.line != accountLines[place.position] {
      laterRoleLines[place.position, default: [:]][role] = place.line
    }
  }

  /// An amount without a needless `.0`.
  private static func text(_ value: some Equatable) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
