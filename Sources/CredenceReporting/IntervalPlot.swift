package import CredenceTables

/// An interval drawn in one line on the fixed axis -100...100.
///
/// `┊        │  ├━━━●┤┊`: thin bar 95%, thick bar 66%, dot the score; lines at -80, 0 and 80. A diamond is exact:
/// everybody answered. A hollow dot: nobody of the deciding role has. Slashes: asked and silent.
package struct IntervalPlot {
  let width: Int
  let style: TerminalStyle

  /// A drawing of this many cells.
  package init(width: Int, style: TerminalStyle) {
    self.width = width
    self.style = style
  }

  /// The narrowest drawing that still tells something.
  package static let narrowest = 11

  private func column(of points: Double) -> Int {
    let place = (min(max(points, -100), 100) + 100) / 200 * Double(width - 1)
    return Int(place.rounded(.toNearestOrEven))
  }

  private var empty: [Character] {
    var row = [Character](repeating: " ", count: width)
    row[column(of: 0)] = style.unicode ? "│" : "|"
    for points in [-80.0, 80] { row[column(of: points)] = style.unicode ? "┊" : ":" }
    return row
  }

  package var silence: String { String(repeating: style.unicode ? "╱" : "/", count: width) }

  /// The drawing, with its interval in the colour the standing has earned.
  package func drawing(of drawn: DrawnInterval) -> String {
    let unicode = style.unicode
    var row = empty
    let dot = column(of: drawn.value)
    var first = column(of: drawn.outer.lowerBound)
    var last = column(of: drawn.outer.upperBound)
    if drawn.isExact {
      row[dot] = unicode ? "◆" : "#"
    } else {
      for index in first...last { row[index] = unicode ? "─" : "-" }
      if let inner = drawn.inner {
        let thick = column(of: inner.lowerBound)...column(of: inner.upperBound)
        for index in thick { row[index] = unicode ? "━" : "=" }
      }
      row[first] = unicode ? "├" : "["
      row[last] = unicode ? "┤" : "]"
      row[dot] = drawn.isHollow ? (unicode ? "○" : "o") : (unicode ? "●" : "*")
    }
    // A score may lie outside its interval.
    (first, last) = (min(first, dot), max(last, dot))
    let marks = String(row[first...last])
    return String(row[..<first]) + style.painted(marks, drawn.standing) + String(row[(last + 1)...])
  }

  /// `-80`, `0` and `+80` above their lines.
  package var axis: String {
    var row = [Character](repeating: " ", count: width)
    for (points, label) in [(0.0, "0"), (-80, style.unicode ? "\u{2212}80" : "-80"), (80, "+80")] {
      let start = min(max(column(of: points) - label.count / 2, 0), width - label.count)
      for (offset, character) in label.enumerated() where start + offset >= 0 {
        row[start + offset] = character
      }
    }
    return String(row)
  }
}
