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

  /// What a remark tells of: whoever hides a group hides the remarks on it with it.
  public enum Subject: Sendable, Hashable {
    /// A role: of the account the remark belongs to, or of all.
    case role(Role)
    /// A wave, likewise.
    case wave(String)
    /// A driver by its name, or another term of a model.
    case driver(String)
  }

  /// How much it matters.
  public let severity: Severity
  /// A stable kebab-case name a program can test (`degenerate-sample`).
  public let code: String
  /// One sentence for a person: what, and what was done or can be done.
  public let message: String
  /// The groups whose figures it tells, or of which they would follow; empty where it tells of none.
  public let subjects: [Subject]

  /// Makes a diagnostic.
  package init(_ severity: Severity, code: String, _ message: String, about subjects: [Subject] = []) {
    self.severity = severity
    self.code = code
    self.message = message
    self.subjects = subjects
  }
}
