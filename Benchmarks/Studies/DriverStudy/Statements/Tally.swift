/// Shares of cases by name, in the order in which the names first appear; surveys are the units of the error.
struct Tally: Sendable {
  private(set) var names: [String] = []
  private var ratios: [String: Ratio] = [:]
  private var open: [String: (value: Double, count: Double)] = [:]

  /// Counts a case of the survey at hand.
  mutating func count(_ name: String, _ value: Double) {
    let own = open[name] ?? (0, 0)
    open[name] = (own.value + value, own.count + 1)
  }

  mutating func count(_ name: String, _ isTrue: Bool) { count(name, isTrue ? 1 : 0) }

  /// Ends a survey.
  mutating func close() {
    for name in open.keys.sorted() {
      guard let own = open[name] else { continue }
      if ratios[name] == nil { names.append(name) }
      ratios[name, default: Ratio()].add(own.value, of: own.count)
    }
    open = [:]
  }

  mutating func add(_ other: Tally) {
    for name in other.names {
      guard let ratio = other.ratios[name] else { continue }
      if ratios[name] == nil { names.append(name) }
      ratios[name, default: Ratio()].add(ratio)
    }
  }

  subscript(name: String) -> Ratio { ratios[name] ?? Ratio() }

  /// `0.024 (0.002)`; blank without a case.
  func cell(_ name: String, places: Int = 3) -> String {
    let ratio = self[name]
    guard let value = ratio.value else { return "" }
    let error = ratio.standardError.map { " (\(Self.plain($0, places)))" } ?? ""
    return Self.plain(value, places) + error
  }

  /// Rounded to so many places, all of them written.
  static func plain(_ value: Double, _ places: Int) -> String {
    let scale = (0..<places).reduce(1) { product, _ in product * 10 }
    let units = Int((abs(value) * Double(scale)).rounded())
    let sign = value < 0 && units > 0 ? "-" : ""
    guard places > 0 else { return "\(sign)\(units)" }
    let tail = String(units % scale)
    return "\(sign)\(units / scale)." + String(repeating: "0", count: places - tail.count) + tail
  }
}
