/// A plan that cannot be carried out. The text says which setting and what would be right.
public enum PlanError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A setting has a value it cannot have.
  case setting(String, reason: String)
  /// The plan file is not JSON, or not a plan.
  case unreadable(path: String, reason: String)
  /// There is no plan file at that path, or it may not be read.
  case missing(path: String)
  /// No account goes by that name; the nearest names.
  case noSuchAccount(String, nearest: [String])

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .setting(let name, let reason):
      "\(name): \(reason)"
    case .unreadable(let path, let reason):
      "\(path) is not a plan: \(reason)"
    case .missing(let path):
      "\(path): there is no such plan file, or it may not be read; check the name and the folder"
    case .noSuchAccount(let name, let nearest):
      nearest.isEmpty
        ? "there is no account \"\(name)\""
        : "there is no account \"\(name)\"; did you mean \(nearest.map { "\"\($0)\"" }.joined(separator: ", "))?"
    }
  }
}
