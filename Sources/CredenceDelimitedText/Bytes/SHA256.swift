/// SHA-256 (FIPS 180-4), to name an input in a report. Not for secrets.
package struct SHA256 {
  private var state: [UInt32] = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
  ]
  private var schedule = [UInt32](repeating: 0, count: 64)

  /// The digest of bytes in lower-case hexadecimal. `release` is told what has been read, now and then.
  package static func hexadecimal(of bytes: UnsafeRawBufferPointer, release: (Range<Int>) -> Void = { _ in })
    -> String
  {
    var hash = SHA256()
    let whole = bytes.count / 64 * 64
    let window = 1 << 22
    var at = 0
    while at < whole {
      let next = min(whole, at + window)
      hash.take(UnsafeRawBufferPointer(rebasing: bytes[at..<next]))
      release(at..<next)
      at = next
    }
    var tail = Array(bytes[whole...])
    tail.append(0x80)
    while tail.count % 64 != 56 { tail.append(0) }
    let bits = UInt64(bytes.count) * 8
    for shift in stride(from: 56, through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    tail.withUnsafeBytes { hash.take($0) }
    let digits = Array("0123456789abcdef")
    var text = ""
    for word in hash.state {
      for shift in stride(from: 28, through: 0, by: -4) { text.append(digits[Int(word >> shift & 15)]) }
    }
    return text
  }

  /// Takes whole blocks of 64 bytes.
  private mutating func take(_ blocks: UnsafeRawBufferPointer) {
    schedule.withUnsafeMutableBufferPointer { words in
      Self.rounds.withUnsafeBufferPointer { constants in
        state.withUnsafeMutableBufferPointer { state in
          for start in stride(from: 0, to: blocks.count, by: 64) {
            Self.compress(blocks, start, words, constants, state)
          }
        }
      }
    }
  }

  @inline(__always)
  private static func compress(
    _ blocks: UnsafeRawBufferPointer, _ start: Int, _ words: UnsafeMutableBufferPointer<UInt32>,
    _ constants: UnsafeBufferPointer<UInt32>, _ state: UnsafeMutableBufferPointer<UInt32>
  ) {
    for index in 0..<16 {
      words[index] = UInt32(
        bigEndian: blocks.loadUnaligned(fromByteOffset: start + 4 * index, as: UInt32.self))
    }
    for index in 16..<64 {
      let early = words[index - 15]
      let late = words[index - 2]
      let small = turned(early, 7) ^ turned(early, 18) ^ (early >> 3)
      let large = turned(late, 17) ^ turned(late, 19) ^ (late >> 10)
      words[index] = words[index - 16] &+ small &+ words[index - 7] &+ large
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in 0..<64 {
      let choice = (e & f) ^ (~e & g)
      let sumE = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
      let first = h &+ sumE &+ choice &+ constants[index] &+ words[index]
      let majority = (a & b) ^ (a & c) ^ (b & c)
      let second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) &+ majority
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ second)
    }
    let sums = [a, b, c, d, e, f, g, h]
    for index in 0..<8 { state[index] &+= sums[index] }
  }

  @inline(__always)
  private static func turned(_ word: UInt32, _ places: UInt32) -> UInt32 {
    word >> places | word << (32 - places)
  }

  // The first 32 bits of the fractional parts of the cube roots of the first 64 primes, computed in integers.
  private static let rounds: [UInt32] = {
    var primes: [UInt64] = []
    var candidate: UInt64 = 2
    while primes.count < 64 {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes.map { prime in
      // The largest r with r^3 <= prime * 2^96: r is the cube root in units of 2^-32, below 2^35.
      var root: UInt64 = 0
      for bit in stride(from: 34, through: 0, by: -1) {
        let trial = root | 1 << UInt64(bit)
        if Self.isCubeAtMost(trial, prime) { root = trial }
      }
      return UInt32(truncatingIfNeeded: root)
    }
  }()

  /// Whether trial^3 <= prime * 2^96.
  private static func isCubeAtMost(_ trial: UInt64, _ prime: UInt64) -> Bool {
    let square = trial.multipliedFullWidth(by: trial)
    let low = square.low.multipliedFullWidth(by: trial)
    let high = square.high.multipliedFullWidth(by: trial)
    let (middle, carry) = low.high.addingReportingOverflow(high.low)
    let top = high.high &+ (carry ? 1 : 0)
    let limitTop = prime >> 32
    let limitMiddle = prime << 32
    if top != limitTop { return top < limitTop }
    if middle != limitMiddle { return middle < limitMiddle }
    return low.low == 0
  }
}
