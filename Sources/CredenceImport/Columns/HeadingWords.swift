/// The words of a heading, for asking what it speaks of: `submittedAt`, `_submitted_at` and `Submitted at (UTC)` have the
/// same first two.
struct HeadingWords: Sendable, Hashable {
  /// Lower-cased words without accents.
  let words: [String]
  /// The words with one space between them.
  let text: String

  init(_ heading: String) {
    text = LooseKey.words(Self.apart(heading))
    words = text.split(separator: " ").map(String.init)
    wordBytes = words.map { Array($0.utf8) }
    textBytes = Array(text.utf8)
  }

  // The same in UTF-8: a heading is asked for hundreds of stems.
  private let wordBytes: [[UInt8]]
  private let textBytes: [UInt8]

  /// Whether the heading speaks of any of the stems.
  func speak(of stems: [Stem]) -> Bool { stems.contains(where: has) }

  /// Whether a word of the heading is the stem: the whole word where the stem is short, its beginning from four letters
  /// on, any part from five on (`Abgabedatum`), and for scripts without spaces any part of the heading.
  func has(_ stem: Stem) -> Bool {
    if stem.isPhrase { return Self.contains(textBytes, stem.bytes) }
    return wordBytes.contains { word in
      if stem.isWhole { return word == stem.bytes }
      if stem.count >= 5 { return Self.contains(word, stem.bytes) }
      return stem.count == 4 ? word.starts(with: stem.bytes) : word == stem.bytes
    }
  }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard let first = part.first, text.count >= part.count else { return false }
    for start in 0...(text.count - part.count) where text[start] == first {
      if text[start..<(start + part.count)].elementsEqual(part) { return true }
    }
    return false
  }

  /// `NPSScore` and `submittedAt` with a space between their words.
  private static func apart(_ heading: String) -> String {
    var result = ""
    let characters = Array(heading)
    for (index, character) in characters.enumerated() {
      if index > 0, character.isUppercase {
        let before = characters[index - 1]
        let next = index + 1 < characters.count ? characters[index + 1] : " "
        if before.isLowercase || (before.isUppercase && next.isLowercase) { result.append(" ") }
      }
      result.append(character)
    }
    return result
  }

  /// What a heading may speak of, without accents.
  struct Stem: Sendable, Hashable, ExpressibleByStringLiteral {
    let bytes: [UInt8]
    /// Letters.
    let count: Int
    /// Several words, or a script that writes no spaces: looked for anywhere.
    let isPhrase: Bool
    /// Written with `=` before it: a word that is this and nothing more. "Datenschutz" and "Datei" begin like "date".
    let isWhole: Bool

    init(stringLiteral stem: String) {
      isWhole = stem.hasPrefix("=")
      let text = LooseKey.words(stem)
      bytes = Array(text.utf8)
      count = text.unicodeScalars.count
      isPhrase =
        text.contains(" ")
        || text.unicodeScalars.contains {
          $0.value >= 0x3040 || (0x1100...0x11FF).contains($0.value)
        }
    }
  }
}
