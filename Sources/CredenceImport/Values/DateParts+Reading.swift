extension DateParts {
  /// Reads trimmed, non-empty content; `nil` if it is in no known form.
  init?(_ cell: CellBytes) {
    var scanner = Scanner(cell)
    if let numeric = Self.numericForm(&scanner) {
      self = numeric
    } else {
      scanner = Scanner(cell)
      guard let named = Self.longForm(&scanner) else { return nil }
      self = named
    }
    if isTimed { return }
    guard readTime(&scanner) else { return nil }
  }

  /// Digits, so many of them; `nil` and no movement for more or fewer.
  static func number(_ scanner: inout Scanner, _ counts: ClosedRange<Int>) -> (
    value: Int, count: Int
  )? {
    let start = scanner.position
    var value = 0
    while !scanner.atEnd, scanner.cell[scanner.position].isASCIIDigit, scanner.position - start <= 13 {
      value = value * 10 + Int(scanner.cell[scanner.position] - 0x30)
      scanner.position += 1
    }
    let count = scanner.position - start
    guard counts.contains(count) else {
      scanner.position = start
      return nil
    }
    return (value, count)
  }
}
