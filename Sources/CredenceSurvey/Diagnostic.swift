/// A remark that travels with a result: degraded but usable.
///
/// It holds a ``DiagnosticFact``, which is values and no words. The sentence a person reads is made where results are
/// shown, with settings called what they are called there: an option of the command, a field of a plan.
///
/// The library never prints; whoever shows the result shows its diagnostics.
public struct Diagnostic: Sendable {
  /// How much it matters.
  public enum Severity: String, Sendable, Hashable, Codable {
    /// Worth knowing; nothing was lost.
    case note
    /// The result stands on less than was asked for, or something was done instead.
    case warning
  }

  /// A stable kebab-case name a program can test (`degenerate-sample`).
  public struct Code: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral,
    CustomStringConvertible
  {
    /// The name.
    public let rawValue: String
    /// A code by its name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// A code by its name.
    public init(stringLiteral name: String) { rawValue = name }
    /// The name.
    public var description: String { rawValue }
  }

  /// What a remark tells of: whoever hides a group hides the remarks on it with it.
  public enum Subject: Sendable, Hashable {
    /// A role: of the account the remark belongs to, or of all.
    case role(Role)
    /// A wave, likewise.
    case wave(String)
    /// A driver by its name, or another term of a model.
    case driver(String)
    /// An account by its name.
    case account(String)
    /// A column of a file by its name.
    case column(String)
    /// A line of a file, counted from 1.
    case line(Int)
  }

  /// What there is to say, as values.
  public let fact: any DiagnosticFact

  /// A remark on a fact.
  public init(_ fact: some DiagnosticFact) { self.fact = fact }

  /// How much it matters.
  public var severity: Severity { fact.severity }
  /// A stable name a program can test.
  public var code: Code { fact.code }
  /// What it tells of; empty where it tells of all.
  public var subjects: [Subject] { fact.subjects }
}

/// What a diagnostic says, as values: a code, what it tells of, and the numbers and names in it.
///
/// Each module has one enum of its facts. A fact's sentence is made in CredencePresentation, where an exhaustive switch
/// makes one for each case; a fact of your own gets its sentence by conforming to `Worded` too.
public protocol DiagnosticFact: Sendable, Hashable {
  /// How much it matters.
  var severity: Diagnostic.Severity { get }
  /// The stable name.
  var code: Diagnostic.Code { get }
  /// The groups whose figures it tells, or of which they would follow, and where it was found.
  var subjects: [Diagnostic.Subject] { get }
}

extension DiagnosticFact {
  /// Nothing in particular.
  public var subjects: [Diagnostic.Subject] { [] }

  fileprivate func isEqual(to other: any DiagnosticFact) -> Bool { (other as? Self) == self }
}

extension Diagnostic: Hashable {
  /// Whether two remarks say the same.
  public static func == (one: Diagnostic, other: Diagnostic) -> Bool { one.fact.isEqual(to: other.fact) }

  /// Hashes the fact.
  public func hash(into hasher: inout Hasher) { fact.hash(into: &hasher) }
}

extension Diagnostic.Code {
  /// All answers are alike, so what varies cannot be seen.
  package static let degenerateSample: Self = "degenerate-sample"
}
