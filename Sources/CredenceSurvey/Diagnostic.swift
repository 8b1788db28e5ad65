/// A remark that travels with a result: degraded but usable.
///
/// The library never prints; whoever shows the result shows its diagnostics.
public struct Diagnostic: Sendable, Hashable {
  /// How much it matters.
  public enum Severity: String, Sendable, Hashable, Codable {
    /// Worth knowing; nothing was lost.
    case note
    /// The result stands on less than was asked for, or something was done instead.
    case warning
  }

  /// How much it matters.
  public let severity: Severity
  /// A stable kebab-case name a program can test (`degenerate-sample`).
  public let code: String
  /// One sentence for a person: what, and what was done or can be done.
  public let message: String

  /// Makes a diagnostic.
  public init(_ severity: Severity, code: String, _ message: String) {
    self.severity = severity
    self.code = code
    self.message = message
  }
}
