/// The unquoted content of one cell, in UTF-8.
typealias CellBytes = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer<UInt8> {
  /// Without white space at both ends: ASCII, no-break and other Unicode spaces, and byte-order marks.
  var trimmed: CellBytes {
    var start = 0
    var end = count
    while start < end {
      let width = spaceWidth(at: start, end: end)
      if width == 0 { break }
      start += width
    }
    while end > start {
      if self[end - 1].isASCIISpace {
        end -= 1
      } else if end - start >= 2, spaceWidth(at: end - 2, end: end) == 2 {
        end -= 2
      } else if end - start >= 3, spaceWidth(at: end - 3, end: end) == 3 {
        end -= 3
      } else {
        break
      }
    }
    return CellBytes(rebasing: self[start..<end])
  }

  /// The bytes of the white space at a position, or 0 if there is none.
  private func spaceWidth(at index: Int, end: Int) -> Int {
    let first = self[index]
    if first.isASCIISpace { return 1 }
    if first == 0xC2, index + 1 < end, self[index + 1] == 0xA0 { return 2 }
    guard index + 2 < end else { return 0 }
    let second = self[index + 1]
    let third = self[index + 2]
    switch (first, second) {
    case (0xE2, 0x80): return third <= 0x8B || third == 0xAF ? 3 : 0  // U+2000...U+200B, U+202F
    case (0xE2, 0x81): return third == 0x9F || third == 0xA0 ? 3 : 0  // U+205F, U+2060
    case (0xE3, 0x80): return third == 0x80 ? 3 : 0  // U+3000
    case (0xEF, 0xBB): return third == 0xBF ? 3 : 0  // U+FEFF
    default: return 0
    }
  }

  /// The content as text; what is not UTF-8 is replaced.
  var text: String { String(decoding: self, as: UTF8.self) }

  /// Whether the content is `word` in any ASCII case. `word` is given in lower case.
  func isWord(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    for index in 0..<count where self[index].lowered != word.utf8Start[index] { return false }
    return true
  }

  /// Nothing, or one of the marks for nothing that programs write: `NA`, `N/A`, `#N/A`, `NULL`.
  /// Expects trimmed content.
  var isBlankAnswer: Bool {
    switch count {
    case 0: true
    case 2: isWord("na")
    case 3: isWord("n/a")
    case 4: isWord("#n/a") || isWord("null")
    default: false
    }
  }
}

extension UInt8 {
  /// Tab, line feed, carriage return and their like, and the space.
  var isASCIISpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
  /// `0` to `9`.
  var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
  /// An ASCII letter in lower case; other bytes are themselves.
  var lowered: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
  /// `a` to `z` in any case.
  var isASCIILetter: Bool { lowered >= 0x61 && lowered <= 0x7A }
}

extension String {
  /// Calls `body` with the text's bytes.
  func withCellBytes<Result>(_ body: (CellBytes) throws -> Result) rethrows -> Result {
    var text = self
    return try text.withUTF8(body)
  }
}
