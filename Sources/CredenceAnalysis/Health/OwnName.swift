/// The name (or number) a respondent goes by in the file, in what the same respondent wrote.
enum OwnName {
  /// What stands in its place.
  static let withheld = "(name withheld)"

  /// The text without the name where it stands as words of their own, in any case of its letters.
  static func withheld(_ name: String?, in text: String) -> String {
    let wanted = letters(of: name ?? "")
    guard !wanted.isEmpty else { return text }
    let characters = Array(text)
    let lowered = characters.map { $0.lowercased() }
    var result = ""
    var index = 0
    while index < characters.count {
      let end = index + wanted.count
      if end <= characters.count, Array(lowered[index..<end]) == wanted,
        index == 0 || !isPartOfWord(characters[index - 1]),
        end == characters.count || !isPartOfWord(characters[end])
      {
        result += withheld
        index = end
      } else {
        result.append(characters[index])
        index += 1
      }
    }
    return result
  }

  private static func letters(of name: String) -> [String] {
    var characters = name[...]
    while characters.first?.isWhitespace == true { characters.removeFirst() }
    while characters.last?.isWhitespace == true { characters.removeLast() }
    return characters.map { $0.lowercased() }
  }

  private static func isPartOfWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }
}
