/// Dates in numbers: with marks between them, without any, or as counts of days and seconds.
extension DateParts {
  /// `2025-03-04`, `3/4/2025`, `4.3.25`, `20250304`, `45720.38`, `1741079106`; `nil` if the cell begins otherwise.
  static func numericForm(_ scanner: inout Scanner) -> DateParts? {
    guard let first = number(&scanner, 1...14) else { return nil }
    if scanner.atEnd { return bare(first.value, first.count) }
    if first.count == 4, let written = ideographic(first.value, &scanner) { return written }
    let mark = scanner.cell[scanner.position]
    if first.count == 5, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",") {
      return serial(first.value, &scanner)
    }
    if first.count == 8, mark == UInt8(ascii: "T") || mark == UInt8(ascii: " ") {
      return compact(first.value, &scanner) ?? bare(first.value, first.count)
    }
    if first.count == 10, mark == UInt8(ascii: ".") {
      scanner.position += 1
      guard number(&scanner, 1...9) != nil else { return nil }
      return bare(first.value, first.count)
    }
    guard first.count == 4 || first.count <= 2, isDateMark(mark) else { return nil }
    scanner.position += 1
    if mark == UInt8(ascii: ".") { _ = scanner.skipSpaces() }
    guard let second = number(&scanner, 1...2), !scanner.atEnd, scanner.cell[scanner.position] == mark else {
      return nil
    }
    scanner.position += 1
    if mark == UInt8(ascii: ".") { _ = scanner.skipSpaces() }
    guard let third = number(&scanner, 1...4), third.count != 3 else { return nil }
    if first.count == 4 {
      guard third.count <= 2 else { return nil }
      // Korean ends the day with a point too.
      if mark == UInt8(ascii: ".") { _ = scanner.skip(".") }
      _ = scanner.skip(",")
      return DateParts(form: .yearFirst, first: first.value, second: second.value, third: third.value)
    }
    guard third.count == 2 || third.count == 4 else { return nil }
    let year = third.count == 2 ? fullYear(third.value) : third.value
    _ = scanner.skip(",")
    if mark == UInt8(ascii: ".") {
      return DateParts(form: .dotted, first: year, second: second.value, third: first.value)
    }
    return DateParts(form: .slashed, first: first.value, second: second.value, third: year)
  }

  private static func isDateMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
  }

  private static func bare(_ value: Int, _ count: Int) -> DateParts? {
    switch count {
    case 5 where value >= 20_000: DateParts(form: .serial, first: value)
    case 8 where (1900...2199).contains(value / 10_000):
      DateParts(form: .yearFirst, first: value / 10_000, second: value / 100 % 100, third: value % 100)
    case 14 where (1900...2199).contains(value / 10_000_000_000): timed(value / 1_000_000, value % 1_000_000)
    case 9, 10: DateParts(form: .unixSeconds, first: value)
    case 12, 13: DateParts(form: .unixMilliseconds, first: value)
    default: nil
    }
  }

  /// A day and a time of day as eight and six digits.
  private static func timed(_ day: Int, _ time: Int) -> DateParts {
    var parts = DateParts(form: .yearFirst, first: day / 10_000, second: day / 100 % 100, third: day % 100)
    (parts.hour, parts.minute, parts.second60) = (time / 10_000, time / 100 % 100, time % 100)
    parts.isTimed = true
    return parts
  }

  /// `20250304T090506`, with or without seconds and a zone; `nil` and no movement otherwise.
  private static func compact(_ day: Int, _ scanner: inout Scanner) -> DateParts? {
    let start = scanner.position
    scanner.position += 1
    guard (1900...2199).contains(day / 10_000), let time = number(&scanner, 4...6), time.count != 5 else {
      scanner.position = start
      return nil
    }
    var parts = timed(day, time.count == 4 ? time.value * 100 : time.value)
    let spaced = scanner.skipBlanks()
    if parts.readZone(&scanner, spaced: spaced) { return parts }
    scanner.position = start
    return nil
  }

  /// `2025\u{5E74}3\u{6708}4\u{65E5}`; `nil` and no movement otherwise.
  private static func ideographic(_ year: Int, _ scanner: inout Scanner) -> DateParts? {
    let start = scanner.position
    if scanner.skip(anyOf: "\u{5E74}", "\u{B144}") {
      _ = scanner.skipBlanks()
      if let month = number(&scanner, 1...2), scanner.skip(anyOf: "\u{6708}", "\u{C6D4}") {
        _ = scanner.skipBlanks()
        if let day = number(&scanner, 1...2), scanner.skip(anyOf: "\u{65E5}", "\u{C77C}") {
          return DateParts(form: .yearFirst, first: year, second: month.value, third: day.value)
        }
      }
    }
    scanner.position = start
    return nil
  }

  private static func serial(_ days: Int, _ scanner: inout Scanner) -> DateParts? {
    scanner.position += 1
    guard days >= 20_000 else { return nil }
    let start = scanner.position
    var share = 0.0
    var unit = 0.1
    while !scanner.atEnd, scanner.cell[scanner.position].isASCIIDigit {
      share += unit * Double(scanner.cell[scanner.position] - 0x30)
      unit /= 10
      scanner.position += 1
    }
    guard scanner.position > start, scanner.atEnd else { return nil }
    let seconds = min(Int(share * 86_400 + 0.5), 86_399)
    var parts = DateParts(form: .serial, first: days)
    parts.hour = seconds / 3600
    parts.minute = seconds / 60 % 60
    parts.second60 = seconds % 60
    return parts
  }

  // Two-digit years as POSIX reads them.
  static func fullYear(_ year: Int) -> Int { year < 69 ? 2000 + year : 1900 + year }
}
