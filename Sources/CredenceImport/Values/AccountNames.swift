import CredenceSurvey

/// How account names are cleaned, merged by an alias file, and compared.
enum AccountNames {
  /// The name trimmed (no-break and other Unicode spaces too) and in Unicode NFC; its case is kept. `nil` if
  /// nothing is left.
  static func clean(_ text: String) -> String? {
    let trimmed = text.withCellBytes { bytes -> String? in
      let inner = bytes.trimmed
      return inner.count == bytes.count ? nil : inner.text
    }
    let name = CanonicalForm.composed(trimmed ?? text)
    return name.isEmpty ? nil : name
  }

  /// What programs and people write where there is no account, as loose keys; none of them need be meant so.
  private static let marksForNone: Set<String> = [
    "na", "n/a", "#n/a", "n.a.", "none", "nan", "null", "nil", "-", "--", "\u{2013}", "\u{2014}", ".", "?",
    "undefined", "unknown",
    "not available", "not applicable", "not specified", "(blank)", "(none)", "(empty)", "blank", "empty",
    "tbd", "#ref!",
    "#value!", "#name?", "#null!", "#div/0!", "keine angabe", "k.a.", "unbekannt", "aucun", "inconnu",
    "ninguno", "desconocido",
    "nessuno", "nenhum", "desconhecido", "geen", "onbekend", "brak", "yok", "\u{306A}\u{3057}",
  ]

  /// Whether a name is what stands for no name.
  static func isMarkForNone(_ name: String) -> Bool { marksForNone.contains(name.lowercased()) }

  /// What is to be said of accounts whose names may stand for none.
  ///
  /// - Parameter blanks: What becomes of rows without an account.
  static func remarkOnMarksForNone(
    _ names: [String], blanks: ImportFact.Blanks = .putUnder(NameCleaner.noAccount)
  ) -> Diagnostic? {
    let found = names.filter(isMarkForNone).sorted()
    guard !found.isEmpty else { return nil }
    return Diagnostic(
      ImportFact.accountLikeNone(found.count, first: Array(found.prefix(5)), blanks))
  }
}

/// Names that stand for another name, from an alias file.
public struct AccountAliases: Sendable {
  private var targets: [String: String] = [:]

  /// No aliases.
  public static let none = AccountAliases()

  private init() {}

  /// Makes aliases from pairs of a spelling and the name it stands for.
  ///
  /// - Throws: ``AccountAliasError`` where a spelling stands for two names, or for itself in a circle.
  package init(_ pairs: [(alias: String, name: String)]) throws(AccountAliasError) {
    var order: [String] = []
    for pair in pairs {
      guard let alias = AccountNames.clean(pair.alias), let name = AccountNames.clean(pair.name),
        alias != name
      else { continue }
      if let known = targets[alias], known != name {
        throw AccountAliasError(alias: alias, names: [known, name])
      }
      if targets[alias] == nil { order.append(alias) }
      targets[alias] = name
    }
    for alias in order {
      var seen = [alias]
      while let next = targets[seen[seen.count - 1]] {
        if seen.contains(next) {
          throw AccountAliasError(alias: alias, names: Array(seen.dropFirst()) + [next])
        }
        seen.append(next)
      }
      targets[alias] = seen[seen.count - 1]
    }
  }

  /// The name a clean name stands for: itself, unless the file says otherwise.
  package func name(for cleanName: String) -> String {
    targets.isEmpty ? cleanName : targets[cleanName] ?? cleanName
  }
}

/// Raised where an alias file contradicts itself.
package struct AccountAliasError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The spelling.
  package let alias: String
  /// The names it stands for, or the circle it is in.
  package let names: [String]
  /// What is wrong and what to do.
  package var description: String {
    let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
    return "The alias \"\(alias)\" stands for \(list): give each alias one name that is no alias itself."
  }
}
