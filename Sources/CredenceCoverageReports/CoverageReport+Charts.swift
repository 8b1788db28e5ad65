import CredenceCoverage
import CredencePresentation
package import CredenceReporting
import CredenceSurvey

extension CoverageReport {
  /// A chart and the name of its file.
  package struct NamedChart: Sendable, Hashable {
    /// The file's name, without a folder.
    package let file: String
    /// What is drawn.
    package let chart: LineChart
  }

  /// Coverage and width against the number of answers: `mean-coverage.svg`, `minimum-coverage.svg`, `width.svg`.
  ///
  /// Up to ``mostLines`` methods share one panel; of more each has a small panel of its own, with the default in grey
  /// for comparison. Where truths are looked for beside limits only the minimum means anything, and is drawn.
  ///
  /// - Returns: The charts; none if there are fewer than two numbers of answers, and none of width where the method that
  ///   others are compared with never has any.
  package var charts: [NamedChart] {
    guard let lines = CoverageLines(self) else { return [] }
    let lowest = NamedChart(file: "minimum-coverage.svg", chart: lines.minimum)
    guard !isWorstCase else { return [lowest] }
    let width = lines.width.map { NamedChart(file: "width.svg", chart: $0) }
    return [NamedChart(file: "mean-coverage.svg", chart: lines.mean), lowest] + (width.map { [$0] } ?? [])
  }

  /// As many lines as one panel can hold and a reader follow.
  package static let mostLines = 5

  /// Writes the charts into a folder, which is made if need be. All are drawn before the first is written, and each
  /// file appears whole or not at all.
  ///
  /// - Returns: The names of the files, in the order written.
  /// - Throws: ``OutputError`` naming the path.
  @discardableResult
  package func writeCharts(toFolder folder: String) throws(OutputError) -> [String] {
    let drawn = charts.map { named in
      let height = named.chart.columns == 1 ? 280 : 96
      let picture = SVGLineChartRenderer(panelHeight: height).text(named.chart)
      return (file: named.file, bytes: Array(picture.utf8))
    }
    try FileWriter.makeFolder(folder)
    for picture in drawn { try FileWriter.write(picture.bytes, to: "\(folder)/\(picture.file)") }
    return drawn.map(\.file)
  }
}

/// A coverage report as lines: one a method, over the numbers of answers.
private struct CoverageLines {
  private let report: CoverageReport
  /// Increasing, each once.
  private let sizes: [Int]
  /// Each once, in the order asked for.
  private let methods: [String]
  /// The method the others are compared with: the default, or else the first.
  private let strong: String
  private let numbers = NumberStyle()

  /// `nil` where there are fewer than two numbers of answers.
  init?(_ report: CoverageReport) {
    let sizes = Set(report.rows.map(\.responses)).sorted()
    guard sizes.count > 1 else { return nil }
    var methods: [String] = []
    for row in report.rows where !methods.contains(row.method) { methods.append(row.method) }
    self.report = report
    self.sizes = sizes
    self.methods = methods
    strong = methods.contains(report.standard) ? report.standard : methods[0]
  }

  var mean: LineChart {
    let range = values(of: strong, \.mean)
    let lowest = numbers.number(range.min() ?? 0, decimals: 3)
    let highest = numbers.number(range.max() ?? 0, decimals: 3)
    let level = numbers.number(report.level.value, decimals: decimals)
    return chart(
      "Mean coverage of \(strong): \(lowest) to \(highest) (asked: \(level))",
      "Mean over \(report.space). Dashed: the level.", quantity: \.mean,
      on: coverageAxis(steps: 3), reference: report.level.value)
  }

  var minimum: LineChart {
    // Rounded down: the title says that coverage is not below.
    let floor = ((values(of: strong, \.minimum).min() ?? 0) * 1000).rounded(.down) / 1000
    let bound = 1 - 2 * (1 - report.level.value)
    let failing = methods.filter { (values(of: $0, \.minimum).min() ?? 1) < bound }
    let space =
      report.isWorstCase
      ? "Lowest coverage there is, beside every limit of the method."
      : "Lowest coverage over \(report.space)."
    return chart(
      "Lowest coverage: \(strong) stays at or above \(numbers.number(floor, decimals: 3))",
      "\(space) Dashed: the level. \(failing.count) of \(methods.count) methods fall below "
        + "\(numbers.number(bound, decimals: decimals)) at some number of answers: there they miss more than "
        + "twice as often as asked.",
      quantity: \.minimum, on: coverageAxis(steps: 4), reference: report.level.value)
  }

  var width: LineChart? {
    let own = values(of: strong, \.meanWidth)
    guard own.contains(where: { $0 > 0 }) else { return nil }
    let isPoints = report.rows[0].unit == .points
    func words(_ width: Double) -> String {
      numbers.number(width, decimals: isPoints ? 1 : 3) + (isPoints ? " points" : "")
    }
    let axis = LineChart.Axis(range: 0.8...1.3, ticks: [0.8, 0.9, 1, 1.1, 1.2, 1.3], decimals: 1)
    var references: [Int: Double] = [:]
    for row in report.rows where row.method == strong { references[row.responses] = row.summary.meanWidth }
    return chart(
      "Mean width of \(strong): \(words(own[0])) at n = \(sizes[0]), "
        + "\(words(own[own.count - 1])) at n = \(sizes[sizes.count - 1])",
      "Mean widths over \(report.space), divided by that of \(strong) at the same number of answers: 1.1 is a tenth "
        + "wider. Shorter is better only where the coverage is no lower.",
      ratio: references, quantity: \.meanWidth, on: axis, reference: nil)
  }

  private func chart(
    _ title: String, _ subtitle: String, ratio references: [Int: Double]? = nil,
    quantity: KeyPath<CoverageSummary, Double>, on axis: LineChart.Axis, reference: Double?
  ) -> LineChart {
    func series(_ method: String, isStrong: Bool, end: LineChart.Series.End) -> LineChart.Series {
      let rows = report.rows.filter { $0.method == method }
      let points = sizes.compactMap { size -> LineChart.Point? in
        guard let row = rows.first(where: { $0.responses == size }) else { return nil }
        let value = row.summary[keyPath: quantity]
        guard let references else { return LineChart.Point(x: Double(size), y: value) }
        guard let own = references[size], own > 0 else { return nil }
        return LineChart.Point(x: Double(size), y: value / own)
      }
      return LineChart.Series(label: method, points: points, isStrong: isStrong, end: end)
    }
    let panels: [LineChart.Panel]
    var subtitle = subtitle
    if isShared {
      panels = [
        LineChart.Panel(
          title: "", y: axis, reference: reference,
          series: methods.map { series($0, isStrong: $0 == strong, end: .name) })
      ]
    } else {
      panels = methods.map { method in
        let own = series(method, isStrong: true, end: .value)
        let others = method == strong ? [] : [series(strong, isStrong: false, end: .nothing)]
        return LineChart.Panel(title: method, y: axis, reference: reference, series: others + [own])
      }
      subtitle += " Grey: \(strong). At the end of each line: its value at n = \(sizes[sizes.count - 1])."
    }
    var notes: [String] = []
    let cut = methods.filter { method in
      series(method, isStrong: false, end: .nothing).points.contains { !axis.range.contains($0.y) }
    }
    if !cut.isEmpty {
      let ends = [axis.range.lowerBound, axis.range.upperBound].map {
        numbers.number($0, decimals: axis.decimals)
      }
      notes.append(
        "The axis is cut at \(ends[0]) and \(ends[1]). Partly or wholly beyond: \(cut.joined(separator: ", "))."
      )
    }
    return LineChart(
      title: title, subtitle: subtitle, x: horizontalAxis, panels: panels,
      columns: isShared ? 1 : 3, notes: notes)
  }

  /// Whether all lines are in one panel.
  private var isShared: Bool { methods.count <= CoverageReport.mostLines }

  private func values(of method: String, _ quantity: KeyPath<CoverageSummary, Double>) -> [Double] {
    let rows = report.rows.filter { $0.method == method }
    return sizes.compactMap { size in
      rows.first { $0.responses == size }?.summary[keyPath: quantity]
    }
  }

  /// From as many times the allowed misses as steps, up to 1.
  private func coverageAxis(steps: Int) -> LineChart.Axis {
    let misses = 1 - report.level.value
    let ticks = (0...steps).map { max(0, 1 - Double($0) * misses) }
    return LineChart.Axis(range: ticks[steps]...1, ticks: ticks, decimals: decimals)
  }

  /// The decimals the level is written with.
  private var decimals: Int { report.level.decimals }

  /// The numbers of answers that are named leave each other room.
  private var horizontalAxis: LineChart.Axis {
    let range = Double(sizes[0])...Double(sizes[sizes.count - 1])
    let bare = LineChart.Axis(range: range, ticks: [], scale: .squareRoot)
    let round = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 250, 300].map(
      Double.init)
    let room = isShared ? 0.04 : 0.1
    var ticks = [range.lowerBound]
    for value in round where range.contains(value) {
      let place = bare.position(of: value)
      guard place - bare.position(of: ticks[ticks.count - 1]) >= room else { continue }
      if value < range.upperBound && 1 - place < room { continue }
      ticks.append(value)
    }
    if ticks[ticks.count - 1] < range.upperBound { ticks.append(range.upperBound) }
    return LineChart.Axis(
      label: "Number of answers, n (distances as their square roots)", range: range, ticks: ticks,
      scale: .squareRoot)
  }
}
