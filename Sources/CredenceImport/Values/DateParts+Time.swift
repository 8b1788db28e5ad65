/// The time of day behind a date.
extension DateParts {
  /// `[T ]H:MM[:SS[.fraction]] [AM|PM] [zone]` or nothing; false if there is anything else. Words for "at" may stand before
  /// the time, and hours be parted by a point or an h (`09h05`, `9 h 05`).
  mutating func readTime(_ scanner: inout Scanner) -> Bool {
    if scanner.atEnd { return true }
    if scanner.cell[scanner.position].lowered == UInt8(ascii: "t") {
      scanner.position += 1
    } else {
      guard scanner.skipBlanks() else { return false }
    }
    if scanner.atEnd { return false }
    var half: Half?
    if !scanner.cell[scanner.position].isASCIIDigit {
      while let word = Self.wordsForAt.first(where: { scanner.isAt(word: $0) }) {
        scanner.position += word.utf8CodeUnitCount
        _ = scanner.skip(".")
        guard scanner.skipBlanks() else { return false }
      }
      half = Self.half(&scanner)
      if half != nil { _ = scanner.skipBlanks() }
    }
    guard let hours = Self.number(&scanner, 1...2) else { return false }
    hour = hours.value
    // Italian and Nordic clocks write 9.05.06 behind days of any form.
    let isPointed = scanner.skip(".")
    guard isPointed || scanner.skip(":") || Self.skipHourSign(&scanner),
      let minutes = Self.number(&scanner, 2...2)
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
    // "9:05 Uhr" and "9:05 h" name no zone.
    if let word = Self.wordsForHours.first(where: { scanner.isAt(word: $0) }) {
      scanner.position += word.utf8CodeUnitCount
      spaced = scanner.skipBlanks()
    }
    return scanner.atEnd || readZone(&scanner, spaced: spaced)
  }

  private static let wordsForHours: [StaticString] = ["uhr", "h", "hrs", "horas"]

  /// The h between hours and minutes, with blanks around it or without; false and no movement if there is none.
  private static func skipHourSign(_ scanner: inout Scanner) -> Bool {
    let start = scanner.position
    _ = scanner.skipBlanks()
    if scanner.skip("h") {
      _ = scanner.skipBlanks()
      return true
    }
    scanner.position = start
    return false
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
}
