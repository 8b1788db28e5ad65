/// The UTF-8 text of a file, with its dialect: what records are read from.
package struct Text: @unchecked Sendable {
  // Unchecked: the file keeps the bytes, which nobody writes.

  /// Keeps the bytes alive, and gives them back when they have been read.
  package let file: FileBytes
  /// The first byte of the file.
  package let base: UnsafePointer<UInt8>
  /// Where the table lies.
  package var range: Range<Int>
  /// How cells and rows are separated.
  package var dialect: Dialect
  /// The line of the file on which `range` starts, from 1.
  package var firstLine: Int
  /// Rows under a second heading, in order; none in nearly every file.
  package var blocks: [TextBlock] = []

  /// The content of a cell; where it holds doubled quotes, made single in `scratch`.
  @inline(__always)
  package func content(of field: Field, scratch: borrowing Scratch) -> UnsafeBufferPointer<UInt8> {
    if field.isEscaped { return scratch.unescape(base + field.start, count: Int(field.length)) }
    return UnsafeBufferPointer(start: base + field.start, count: Int(field.length))
  }

  /// The content of a cell as a string.
  package func string(of field: Field) -> String {
    let raw = String(
      decoding: UnsafeBufferPointer(start: base + field.start, count: Int(field.length)), as: UTF8.self)
    guard field.isEscaped else { return raw }
    var result = ""
    var isSecond = false
    for character in raw.unicodeScalars {
      isSecond = character == "\"" && !isSecond
      if !isSecond { result.unicodeScalars.append(character) }
    }
    return result
  }
}

/// Room for one cell without its doubled quotes. A content is good until the next one is asked for.
package struct Scratch: ~Copyable {
  private let room = UnsafeMutablePointer<UInt8>.allocate(capacity: TextLimits.longestRecord)

  package init() {}

  deinit { room.deallocate() }

  /// The bytes with each pair of quotes made one.
  func unescape(_ bytes: UnsafePointer<UInt8>, count: Int) -> UnsafeBufferPointer<UInt8> {
    var length = 0
    var at = 0
    while at < count {
      room[length] = bytes[at]
      length += 1
      at += bytes[at] == Dialect.quote ? 2 : 1
    }
    return UnsafeBufferPointer(start: room, count: length)
  }
}
