/// How far a long work is, as one line.
package struct ProgressBar: Sendable {
  /// What is being done: `Reading answers`.
  package let label: String
  /// How much there is to do; `nil` where nobody knows.
  package let total: Int?
  /// The terminal progress is shown on.
  package let style: TerminalStyle

  /// Seconds before a bar is worth showing.
  package static let patience = 1.0

  /// Makes a bar.
  package init(_ label: String, total: Int?, style: TerminalStyle) {
    self.label = label
    self.total = total
    self.style = style
  }

  /// `Reading answers ━━━━━━━─────────  45%  12 s left`, one cell narrower than the terminal; `nil` before
  /// ``patience`` is over.
  ///
  /// - Parameters:
  ///   - done: how much is done.
  ///   - elapsed: seconds since the start.
  package func line(done: Int, elapsed: Double) -> String? {
    guard elapsed >= ProgressBar.patience else { return nil }
    // In the last column some terminals wrap.
    let width = style.width - 1
    let numbers = NumberStyle(unicode: style.unicode)
    guard let total, total > 0 else {
      let text = "\(label)  \(numbers.count(done))  \(ProgressBar.duration(elapsed))"
      return TerminalText.fitted(text, width: width, unicode: style.unicode)
    }
    let share = min(max(Double(done) / Double(total), 0), 1)
    // Rounded down: 100% is said only when all is done.
    var figures = TerminalText.right("\(Int(share * 100))%", in: 4)
    if share > 0, share < 1 {
      figures += "  " + ProgressBar.duration(elapsed * (1 - share) / share) + " left"
    }
    let room = width - DisplayWidth.of(figures) - 14
    let name = TerminalText.fitted(label, width: max(0, room), unicode: style.unicode)
    let bar = min(30, width - DisplayWidth.of(name) - DisplayWidth.of(figures) - 2)
    guard bar >= 5, !name.isEmpty else {
      return TerminalText.fitted(figures, width: width, unicode: style.unicode)
    }
    let filled = Int(share * Double(bar))
    let done = String(repeating: style.unicode ? "━" : "#", count: filled)
    let rest = String(repeating: style.unicode ? "─" : ".", count: bar - filled)
    return "\(name) \(done)\(rest) \(figures)"
  }

  /// `12 s`, `3 min`, `2 h`; rounded up, since waits are.
  static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 3.6e8 else { return "long" }
    if seconds <= 90 { return "\(Int(seconds.rounded(.up))) s" }
    if seconds <= 5400 { return "\(Int((seconds / 60).rounded(.up))) min" }
    return "\(Int((seconds / 3600).rounded(.up))) h"
  }
}

/// Shows a ``ProgressBar`` over itself on a terminal, at most ten times a second, and clears it at the end.
///
/// It reads no clock and prints nothing itself: the caller passes the time, and a closure that prints.
package struct ProgressDisplay {
  private let bar: ProgressBar
  private let isShown: Bool
  private let print: (String) -> Void
  private var shown = 0
  private var last = -Double.infinity

  /// Makes a display.
  ///
  /// - Parameter isTerminal: whether what `print` writes to is a terminal; if not, nothing is ever printed.
  package init(_ bar: ProgressBar, isTerminal: Bool, print: @escaping (String) -> Void) {
    self.bar = bar
    self.print = print
    isShown = isTerminal
  }

  /// Shows how far the work is.
  package mutating func update(done: Int, elapsed: Double) {
    guard isShown, elapsed - last >= 0.1, let line = bar.line(done: done, elapsed: elapsed) else { return }
    last = elapsed
    let width = DisplayWidth.of(line)
    print("\r" + line + String(repeating: " ", count: max(0, shown - width)))
    shown = width
  }

  /// Clears the line, if one was shown.
  package mutating func finish() {
    guard shown > 0 else { return }
    print("\r" + String(repeating: " ", count: shown) + "\r")
    shown = 0
  }
}
