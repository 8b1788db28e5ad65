/// Addresses of persons in what they wrote: none leaves in any output.
///
/// An address is a word with an at sign, in any of its widths, and anything to be at: `ann@person.example`, `ann@intranet`,
/// `@ann`. Words are taken apart at white space and at the marks that surround an address in running text. The rule is the
/// same for comments, labels and refused cells; it withholds `3@5` rather than a person.
package enum Addresses {
  /// What stands in the place of an address.
  package static let withheld = "(address withheld)"

  /// The text with each address withheld.
  package static func withheld(in text: String) -> String {
    guard text.contains(where: isAtSign) else { return text }
    var result = ""
    var word = text.startIndex
    func flush(to end: String.Index) -> String {
      isAddress(text[word..<end]) ? withheld : String(text[word..<end])
    }
    for index in text.indices where text[index].isWhitespace || marks.contains(text[index]) {
      result += flush(to: index)
      result.append(text[index])
      word = text.index(after: index)
    }
    return result + flush(to: text.endIndex)
  }

  /// Whether the text holds an address.
  package static func isIn(_ text: String) -> Bool { withheld(in: text) != text }

  private static let marks: Set<Character> = ["<", ">", "(", ")", ",", ";", "\"", "\u{201C}", "\u{201D}"]

  private static func isAddress(_ word: Substring) -> Bool {
    word.contains(where: isAtSign) && word.contains { $0.isLetter || $0.isNumber }
  }

  /// U+0040, and its small and full-width forms.
  private static func isAtSign(_ character: Character) -> Bool {
    character.unicodeScalars.contains { ["@", "\u{FE6B}", "\u{FF20}"].contains($0) }
  }
}
