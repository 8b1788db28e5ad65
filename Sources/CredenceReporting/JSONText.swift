/// Strings as JSON writes them.
enum JSONText {
  /// Appends a string in quotes.
  ///
  /// - Parameter isScriptSafe: whether `<`, U+2028 and U+2029 are escaped.
  @inline(__always)
  static func append(_ text: String, isScriptSafe: Bool, to buffer: inout [UInt8]) {
    buffer.append(UInt8(ascii: "\""))
    // Native strings give their bytes at once: this is the path of nearly all of a document.
    let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes in
      for byte in bytes where mayNeedEscape(byte, isScriptSafe) { return false }
      buffer.append(contentsOf: bytes)
      return true
    }
    if isPlain != true {
      for scalar in text.unicodeScalars { append(escaped: scalar, isScriptSafe: isScriptSafe, to: &buffer) }
    }
    buffer.append(UInt8(ascii: "\""))
  }

  @inline(__always)
  private static func mayNeedEscape(_ byte: UInt8, _ isScriptSafe: Bool) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
      || isScriptSafe && (byte == UInt8(ascii: "<") || byte == 0xE2)
  }

  private static func append(escaped scalar: Unicode.Scalar, isScriptSafe: Bool, to buffer: inout [UInt8]) {
    switch scalar {
    case "\"": buffer.append(contentsOf: "\\\"".utf8)
    case "\\": buffer.append(contentsOf: "\\\\".utf8)
    case "\n": buffer.append(contentsOf: "\\n".utf8)
    case "\r": buffer.append(contentsOf: "\\r".utf8)
    case "\t": buffer.append(contentsOf: "\\t".utf8)
    case "\u{8}": buffer.append(contentsOf: "\\b".utf8)
    case "\u{C}": buffer.append(contentsOf: "\\f".utf8)
    case "<" where isScriptSafe, "\u{2028}" where isScriptSafe, "\u{2029}" where isScriptSafe:
      append(numbered: scalar, to: &buffer)
    default:
      if scalar.value < 0x20 {
        append(numbered: scalar, to: &buffer)
      } else {
        buffer.append(contentsOf: UTF8.encode(scalar)!)
      }
    }
  }

  private static func append(numbered scalar: Unicode.Scalar, to buffer: inout [UInt8]) {
    let digits = String(scalar.value, radix: 16)
    buffer.append(contentsOf: "\\u".utf8)
    for _ in digits.utf8.count..<4 { buffer.append(UInt8(ascii: "0")) }
    buffer.append(contentsOf: digits.utf8)
  }
}
