extension Int {
  /// A number of things as a person says it: `1 account`, `3 accounts`.
  ///
  /// - Parameters:
  ///   - one: What one of them is called.
  ///   - many: What several are called, where that is not `one` with an `s`.
  package func counted(_ one: String, _ many: String? = nil) -> String { "\(self) \(named(one, many))" }

  /// The word alone, for a number that is written in another way.
  package func named(_ one: String, _ many: String? = nil) -> String { self == 1 ? one : many ?? one + "s" }
}
