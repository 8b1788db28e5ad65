import Foundation
import Testing

@testable import CredenceReporting

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Line charts")
struct LineChartTests {
  /// One element of a picture, as a reader of XML finds it.
  struct Element {
    let name: String
    let attributes: [String: String]
    var words = ""
  }

  /// Reads XML; throws where it is not well formed.
  static func elements(_ text: String) throws -> [Element] {
    struct Malformed: Error {}
    final class Reader: NSObject, XMLParserDelegate {
      var elements: [Element] = []
      var open: [Int] = []
      func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
      ) {
        open.append(elements.count)
        elements.append(Element(name: name, attributes: attributes))
      }
      func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
      ) { open.removeLast() }
      func parser(_ parser: XMLParser, foundCharacters words: String) {
        if let last = open.last { elements[last].words += words }
      }
    }
    let parser = XMLParser(data: Data(text.utf8))
    let reader = Reader()
    parser.delegate = reader
    guard parser.parse() else { throw parser.parserError ?? Malformed() }
    return reader.elements
  }

  static func chart(
    _ series: [LineChart.Series], x: LineChart.Axis? = nil, y: ClosedRange<Double> = 0...1,
    title: String = "A finding"
  ) -> LineChart {
    LineChart(
      title: title, x: x ?? LineChart.Axis(label: "n", range: 0...10, ticks: [0, 5, 10]),
      panels: [
        LineChart.Panel(
          title: "Panel", y: LineChart.Axis(range: y, ticks: [y.lowerBound, y.upperBound], decimals: 1),
          reference: 0.5, series: series)
      ])
  }

  static func series(_ label: String, _ points: [(Double, Double)], isStrong: Bool = false)
    -> LineChart.Series
  {
    LineChart.Series(
      label: label, points: points.map { LineChart.Point(x: $0.0, y: $0.1) }, isStrong: isStrong)
  }

  @Test("points stand where a ruler puts them")
  func coordinates() throws {
    // Width 720: margins 16, 44 for the values named, 24 + 6.4 for the label "a": the plot is 60...673.6 wide.
    // One title line of 28 below a margin of 16, a gap of 8, the panel's title 28: it is 80...260 high.
    let line = Self.series("a", [(0, 0), (5, 0.25), (10, 1)])
    let elements = try Self.elements(SVGLineChartRenderer().text(Self.chart([line])))
    let path = try #require(elements.first { $0.name == "path" })
    #expect(path.attributes["d"] == "M60 260L366.8 215L673.6 80")
    let reference = try #require(elements.first { $0.attributes["class"] == "reference" })
    #expect(reference.attributes["y1"] == "170" && reference.attributes["y2"] == "170")
    #expect(reference.attributes["x1"] == "60" && reference.attributes["x2"] == "673.6")
  }

  @Test("on a scale of roots 4 is in the middle of 1 and 9")
  func rootScale() throws {
    let axis = LineChart.Axis(range: 1...9, ticks: [1, 4, 9], scale: .squareRoot)
    #expect(axis.position(of: 1) == 0 && axis.position(of: 4) == 0.5 && axis.position(of: 9) == 1)
    let line = Self.series("a", [(1, 0), (4, 1), (9, 0)])
    let elements = try Self.elements(SVGLineChartRenderer().text(Self.chart([line], x: axis)))
    #expect(elements.first { $0.name == "path" }?.attributes["d"] == "M60 260L366.8 80L673.6 260")
    let ticks = elements.filter { $0.attributes["class"] == "second middle" }
    #expect(ticks.map(\.words) == ["1", "4", "9"])
    #expect(ticks.map { $0.attributes["x"] } == ["60", "366.8", "673.6"])
  }

  @Test("small multiples stand in rows and share the values of the first column")
  func columns() throws {
    let panels = (1...4).map { number in
      LineChart.Panel(
        title: "P\(number)", y: LineChart.Axis(range: 0...1, ticks: [0, 1]),
        series: [
          LineChart.Series(
            label: "line", points: [LineChart.Point(x: 0, y: 0), LineChart.Point(x: 1, y: 1)], end: .nothing)
        ])
    }
    let chart = LineChart(
      title: "Four", x: LineChart.Axis(range: 0...1, ticks: [0, 1]), panels: panels, columns: 3)
    let elements = try Self.elements(SVGLineChartRenderer(panelHeight: 96).text(chart))
    // (720 - 16 - 60 - 2 * 16) / 3 = 204 a cell, less 6 for labels; cells begin at 60, 280 and 500.
    // Rows are 28 + 96 + 16 = 140 apart.
    let paths = elements.filter { $0.name == "path" }.map { $0.attributes["d"] }
    #expect(
      paths == ["M60 176L258 80", "M280 176L478 80", "M500 176L698 80", "M60 316L258 220"])
    #expect(elements.filter { $0.attributes["class"] == "second end" }.count == 4)
    // Below the lowest panel of each column: the second and third of the first row, and the fourth.
    #expect(elements.filter { $0.attributes["class"] == "second middle" }.count == 6)
  }

  @Test("words are escaped: markup in a name is words, and what XML cannot hold is replaced")
  func escaping() throws {
    let names = ["</text><script>", "a & b", "\"quoted\" 'too'", "]]>", "bell\u{7}", "日本語"]
    let lines = names.enumerated().map { Self.series($1, [(0, Double($0) / 10), (10, Double($0) / 10)]) }
    let elements = try Self.elements(
      SVGLineChartRenderer().text(Self.chart(lines, title: "1 < 2 & \"so\" on")))
    #expect(!elements.contains { $0.name == "script" })
    let labels = elements.filter { $0.attributes["class"] == "label" }.map(\.words)
    #expect(labels == ["</text><script>", "a & b", "\"quoted\" 'too'", "]]>", "bell\u{FFFD}", "日本語"])
    #expect(elements[0].attributes["aria-label"] == "1 < 2 & \"so\" on")
    #expect(elements[1].name == "title" && elements[1].words == "1 < 2 & \"so\" on")
  }

  @Test("every line says its name and ends; strong lines come last, above the others")
  func titles() throws {
    let lines = [
      Self.series("strong", [(0, 0.25), (10, 0.5)], isStrong: true), Self.series("weak", [(0, 1), (10, 0)]),
    ]
    let elements = try Self.elements(SVGLineChartRenderer().text(Self.chart(lines)))
    let paths = elements.indices.filter { elements[$0].name == "path" }
    #expect(paths.map { elements[$0].attributes["class"] } == ["line", "line strong"])
    #expect(
      paths.map { elements[$0 + 1].words } == [
        "weak: 1.00 at 0, 0.00 at 10", "strong: 0.25 at 0, 0.50 at 10",
      ])
    let group = try #require(elements.first { $0.attributes["role"] == "group" })
    #expect(
      group.attributes["aria-label"]
        == "Panel. strong: 0.25 at 0, 0.50 at 10; weak: 1.00 at 0, 0.00 at 10")
  }

  @Test("a line that leaves the axis is cut there, and its name says where it went")
  func cut() throws {
    let lines = [Self.series("low", [(0, 1), (10, 0.39)]), Self.series("high", [(0, 0.9), (10, 1.25)])]
    let elements = try Self.elements(SVGLineChartRenderer().text(Self.chart(lines, y: 0.8...1)))
    let labels = elements.filter { $0.attributes["class"] == "label" }
    #expect(labels.map(\.words) == ["low ↓ 0.39", "high ↑ 1.25"])
    // The plot is 80...260 high; baselines are 4 below the middle of the words.
    #expect(labels.map { $0.attributes["y"] } == ["264", "84"])
    let cuts = elements.filter { $0.attributes["clip-path"] != nil }
    #expect(cuts.count == 2)
    let clip = try #require(elements.firstIndex { $0.name == "clipPath" })
    #expect(
      cuts.allSatisfy { $0.attributes["clip-path"] == "url(#\(elements[clip].attributes["id"] ?? ""))" })
    #expect(elements[clip + 1].attributes["y"] == "78" && elements[clip + 1].attributes["height"] == "184")
  }

  @Test("labels that would overlap share the move")
  func spreadByHand() {
    func spread(_ wishes: [Double]) -> [Double] {
      LineChartLayout.Plot.spread(wishes, step: 14, from: 80, to: 260)
    }
    #expect(spread([]) == [])
    #expect(spread([100, 100]) == [93, 107])
    #expect(spread([104, 200, 100]) == [109, 200, 95])
    #expect(spread([80, 80, 81]) == [80, 94, 108])
    #expect(spread([260, 259]) == [260, 246])
    // The first two move apart to 93 and 107, which meets the third: mean of 100, 100 - 14 and 110 - 28.
    let three = 268.0 / 3
    #expect(
      zip(spread([100, 100, 110]), [three, three + 14, three + 28]).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test("no two labels at the ends of lines overlap, none leaves the plot, and order is kept")
  func noOverlap() throws {
    var state: UInt64 = 7
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24)
    }
    for count in 1...12 {
      for _ in 0..<50 {
        // Crowded: values in a tenth of the axis.
        let start = next()
        let lines = (0..<count).map { Self.series("m\($0)", [(0, 0), (10, start + next() / 10)]) }
        let layout = LineChartLayout(
          Self.chart(lines), width: 720, panelHeight: 180, numbers: NumberStyle())
        let labels = layout.plots[0].labels.sorted { $0.y < $1.y }
        for (upper, lower) in zip(labels, labels.dropFirst()) {
          #expect(lower.y - upper.y >= 14 - 1e-9)
          #expect(lower.lineEnd >= upper.lineEnd)
        }
        #expect(labels[0].y >= 80 - 1e-9 && labels[count - 1].y <= 260 + 1e-9)
      }
    }
  }

  @Test("light tokens, and dark ones where the reader's system is dark")
  func schemes() throws {
    let text = SVGLineChartRenderer().text(Self.chart([Self.series("a", [(0, 0)])]))
    let style = try #require(try Self.elements(text).first { $0.name == "style" }).words
    let parts = style.components(separatedBy: "@media (prefers-color-scheme:dark){")
    #expect(parts.count == 2)
    #expect(parts[0].contains(".paper{fill:#ffffff}") && parts[1].contains(".paper{fill:#14171a}"))
    // Every class that has a colour in the light has one in the dark.
    for name in ["text", "second", "label", "strong", "paper", "hair", "rule", "reference", "lead", "line"] {
      #expect(parts[0].contains(name) && parts[1].contains(name), "\(name)")
    }
    #expect(text.hasSuffix("</svg>\n"))
  }
}
