import CredenceHealth
package import CredenceReporting
package import CredenceSurvey
import CredenceTables

/// Draws a portfolio, one account a line.
package struct AccountLineRenderer: Sendable {
  /// The terminal.
  package let style: TerminalStyle
  /// How figures are written.
  package let numbers: NumberStyle

  /// Makes a renderer; the terminal decides whether figures are written with Unicode.
  package init(style: TerminalStyle, numbers: NumberStyle = NumberStyle()) {
    self.style = style
    var numbers = numbers
    numbers.unicode = style.unicode
    self.numbers = numbers
  }

  /// Writes a heading and all lines.
  ///
  /// - Parameter level: the outer interval's level, for the heading.
  package func render(
    _ lines: [AccountLine], level: ConfidenceLevel, to sink: some ByteSink
  ) throws(OutputError) {
    let layout = layout(of: lines)
    try sink.write(title(of: lines, layout, level: level))
    for start in stride(from: 0, to: lines.count, by: Self.block) {
      try sink.write(text(lines[start..<min(lines.count, start + Self.block)], layout))
    }
  }

  private static let block = 512

  /// The heading as a line.
  package func title(of lines: [AccountLine], _ layout: AccountLineLayout, level: ConfidenceLevel) -> String {
    heading(layout, level: level, letters: lines.first { !$0.roles.isEmpty }?.roles ?? []) + "\n"
  }

  /// Some of the lines.
  package func text(_ lines: ArraySlice<AccountLine>, _ layout: AccountLineLayout) -> String {
    var text = ""
    for line in lines { text += self.line(line, layout) + "\n" }
    return text
  }

  /// The parts' widths for lines that stand below each other.
  package func layout(of lines: [AccountLine]) -> AccountLineLayout {
    AccountLineLayout(lines, style: style, numbers: numbers)
  }

  /// One account.
  package func line(_ account: AccountLine, _ layout: AccountLineLayout) -> String {
    line(account, layout, name: layout.names[account.name])
  }

  private func line(_ account: AccountLine, _ layout: AccountLineLayout, name: String) -> String {
    let unicode = style.unicode
    let standing = account.drawn?.standing ?? .unclear
    var line = Line()
    line.add(TerminalText.padded(name, width: layout.name, unicode: unicode), layout.name)
    let score = account.drawn.map { numbers.score($0.value) } ?? numbers.missing
    line.add(right(score, layout.score, standing), layout.score)
    let limits = account.drawn.map {
      $0.isExact ? NumberStyle.exact : numbers.scoreInterval($0.outer.lowerBound, $0.outer.upperBound)
    }
    line.add(
      TerminalText.right(limits ?? (account.isHidden ? "hidden" : "no answers yet"), in: layout.interval),
      layout.interval)
    if layout.plot > 0 {
      let plot = IntervalPlot(width: layout.plot, style: style)
      let empty = account.isHidden ? String(repeating: " ", count: layout.plot) : plot.silence
      line.add(account.drawn.map(plot.drawing) ?? empty, layout.plot)
    }
    let coverage = account.coverage
    let answers =
      account.isHidden
      ? numbers.missing : numbers.coverage(answered: coverage.answered, known: coverage.known)
    line.add(TerminalText.right(answers, in: layout.coverage), layout.coverage)
    let roles = account.roles.map { $0.mark(unicode: unicode) }.joined()
    line.add(TerminalText.left(roles, in: layout.roles), layout.roles)
    line.add(left(account.verdict?.glyph(unicode: unicode) ?? "", layout.glyph, standing), layout.glyph)
    line.add(left(account.verdict?.words ?? "", layout.word, standing), layout.word)
    let revenue = account.revenueAtRisk.map(numbers.money) ?? ""
    line.add(TerminalText.right(revenue, in: layout.revenue), layout.revenue)
    return line.text
  }

  /// The heading: what each part is, and -80, 0 and +80 above their lines.
  package func heading(
    _ layout: AccountLineLayout, level: ConfidenceLevel, letters: [AccountLine.RoleCoverage]
  ) -> String {
    var line = Line()
    line.add(TerminalText.padded("account", width: layout.name, unicode: style.unicode), layout.name)
    line.add(TerminalText.right("NPS", in: layout.score), layout.score)
    let interval = "\(level.percent) interval"
    line.add(
      // A level of many digits stands alone: the axis keeps its place.
      TerminalText.right(
        DisplayWidth.of(interval) <= layout.interval ? interval : level.percent, in: layout.interval),
      layout.interval)
    if layout.plot > 0 { line.add(IntervalPlot(width: layout.plot, style: style).axis, layout.plot) }
    line.add(TerminalText.right("n/N", in: layout.coverage), layout.coverage)
    let roles = TerminalText.fitted(
      String(letters.map(\.letter)), width: layout.roles, unicode: style.unicode)
    line.add(TerminalText.left(roles, in: layout.roles), layout.roles)
    line.add(TerminalText.left("", in: layout.glyph), layout.glyph)
    line.add(TerminalText.left("verdict", in: layout.word), layout.word)
    line.add(TerminalText.right("risk", in: layout.revenue), layout.revenue)
    return line.text
  }

  private func right(_ text: String, _ width: Int, _ standing: DrawnInterval.Standing) -> String {
    String(repeating: " ", count: max(0, width - DisplayWidth.of(text))) + style.painted(text, standing)
  }

  private func left(_ text: String, _ width: Int, _ standing: DrawnInterval.Standing) -> String {
    style.painted(text, standing) + String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
  }

  /// Parts joined by a space; parts of no width are left out, and spaces at the end.
  private struct Line {
    private var built = ""
    private var isFirst = true

    mutating func add(_ part: String, _ width: Int) {
      guard width > 0 else { return }
      if !isFirst { built += " " }
      isFirst = false
      built += part
    }

    var text: String {
      var kept = built[...]
      while kept.last == " " { kept.removeLast() }
      return String(kept)
    }
  }
}
