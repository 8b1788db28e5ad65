/// CSV text as bytes, grown at its end.
struct ByteText: Sendable {
  /// What was written.
  private(set) var bytes: [UInt8] = []

  static let comma = UInt8(ascii: ",")
  static let newline = UInt8(ascii: "\n")

  /// Empties the text and keeps its memory.
  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  /// The first bytes.
  func beginning(_ count: Int) -> [UInt8] { count == bytes.count ? bytes : Array(bytes[..<count]) }

  @inline(__always)
  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  @inline(__always)
  mutating func append(_ more: [UInt8]) { bytes.append(contentsOf: more) }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func append(text: String) { bytes.append(contentsOf: text.utf8) }

  /// A whole number of at least 0 in at least `width` digits.
  mutating func append(number: Int, width: Int = 1) {
    var divisor = 1
    var digits = 1
    while digits < width || divisor <= number / 10 {
      divisor *= 10
      digits += 1
    }
    var rest = number
    while divisor > 0 {
      let digit = rest / divisor
      bytes.append(UInt8(truncatingIfNeeded: 48 + digit))
      rest -= digit * divisor
      divisor /= 10
    }
  }

  /// A number rounded to `places` decimals, halves away from zero, never a negative zero.
  mutating func append(decimal value: Double, places: Int) {
    var power = 1
    for _ in 0..<places { power *= 10 }
    let scaled = Int((value.magnitude * Double(power)).rounded())
    if value < 0, scaled > 0 { bytes.append(UInt8(ascii: "-")) }
    append(number: scaled / power)
    guard places > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    append(number: scaled % power, width: places)
  }

  /// A cell, quoted if a comma, a quote, a line break, or a space at an end asks for it.
  mutating func appendCell(_ text: String) {
    let utf8 = text.utf8
    let special = utf8.contains { $0 == Self.comma || $0 == 34 || $0 == Self.newline || $0 == 13 }
    guard special || utf8.first == 32 || utf8.last == 32 else { return append(text: text) }
    bytes.append(34)
    for byte in utf8 {
      if byte == 34 { bytes.append(34) }
      bytes.append(byte)
    }
    bytes.append(34)
  }
}
