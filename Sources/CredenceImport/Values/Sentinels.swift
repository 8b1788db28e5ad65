/// Numbers that stand for a missing answer in one column: 11 = missing, -99 = unanswered.
///
/// Off-scale numbers are never taken for missing without a declaration.
package struct Sentinels: Sendable, Hashable {
  /// What a sentinel stands for.
  package enum Meaning: String, Sendable, Hashable, Codable, CaseIterable {
    /// There is no answer, for whatever reason.
    case missing
    /// The question was shown and not answered.
    case unanswered
    /// The question was not one for this respondent.
    case notApplicable = "not-applicable"
  }

  private var meanings: [Int: Meaning]

  /// No sentinels.
  package static let none = Sentinels([:])
  /// Qualtrics marks a question that was seen and left unanswered with -99.
  package static let qualtrics = Sentinels([-99: .unanswered])

  /// Makes a set of sentinels.
  package init(_ meanings: [Int: Meaning]) { self.meanings = meanings }

  /// Whether there are none.
  package var isEmpty: Bool { meanings.isEmpty }

  /// The numbers, in order.
  package var codes: [Int] { meanings.keys.sorted() }

  /// The meaning of a number, or `nil` if it is an ordinary one.
  package subscript(value: Int) -> Meaning? { meanings.isEmpty ? nil : meanings[value] }

  /// Declares a number.
  package mutating func declare(_ value: Int, as meaning: Meaning) { meanings[value] = meaning }

  /// Both sets together; where both name a number, `other` decides.
  package func merging(_ other: Sentinels) -> Sentinels {
    Sentinels(meanings.merging(other.meanings) { $1 })
  }

  /// The meaning of a cell that holds one of the numbers alone.
  func meaning(of cell: CellBytes) -> Meaning? {
    let trimmed = cell.trimmed
    guard !trimmed.isEmpty, case .integer(let value) = NumberReading(trimmed) else { return nil }
    return meanings[value]
  }
}
