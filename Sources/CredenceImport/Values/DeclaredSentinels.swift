/// Codes declared to stand for a missing answer, and the columns they do so in.
///
/// `11=missing` is of the score alone (in a file without scores, of its ratings); `Support:6=not-applicable` of the
/// column named; `*:-99=missing` of the score, the ratings, the columns kept for drivers, the segments and the revenue.
/// Names, roles, waves, dates, comments and labels are reached by their name alone.
public struct DeclaredSentinels: Sendable, Hashable {
  /// The codes of one column.
  package struct Column: Sendable, Hashable {
    /// The column's name or question.
    package let name: String
    /// Its codes.
    package var sentinels: Sentinels
  }

  /// Of the score, or of the ratings in a file without one.
  package private(set) var ofAnswers: Sentinels
  /// Of every column.
  package private(set) var ofAll: Sentinels = .none
  /// Of columns by name, in the order declared.
  package private(set) var columns: [Column] = []

  /// None.
  public static let none = DeclaredSentinels(.none)

  /// Codes of the score alone.
  package init(_ ofAnswers: Sentinels) { self.ofAnswers = ofAnswers }

  /// Reads declarations like `11=missing`, `Support:6=not-applicable` and `*:-99=missing`. A column's name may hold a
  /// colon: the last one counts.
  ///
  /// - Throws: ``SentinelError`` for one that is not of this form.
  package init(parsing declarations: [String]) throws(SentinelError) {
    self.init(.none)
    for declaration in declarations {
      guard let equals = declaration.lastIndex(of: "="),
        let meaning = Sentinels.Meaning(rawValue: String(declaration[declaration.index(after: equals)...]))
      else { throw SentinelError(declaration: declaration) }
      let head = declaration[..<equals]
      guard let colon = head.lastIndex(of: ":") else {
        guard let value = Int(head) else { throw SentinelError(declaration: declaration) }
        ofAnswers.declare(value, as: meaning)
        continue
      }
      let name = String(head[..<colon])
      guard !name.isEmpty, let value = Int(head[head.index(after: colon)...]) else {
        throw SentinelError(declaration: declaration)
      }
      if name == "*" {
        ofAll.declare(value, as: meaning)
      } else if let place = columns.firstIndex(where: { $0.name == name }) {
        columns[place].sentinels.declare(value, as: meaning)
      } else {
        columns.append(Column(name: name, sentinels: Sentinels([value: meaning])))
      }
    }
  }
}

/// Raised for a sentinel declaration that cannot be read.
package struct SentinelError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was declared.
  package let declaration: String
  /// What is wrong and what to write instead.
  package var description: String {
    "The sentinel \"\(declaration)\" is not [COLUMN:]NUMBER=missing, =unanswered or =not-applicable, as in 11=missing, Support:6=not-applicable or *:-99=missing."
  }
}
