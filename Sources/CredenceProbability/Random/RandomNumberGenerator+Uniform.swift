extension RandomNumberGenerator {
  /// A share in the open interval (0, 1): k/2^53 with k uniform on 1..<2^53.
  @inlinable
  package mutating func uniform() -> Double {
    while true {
      let bits = next() >> 11
      if bits != 0 { return Double(bits) * 0x1p-53 }
    }
  }

  /// A whole number in 0..<`bound`, each exactly as likely.
  ///
  /// Lemire (2019), "Fast random integer generation in an interval", ACM TOMACS 29: the upper half of a
  /// 128-bit product, redrawn where the lower half would favour some numbers.
  ///
  /// - Precondition: `bound` > 0.
  @inlinable
  package mutating func integer(below bound: Int) -> Int {
    precondition(bound > 0, "a random number needs a positive bound")
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// Puts the elements into a random order, each order equally likely (Fisher and Yates, from the end).
  @inlinable
  package mutating func shuffle(_ elements: inout some MutableCollection & RandomAccessCollection) {
    var remaining = elements.count
    while remaining > 1 {
      let chosen = integer(below: remaining)
      remaining -= 1
      let last = elements.index(elements.startIndex, offsetBy: remaining)
      let other = elements.index(elements.startIndex, offsetBy: chosen)
      elements.swapAt(last, other)
    }
  }
}
