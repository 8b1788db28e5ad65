/// Philox4x32-10, a counter-based generator: its numbers are a function of (seed, stream, position) alone.
///
/// Salmon, Moraes, Dror and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC11. The seed is
/// the 64-bit key; the stream is the upper half of the 128-bit counter, so streams of one seed never
/// overlap; each block of the lower half gives two 64-bit numbers. A stream repeats after 2^65 numbers.
@frozen
package struct PhiloxGenerator: RandomNumberGenerator, Sendable, Hashable {
  /// The key.
  package let seed: UInt64
  /// The upper half of the counter.
  package let stream: UInt64
  @usableFromInline var block: UInt64
  @usableFromInline var pending: UInt64
  @usableFromInline var hasPending: Bool

  /// Starts the stream `stream` of `seed` at its `position`-th 64-bit number.
  @inlinable
  package init(seed: UInt64, stream: UInt64 = 0, position: UInt64 = 0) {
    self.seed = seed
    self.stream = stream
    block = position / 2
    pending = 0
    hasPending = false
    if position % 2 == 1 { _ = next() }
  }

  /// How many 64-bit numbers have been drawn.
  @inlinable package var position: UInt64 { hasPending ? 2 &* block &- 1 : 2 &* block }

  /// The next 64-bit number.
  @inlinable
  package mutating func next() -> UInt64 {
    if hasPending {
      hasPending = false
      return pending
    }
    let words = Self.block(
      key: (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)),
      counter: (
        UInt32(truncatingIfNeeded: block), UInt32(truncatingIfNeeded: block >> 32),
        UInt32(truncatingIfNeeded: stream), UInt32(truncatingIfNeeded: stream >> 32)
      ))
    block &+= 1
    pending = UInt64(words.3) << 32 | UInt64(words.2)
    hasPending = true
    return UInt64(words.1) << 32 | UInt64(words.0)
  }

  /// The four words of one counter under one key: ten rounds.
  @inlinable
  package static func block(
    key: (UInt32, UInt32), counter: (UInt32, UInt32, UInt32, UInt32)
  ) -> (UInt32, UInt32, UInt32, UInt32) {
    var (c0, c1, c2, c3) = counter
    var (k0, k1) = key
    for _ in 0..<10 {
      let first = UInt64(c0) &* 0xD251_1F53
      let second = UInt64(c2) &* 0xCD9E_8D57
      c0 = UInt32(truncatingIfNeeded: second >> 32) ^ c1 ^ k0
      c1 = UInt32(truncatingIfNeeded: second)
      c2 = UInt32(truncatingIfNeeded: first >> 32) ^ c3 ^ k1
      c3 = UInt32(truncatingIfNeeded: first)
      k0 &+= 0x9E37_79B9
      k1 &+= 0xBB67_AE85
    }
    return (c0, c1, c2, c3)
  }
}
