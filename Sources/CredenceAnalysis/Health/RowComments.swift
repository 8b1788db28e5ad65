import CredenceImport
import CredenceSurvey

/// What respondents wrote, row by row, as it may be shown.
struct RowComments: Sendable {
  private let written: [String?]
  private let respondents: CategoricalColumn?
  private let scores: [Int8?]
  private let tellsWho: Bool

  /// - Parameters:
  ///   - table: The rows.
  ///   - tellsWho: Whether role and score stand beside a comment. They are one respondent's, and no group shown is as
  ///     small where small groups are hidden.
  /// - Returns: `nil` where the file has no comments.
  init?(_ table: ResponseTable, tellsWho: Bool) {
    guard let written = table.comments else { return nil }
    self.written = written
    respondents = table.respondents
    scores = table.scores
    self.tellsWho = tellsWho
  }

  /// The comments of some rows, the lowest scores first, or by their words where small groups are hidden.
  func comments(of rows: [Int], role: (Int) -> Role?) -> [AccountReasons.Comment] {
    let comments = rows.compactMap { row -> AccountReasons.Comment? in
      guard let text = written[row], !text.isEmpty else { return nil }
      // Who answered does not leave by what was written either.
      let shown = OwnName.withheld(respondents?[row], in: Addresses.withheld(in: text))
      return AccountReasons.Comment(
        role: tellsWho ? role(row) : nil, score: tellsWho ? scores[row].map { Int($0) } : nil, text: shown)
    }
    // In the order of scores their places would tell them.
    guard tellsWho else { return comments.sorted { $0.text < $1.text } }
    return comments.enumerated().sorted {
      ($0.element.score ?? 99, $0.offset) < ($1.element.score ?? 99, $1.offset)
    }.map(\.element)
  }
}
