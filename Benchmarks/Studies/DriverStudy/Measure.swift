/// A ratio of sums over surveys with its Monte Carlo standard error; surveys are the units, because drivers of one
/// survey share its luck.
struct Ratio: Sendable {
  private var values = 0.0
  private(set) var count = 0.0
  private var valueSquares = 0.0
  private var products = 0.0
  private var countSquares = 0.0
  private var surveys = 0.0

  /// Adds what one survey contributes.
  mutating func add(_ value: Double, of count: Double) {
    guard count > 0 else { return }
    values += value
    self.count += count
    valueSquares += value * value
    products += value * count
    countSquares += count * count
    surveys += 1
  }

  mutating func add(_ other: Ratio) {
    values += other.values
    count += other.count
    valueSquares += other.valueSquares
    products += other.products
    countSquares += other.countSquares
    surveys += other.surveys
  }

  /// `nil` without a case.
  var value: Double? { count > 0 ? values / count : nil }

  /// Of the ratio, to first order; `nil` with one survey only.
  var standardError: Double? {
    guard let value, surveys > 1 else { return nil }
    let squares = valueSquares - 2 * value * products + value * value * countSquares
    return (max(0, squares) * surveys / (surveys - 1)).squareRoot() / count
  }
}

/// Drivers by how often they were ticked in the survey at hand.
enum TickBin: Int, CaseIterable, Sendable {
  case all, underFive, underTen, underTwenty, twentyUp
  /// Not a bin of its own: fewer than 5 ticks or 4 ticking accounts, flagged "too few" in reports.
  case flagged

  var name: String {
    switch self {
    case .all: "all"
    case .underFive: "<5 ticks"
    case .underTen: "5-9"
    case .underTwenty: "10-19"
    case .twentyUp: "20+"
    case .flagged: "too few"
    }
  }

  static func bins(ticks: Int, isTooFew: Bool) -> [TickBin] {
    let own: TickBin =
      ticks < 5 ? .underFive : ticks < 10 ? .underTen : ticks < 20 ? .underTwenty : .twentyUp
    return isTooFew ? [.all, own, .flagged] : [.all, own]
  }
}

/// What is counted of an estimator's intervals in one bin.
struct IntervalRecord: Sendable {
  /// Intervals that hold the true effect.
  var coverage = Ratio()
  /// Intervals of drivers without effect that leave out 0.
  var falsePositives = Ratio()
  /// Widths of the part within -200...200, where every difference of two scores lies.
  var width = Ratio()
  /// Drivers in the model that have no interval.
  var missing = Ratio()

  mutating func add(_ other: IntervalRecord) {
    coverage.add(other.coverage)
    falsePositives.add(other.falsePositives)
    width.add(other.width)
    missing.add(other.missing)
  }
}
