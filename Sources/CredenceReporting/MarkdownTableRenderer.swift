public import CredenceTables

/// A pipe table (GitHub Flavored Markdown), numbers to the right, padded so that the source reads as a table too.
///
/// Drawings are left out. Words are escaped: no name can end a cell, begin markup or become HTML.
public struct MarkdownTableRenderer: TableRenderer {
  /// How figures are written.
  package let numbers: NumberStyle

  /// Makes a renderer.
  package init(numbers: NumberStyle = NumberStyle()) { self.numbers = numbers }

  /// Writes the table.
  public func render(_ table: Table, to sink: some ByteSink) throws(OutputError) {
    var output = TextBuffer(to: sink)
    if let title = table.title { try output.append("**\(MarkdownTableRenderer.escaped(title))**\n\n") }
    let columns = table.columns.indices.filter { table.columns[$0].shape != .drawing }
    let isLeft = columns.map { table.standsLeft($0) }
    let heads = columns.map { MarkdownTableRenderer.escaped(table.columns[$0].heading) }
    let rows = table.rows.map { row in
      columns.map { MarkdownTableRenderer.escaped(numbers.text(row[$0]) ?? "") }
    }
    // `--:` needs three cells.
    var widths = heads.map { max(3, DisplayWidth.of($0)) }
    for row in rows {
      for (place, text) in row.enumerated() { widths[place] = max(widths[place], DisplayWidth.of(text)) }
    }
    func line(_ texts: [String]) -> String {
      var line = "|"
      for (place, text) in texts.enumerated() {
        let padded =
          isLeft[place]
          ? TerminalText.left(text, in: widths[place]) : TerminalText.right(text, in: widths[place])
        line += " \(padded) |"
      }
      return line + "\n"
    }
    try output.append(line(heads))
    let rules = columns.indices.map { place in
      let dashes = String(repeating: "-", count: widths[place] - 1)
      return isLeft[place] ? ":" + dashes : dashes + ":"
    }
    try output.append(line(rules))
    for row in rows { try output.append(line(row)) }
    for note in table.notes { try output.append("\n\(MarkdownTableRenderer.escaped(note))\n") }
    try output.flush()
  }

  /// Words as Markdown shows them unchanged; line breaks become a space, controls harmless.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in TerminalText.harmless(text, unicode: true) {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\\", "|", "`", "*", "_", "[", "]", "~", "#", "!", "$": escaped += "\\\(character)"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
