import CredenceProbability

/// The random numbers of one account: its own stream, so that no other account moves it.
package struct Draws: Sendable {
  private var generator: PhiloxGenerator
  private var spare: UInt64 = 0
  private var hasSpare = false

  package init(seed: UInt64, stream: UInt64) { generator = PhiloxGenerator(seed: seed, stream: stream) }

  /// 32 random bits; every second call uses what the call before left over.
  @inline(__always)
  mutating func bits() -> UInt64 {
    if hasSpare {
      hasSpare = false
      return spare
    }
    let word: UInt64 = generator.next()
    spare = word >> 32
    hasSpare = true
    return word & 0xFFFF_FFFF
  }

  /// Whether an event of this chance happens.
  @inline(__always)
  mutating func happens(_ chance: Chance) -> Bool { bits() < chance.threshold }

  /// A whole number from 0 to `count` - 1, for small counts.
  @inline(__always)
  mutating func choice(of count: Int) -> Int { Int(truncatingIfNeeded: (bits() &* UInt64(count)) >> 32) }

  /// A number strictly between 0 and 1: 32 bits, in the middle of their cell.
  mutating func fraction() -> Double { (Double(bits()) + 0.5) / 4_294_967_296 }

  /// A standard logistic number, from 52 bits in the middle of their cell: its two tails mirror each other.
  @inline(__always)
  mutating func logistic() -> Double {
    let word: UInt64 = generator.next()
    return Logistic.quantile((Double(word >> 12) + 0.5) / 4_503_599_627_370_496)
  }

  /// A standard normal number, by inversion: one word, one number.
  mutating func normal() -> Double { normalQuantile(generator.uniform()) }
}

/// A probability as the number of 32-bit words below which the event happens.
struct Chance: Sendable {
  let threshold: UInt64

  init(_ probability: Double) {
    threshold = UInt64((min(max(probability, 0), 1) * 4_294_967_296).rounded())
  }
}
