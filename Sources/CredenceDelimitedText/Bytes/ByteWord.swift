/// Eight bytes in one register: finding a byte among them without a branch per byte.
///
/// The exact zero-byte test (H. S. Warren, Hacker's Delight, section 6-1): no false hit behind a true one,
/// so that every set bit may be used, not only the lowest.
package struct ByteWord {
  /// The bytes, the first one lowest.
  package let bits: UInt64

  /// Loads eight bytes from any address.
  @inline(__always)
  package init(_ pointer: UnsafePointer<UInt8>) {
    bits = UInt64(
      littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self))
  }

  /// A word of eight equal bytes.
  @inline(__always)
  static func repeating(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// Bit 7 of each byte that equals the pattern's is clear; all other bits are set or do not matter.
  @inline(__always)
  private static func nonzero(_ word: UInt64) -> UInt64 {
    ((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F) | word
  }

  /// Bit 7 of each byte that equals one of the patterns' byte.
  @inline(__always)
  func matches(_ first: UInt64, _ second: UInt64, _ third: UInt64) -> UInt64 {
    ~(Self.nonzero(bits ^ first) & Self.nonzero(bits ^ second) & Self.nonzero(bits ^ third))
      & 0x8080_8080_8080_8080
  }

  /// Bit 7 of each byte that equals one of the patterns' byte.
  @inline(__always)
  func matches(_ first: UInt64, _ second: UInt64) -> UInt64 {
    ~(Self.nonzero(bits ^ first) & Self.nonzero(bits ^ second)) & 0x8080_8080_8080_8080
  }

  /// Bit 7 of each byte that equals the pattern's.
  @inline(__always)
  package func matches(_ pattern: UInt64) -> UInt64 { ~Self.nonzero(bits ^ pattern) & 0x8080_8080_8080_8080 }

  /// Whether any byte is beyond ASCII.
  @inline(__always)
  var hasHighBit: Bool { bits & 0x8080_8080_8080_8080 != 0 }
}
