/// The zone behind a time: recognised, and not applied.
extension DateParts {
  /// `Z`, `UTC`, `GMT+1`, `+02:00`, `-0500`, `CET`, `Europe/Berlin`, `Central European Standard Time`; a name in brackets
  /// may follow.
  mutating func readZone(_ scanner: inout Scanner, spaced: Bool) -> Bool {
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
