/// Turns UTF-16 and windows-1252 into UTF-8, a chunk at a time so that the source's pages can go again.
package enum Transcoder {
  /// The UTF-8 form of a file. Lone surrogates become U+FFFD, and how many is said.
  package static func utf8(_ file: FileBytes, from encoding: TextEncoding, skipping mark: Int) -> (
    file: FileBytes, replaced: Int
  ) {
    let source = UnsafeRawBufferPointer(rebasing: file.bytes.dropFirst(mark))
    // A unit of UTF-16 becomes at most 3 bytes, a byte of windows-1252 too.
    let most = encoding == .windows1252 ? source.count * 3 : (source.count / 2 + 1) * 3
    var output = Output(capacity: encoding == .windows1252 ? source.count + source.count / 8 + 16 : most)
    let chunk = 1 << 20
    var replaced = 0
    var start = 0
    while start < source.count {
      let end = min(source.count, start + chunk)
      switch encoding {
      case .windows1252, .utf8:
        windows1252(source, start..<end, into: &output)
        start = end
      case .utf16LittleEndian:
        start = utf16(source, start..<end, high: 1, into: &output, &replaced)
      case .utf16BigEndian:
        start = utf16(source, start..<end, high: 0, into: &output, &replaced)
      }
      file.release(mark..<(mark + start))
    }
    return (FileBytes(name: file.name, adopting: output.finish()), replaced)
  }

  private static func windows1252(
    _ source: UnsafeRawBufferPointer, _ range: Range<Int>, into output: inout Output
  ) {
    output.reserve(range.count * 3)
    for at in range {
      let byte = source[at]
      if byte < 0x80 {
        output.append(byte)
      } else {
        output.append(scalar: byte < 0xA0 ? punctuation[Int(byte - 0x80)] : UInt32(byte))
      }
    }
  }

  // What windows-1252 puts where Latin-1 has control characters (unicode.org, MAPPINGS/VENDORS/MICSFT).
  // The five undefined bytes keep their control character, as browsers have it.
  private static let punctuation: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  /// Transcodes the range and gives back where the next one starts (a surrogate pair is not cut).
  private static func utf16(
    _ source: UnsafeRawBufferPointer, _ range: Range<Int>, high: Int, into output: inout Output,
    _ replaced: inout Int
  ) -> Int {
    func unit(_ at: Int) -> UInt32 { UInt32(source[at + high]) << 8 | UInt32(source[at + 1 - high]) }
    output.reserve(range.count * 3 / 2 + 16)
    var at = range.lowerBound
    while at < range.upperBound {
      guard at + 2 <= source.count else {
        output.append(scalar: 0xFFFD)
        replaced += 1
        return source.count
      }
      let first = unit(at)
      at += 2
      guard first & 0xF800 == 0xD800 else {
        output.append(scalar: first)
        continue
      }
      if first < 0xDC00, at + 2 <= source.count, unit(at) & 0xFC00 == 0xDC00 {
        output.append(scalar: 0x10000 + (first & 0x3FF) << 10 + unit(at) & 0x3FF)
        at += 2
      } else {
        output.append(scalar: 0xFFFD)
        replaced += 1
      }
    }
    return at
  }

  /// A growing buffer of bytes that becomes a file's.
  private struct Output {
    private var buffer: UnsafeMutableRawBufferPointer
    private var count = 0

    init(capacity: Int) {
      buffer = .allocate(byteCount: max(64, capacity), alignment: 16)
    }

    mutating func reserve(_ more: Int) {
      guard count + more > buffer.count else { return }
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: max(count + more, buffer.count + buffer.count / 2), alignment: 16)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer.prefix(count)))
      buffer.deallocate()
      buffer = larger
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
      buffer[count] = byte
      count += 1
    }

    @inline(__always)
    mutating func append(scalar: UInt32) {
      if scalar < 0x80 {
        append(UInt8(truncatingIfNeeded: scalar))
      } else if scalar < 0x800 {
        append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
        append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
      } else {
        if scalar < 0x10000 {
          append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
        } else {
          append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
          append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
        }
        append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
        append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
      }
    }

    func finish() -> UnsafeMutableRawBufferPointer {
      UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(count))
    }
  }
}
