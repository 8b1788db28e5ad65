extension Estimate: CustomStringConvertible {
  /// As one reads it: `+50.0 [0.0 ... +78.2] (95%, length-optimal)`; a share has three decimals and no sign.
  public var description: String {
    "\(unit.words(value)) \(interval.words(unit))"
  }
}

extension Interval: CustomStringConvertible {
  /// As one reads it: `[0.0 ... +78.2] (95%, length-optimal)`.
  ///
  /// An interval does not know its unit: limits that both lie in 0...1 are written as shares are.
  public var description: String { words(lower >= 0 && upper <= 1 ? .share : .points) }

  /// The limits in a unit's digits, with level and method.
  func words(_ unit: StatisticUnit) -> String {
    "[\(unit.words(lower)) ... \(unit.words(upper))] (\(level), \(method))"
  }
}

extension ConfidenceLevel: CustomStringConvertible {
  /// As a percent: `95%`, `99.9%`.
  public var description: String {
    // Moved in the decimal text, since 100 times 0.57 is not 57.
    let digits = "\(value)".dropFirst(2)
    guard "\(value)".hasPrefix("0."), digits.allSatisfy(\.isWholeNumber) else { return "\(100 * value)%" }
    let padded = digits.count < 2 ? digits + "0" : digits
    let whole = Int(padded.prefix(2)) ?? 0
    return padded.count == 2 ? "\(whole)%" : "\(whole).\(padded.dropFirst(2))%"
  }
}

extension StatisticUnit {
  /// A value for a person: points and ratings with one decimal, points with their sign, shares with three.
  func words(_ value: Double) -> String {
    switch self {
    case .points: (value > 0.05 ? "+" : "") + decimals(value, 1, 10)
    case .rating: decimals(value, 1, 10)
    case .share: decimals(value, 3, 1000)
    }
  }

  private func decimals(_ value: Double, _ count: Int, _ factor: Int64) -> String {
    // A statistic's values are of at most 200 points; what a user's own method gives may be anything.
    guard abs(value) < 1e15 else { return "\(value)" }
    let scaled = Int64((abs(value) * Double(factor)).rounded(.toNearestOrEven))
    let fraction = String(scaled % factor)
    let zeros = String(repeating: "0", count: count - fraction.count)
    return "\(value < 0 && scaled > 0 ? "-" : "")\(scaled / factor).\(zeros)\(fraction)"
  }
}
