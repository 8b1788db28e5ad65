/// How a file writes its characters.
package enum TextEncoding: String, Sendable, Hashable, Codable {
  /// UTF-8 or ASCII, with or without a byte order mark.
  case utf8 = "utf-8"
  /// UTF-16, low byte first.
  case utf16LittleEndian = "utf-16le"
  /// UTF-16, high byte first.
  case utf16BigEndian = "utf-16be"
  /// The Western European code page of Windows, read where a file is not valid UTF-8.
  case windows1252 = "windows-1252"
}

extension TextEncoding {
  /// The encoding a byte order mark names, and the mark's length.
  static func byteOrderMark(in bytes: UnsafeRawBufferPointer) -> (encoding: TextEncoding, length: Int)? {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { return (.utf8, 3) }
    guard bytes.count >= 2 else { return nil }
    if bytes[0] == 0xFF, bytes[1] == 0xFE { return (.utf16LittleEndian, 2) }
    if bytes[0] == 0xFE, bytes[1] == 0xFF { return (.utf16BigEndian, 2) }
    return nil
  }

  /// UTF-16 without a mark shows in Western text as a NUL in every other byte.
  static func unmarkedUTF16(in bytes: UnsafeRawBufferPointer) -> TextEncoding? {
    let units = min(bytes.count, 4096) / 2
    guard units >= 4 else { return nil }
    var evenZeros = 0
    var oddZeros = 0
    for unit in 0..<units {
      if bytes[2 * unit] == 0 { evenZeros += 1 }
      if bytes[2 * unit + 1] == 0 { oddZeros += 1 }
    }
    if oddZeros * 10 >= units * 6, evenZeros * 20 <= units { return .utf16LittleEndian }
    if evenZeros * 10 >= units * 6, oddZeros * 20 <= units { return .utf16BigEndian }
    return nil
  }

  /// What a file that is not text says it is in its first bytes.
  static func signature(of bytes: UnsafeRawBufferPointer) -> String? {
    let signatures: [(StaticString, String)] = [
      ("PK\u{3}\u{4}", "an Excel workbook or another zip archive"), ("%PDF", "a PDF"),
      ("PAR1", "a Parquet file"), ("SQLi", "an SQLite database"), ("ARRO", "an Arrow file"),
    ]
    for (signature, kind) in signatures {
      let length = signature.utf8CodeUnitCount
      if bytes.count >= length,
        bytes.prefix(length).elementsEqual(UnsafeBufferPointer(start: signature.utf8Start, count: length))
      {
        return kind
      }
    }
    let magic: [([UInt8], String)] = [
      ([0x1F, 0x8B], "a gzip archive"), ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook"),
      ([0x28, 0xB5, 0x2F, 0xFD], "a zstd archive"), ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
      ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ]
    for (signature, kind) in magic where bytes.starts(with: signature) { return kind }
    return nil
  }

  /// Whether the start of a file has too many control characters for a text.
  static func looksBinary(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let sample = bytes.prefix(1 << 16)
    var controls = 0
    for byte in sample where byte < 0x20 && byte != 9 && byte != 10 && byte != 13 { controls += 1 }
    // A damaged text has a stray NUL; a program or a picture has one in ten.
    return controls * 20 > sample.count
  }
}
