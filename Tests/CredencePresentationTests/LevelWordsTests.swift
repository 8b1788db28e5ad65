import CredencePresentation
import CredenceReporting
import CredenceSurvey
import Testing

@Suite("How a level is written")
struct LevelWordsTests {
  @Test(
    "with all its digits: no level below 1 is headed 100%",
    arguments: [
      (0.5, "50%", "0.5"), (0.66, "66%", "0.66"), (0.95, "95%", "0.95"), (0.995, "99.5%", "0.995"),
      (0.999, "99.9%", "0.999"), (0.9999, "99.99%", "0.9999"), (0.07, "7%", "0.07"),
      (0.999999, "99.9999%", "0.999999"),
    ])
  func digits(value: Double, percent: String, decimal: String) throws {
    let level = try ConfidenceLevel(value)
    #expect(level.percent == percent)
    #expect(level.decimal == decimal)
  }

  @Test(
    "the heading's axis keeps its place; a level of many digits stands alone",
    arguments: [
      (0.999, " 99.9% interval"), (0.9999, "         99.99%"), (0.999999, "       99.9999%"),
      (0.5, "   50% interval"),
    ])
  func heading(value: Double, words: String) throws {
    let renderer = AccountLineRenderer(style: TerminalStyle(width: 80))
    let layout = renderer.layout(of: [AccountLineTests.halden])
    let heading = renderer.heading(
      layout, level: try ConfidenceLevel(value), letters: AccountLineTests.halden.roles)
    #expect(heading == "account               NPS\(words)  \u{2212}80       0       +80    n/N DIE")
  }
}
