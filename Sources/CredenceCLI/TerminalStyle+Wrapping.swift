import CredenceReporting

extension TerminalStyle {
  /// A sentence as lines no wider than the terminal, broken between words, with a line end behind each. A word that is
  /// wider than the terminal (a file's name) is broken within.
  func wrapped(_ text: String) -> String {
    var lines: [String] = []
    var line = ""
    for word in TerminalText.harmless(text, unicode: unicode).split(separator: " ")
      .flatMap(pieces(of:))
    {
      if !line.isEmpty, TerminalText.width(of: line) + 1 + TerminalText.width(of: String(word)) > width {
        lines.append(line)
        line = "  " + word
      } else {
        line += line.isEmpty ? String(word) : " \(word)"
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A word in pieces that fit a line, indented or not.
  private func pieces(of word: Substring) -> [Substring] {
    let room = max(1, width - 2)
    var pieces: [Substring] = []
    var rest = word
    while TerminalText.width(of: String(rest)) > room {
      var end = rest.startIndex
      while end < rest.endIndex {
        let next = rest.index(after: end)
        if end > rest.startIndex, TerminalText.width(of: String(rest[..<next])) > room { break }
        end = next
      }
      pieces.append(rest[..<end])
      rest = rest[end...]
    }
    return rest.isEmpty ? pieces : pieces + [rest]
  }
}
