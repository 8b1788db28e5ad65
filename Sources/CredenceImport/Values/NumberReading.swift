/// A whole number as surveys write it: plain, with a zero fraction, or with the words of its label.
enum NumberReading: Equatable {
  /// A whole number; huge ones are clamped to a million, far outside any scale.
  case integer(Int)
  /// It is not one.
  case refused(Refusal)

  /// Why a text is not a whole number.
  enum Refusal: Equatable {
    case notInteger, exponent, hexadecimal, percent, ratio, words
  }

  /// Reads trimmed, non-empty content.
  ///
  /// Accepted: `9`, `-1`, `9.0`, `9,0`, full-width digits, `words - 9`, `9 - words`, `words (9)`,
  /// `9 (words)`, where words have a letter and no digit, and a dash (hyphen, en or em dash) has a space on both sides.
  init(_ cell: CellBytes) {
    var scanner = Scanner(cell)
    let negative = scanner.skipMinus()
    if let value = scanner.digits() {
      if scanner.atEnd {
        self = .integer(negative ? -value : value)
        return
      }
      let mark = cell[scanner.position]
      if mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",") {
        scanner.position += 1
        let start = scanner.position
        if let fraction = scanner.digits(), scanner.atEnd {
          if fraction != 0 {
            self = .refused(.notInteger)
          } else if mark == UInt8(ascii: ","), cell.count - start == 3, value != 0 {
            // `9,000` is nine thousand.
            self = .integer(min(value, 1_000) * (negative ? -1000 : 1000))
          } else {
            self = .integer(negative ? -value : value)
          }
          return
        }
      } else if !negative, Self.isLabel(after: scanner, in: cell) {
        self = .integer(value)
        return
      }
    } else if !negative, let value = Self.trailingNumber(of: cell) {
      self = .integer(value)
      return
    }
    self = .refused(Self.refusal(of: cell))
  }

  /// ` - words` or `(words)` up to the end.
  private static func isLabel(after number: Scanner, in cell: CellBytes) -> Bool {
    var scanner = number
    let spaces = scanner.skipSpaces()
    if !scanner.atEnd, cell[scanner.position] == UInt8(ascii: "("), cell[cell.count - 1] == UInt8(ascii: ")")
    {
      return isWords(cell[(scanner.position + 1)..<(cell.count - 1)])
    }
    guard spaces, scanner.skipDash(), scanner.skipSpaces() else { return false }
    return isWords(cell[scanner.position...])
  }

  /// The number of `words - 9` or `words (9)`.
  private static func trailingNumber(of cell: CellBytes) -> Int? {
    var end = cell.count
    let bracketed = cell[end - 1] == UInt8(ascii: ")")
    if bracketed { end -= 1 }
    var start = end
    while start > 0, let width = Scanner.digitWidth(before: start, in: cell) { start -= width }
    var scanner = Scanner(CellBytes(rebasing: cell[start..<end]))
    guard start < end, start > 0, let value = scanner.digits() else { return nil }
    if bracketed {
      guard cell[start - 1] == UInt8(ascii: "(") else { return nil }
      return isWords(cell[0..<(start - 1)]) ? value : nil
    }
    let head = Scanner.lengthWithoutSpaces(cell, start)
    guard head < start, let dash = Scanner.dashWidth(before: head, in: cell) else { return nil }
    let words = Scanner.lengthWithoutSpaces(cell, head - dash)
    return words < head - dash && isWords(cell[0..<words]) ? value : nil
  }

  // Bytes beyond ASCII are letters here, unless they write a full-width digit.
  private static func isWords(_ bytes: Slice<CellBytes>) -> Bool {
    let cell = CellBytes(rebasing: bytes)
    var letters = false
    var index = 0
    while index < cell.count {
      if Scanner.digit(at: index, in: cell) != nil || cell[index] == 0 { return false }
      if cell[index].isASCIILetter || cell[index] >= 0x80 { letters = true }
      index += 1
    }
    return letters
  }

  private static func refusal(of cell: CellBytes) -> Refusal {
    if cell.contains(UInt8(ascii: "%")) { return .percent }
    var scanner = Scanner(cell)
    _ = scanner.skipMinus()
    let start = scanner.position
    guard let value = scanner.digits(), !scanner.atEnd else { return .words }
    if value == 0, scanner.position == start + 1, cell[scanner.position].lowered == UInt8(ascii: "x") {
      scanner.position += 1
      if scanner.rest.allSatisfy(\.isHexadecimalDigit), !scanner.atEnd { return .hexadecimal }
      return .words
    }
    if cell[scanner.position] == UInt8(ascii: ".") || cell[scanner.position] == UInt8(ascii: ",") {
      scanner.position += 1
      _ = scanner.digits()
      if scanner.atEnd { return .words }
    }
    if cell[scanner.position].lowered == UInt8(ascii: "e") {
      scanner.position += 1
      if !scanner.skipMinus(), !scanner.atEnd, cell[scanner.position] == UInt8(ascii: "+") {
        scanner.position += 1
      }
      return scanner.digits() != nil && scanner.atEnd ? .exponent : .words
    }
    _ = scanner.skipSpaces()
    if !scanner.atEnd, cell[scanner.position] == UInt8(ascii: "/") {
      scanner.position += 1
      _ = scanner.skipSpaces()
      return scanner.digits() != nil && scanner.atEnd ? .ratio : .words
    }
    return .words
  }
}

extension UInt8 {
  fileprivate var isHexadecimalDigit: Bool {
    isASCIIDigit || (lowered >= UInt8(ascii: "a") && lowered <= UInt8(ascii: "f"))
  }
}
