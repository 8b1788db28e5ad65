public import CredenceImport

/// A plan that cannot be carried out. CredencePresentation says which setting and what would be right.
public enum PlanError: Error, Sendable, Hashable {
  /// A field of the plan has a value it cannot have.
  case setting(String, reason: String)
  /// A setting was given words that do not say what to do.
  case choice(Setting, reason: String)
  /// A column that was named for a setting cannot be it.
  case column(Setting, ColumnFault)
  /// A mapping of a column to a field cannot be read.
  case mapping(ColumnMappingError)
  /// The plan file is not JSON, or not a plan.
  case unreadable(path: String, reason: String)
  /// There is no plan file at that path, or it may not be read.
  case missing(path: String)
  /// No account goes by that name; the nearest names.
  case noSuchAccount(String, nearest: [String])
}
