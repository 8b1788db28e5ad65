/// SplitMix64: the same draws in every run.
package struct Draws: RandomNumberGenerator {
  package var state: UInt64

  package init(state: UInt64) { self.state = state }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A name of characters that make trouble: controls, escape sequences, wide, combining, right to left, emoji.
  package mutating func name(upTo length: Int = 40) -> String {
    let pools: [[ClosedRange<UInt32>]] = [
      [0x20...0x7E], [0x00...0x1F, 0x7F...0x9F], [0x4E00...0x4FFF, 0xAC00...0xAD00, 0xFF01...0xFF60],
      [0x0590...0x06FF], [0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F],
      [0x202A...0x202E, 0x2066...0x2069],
      [0x1F300...0x1F6FF, 0x1F1E6...0x1F1FF, 0x2764...0x2764], [0x0900...0x0DFF, 0x1100...0x11FF],
      [0x1B...0x1B, 0x5B...0x5B, 0x22...0x22, 0x2C...0x2C, 0x7C...0x7C, 0x0A...0x0D, 0x2028...0x2029],
    ]
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...length, using: &self) {
      let range = pools.randomElement(using: &self)!.randomElement(using: &self)!
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &self)) { scalars.append(scalar) }
    }
    return String(scalars)
  }
}
