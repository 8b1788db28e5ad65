/// Numbers that stand for a missing answer, as declared: `11=missing`, `-99=unanswered`.
///
/// Off-scale numbers are never taken for missing without a declaration.
public struct Sentinels: Sendable, Hashable {
  /// What a sentinel stands for.
  public enum Meaning: String, Sendable, Hashable, Codable {
    /// There is no answer, for whatever reason.
    case missing
    /// The question was shown and not answered.
    case unanswered
  }

  private var meanings: [Int: Meaning]

  /// No sentinels.
  public static let none = Sentinels([:])
  /// Qualtrics marks a question that was seen and left unanswered with -99.
  public static let qualtrics = Sentinels([-99: .unanswered])

  /// Makes a set of sentinels.
  public init(_ meanings: [Int: Meaning]) { self.meanings = meanings }

  /// Reads declarations like `11=missing`.
  ///
  /// - Throws: ``SentinelError`` for one that is not `number=missing` or `number=unanswered`.
  public init(parsing declarations: [String]) throws(SentinelError) {
    meanings = [:]
    for declaration in declarations {
      let parts = declaration.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, let value = Int(parts[0]), let meaning = Meaning(rawValue: String(parts[1]))
      else { throw SentinelError(declaration: declaration) }
      meanings[value] = meaning
    }
  }

  /// The meaning of a number, or `nil` if it is an ordinary one.
  public subscript(value: Int) -> Meaning? { meanings.isEmpty ? nil : meanings[value] }

  /// Both sets together; where both name a number, `other` decides.
  public func merging(_ other: Sentinels) -> Sentinels {
    Sentinels(meanings.merging(other.meanings) { $1 })
  }
}

/// Raised for a sentinel declaration that cannot be read.
public struct SentinelError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was declared.
  public let declaration: String
  /// What is wrong and what to write instead.
  public var description: String {
    "The sentinel \"\(declaration)\" is not NUMBER=missing or NUMBER=unanswered, as in 11=missing."
  }
}
