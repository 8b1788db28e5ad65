/// The methods a caller can choose from by name, in the order they are offered.
///
/// This module knows its own; whoever stands above adds those of other modules with ``adding(_:)``.
public struct MethodCatalogue<Method: Sendable>: Sendable {
  /// The methods, in the order they are offered.
  public let methods: [Method]
  /// The methods' names, in the same order.
  public let names: [String]
  /// Names that mean another method, and why.
  public let aliases: [MethodAlias]

  init(_ methods: [Method], names: [String], aliases: [MethodAlias] = []) {
    precondition(methods.count == names.count, "one name a method")
    precondition(Set(names).count == names.count, "two methods have one name")
    self.methods = methods
    self.names = names
    self.aliases = aliases
  }

  /// The method of a name or alias.
  ///
  /// - Throws: ``UnknownMethodError`` with the names there are and the nearest one.
  public func named(_ name: String) throws(UnknownMethodError) -> Method {
    let target = alias(name)?.target ?? name
    guard let place = names.firstIndex(of: target) else {
      throw UnknownMethodError(name: name, known: names)
    }
    return methods[place]
  }

  /// What a name stands for if it is an alias, so that a caller can say so.
  public func alias(_ name: String) -> MethodAlias? { aliases.first { $0.name == name } }
}

/// A name that means another method here.
public struct MethodAlias: Sendable, Hashable {
  /// The name that may be given.
  public let name: String
  /// The name of the method that is used.
  public let target: String
  /// Why, as a sentence for a person.
  public let reason: String

  /// Makes an alias.
  package init(name: String, target: String, reason: String) {
    self.name = name
    self.target = target
    self.reason = reason
  }
}
