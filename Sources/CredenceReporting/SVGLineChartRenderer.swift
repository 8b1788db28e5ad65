/// A line chart as a stand-alone SVG picture of fixed width, light or dark as the reader's system is.
///
/// Strong lines are ink, the others grey, each named at its end or by its panel: there is no legend to look up. Dashed means a value to compare with. Lines are cut at the axis; a name then says where its line went.
package struct SVGLineChartRenderer: Sendable {
  /// The width, in pixels.
  package let width: Int
  /// The height of one panel's plot, in pixels.
  package let panelHeight: Int
  /// How figures are written.
  package let numbers: NumberStyle

  /// Makes a renderer.
  ///
  /// - Precondition: a width of at least 320 and a height of at least 60 pixels.
  package init(width: Int = 720, panelHeight: Int = 180, numbers: NumberStyle = NumberStyle()) {
    precondition(width >= 320 && panelHeight >= 60, "a chart needs room")
    self.width = width
    self.panelHeight = panelHeight
    self.numbers = numbers
  }

  /// Writes the picture; it ends with a line feed.
  package func render(_ chart: LineChart, to sink: some ByteSink) throws(OutputError) {
    try sink.write(text(chart))
  }

  /// The picture as text.
  package func text(_ chart: LineChart) -> String {
    let layout = LineChartLayout(
      chart, width: Double(width), panelHeight: Double(panelHeight), numbers: numbers)
    var svg = SVGText()
    let height = SVGText.figure(layout.height)
    svg.open(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("width", "\(width)"), ("height", height),
        ("viewBox", "0 0 \(width) \(height)"), ("role", "img"), ("aria-label", chart.title),
      ])
    svg.element("title", [], chart.title)
    svg.element("style", [], Self.style)
    svg.element("rect", [("class", "paper"), ("width", "\(width)"), ("height", height)])
    var baseline = LineChartLayout.Room.margin - 8
    for line in layout.titleLines {
      baseline += LineChartLayout.Room.titleLine
      svg.words(line, x: LineChartLayout.Room.margin, y: baseline, "finding")
    }
    for line in layout.subtitleLines {
      baseline += LineChartLayout.Room.line
      svg.words(line, x: LineChartLayout.Room.margin, y: baseline + 4, "second")
    }
    for place in layout.plots.indices { panel(place, of: layout, to: &svg) }
    var note = layout.height - LineChartLayout.Room.margin - 4
    note -= LineChartLayout.Room.line * Double(max(layout.noteLines.count - 1, 0))
    for line in layout.noteLines {
      svg.words(line, x: LineChartLayout.Room.margin, y: note, "second")
      note += LineChartLayout.Room.line
    }
    svg.close("svg")
    return svg.text
  }

  private func panel(_ place: Int, of layout: LineChartLayout, to svg: inout SVGText) {
    let chart = layout.chart
    let plot = layout.plots[place]
    let panel = plot.panel
    let frame = plot.frame
    svg.open("g", [("role", "group"), ("aria-label", spoken(panel, on: chart.x))])
    svg.words(panel.title, x: frame.left, y: frame.top - 10, "head")
    let clip = "plot-\(place)"
    svg.open("clipPath", [("id", clip)])
    // A line along the edge of the axis keeps its full thickness.
    svg.rectangle(
      left: frame.left - 2, top: frame.top - 2, width: frame.right - frame.left + 4,
      height: frame.bottom - frame.top + 4)
    svg.close("clipPath")
    for tick in panel.y.ticks {
      let y = plot.vertical(tick)
      svg.line(from: (frame.left, y), to: (frame.right, y), "hair")
      if place % chart.columns == 0 {
        svg.words(
          numbers.number(tick, decimals: panel.y.decimals), x: frame.left - 8, y: y + 4, "second end")
      }
    }
    if let reference = panel.reference, panel.y.range.contains(reference) {
      let y = plot.vertical(reference)
      svg.line(from: (frame.left, y), to: (frame.right, y), "reference")
    }
    let drawn = zip(panel.series, plot.labels)
    for (series, label) in Array(drawn.filter { !$0.0.isStrong }) + Array(drawn.filter { $0.0.isStrong }) {
      let strength = series.isStrong ? " strong" : ""
      let title = spoken(series, on: panel.y, against: chart.x)
      let points = series.points.map { (plot.horizontal($0.x), plot.vertical($0.y)) }
      svg.open("g", [("clip-path", "url(#\(clip))")])
      svg.path(points, "line\(strength)", title: title)
      svg.close("g")
      guard !label.text.isEmpty else { continue }
      let start = frame.right + layout.labelGap
      if series.end == .name {
        svg.line(
          from: (points[points.count - 1].0 + 3, label.lineEnd), to: (start - 3, label.y), "lead")
      }
      svg.words(label.text, x: start, y: label.y + 4, "label\(strength)")
    }
    if layout.isLowest(place) {
      horizontalAxis(chart.x, below: plot, isNamed: place % chart.columns == 0, to: &svg)
    }
    svg.close("g")
  }

  private func horizontalAxis(
    _ axis: LineChart.Axis, below plot: LineChartLayout.Plot, isNamed: Bool, to svg: inout SVGText
  ) {
    let bottom = plot.frame.bottom
    for tick in axis.ticks {
      let x = plot.horizontal(tick)
      svg.line(from: (x, bottom), to: (x, bottom + 4), "rule")
      svg.words(numbers.number(tick, decimals: axis.decimals), x: x, y: bottom + 18, "second middle")
    }
    if isNamed { svg.words(axis.label, x: plot.frame.left, y: bottom + 36, "second") }
  }

  /// A line in words: its ends.
  private func spoken(_ series: LineChart.Series, on y: LineChart.Axis, against x: LineChart.Axis) -> String {
    func words(_ point: LineChart.Point) -> String {
      "\(numbers.number(point.y, decimals: y.decimals + 1)) at \(numbers.number(point.x, decimals: x.decimals))"
    }
    let first = series.points[0]
    let last = series.points[series.points.count - 1]
    return "\(series.label): " + words(first) + (series.points.count > 1 ? ", " + words(last) : "")
  }

  private func spoken(_ panel: LineChart.Panel, on x: LineChart.Axis) -> String {
    "\(panel.title). " + panel.series.map { spoken($0, on: panel.y, against: x) }.joined(separator: "; ")
  }
}
