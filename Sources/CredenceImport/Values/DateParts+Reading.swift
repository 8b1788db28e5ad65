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
  private static func fullYear(_ year: Int) -> Int { year < 69 ? 2000 + year : 1900 + year }

  /// `[weekday[,]] month day[,] year`, `[weekday[,]] day[.] month[,] year` or `year month day`, spaces or hyphens between;
  /// or with the time before the year, as `Tue Mar 4 09:05:06 2025`.
  private static func longForm(_ scanner: inout Scanner) -> DateParts? {
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

  /// `[T ]H:MM[:SS[.fraction]] [AM|PM] [zone]` or nothing; false if there is anything else. Words for "at" may stand before
  /// the time, and hours be parted by a point or an h.
  private mutating func readTime(_ scanner: inout Scanner) -> Bool {
    if scanner.atEnd { return true }
    if scanner.cell[scanner.position].lowered == UInt8(ascii: "t") {
      scanner.position += 1
    } else {
      guard scanner.skipBlanks() else { return false }
    }
    if scanner.atEnd { return false }
    var isWorded = false
    var half: Half?
    if !scanner.cell[scanner.position].isASCIIDigit {
      while let word = Self.wordsForAt.first(where: { scanner.isAt(word: $0) }) {
        scanner.position += word.utf8CodeUnitCount
        _ = scanner.skip(".")
        isWorded = true
        guard scanner.skipBlanks() else { return false }
      }
      half = Self.half(&scanner)
      if half != nil { _ = scanner.skipBlanks() }
    }
    guard let hours = Self.number(&scanner, 1...2) else { return false }
    hour = hours.value
    let isPointed = (form == .dotted || isWorded) && scanner.skip(".")
    guard isPointed || scanner.skip(":") || scanner.skip("h"), let minutes = Self.number(&scanner, 2...2)
    else {
      return false
    }
    minute = minutes.value
    if isPointed ? scanner.skip(".") : scanner.skip(":") {
      guard let seconds = Self.number(&scanner, 2...2) else { return false }
      second60 = seconds.value
      if scanner.skip(".") || scanner.skip(",") {
        let start = scanner.position
        while !scanner.atEnd, scanner.cell[scanner.position].isASCIIDigit { scanner.position += 1 }
        guard scanner.position > start else { return false }
      }
    }
    if scanner.atEnd, half == nil { return true }
    var spaced = scanner.skipBlanks()
    if let half = half ?? Self.half(&scanner) {
      // 13:00 PM and 0:15 AM are written by no clock, but their meaning is not in doubt.
      if half == .afternoon, hour < 12 { hour += 12 }
      if half == .morning, hour == 12 { hour = 0 }
      spaced = scanner.skipBlanks()
    }
    // "9:05 Uhr" names no zone.
    if scanner.isAt(word: "uhr") {
      scanner.position += 3
      spaced = scanner.skipBlanks()
    }
    return scanner.atEnd || readZone(&scanner, spaced: spaced)
  }

  private static let wordsForAt: [StaticString] = [
    "at", "um", "\u{E0}", "a", "las", "la", "\u{E0}s", "as", "alle", "ore", "om", "kl", "klo", "o", "godz",
  ]

  private enum Half { case morning, afternoon }

  /// `AM`, `p.m.`, `a. m.`, and the signs of East Asian languages.
  private static func half(_ scanner: inout Scanner) -> Half? {
    guard !scanner.atEnd else { return nil }
    let start = scanner.position
    let letter = scanner.cell[start].lowered
    if letter >= 0x80 { return halves.first { scanner.skip(anyOf: $0.0) }?.1 }
    guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") else { return nil }
    scanner.position += 1
    let isPointed = scanner.skip(".")
    if isPointed { _ = scanner.skipBlanks() }
    guard !scanner.atEnd, scanner.cell[scanner.position].lowered == UInt8(ascii: "m") else {
      scanner.position = start
      return nil
    }
    scanner.position += 1
    if isPointed { _ = scanner.skip(".") }
    return letter == UInt8(ascii: "a") ? .morning : .afternoon
  }

  private static let halves: [(String, Half)] = [
    ("\u{5348}\u{524D}", .morning), ("\u{5348}\u{5F8C}", .afternoon), ("\u{4E0A}\u{5348}", .morning),
    ("\u{4E0B}\u{5348}", .afternoon), ("\u{C624}\u{C804}", .morning), ("\u{C624}\u{D6C4}", .afternoon),
  ]

  /// `Z`, `UTC`, `GMT+1`, `+02:00`, `-0500`, `CET`, `Europe/Berlin`, `Central European Standard Time`; a name in brackets
  /// may follow.
  private mutating func readZone(_ scanner: inout Scanner, spaced: Bool) -> Bool {
    if scanner.atEnd { return !spaced }
    hasZone = true
    if spaced, scanner.restIsZoneName { return true }
    if scanner.skipBracketedEnd() { return true }
    let start = scanner.position
    while !scanner.atEnd, scanner.cell[scanner.position].isASCIILetter { scanner.position += 1 }
    let letters = scanner.position - start
    guard letters <= 4, letters < 2 || spaced || letters == 3 else { return false }
    if letters == 1, scanner.cell[start].lowered != UInt8(ascii: "z") { return false }
    if scanner.atEnd { return true }
    if scanner.skip("+") || scanner.skipMinus() {
      guard let hours = Self.number(&scanner, 1...4), hours.count != 3 else { return false }
      if scanner.skip(":") { guard Self.number(&scanner, 2...2) != nil else { return false } }
    } else if letters == 0 {
      return false
    }
    if scanner.atEnd { return true }
    _ = scanner.skipBlanks()
    return scanner.skipBracketedEnd()
  }
}

extension Scanner {
  fileprivate mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard !atEnd, cell[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Skips one of some texts; false and no movement if none stands here.
  fileprivate mutating func skip(anyOf texts: String...) -> Bool {
    guard let text = texts.first(where: { rest.starts(with: $0.utf8) }) else { return false }
    position += text.utf8.count
    return true
  }

  /// Whether a word stands here as a whole, in any ASCII case.
  fileprivate func isAt(word: StaticString) -> Bool {
    let end = position + word.utf8CodeUnitCount
    guard end <= cell.count, CellBytes(rebasing: cell[position..<end]).isWord(word) else { return false }
    return end == cell.count || !(cell[end].isASCIILetter || cell[end].isASCIIDigit || cell[end] >= 0x80)
      || Self.blankWidth(at: end, in: cell) > 0
  }

  /// The bytes of white space at a position: also the no-break spaces (U+00A0, U+202F) that clocks set before AM.
  private static func blankWidth(at index: Int, in cell: CellBytes) -> Int {
    guard index < cell.count else { return 0 }
    if cell[index].isASCIISpace { return 1 }
    if cell[index] == 0xC2, index + 1 < cell.count, cell[index + 1] == 0xA0 { return 2 }
    guard cell[index] == 0xE2 || cell[index] == 0xE3, index + 2 < cell.count else { return 0 }
    switch (cell[index], cell[index + 1], cell[index + 2]) {
    case (0xE2, 0x80, 0xAF), (0xE2, 0x80, 0x89), (0xE3, 0x80, 0x80): return 3
    default: return 0
    }
  }

  fileprivate var isAtBlank: Bool { Self.blankWidth(at: position, in: cell) > 0 }

  /// Skips white space; false if there is none.
  fileprivate mutating func skipBlanks() -> Bool {
    let start = position
    while case let width = Self.blankWidth(at: position, in: cell), width > 0 { position += width }
    return position > start
  }

  /// Skips `(Central European Standard Time)` or `[Europe/Berlin]` up to the end; false if there is no such thing.
  fileprivate mutating func skipBracketedEnd() -> Bool {
    guard !atEnd, let last = cell.last else { return false }
    let pair = (cell[position], last)
    guard pair == (UInt8(ascii: "("), UInt8(ascii: ")")) || pair == (UInt8(ascii: "["), UInt8(ascii: "]"))
    else {
      return false
    }
    let inner = cell[(position + 1)..<(cell.count - 1)]
    guard inner.contains(where: { $0.isASCIILetter || $0 >= 0x80 }) else { return false }
    position = cell.count
    return true
  }

  /// Whether what is left is `Europe/Berlin`, or words that end with one for time.
  fileprivate var restIsZoneName: Bool {
    let text = CellBytes(rebasing: rest)
    guard text.count >= 5, text.count <= 60, text[0].isASCIILetter, text[0] != text[0].lowered,
      text.allSatisfy({
        $0.isASCIILetter || $0 >= 0x80 || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "/")
          || $0 == UInt8(ascii: "_")
      })
    else { return false }
    if text.contains(UInt8(ascii: "/")) { return !text.contains(UInt8(ascii: " ")) }
    let end = CellBytes(rebasing: text.suffix(4))
    return text.contains(UInt8(ascii: " ")) && (end.isWord("time") || end.isWord("zeit"))
  }
}
