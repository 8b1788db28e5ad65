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
  public init(_ pairs: [(alias: String, name: String)]) throws(AccountAliasError) {
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
  public func name(for cleanName: String) -> String {
    targets.isEmpty ? cleanName : targets[cleanName] ?? cleanName
  }
}

/// Raised where an alias file contradicts itself.
public struct AccountAliasError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The spelling.
  public let alias: String
  /// The names it stands for, or the circle it is in.
  public let names: [String]
  /// What is wrong and what to do.
  public var description: String {
    let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
    return "The alias \"\(alias)\" stands for \(list): give each alias one name that is no alias itself."
  }
}
