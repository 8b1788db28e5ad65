public import CredenceTables

/// A table for a terminal: columns under headings, drawings on one axis, nothing wider than the terminal.
///
/// Where the columns do not fit, drawings shrink and go, then words are cut; where that is not enough, each row
/// becomes lines of `heading: value`.
public struct TextTableRenderer: TableRenderer {
  /// The terminal.
  package let style: TerminalStyle
  /// How figures are written.
  package let numbers: NumberStyle

  private static let gap = 2
  private static let narrowestWords = 8
  /// Before words are cut below this, columns that may go are left out.
  private static let readableWords = 14
  private static let widestPlot = 61

  /// Makes a renderer; the terminal decides whether figures are written with Unicode.
  package init(style: TerminalStyle, numbers: NumberStyle = NumberStyle()) {
    self.style = style
    var numbers = numbers
    numbers.unicode = style.unicode
    self.numbers = numbers
  }

  /// Writes the table.
  public func render(_ table: Table, to sink: some ByteSink) throws(OutputError) {
    var output = TextBuffer(to: sink)
    if let title = table.title { try output.append(paragraph(title) + "\n") }
    let (table, leftOut) = shown(of: table)
    let texts = texts(of: table)
    if let widths = widths(of: table, texts) {
      try renderColumns(table, texts, widths, to: &output)
    } else {
      try renderRecords(table, texts, to: &output)
    }
    for note in table.notes { try output.append(paragraph(note)) }
    if !leftOut.isEmpty {
      let names = leftOut.joined(separator: ", ")
      try output.append(paragraph("Not shown for want of room: \(names)\(names.hasSuffix(".") ? "" : ".")"))
    }
    try output.flush()
  }

  private func texts(of table: Table) -> [[String]] {
    table.rows.map { row in
      row.map { cell in numbers.text(cell).map { TerminalText.harmless($0, unicode: style.unicode) } ?? "" }
    }
  }

  /// The table without the columns that may go where there is no room, and the headings of these.
  private func shown(of table: Table) -> (Table, [String]) {
    var table = table
    var leftOut: [String] = []
    while widths(of: table, texts(of: table), leastWords: Self.readableWords) == nil,
      let place = table.columns.indices.filter({ table.columns[$0].leaves > 0 })
        .max(by: { table.columns[$0].leaves < table.columns[$1].leaves })
    {
      leftOut.append(table.columns[place].heading)
      var fewer = Table(
        title: table.title,
        columns: table.columns.enumerated().filter { $0.offset != place }.map(\.element), notes: table.notes)
      for row in table.rows {
        fewer.append(row.enumerated().filter { $0.offset != place }.map(\.element))
      }
      table = fewer
    }
    return (table, leftOut)
  }

  /// The columns' cells, 0 for a drawing left out; `nil` where columns do not fit at all.
  private func widths(
    of table: Table, _ texts: [[String]], leastWords: Int = TextTableRenderer.narrowestWords
  ) -> [Int]? {
    var widths = table.columns.map {
      $0.shape == .drawing ? 0 : DisplayWidth.of(TerminalText.harmless($0.heading, unicode: style.unicode))
    }
    for row in texts {
      for (place, text) in row.enumerated() { widths[place] = max(widths[place], DisplayWidth.of(text)) }
    }
    let drawings = table.columns.indices.filter { table.columns[$0].shape == .drawing }
    for place in drawings { widths[place] = 0 }
    var left = style.width - total(widths)
    // Words give way first to leave room for a drawing, since a name cut is still known by its figures.
    if !drawings.isEmpty, !table.rows.isEmpty {
      let wanted = drawings.count * (IntervalPlot.narrowest + TextTableRenderer.gap)
      left += cutWords(&widths, table, by: wanted - left, least: leastWords)
      let each = left / drawings.count - TextTableRenderer.gap
      if each >= IntervalPlot.narrowest {
        let width = min(each, TextTableRenderer.widestPlot)
        for place in drawings { widths[place] = width - (1 - width % 2) }
      }
    }
    let over = total(widths) - style.width
    return over <= 0 || cutWords(&widths, table, by: over, least: leastWords) >= over ? widths : nil
  }

  private func total(_ widths: [Int]) -> Int {
    let shown = widths.filter { $0 > 0 }
    return shown.reduce(0, +) + max(0, shown.count - 1) * TextTableRenderer.gap
  }

  /// Narrows the columns of words, the widest first, by up to so many cells; returns how many it found.
  private func cutWords(_ widths: inout [Int], _ table: Table, by cells: Int, least: Int) -> Int {
    let words = table.columns.indices.filter { table.standsLeft($0) && table.columns[$0].shape == .value }
    var cut = 0
    while cut < cells, let widest = words.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > least
    {
      widths[widest] -= 1
      cut += 1
    }
    return cut
  }

  private func renderColumns(
    _ table: Table, _ texts: [[String]], _ widths: [Int], to output: inout TextBuffer<some ByteSink>
  ) throws(OutputError) {
    let unicode = style.unicode
    let isLeft = table.columns.indices.map { table.standsLeft($0) }
    let names = table.columns.indices.map { place in
      DistinctNames(isLeft[place] ? texts.map { $0[place] } : [], width: widths[place], unicode: unicode)
    }
    func line(_ part: (Int) -> String) -> String {
      let parts = table.columns.indices.filter { widths[$0] > 0 }.map(part)
      var line = parts.joined(separator: String(repeating: " ", count: TextTableRenderer.gap))[...]
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }
    func aligned(_ text: String, _ place: Int) -> String {
      let fitted = TerminalText.fitted(text, width: widths[place], unicode: unicode)
      return isLeft[place]
        ? TerminalText.left(fitted, in: widths[place]) : TerminalText.right(fitted, in: widths[place])
    }
    let heading = line { place in
      table.columns[place].shape == .drawing
        ? IntervalPlot(width: widths[place], style: style).axis
        : aligned(table.columns[place].heading, place)
    }
    let rule = String(repeating: unicode ? "─" : "-", count: min(total(widths), style.width))
    try output.append(heading + rule + "\n")
    for (cells, row) in zip(table.rows, texts) {
      let text = line { place in
        let plot = IntervalPlot(width: widths[place], style: style)
        switch cells[place] {
        case .drawnInterval(let drawn): return plot.drawing(of: drawn)
        case .silence: return plot.silence
        default: return aligned(names[place][row[place]], place)
        }
      }
      try output.append(text)
    }
  }

  private func renderRecords(
    _ table: Table, _ texts: [[String]], to output: inout TextBuffer<some ByteSink>
  ) throws(OutputError) {
    let figures = table.columns.indices.filter { table.columns[$0].shape != .drawing }
    for (index, row) in texts.enumerated() {
      if index > 0 { try output.append("\n") }
      for place in figures {
        let text = "\(table.columns[place].heading): \(row[place])"
        try output.append(TerminalText.fitted(text, width: style.width, unicode: style.unicode) + "\n")
      }
    }
  }

  /// Words in lines no wider than the terminal; a word that is wider is cut.
  private func paragraph(_ text: String) -> String {
    var lines: [String] = []
    var line = ""
    for word in TerminalText.harmless(text, unicode: style.unicode).split(separator: " ") {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if DisplayWidth.of(longer) <= style.width || line.isEmpty {
        line = longer
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    lines.append(line)
    let cut = lines.map { TerminalText.fitted($0, width: style.width, unicode: style.unicode) }
    return cut.joined(separator: "\n") + "\n"
  }
}

extension Table {
  /// Whether a column is words, which stand to the left: all its cells are, missing ones apart.
  func standsLeft(_ column: Int) -> Bool {
    guard columns[column].shape == .value else { return false }
    var hasWords = false
    for row in rows {
      switch row[column] {
      case .text: hasWords = true
      case .missing: continue
      default: return false
      }
    }
    return hasWords || rows.isEmpty
  }
}
