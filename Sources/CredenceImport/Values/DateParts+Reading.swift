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
    guard readTime(&scanner) else { return nil }
  }

  private static func number(_ scanner: inout Scanner, _ counts: ClosedRange<Int>) -> (
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

  private static func numericForm(_ scanner: inout Scanner) -> DateParts? {
    guard let first = number(&scanner, 1...13) else { return nil }
    if scanner.atEnd { return bare(first.value, first.count) }
    let mark = scanner.cell[scanner.position]
    if first.count == 5, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",") {
      return serial(first.value, &scanner)
    }
    if first.count == 8, mark == UInt8(ascii: "T") || mark == UInt8(ascii: " ") {
      return bare(first.value, first.count)
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
      return DateParts(form: .yearFirst, first: first.value, second: second.value, third: third.value)
    }
    guard third.count == 2 || third.count == 4 else { return nil }
    let year = third.count == 2 ? fullYear(third.value) : third.value
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
    case 9, 10: DateParts(form: .unixSeconds, first: value)
    case 12, 13: DateParts(form: .unixMilliseconds, first: value)
    default: nil
    }
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
    let seconds = min(Int((share * 86_400).rounded()), 86_399)
    var parts = DateParts(form: .serial, first: days)
    parts.hour = seconds / 3600
    parts.minute = seconds / 60 % 60
    parts.second60 = seconds % 60
    return parts
  }

  // Two-digit years as POSIX reads them.
  private static func fullYear(_ year: Int) -> Int { year < 69 ? 2000 + year : 1900 + year }

  /// `[weekday[,]] month day[,] year` or `[weekday[,]] day[.] month[,] year`, spaces or hyphens between.
  private static func longForm(_ scanner: inout Scanner) -> DateParts? {
    var month: Int?
    var numbers: [(value: Int, count: Int)] = []
    var words = 0
    while !scanner.atEnd, numbers.count < 2 || month == nil {
      let byte = scanner.cell[scanner.position]
      if byte.isASCIIDigit {
        guard let number = number(&scanner, 1...4), number.count != 3 else { return nil }
        numbers.append(number)
        skipOrdinal(&scanner)
      } else if byte.isASCIILetter || byte >= 0x80 {
        let start = scanner.position
        while !scanner.atEnd,
          scanner.cell[scanner.position].isASCIILetter || scanner.cell[scanner.position] >= 0x80
        {
          scanner.position += 1
        }
        words += 1
        let word = CellBytes(rebasing: scanner.cell[start..<scanner.position])
        if let found = MonthNames.month(word) {
          guard month == nil else { return nil }
          month = found
        } else if words > 1 || !numbers.isEmpty {
          // The first word may be a weekday; "de" stands between the parts in Spanish and Portuguese.
          guard word.isWord("de") else { return nil }
        }
      } else if byte == UInt8(ascii: " ") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: "-")
      {
        scanner.position += 1
      } else {
        return nil
      }
    }
    guard let month, numbers.count == 2 else { return nil }
    let (day, year) = (numbers[0], numbers[1])
    guard day.count <= 2, year.count == 2 || year.count == 4 else { return nil }
    if !scanner.atEnd, scanner.cell[scanner.position] == UInt8(ascii: ",") { scanner.position += 1 }
    let fullYear = year.count == 2 ? fullYear(year.value) : year.value
    return DateParts(form: .long, first: fullYear, second: month, third: day.value)
  }

  private static func skipOrdinal(_ scanner: inout Scanner) {
    guard scanner.position + 1 < scanner.cell.count else { return }
    let next = CellBytes(rebasing: scanner.cell[scanner.position..<(scanner.position + 2)])
    if next.isWord("st") || next.isWord("nd") || next.isWord("rd") || next.isWord("th") || next.isWord("er") {
      scanner.position += 2
    }
  }

  /// `[T ]H:MM[:SS[.fraction]] [AM|PM] [zone]` or nothing; false if there is anything else.
  private mutating func readTime(_ scanner: inout Scanner) -> Bool {
    if scanner.atEnd { return true }
    if scanner.cell[scanner.position].lowered == UInt8(ascii: "t") {
      scanner.position += 1
    } else {
      guard scanner.skipSpaces() else { return false }
    }
    if scanner.rest.prefix(3).elementsEqual("at ".utf8) { scanner.position += 3 }
    guard let hours = Self.number(&scanner, 1...2) else { return false }
    hour = hours.value
    guard scanner.skip(":"), let minutes = Self.number(&scanner, 2...2) else { return false }
    minute = minutes.value
    if scanner.skip(":") {
      guard let seconds = Self.number(&scanner, 2...2) else { return false }
      second60 = seconds.value
      if scanner.skip(".") || scanner.skip(",") {
        let start = scanner.position
        while !scanner.atEnd, scanner.cell[scanner.position].isASCIIDigit { scanner.position += 1 }
        guard scanner.position > start else { return false }
      }
    }
    var spaced = scanner.skipSpaces()
    if scanner.position + 2 <= scanner.cell.count {
      let mark = CellBytes(rebasing: scanner.cell[scanner.position..<(scanner.position + 2)])
      if mark.isWord("am") || mark.isWord("pm") {
        // 13:00 PM and 0:15 AM are written by no clock, but their meaning is not in doubt.
        if mark.isWord("pm"), hour < 12 { hour += 12 }
        if mark.isWord("am"), hour == 12 { hour = 0 }
        scanner.position += 2
        spaced = scanner.skipSpaces()
      }
    }
    return readZone(&scanner, spaced: spaced)
  }

  /// `Z`, `UTC`, `GMT+1`, `+02:00`, `-0500`, `CET`.
  private mutating func readZone(_ scanner: inout Scanner, spaced: Bool) -> Bool {
    if scanner.atEnd { return !spaced }
    hasZone = true
    let start = scanner.position
    while !scanner.atEnd, scanner.cell[scanner.position].isASCIILetter { scanner.position += 1 }
    let letters = scanner.position - start
    guard letters <= 4, letters < 2 || spaced || letters == 3 else { return false }
    if letters == 1, scanner.cell[start].lowered != UInt8(ascii: "z") { return false }
    if scanner.atEnd { return true }
    guard scanner.skip("+") || scanner.skipMinus(), let hours = Self.number(&scanner, 1...4),
      hours.count != 3
    else { return false }
    if scanner.skip(":") { guard Self.number(&scanner, 2...2) != nil else { return false } }
    return scanner.atEnd
  }
}

extension Scanner {
  fileprivate mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard !atEnd, cell[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }
}
