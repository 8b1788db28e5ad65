/// How figures are written for people; the one place that rounds.
///
/// Data files (CSV, JSON) never round: they have ``shortest(_:)``.
public struct NumberStyle: Sendable, Hashable {
  /// A true minus (U+2212), ellipsis and dash, or ASCII in their place.
  package var unicode: Bool
  /// Decimals of scores: 0 for readers, 1 for analysts.
  package var scoreDecimals: Int
  /// Decimals of shares in percent.
  package var shareDecimals: Int
  /// The sign before money (`€`, `CHF `), where the currency is known.
  package var currency: String?

  /// Makes a style.
  ///
  /// - Precondition: decimals in 0...9.
  public init(unicode: Bool = true, scoreDecimals: Int = 0, shareDecimals: Int = 0, currency: String? = nil) {
    precondition((0...9).contains(scoreDecimals) && (0...9).contains(shareDecimals), "decimals are 0...9")
    self.unicode = unicode
    self.scoreDecimals = scoreDecimals
    self.shareDecimals = shareDecimals
    self.currency = currency
  }

  var minus: String { unicode ? "\u{2212}" : "-" }

  /// What stands for a value that is not there.
  package var missing: String { unicode ? "–" : "n/a" }

  /// A score or a difference in points, signed: `+60`, `−43`, `0`.
  package func score(_ points: Double) -> String {
    guard let decimal = ExactDecimal(points, decimals: scoreDecimals) else { return missing }
    if decimal.units == 0 { return decimal.digits }
    return (decimal.isNegative ? minus : "+") + decimal.digits
  }

  /// A number with fixed decimals; only a minus is written. From 2^64 on, in its shortest form.
  package func number(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return missing }
    guard let decimal = ExactDecimal(value, decimals: min(max(decimals, 0), ExactDecimal.most)) else {
      return (value < 0 ? minus : "") + value.magnitude.description
    }
    return (decimal.isNegative ? minus : "") + decimal.digits
  }

  /// A share as a percent: `62%`.
  package func share(_ share: Double) -> String {
    guard let decimal = ExactDecimal(share, decimals: shareDecimals, scale: 2) else { return missing }
    return (decimal.isNegative ? minus : "") + decimal.digits + "%"
  }

  /// Probabilities, in percent, from which on verdicts and patterns are claimed.
  private static let limits: [UInt128] = [80, 90]

  /// A probability as a whole percent; at the ends `<1%` or `>99%`, also where rounding has made it 0 or 1. What is
  /// impossible or certain is said by ``certainty(_:)``.
  ///
  /// One that misses a limit by less than half a percent keeps the decimals that show it: `89.6%` and `79.96%`, since
  /// at `90%` and `80%` something would be claimed.
  package func probability(_ probability: Double) -> String {
    guard probability.isFinite else { return missing }
    if probability < 0.01 { return "<1%" }
    if probability > 0.99 { return ">99%" }
    for decimals in 0...NumberStyle.mostProbabilityDecimals {
      let percent = ExactDecimal(probability, decimals: decimals, scale: 2)!
      let isRaised = NumberStyle.limits.contains { limit in
        probability < Double(limit) / 100 && percent.units >= limit * ExactDecimal.powersOfTen[decimals]
      }
      if !isRaised { return percent.digits + "%" }
    }
    // A sum that misses the limit by its rounding error has reached it.
    return ExactDecimal(probability, decimals: 0, scale: 2)!.digits + "%"
  }

  /// `100%` of what is certain by counting, `0%` of what is impossible.
  package func certainty(_ isCertain: Bool) -> String { isCertain ? "100%" : "0%" }

  private static let mostProbabilityDecimals = 9

  /// A p-value with three decimals and no leading zero: `.034`, `<.001`, `>.999`; exactly one is `1`.
  package func pValue(_ value: Double) -> String {
    guard value.isFinite else { return missing }
    if value >= 1 { return "1" }
    if value < 0.001 { return "<.001" }
    if value > 0.999 { return ">.999" }
    return String(ExactDecimal(value, decimals: 3)!.digits.dropFirst())
  }

  /// A number of things, in groups of three: `1,204`.
  package func count(_ count: Int) -> String {
    let digits = String(count.magnitude)
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return (count < 0 ? minus : "") + grouped
  }

  /// Answers among known contacts: `10/16`, `14/?`.
  package func coverage(answered: Int, known: Int?) -> String {
    "\(answered)/" + (known.map { String($0) } ?? "?")
  }
}

extension NumberStyle {
  /// What stands for limits where everybody known has answered, and nowhere else.
  package static let exact = "exact"
  /// What stands for limits that a method puts on one value because the answers show no difference.
  static let allAlike = "all alike"

  /// Limits in points: `[−14 … +79]`; `all alike` where they are one value, which is no certainty.
  package func scoreInterval(_ lower: Double, _ upper: Double) -> String { interval(lower, upper, score) }

  /// Limits as percents: `[12% … 45%]`.
  package func shareInterval(_ lower: Double, _ upper: Double) -> String { interval(lower, upper, share) }

  /// Limits with fixed decimals: `[0.25 … 1.50]`.
  package func numberInterval(_ lower: Double, _ upper: Double, decimals: Int) -> String {
    interval(lower, upper) { number($0, decimals: decimals) }
  }

  private func interval(_ lower: Double, _ upper: Double, _ text: (Double) -> String) -> String {
    guard lower.isFinite, upper.isFinite else { return missing }
    if lower == upper { return Self.allAlike }
    return "[\(text(lower)) \(unicode ? "…" : "..") \(text(upper))]"
  }

  /// The widest a score can be: `−100`, with its decimals.
  package var scoreWidth: Int { 4 + (scoreDecimals > 0 ? scoreDecimals + 1 : 0) }

  /// The column for limits in points: the widest interval and one cell of air.
  package var intervalWidth: Int { 2 * scoreWidth + 6 }
}

extension NumberStyle {
  /// Money in up to three figures: `€1.31M`, `€918k`, `€4.7k`, `€525`, `<€1`, `€0`. Without a known currency, no sign.
  package func money(_ amount: Double) -> String {
    guard amount.isFinite else { return missing }
    let sign = currencySign
    if amount == 0 { return sign + "0" }
    let size = amount.magnitude
    if size < 0.5 { return amount < 0 ? ">\(minus)\(sign)1" : "<\(sign)1" }
    return (amount < 0 ? minus : "") + sign + NumberStyle.threeFigures(size)
  }

  /// The sign as far as the terminal can show it.
  private var currencySign: String {
    guard let currency else { return "" }
    return unicode || currency.allSatisfy(\.isASCII) ? currency : ""
  }

  private static func threeFigures(_ size: Double) -> String {
    let thousand: UInt128 = 1000
    if let count = ExactDecimal.round(size), count < thousand { return "\(count)" }
    if let tenths = ExactDecimal.round(size, over: 100), tenths < 100 {
      return "\(tenths / 10).\(tenths % 10)k"
    }
    if let count = ExactDecimal.round(size, over: thousand), count < thousand { return "\(count)k" }
    var unit: UInt128 = 1_000_000
    for letter in ["M", "B", "T"] {
      for decimals in [2, 1, 0] {
        let step = unit / ExactDecimal.powersOfTen[decimals]
        guard let count = ExactDecimal.round(size, over: step), count < thousand else { continue }
        if decimals == 0 { return "\(count)\(letter)" }
        let digits = String(count)
        return "\(digits.dropLast(decimals)).\(digits.suffix(decimals))\(letter)"
      }
      unit *= 1000
    }
    return size.description
  }
}

extension NumberStyle {
  /// The fewest digits that read back as the same number, for data: `50.0`, `0.1`, `1e+16`. Zero has no sign.
  ///
  /// - Precondition: the value is finite.
  package static func shortest(_ value: Double) -> String {
    precondition(value.isFinite, "data holds finite numbers only")
    return value == 0 ? "0.0" : value.description
  }
}
