import CredenceReporting
import CredenceTables
import CredenceTestSupport
import Testing

@Suite("Figures for people")
struct NumberStyleTests {
  struct Rounding: Decodable {
    let value: Double
    let decimals: Int
    let text: String
  }

  @Test("against Python's decimal: the exact binary value, halves away from zero")
  func rounding() throws {
    let style = NumberStyle(unicode: false)
    for item in try Fixtures.cases("Reporting/rounding.json", as: Rounding.self) {
      #expect(style.number(item.value, decimals: item.decimals) == item.text, "\(item)")
    }
  }

  @Test("scores are signed, with a true minus, and zero has no sign")
  func scores() {
    let style = NumberStyle()
    #expect(style.score(60) == "+60")
    #expect(style.score(-42.857142857142854) == "\u{2212}43")
    #expect(style.score(0) == "0")
    #expect(style.score(-0.0) == "0")
    #expect(style.score(-0.4) == "0")
    #expect(style.score(0.5) == "+1")
    #expect(style.score(-0.5) == "\u{2212}1")
    #expect(style.score(100) == "+100")
    #expect(NumberStyle(unicode: false).score(-43) == "-43")
    #expect(NumberStyle(scoreDecimals: 1).score(-14.25) == "\u{2212}14.3")
    #expect(NumberStyle(scoreDecimals: 1).score(-0.04) == "0.0")
    #expect(NumberStyle(scoreDecimals: 1).score(48.37) == "+48.4")
  }

  @Test("intervals as the visual standard writes them")
  func intervals() {
    let style = NumberStyle()
    #expect(style.scoreInterval(-14, 79) == "[−14 … +79]")
    #expect(style.scoreInterval(-66.7, 0) == "[−67 … 0]")
    #expect(style.scoreInterval(100, 100) == "all alike")
    #expect(NumberStyle(unicode: false).scoreInterval(25, 75) == "[+25 .. +75]")
    #expect(NumberStyle(scoreDecimals: 1).scoreInterval(-1.51, 78.77) == "[−1.5 … +78.8]")
    #expect(style.shareInterval(0.2566, 0.3671) == "[26% … 37%]")
    #expect(style.numberInterval(-0.5, 1.25, decimals: 2) == "[−0.50 … 1.25]")
  }

  @Test("shares, probabilities and p-values at their ends")
  func probabilities() {
    let style = NumberStyle()
    #expect(style.share(0.625) == "63%")
    #expect(style.share(0) == "0%")
    #expect(style.share(1) == "100%")
    #expect(NumberStyle(shareDecimals: 1).share(0.0625) == "6.3%")
    #expect(NumberStyle(shareDecimals: 1).share(0.29) == "29.0%")
    for (probability, text) in [
      (0, "<1%"), (5e-60, "<1%"), (1e-300, "<1%"), (0.0099, "<1%"), (0.01, "1%"), (0.214, "21%"),
      (0.99, "99%"),
      (0.9901, ">99%"), (0.894, "89%"), (0.896, "89.6%"), (0.8996, "89.96%"), (0.9, "90%"), (0.904, "90%"),
      (0.7999, "79.99%"), (0.795, "79.5%"), (0.8, "80%"), (0.905, "91%"), (0.9.nextDown, "90%"),
      (0.99999999, ">99%"), (1, ">99%"), (1 - 5e-60, ">99%"),
    ] {
      #expect(style.probability(probability) == text)
    }
    for (value, text) in [
      (0, "<.001"), (0.00099, "<.001"), (0.001, ".001"), (0.0344, ".034"), (0.05, ".050"), (0.5, ".500"),
      (0.999, ".999"), (0.9996, ">.999"), (1, "1"),
    ] {
      #expect(style.pValue(value) == text)
    }
  }

  @Test("money in three figures, the sign only where the currency is known")
  func money() {
    let euro = NumberStyle(currency: "€")
    for (amount, text) in [
      (0, "€0"), (0.4, "<€1"), (1, "€1"), (499.99, "€500"), (525, "€525"), (999.4, "€999"), (999.5, "€1.0k"),
      (1449.99, "€1.4k"), (4730, "€4.7k"), (9949, "€9.9k"), (9950, "€10k"), (41_325, "€41k"),
      (918_091.67, "€918k"), (999_499.99, "€999k"), (999_500, "€1.00M"), (1_310_000, "€1.31M"),
      (9_994_999, "€9.99M"), (9_995_000, "€10.0M"), (13_100_000, "€13.1M"), (99_950_000, "€100M"),
      (131_000_000, "€131M"), (999_500_000, "€1.00B"), (-918_091.67, "−€918k"), (-3, "−€3"), (-0.3, ">−€1"),
    ] as [(Double, String)] {
      #expect(euro.money(amount) == text)
    }
    #expect(NumberStyle().money(1_310_000) == "1.31M")
    #expect(NumberStyle().money(20) == "20")
    #expect(NumberStyle(unicode: false, currency: "€").money(162_000) == "162k")
    #expect(NumberStyle(unicode: false, currency: "CHF ").money(162_000) == "CHF 162k")
  }

  @Test("counts, coverage, and what is not there")
  func counts() {
    let style = NumberStyle()
    #expect(style.count(7) == "7")
    #expect(style.count(1204) == "1,204")
    #expect(style.count(2_000_000) == "2,000,000")
    #expect(style.count(-100) == "−100")
    #expect(style.count(.min) == "−9,223,372,036,854,775,808")
    #expect(style.coverage(answered: 10, known: 16) == "10/16")
    #expect(style.coverage(answered: 14, known: nil) == "14/?")
    #expect(style.text(.missing()) == "–")
    #expect(style.text(.missing("too few answers")) == "too few answers")
  }

  @Test("never nan or infinity, of any kind of cell", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(value: Double) {
    let cells: [Cell] = [
      .score(value), .share(value), .probability(value), .pValue(value), .number(value, decimals: 2),
      .money(value), .scoreInterval(lower: value, upper: 1), .shareInterval(lower: 0, upper: value),
      .numberInterval(lower: value, upper: value, decimals: 1),
    ]
    for cell in cells { #expect(NumberStyle().text(cell) == "–", "\(cell)") }
  }

  @Test("the shortest form reads back as the same number")
  func shortest() {
    var draws = Draws(state: 5)
    for _ in 0..<2000 {
      let value = Double(bitPattern: draws.next())
      guard value.isFinite else { continue }
      #expect(Double(NumberStyle.shortest(value)) == value)
    }
    #expect(NumberStyle.shortest(50) == "50.0")
    #expect(NumberStyle.shortest(-1.51) == "-1.51")
    #expect(NumberStyle.shortest(-0.0) == "0.0")
    #expect(NumberStyle.shortest(0.1) == "0.1")
  }
}
