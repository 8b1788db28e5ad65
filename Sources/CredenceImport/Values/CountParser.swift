/// What a cell of counted answers says.
enum CountReading: Equatable {
  case count(Int)
  /// Withheld because it is small (`*`, `<5`).
  case suppressed
  /// A share in 0...1, written as a percentage: a count only together with the number of responses.
  case share(Double)
  case blank
  /// Neither a count nor a mark for one.
  case unreadable
}

/// Reads cells of counts as dashboards export them: `1,204`, `*`, `<5`, `72%`, `Not Available`.
enum CountParser {
  static func parse(_ untrimmed: CellBytes) -> CountReading {
    let cell = untrimmed.trimmed
    if cell.isBlankAnswer { return .blank }
    switch cell[0] {
    case UInt8(ascii: "*"), UInt8(ascii: "<"): return .suppressed
    default: break
    }
    let key = LooseKey.letters(cell.text)
    if ["notavailable", "nodata", "none"].contains(key) { return .blank }
    if ["suppressed", "withheld"].contains(key) { return .suppressed }
    var body = cell
    let isShare = cell[cell.count - 1] == UInt8(ascii: "%")
    if isShare { body = CellBytes(rebasing: cell.dropLast()) }
    guard body.allSatisfy({ !$0.isASCIILetter }), case .amount(let value) = RevenueParser().parse(body),
      value >= 0
    else { return .unreadable }
    if isShare { return value <= 100 ? .share(value / 100) : .unreadable }
    guard value < 1e15, value == Double(Int(value)) else { return .unreadable }
    return .count(Int(value))
  }

  static func parse(_ text: String) -> CountReading { text.withCellBytes(parse) }
}
