/// Lines over one shared horizontal axis, in panels.
///
/// A neutral picture, as `Table` is a neutral table: it knows nothing of how it is drawn.
package struct LineChart: Sendable, Hashable {
  /// The finding, above everything.
  package let title: String
  /// What is drawn, in one sentence, below the title.
  package let subtitle: String?
  /// The axis all panels share.
  package let x: Axis
  /// Row by row, from the left.
  package let panels: [Panel]
  /// The panels of a row. More than one are small multiples; they should share their vertical axis, whose values
  /// are written at the first alone.
  package let columns: Int
  /// Sentences below, such as where an axis is cut.
  package let notes: [String]

  /// Makes a chart.
  ///
  /// - Precondition: there is a panel, and a column.
  package init(
    title: String, subtitle: String? = nil, x: Axis, panels: [Panel], columns: Int = 1, notes: [String] = []
  ) {
    precondition(!panels.isEmpty && columns >= 1, "a chart has a panel")
    self.columns = columns
    self.title = title
    self.subtitle = subtitle
    self.x = x
    self.panels = panels
    self.notes = notes
  }

  /// One plot: its lines, and an axis of its own.
  package struct Panel: Sendable, Hashable {
    /// What its lines have in common.
    package let title: String
    /// The vertical axis. It is stated, not fitted: what leaves it is cut off.
    package let y: Axis
    /// A value to compare with, drawn as a dashed line.
    package let reference: Double?
    /// The lines; a strong one is drawn above the others.
    package let series: [Series]

    /// Makes a panel.
    package init(title: String, y: Axis, reference: Double? = nil, series: [Series]) {
      self.title = title
      self.y = y
      self.reference = reference
      self.series = series
    }
  }

  /// One line.
  package struct Series: Sendable, Hashable {
    /// Its name.
    package let label: String
    /// What stands at its end.
    package let end: End
    /// From left to right.
    package let points: [Point]
    /// Whether it is the line the others are compared with.
    package let isStrong: Bool

    /// Makes a line.
    ///
    /// - Precondition: there is a point, all are finite, and they go from left to right.
    package init(label: String, points: [Point], isStrong: Bool = false, end: End = .name) {
      self.end = end
      precondition(
        !points.isEmpty && points.allSatisfy { $0.x.isFinite && $0.y.isFinite }, "points are finite")
      precondition(zip(points, points.dropFirst()).allSatisfy { $0.x < $1.x }, "points go from left to right")
      self.label = label
      self.points = points
      self.isStrong = isStrong
    }

    /// What stands at the end of a line, in place of a legend.
    package enum End: Sendable, Hashable {
      /// Its name, and its value if the axis does not reach there.
      case name
      /// Its last value: where the panel's title names the line.
      case value
      /// Nothing.
      case nothing
    }
  }

  /// One point, in the units of the axes.
  package struct Point: Sendable, Hashable {
    /// Along the horizontal axis.
    package let x: Double
    /// Along the vertical axis.
    package let y: Double

    /// Makes a point.
    package init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// A range, the values that are named on it, and how distances grow along it.
  package struct Axis: Sendable, Hashable {
    /// What is measured, with its unit; empty where the title says it.
    package let label: String
    /// The values shown.
    package let range: ClosedRange<Double>
    /// The values named, inside the range.
    package let ticks: [Double]
    /// Decimals of the values named and of those in labels.
    package let decimals: Int
    /// How distances grow.
    package let scale: Scale

    /// Makes an axis.
    ///
    /// - Precondition: the range has a length; on a root scale it has no negative values.
    package init(
      label: String = "", range: ClosedRange<Double>, ticks: [Double], decimals: Int = 0,
      scale: Scale = .linear
    ) {
      precondition(range.lowerBound < range.upperBound, "an axis has a length")
      precondition(scale == .linear || range.lowerBound >= 0, "roots are of what is not negative")
      self.label = label
      self.range = range
      self.ticks = ticks.filter(range.contains)
      self.decimals = decimals
      self.scale = scale
    }

    /// Where a value lies: 0 at the lower end, 1 at the upper; outside the range below 0 or above 1.
    package func position(of value: Double) -> Double {
      switch scale {
      case .linear:
        return (value - range.lowerBound) / (range.upperBound - range.lowerBound)
      case .squareRoot:
        let start = range.lowerBound.squareRoot()
        return (max(value, 0).squareRoot() - start) / (range.upperBound.squareRoot() - start)
      }
    }

    /// How distances grow along an axis.
    package enum Scale: Sendable, Hashable {
      /// Equal steps, equal distances.
      case linear
      /// Equal steps of the root, equal distances: small numbers of answers get the room they need.
      case squareRoot
    }
  }
}
