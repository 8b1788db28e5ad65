/// Steps that dates and times are read in.
extension Scanner {
  /// Skips one character; false and no movement if another stands here.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard !atEnd, cell[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Skips one of some texts; false and no movement if none stands here.
  mutating func skip(anyOf texts: String...) -> Bool {
    guard let text = texts.first(where: { rest.starts(with: $0.utf8) }) else { return false }
    position += text.utf8.count
    return true
  }

  /// Whether a word stands here as a whole, in any ASCII case.
  func isAt(word: StaticString) -> Bool {
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

  /// Whether white space stands here.
  var isAtBlank: Bool { Self.blankWidth(at: position, in: cell) > 0 }

  /// Skips white space; false if there is none.
  mutating func skipBlanks() -> Bool {
    let start = position
    while case let width = Self.blankWidth(at: position, in: cell), width > 0 { position += width }
    return position > start
  }
}
