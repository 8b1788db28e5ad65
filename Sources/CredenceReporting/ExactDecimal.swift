/// A `Double` rounded to decimals without error: the exact binary value, ties away from zero.
///
/// The arithmetic is on integers of 128 bits, so that 1.005 (which is 1.00499999999999989...) is 1.00 and 0.125
/// is 0.13, as in decimal arithmetic of unlimited precision with ROUND_HALF_UP.
struct ExactDecimal {
  /// The magnitude in units of the last decimal.
  let units: UInt128
  /// The decimals kept.
  let decimals: Int
  /// Whether the value shown is below zero; a value that rounds to zero is not.
  let isNegative: Bool

  /// Decimals that can be kept.
  static let most = 15

  /// Rounds; `nil` for what is not finite and for magnitudes from 2^64 on, which no figure here reaches.
  ///
  /// - Parameter scale: a power of ten the value is multiplied with first (2: as a percent).
  init?(_ value: Double, decimals: Int, scale: Int = 0) {
    let places = decimals + scale
    guard decimals >= 0, (0...ExactDecimal.most).contains(places) else { return nil }
    guard let units = ExactDecimal.round(value.magnitude, times: ExactDecimal.powersOfTen[places]) else {
      return nil
    }
    self.units = units
    self.decimals = decimals
    isNegative = value < 0 && units > 0
  }

  /// The digits without a sign.
  var digits: String {
    guard decimals > 0 else { return String(units) }
    let unit = ExactDecimal.powersOfTen[decimals]
    let fraction = String(units % unit)
    return "\(units / unit)." + String(repeating: "0", count: decimals - fraction.count) + fraction
  }

  static let powersOfTen: [UInt128] = (0...most).map { power in
    (0..<power).reduce(1) { product, _ in product * 10 }
  }

  /// magnitude * factor / divisor, to the nearest integer, halves up; factor and divisor at most 10^15.
  static func round(_ magnitude: Double, times factor: UInt128 = 1, over divisor: UInt128 = 1) -> UInt128? {
    guard magnitude < 0x1p64 else { return nil }  // also refuses NaN
    let isNormal = magnitude.isNormal
    let significand = UInt128(magnitude.significandBitPattern) | (isNormal ? 1 << 52 : 0)
    let exponent = (isNormal ? Int(magnitude.exponentBitPattern) : 1) - 1075
    // significand < 2^53 and factor < 2^50: the product has at most 103 bits, 115 once shifted.
    let product = significand * factor
    if exponent >= 0 {
      let whole = product << UInt128(exponent)
      return (whole + divisor / 2) / divisor
    }
    // product < 2^103, so from 2^-105 on it is less than half a unit.
    let shift = -exponent
    guard shift < 105 else { return 0 }
    let (units, rest) = product.quotientAndRemainder(dividingBy: 1 << UInt128(shift))
    let (quotient, remainder) = units.quotientAndRemainder(dividingBy: divisor)
    // Half a divisor is reached by whole units, or, for a divisor of 1, by the fraction.
    if divisor == 1 {
      return rest >= 1 << UInt128(shift - 1) ? quotient + 1 : quotient
    }
    return remainder >= divisor / 2 ? quotient + 1 : quotient
  }
}
