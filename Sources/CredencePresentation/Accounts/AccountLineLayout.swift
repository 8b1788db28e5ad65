package import CredenceReporting

/// How many cells each part of an account's line has; 0: left out.
///
/// At 80 columns: name 20, score 4, interval 14, plot 23, answers 5, roles 3, glyph 2; from 120 on name 30, plot 31,
/// and the verdict's word and the revenue at risk. What a width has beyond that goes to the name as far as
/// names need it and to the plot, which stays odd so that zero has its own column. Below 80 the plot and the
/// name shrink; then plot, roles, interval, glyph and answers go, in this order.
package struct AccountLineLayout: Sendable, Hashable {
  var name: Int
  var score: Int
  var interval: Int
  var plot: Int
  var coverage: Int
  var roles: Int
  var glyph: Int
  var word = 0
  var revenue = 0
  /// Names that are not told apart by their start.
  var names = DistinctNames([], width: 0, unicode: true)

  /// The narrowest name worth showing beside figures.
  private static let narrowestName = 10
  /// At 101 columns each stands for two points: no line needs more.
  private static let widestPlot = 101

  /// Lays out a portfolio.
  ///
  /// - Parameters:
  ///   - lines: all lines that are to stand below each other.
  ///   - style: the terminal.
  ///   - numbers: how scores and money are written.
  package init(_ lines: [AccountLine], style: TerminalStyle, numbers: NumberStyle) {
    let isWide = style.width >= 120
    score = numbers.scoreWidth
    interval = numbers.intervalWidth
    coverage = 5
    roles = 0
    glyph = 0
    var longestName = 0
    var money = 0
    var verdict = 0
    for line in lines {
      longestName = max(longestName, DisplayWidth.of(line.name))
      let answers = numbers.coverage(answered: line.coverage.answered, known: line.coverage.known)
      coverage = max(coverage, answers.utf8.count)
      if !line.roles.isEmpty { roles = max(roles, line.roles.count, 3) }
      if let shown = line.verdict {
        glyph = max(glyph, 2, DisplayWidth.of(shown.glyph(unicode: style.unicode)))
        verdict = max(verdict, 14, DisplayWidth.of(shown.words))
      }
      if let amount = line.revenueAtRisk {
        money = max(money, 6, DisplayWidth.of(numbers.money(amount)))
      }
    }
    if isWide {
      word = verdict
      revenue = money
    }
    (name, plot) = isWide ? (30, 31) : (20, 23)
    // The 80 and 120 columns of the standard leave 3 and 4 cells of air at the right; keep them.
    spread(style.width - (isWide ? 4 : 3) - total, longestName: longestName)
    squeeze(into: style.width)
    if longestName > name {
      names = DistinctNames(lines.map(\.name), width: name, unicode: style.unicode)
    }
  }

  /// The cells of a whole line, with a space between parts.
  var total: Int {
    let parts = [name, score, interval, plot, coverage, roles, glyph, word, revenue].filter { $0 > 0 }
    return parts.reduce(0, +) + max(0, parts.count - 1)
  }

  private mutating func spread(_ spare: Int, longestName: Int) {
    guard spare > 0 else { return }
    let toName = min(spare / 2, max(0, longestName - name))
    name += toName
    let toPlot = min(spare - toName, AccountLineLayout.widestPlot - plot)
    plot += toPlot - toPlot % 2
  }

  private mutating func squeeze(into width: Int) {
    let least = AccountLineLayout.narrowestName
    let (widestName, widestPlot) = (name, plot)
    /// Gives the name what is left, if that is enough.
    func fits(_ layout: inout AccountLineLayout, least: Int) -> Bool {
      layout.name = 0
      let left = width - layout.total - 1
      guard left >= least else { return false }
      layout.name = min(left, widestName)
      return true
    }
    if total <= width { return }
    for narrower in stride(from: widestPlot, through: IntervalPlot.narrowest, by: -2) {
      plot = narrower
      // The name gives way with the plot, a cell for each two of the plot's.
      let wanted = max(least, widestName - (widestPlot - narrower))
      if fits(&self, least: wanted) { return }
    }
    plot = 0
    (word, revenue) = (0, 0)
    if fits(&self, least: least) { return }
    roles = 0
    if fits(&self, least: least) { return }
    interval = 0
    if fits(&self, least: 8) { return }
    glyph = 0
    if fits(&self, least: 6) { return }
    coverage = 0
    if fits(&self, least: 4) { return }
    score = 0
    name = min(width, widestName)
  }
}
