/// Where everything of a line chart stands, in pixels from the top left corner.
struct LineChartLayout {
  /// The room of the parts, in pixels; the steps are multiples of 4.
  enum Room {
    static let margin = 16.0
    /// For the values named on the vertical axis.
    static let ticks = 44.0
    static let titleLine = 28.0
    static let line = 16.0
    /// From a panel's title to its plot.
    static let panelTitle = 28.0
    static let panelGap = 36.0
    /// Below the last plot: values and the name of the axis.
    static let axis = 44.0
    /// From the end of a line to its name: a short lead joins them.
    static let nameGap = 24.0
    /// From the end of a line to its value.
    static let valueGap = 6.0
    static let columnGap = 16.0
    /// Between two rows of small multiples.
    static let rowGap = 16.0
    /// Two labels at the ends of lines are this far apart, at least: a line of 12 pixel type.
    static let labelStep = 14.0
    /// The widest of the common sans-serif families sets 12 pixel lower-case names in less than this a character.
    static let character = 6.4
  }

  let chart: LineChart
  let width: Double
  let titleLines: [String]
  let subtitleLines: [String]
  let noteLines: [String]
  /// As the chart's panels.
  let plots: [Plot]
  /// From the end of a line to its label.
  let labelGap: Double
  let height: Double

  init(_ chart: LineChart, width: Double, panelHeight: Double, numbers: NumberStyle) {
    self.chart = chart
    self.width = width
    let text = width - 2 * Room.margin
    // Type of 20 pixels is wider than type of 12 in proportion, and half-bold.
    titleLines = Self.wrapped(chart.title, cells: Int(text / (Room.character * 1.8)))
    subtitleLines = chart.subtitle.map { Self.wrapped($0, cells: Int(text / Room.character)) } ?? []
    noteLines = chart.notes.flatMap { Self.wrapped($0, cells: Int(text / Room.character)) }

    let hasNames = chart.panels.contains { $0.series.contains { $0.end == .name } }
    labelGap = hasNames ? Room.nameGap : Room.valueGap
    let labels = chart.panels.map { panel in
      panel.series.map { EndLabel.text(of: $0, on: panel.y, numbers: numbers) }
    }
    let longest = labels.joined().map { DisplayWidth.of($0) }.max() ?? 0
    let labelRoom = labelGap + Room.character * Double(longest)
    let columns = Double(chart.columns)
    let first = Room.margin + Room.ticks
    let cell = (width - Room.margin - first - Room.columnGap * (columns - 1)) / columns
    let top =
      Room.margin + Room.titleLine * Double(titleLines.count) + Room.line * Double(subtitleLines.count) + 8
    let heading = chart.panels.allSatisfy { $0.title.isEmpty } ? Room.line : Room.panelTitle
    let step = heading + panelHeight + (chart.columns == 1 ? Room.panelGap : Room.rowGap)
    plots = zip(chart.panels.indices, zip(chart.panels, labels)).map { place, content in
      let (row, column) = place.quotientAndRemainder(dividingBy: chart.columns)
      let left = first + Double(column) * (cell + Room.columnGap)
      let start = top + Double(row) * step + heading
      let frame = Frame(
        left: left, right: max(left + 1, left + cell - labelRoom), top: start, bottom: start + panelHeight)
      return Plot(panel: content.0, x: chart.x, frame: frame, labels: content.1)
    }
    let end = (plots.map(\.frame.bottom).max() ?? top) + Room.axis
    height = end + Room.line * Double(noteLines.count) + Room.margin
  }

  /// Whether no panel stands below this one, so that it carries the horizontal axis.
  func isLowest(_ place: Int) -> Bool { place + chart.columns >= plots.count }

  /// Words on lines of at most so many cells; a longer word keeps its own line.
  static func wrapped(_ text: String, cells: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, DisplayWidth.of(last) + 1 + DisplayWidth.of(String(word)) <= cells {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  struct Frame: Hashable {
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double
  }

  /// One panel's plot.
  struct Plot {
    let panel: LineChart.Panel
    let frame: Frame
    private let x: LineChart.Axis
    /// As the panel's series.
    let labels: [EndLabel]

    init(panel: LineChart.Panel, x: LineChart.Axis, frame: Frame, labels texts: [String]) {
      self.panel = panel
      self.frame = frame
      self.x = x
      let ends = panel.series.map { series in
        let position = panel.y.position(of: series.points[series.points.count - 1].y)
        return frame.bottom - min(max(position, 0), 1) * (frame.bottom - frame.top)
      }
      // Labels that would overlap make room.
      let shown = texts.indices.filter { !texts[$0].isEmpty }
      let places = Self.spread(
        shown.map { ends[$0] }, step: Room.labelStep, from: frame.top, to: frame.bottom)
      var heights = ends
      for (label, place) in zip(shown, places) { heights[label] = place }
      labels = texts.indices.map { EndLabel(text: texts[$0], lineEnd: ends[$0], y: heights[$0]) }
    }

    func horizontal(_ value: Double) -> Double {
      frame.left + x.position(of: value) * (frame.right - frame.left)
    }

    func vertical(_ value: Double) -> Double {
      frame.bottom - panel.y.position(of: value) * (frame.bottom - frame.top)
    }

    /// Places at least a step apart, in the order of the wishes, as near to them as least squares can be, and
    /// inside the limits if there is room.
    static func spread(_ wishes: [Double], step: Double, from top: Double, to bottom: Double) -> [Double] {
      let order = wishes.indices.sorted { (wishes[$0], $0) < (wishes[$1], $1) }
      // Less a step each, places need only not decrease: pool neighbours that do.
      var blocks: [(sum: Double, count: Int)] = []
      for (rank, index) in order.enumerated() {
        blocks.append((wishes[index] - step * Double(rank), 1))
        while blocks.count > 1 {
          let last = blocks[blocks.count - 1]
          let before = blocks[blocks.count - 2]
          guard before.sum * Double(last.count) > last.sum * Double(before.count) else { break }
          blocks.removeLast()
          blocks[blocks.count - 1] = (before.sum + last.sum, before.count + last.count)
        }
      }
      let room = max(top, bottom - step * Double(max(wishes.count - 1, 0)))
      var places = Array(repeating: 0.0, count: wishes.count)
      var rank = 0
      for block in blocks {
        let level = min(max(block.sum / Double(block.count), top), room)
        for _ in 0..<block.count {
          places[order[rank]] = level + step * Double(rank)
          rank += 1
        }
      }
      return places
    }
  }

  /// The name at the end of a line.
  struct EndLabel: Hashable {
    let text: String
    /// Where the line ends, cut at the axis.
    let lineEnd: Double
    /// Where the middle of the name stands.
    let y: Double

    /// The name, the value or nothing; where the line has left the axis, with an arrow and the value it has there.
    static func text(of series: LineChart.Series, on axis: LineChart.Axis, numbers: NumberStyle) -> String {
      let last = series.points[series.points.count - 1].y
      let value = numbers.number(last, decimals: axis.decimals + 1)
      let arrow = last < axis.range.lowerBound ? "↓ " : last > axis.range.upperBound ? "↑ " : ""
      switch series.end {
      case .name: return arrow.isEmpty ? series.label : "\(series.label) \(arrow)\(value)"
      case .value: return arrow + value
      case .nothing: return ""
      }
    }
  }
}
