/// A position in a cell.
struct Scanner {
  let cell: CellBytes
  var position = 0

  init(_ cell: CellBytes) { self.cell = cell }

  var atEnd: Bool { position >= cell.count }
  var rest: Slice<CellBytes> { cell[position...] }

  /// The digit written at a position, ASCII or full-width (U+FF10...U+FF19), and its bytes.
  static func digit(at index: Int, in cell: CellBytes) -> (value: Int, width: Int)? {
    let byte = cell[index]
    if byte.isASCIIDigit { return (Int(byte - 0x30), 1) }
    if byte == 0xEF, index + 2 < cell.count, cell[index + 1] == 0xBC,
      cell[index + 2] >= 0x90 && cell[index + 2] <= 0x99
    {
      return (Int(cell[index + 2] - 0x90), 3)
    }
    return nil
  }

  static func digitWidth(before end: Int, in cell: CellBytes) -> Int? {
    if end >= 1, cell[end - 1].isASCIIDigit { return 1 }
    if end >= 3, digit(at: end - 3, in: CellBytes(rebasing: cell[..<end])) != nil { return 3 }
    return nil
  }

  /// A hyphen, en dash, em dash or minus sign ending at `end`.
  static func dashWidth(before end: Int, in cell: CellBytes) -> Int? {
    if end >= 1, cell[end - 1] == UInt8(ascii: "-") { return 1 }
    return end >= 3 && isWideDash(cell[end - 3], cell[end - 2], cell[end - 1]) ? 3 : nil
  }

  static func lengthWithoutSpaces(_ cell: CellBytes, _ end: Int) -> Int {
    var end = end
    while end > 0, cell[end - 1].isASCIISpace { end -= 1 }
    return end
  }

  private static func isWideDash(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second, third) {
    case (0xE2, 0x80, 0x93), (0xE2, 0x80, 0x94), (0xE2, 0x88, 0x92): true
    default: false
    }
  }

  /// One or more digits, clamped to a million; `nil` and no movement if there are none.
  mutating func digits() -> Int? {
    var value: Int?
    while position < cell.count, let digit = Self.digit(at: position, in: cell) {
      value = min((value ?? 0) * 10 + digit.value, 1_000_000)
      position += digit.width
    }
    return value
  }

  /// Skips white space; false if there is none.
  mutating func skipSpaces() -> Bool {
    let start = position
    while position < cell.count, cell[position].isASCIISpace { position += 1 }
    return position > start
  }

  /// Skips one dash of any kind; false if there is none.
  mutating func skipDash() -> Bool {
    if position < cell.count, cell[position] == UInt8(ascii: "-") {
      position += 1
      return true
    }
    if position + 2 < cell.count,
      Self.isWideDash(cell[position], cell[position + 1], cell[position + 2])
    {
      position += 3
      return true
    }
    return false
  }

  /// Skips a minus sign, ASCII or U+2212; false if there is none.
  mutating func skipMinus() -> Bool {
    if position < cell.count, cell[position] == UInt8(ascii: "-") {
      position += 1
      return true
    }
    if position + 2 < cell.count, cell[position] == 0xE2, cell[position + 1] == 0x88,
      cell[position + 2] == 0x92
    {
      position += 3
      return true
    }
    return false
  }
}
