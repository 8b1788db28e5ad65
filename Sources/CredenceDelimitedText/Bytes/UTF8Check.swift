/// Strict UTF-8 over a range of bytes: no overlong form, no surrogate, nothing above U+10FFFF.
package enum UTF8Check {
  /// The first offset in the range that is not part of a valid character, or `nil`.
  ///
  /// A character cut off by the end of the range is invalid.
  package static func firstInvalid(in base: UnsafePointer<UInt8>, _ range: Range<Int>) -> Int? {
    var at = range.lowerBound
    let end = range.upperBound
    while at < end {
      while at + 8 <= end, !ByteWord(base + at).hasHighBit { at += 8 }
      guard at < end else { return nil }
      let lead = base[at]
      if lead < 0x80 {
        at += 1
        continue
      }
      let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
      guard lead >= 0xC2, lead <= 0xF4, at + length <= end else { return at }
      let second = base[at + 1]
      let lowest: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
      let highest: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
      guard second >= lowest, second <= highest else { return at }
      for offset in 2..<max(2, length) where base[at + offset] & 0xC0 != 0x80 { return at }
      at += length
    }
    return nil
  }

  /// The end of the last whole character at or before `end`.
  package static func characterBoundary(in base: UnsafePointer<UInt8>, from start: Int, before end: Int)
    -> Int
  {
    var at = end
    while at > start, end - at < 3, base[at - 1] & 0xC0 == 0x80 { at -= 1 }
    guard at > start, base[at - 1] >= 0xC0 else { return end }
    let lead = base[at - 1]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    return at - 1 + length > end ? at - 1 : end
  }
}
