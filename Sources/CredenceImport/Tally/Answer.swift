/// What a respondent left: a score, a rating alone, or nothing.
struct Answer: Equatable, Sendable {
  /// The score, or one of two numbers no scale has.
  let code: Int16

  @inline(__always)
  init(_ score: Int8) { code = Int16(score) }
  private init(code: Int16) { self.code = code }

  /// A satisfaction rating in a file without scores.
  static let rating = Answer(code: .max)
  /// A known contact without an answer.
  static let silence = Answer(code: .min)

  /// The score, if there is one.
  var score: Int8? { Int8(exactly: code) }
}

extension CellBytes {
  /// Whether a respondent's cell names nobody: blank, or the word a survey tool puts for it.
  /// All such rows are different people, and none supersedes another.
  var isNobody: Bool {
    isBlankAnswer || isWord("anonymous") || isWord("unknown") || isWord("none") || isWord("-")
  }
}
