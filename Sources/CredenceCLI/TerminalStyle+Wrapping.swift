import CredenceReporting

extension TerminalStyle {
  /// A sentence as lines no wider than the terminal, broken between words, with a line end behind each.
  func wrapped(_ text: String) -> String {
    var lines: [String] = []
    var line = ""
    for word in TerminalText.harmless(text, unicode: unicode).split(separator: " ") {
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
}
