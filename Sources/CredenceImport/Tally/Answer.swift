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
  /// Whether a respondent's cell names nobody: blank, or the word a survey tool puts for it, in its users' language.
  /// All such rows are different people, and none supersedes another.
  var isNobody: Bool {
    isBlankAnswer || isAnonymous || isWord("unknown") || isWord("none") || isWord("-")
  }

  /// "anonymous" in the languages of survey tools: anonym, anonyme, anónimo, anoniem, anonimowy, 匿名.
  private var isAnonymous: Bool {
    guard count >= 6, count <= 20, self[0].lowered == UInt8(ascii: "a") || self[0] == 0xE5 else {
      return false
    }
    let word = text.lowercased()
    return ["anonym", "anonim", "anoniem", "an\u{F3}nim", "\u{533F}\u{540D}"].contains { word.hasPrefix($0) }
      && !word.contains("@") && !word.contains(where: \.isNumber)
  }
}
