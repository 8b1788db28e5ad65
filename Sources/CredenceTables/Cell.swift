/// One cell of a table: a value and what it means. Only renderers round.
package enum Cell: Sendable, Hashable {
  /// Words.
  case text(String)
  /// A number of things.
  case count(Int)
  /// A score or a difference of scores, in points.
  case score(Double)
  /// A share, 0...1.
  case share(Double)
  /// A probability, 0...1, of what is neither certain nor impossible, however near to an end its figure is.
  case probability(Double)
  /// What is certain (probability 1) or impossible (0) by counting, not by a model.
  case certainty(Bool)
  /// A p-value, 0...1.
  case pValue(Double)
  /// A number in its own unit, with the decimals a reader needs.
  case number(Double, decimals: Int)
  /// An amount of money in the file's own currency.
  case money(Double)
  /// Limits in points.
  case scoreInterval(lower: Double, upper: Double)
  /// A score in points that is exact: everybody known has answered. In place of limits.
  case exactScore(Double)
  /// Limits on 0...1.
  case shareInterval(lower: Double, upper: Double)
  /// Limits in another unit.
  case numberInterval(lower: Double, upper: Double, decimals: Int)
  /// A score on the fixed axis -100...100 with its intervals, to be drawn.
  case drawnInterval(DrawnInterval)
  /// A drawing where everybody asked was silent: the score may be anything from -100 to 100.
  case silence
  /// Answers among known contacts; `nil` where the number of contacts is unknown.
  case coverage(answered: Int, known: Int?)
  /// Not there, with the reason where one is worth saying.
  case missing(String? = nil)

  /// Whether a column of this shape can hold the cell.
  package func fits(_ shape: Table.Column.Shape) -> Bool {
    switch self {
    case .missing: true
    case .scoreInterval, .exactScore, .shareInterval, .numberInterval: shape == .interval
    case .drawnInterval, .silence: shape == .drawing
    case .coverage: shape == .coverage
    case .text, .count, .score, .share, .probability, .certainty, .pValue, .number, .money: shape == .value
    }
  }
}

/// What a drawn interval shows: a thin outer bar, a thick inner bar, a dot.
package struct DrawnInterval: Sendable, Hashable {
  /// Whether the reader can be sure, which earns the mark its colour.
  package enum Standing: String, Sendable, Hashable {
    /// Surely above zero.
    case positive
    /// Surely below zero.
    case negative
    /// Not sure either way.
    case unclear
  }

  /// The score as surveyed, in points.
  package let value: Double
  /// The outer limits, in points.
  package let outer: ClosedRange<Double>
  /// The inner limits, in points, inside the outer ones.
  package let inner: ClosedRange<Double>?
  /// Whether the sign is sure.
  package let standing: Standing
  /// Whether the dot is hollow: nobody of the deciding role has answered.
  package let isHollow: Bool
  /// Whether nothing is uncertain: everybody known has answered.
  package let isExact: Bool

  /// Makes a drawn interval.
  package init(
    value: Double, outer: ClosedRange<Double>, inner: ClosedRange<Double>? = nil,
    standing: Standing = .unclear, isHollow: Bool = false, isExact: Bool = false
  ) {
    self.value = value
    self.outer = outer
    self.inner = inner
    self.standing = standing
    self.isHollow = isHollow
    self.isExact = isExact
  }
}
