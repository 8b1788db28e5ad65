/// Dates with the month in words.
extension DateParts {
  /// `[weekday[,]] month day[,] year`, `[weekday[,]] day[.] month[,] year` or `year month day`, spaces or hyphens between;
  /// or with the time before the year, as `Tue Mar 4 09:05:06 2025`.
  static func longForm(_ scanner: inout Scanner) -> DateParts? {
    var month: Int?
    var numbers: [(value: Int, count: Int)] = []
    var words = 0
    var time: DateParts?
    while !scanner.atEnd, numbers.count < 2 || month == nil {
      let byte = scanner.cell[scanner.position]
      if byte.isASCIIDigit {
        if month != nil, numbers.count == 1, time == nil, let early = timeBeforeYear(&scanner) {
          time = early
          continue
        }
        guard let number = number(&scanner, 1...4), number.count != 3 else { return nil }
        numbers.append(number)
        skipOrdinal(&scanner)
      } else if scanner.skipBlanks() {
        continue
      } else if byte.isASCIILetter || byte >= 0x80 {
        let start = scanner.position
        while !scanner.atEnd,
          scanner.cell[scanner.position].isASCIILetter || scanner.cell[scanner.position] >= 0x80,
          !scanner.isAtBlank
        {
          scanner.position += 1
        }
        words += 1
        let word = CellBytes(rebasing: scanner.cell[start..<scanner.position])
        if let found = MonthNames.month(word) {
          guard month == nil else { return nil }
          month = found
        } else if words > 1 || !numbers.isEmpty {
          // The first word may be a weekday; "de" stands between the parts in Spanish and Portuguese, a zone before the
          // year where the time is.
          guard
            word.isWord("de") || word.isWord("den") || word.isWord("le") || word.isWord("of")
              || (time != nil && word.count <= 4)
          else { return nil }
        }
      } else if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
        || (byte == UInt8(ascii: "+") && time != nil)
      {
        scanner.position += 1
        // A zone's hours, as in `09:05:06 +0100 2025`.
        if time != nil, byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
          guard number(&scanner, 4...4) != nil else { return nil }
        }
      } else {
        return nil
      }
    }
    guard let month, numbers.count == 2 else { return nil }
    let isYearFirst = numbers[0].count == 4
    let (day, year) = isYearFirst ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
    guard day.count <= 2, year.count == 2 || year.count == 4 else { return nil }
    _ = scanner.skip(",")
    let fullYear = year.count == 2 ? fullYear(year.value) : year.value
    var parts = DateParts(form: .long, first: fullYear, second: month, third: day.value)
    if let time {
      guard scanner.atEnd, year.count == 4 else { return nil }
      (parts.hour, parts.minute, parts.second60, parts.isTimed) = (
        time.hour, time.minute, time.second60, true
      )
    }
    return parts
  }

  /// `09:05:06` with a space behind it; `nil` and no movement otherwise.
  private static func timeBeforeYear(_ scanner: inout Scanner) -> DateParts? {
    let start = scanner.position
    var parts = DateParts(form: .long, first: 0)
    if let hours = number(&scanner, 1...2), scanner.skip(":"), let minutes = number(&scanner, 2...2) {
      (parts.hour, parts.minute) = (hours.value, minutes.value)
      if scanner.skip(":"), let seconds = number(&scanner, 2...2) { parts.second60 = seconds.value }
      if scanner.isAtBlank { return parts }
    }
    scanner.position = start
    return nil
  }

  private static func skipOrdinal(_ scanner: inout Scanner) {
    guard scanner.position + 1 < scanner.cell.count else { return }
    let next = CellBytes(rebasing: scanner.cell[scanner.position..<(scanner.position + 2)])
    if next.isWord("st") || next.isWord("nd") || next.isWord("rd") || next.isWord("th") || next.isWord("er") {
      scanner.position += 2
    }
  }
}
