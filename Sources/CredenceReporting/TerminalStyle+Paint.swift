package import CredenceTables

extension TerminalStyle {
  /// The text in the colour a standing has earned; unclear is never coloured.
  ///
  /// Blue and orange as near the report's as the terminal has: 32 (#0087d7) and 166 (#d75f00) of the palette,
  /// each about 4:1 against white and 5:1 against black.
  package func painted(_ text: String, _ standing: DrawnInterval.Standing) -> String {
    let code: String
    switch (colors, standing) {
    case (.none, _), (_, .unclear): return text
    case (.basic, .positive): code = "34"
    case (.basic, .negative): code = "33"
    case (.palette, .positive): code = "38;5;32"
    case (.palette, .negative): code = "38;5;166"
    }
    return text.isEmpty ? text : "\u{1B}[\(code)m\(text)\u{1B}[39m"
  }
}
