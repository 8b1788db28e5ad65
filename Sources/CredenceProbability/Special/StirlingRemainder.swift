/// The remainder of Stirling's formula, for a > 0:
///
///     delta(a) = log Gamma(a + 1) - (a + 1/2) log a + a - log(2 pi)/2
///
/// It is what the saddle-point forms of densities are built on (Loader 2000, "Fast and accurate
/// computation of binomial probabilities"): no large terms are left to cancel. From 8 on it is the
/// asymptotic series (DLMF 5.11.1), below that a polynomial on each octave, below 1 the definition.
func stirlingRemainder(_ a: Double) -> Double {
  if a >= 8 {
    let inverse = 1 / a
    return inverse * polynomial(StirlingTable.series, at: inverse * inverse)
  }
  if a >= 4 { return polynomial(StirlingTable.fourToEight, at: (a - 6) / 2) }
  if a >= 2 { return polynomial(StirlingTable.twoToFour, at: a - 3) }
  if a >= 1 { return polynomial(StirlingTable.oneToTwo, at: 2 * a - 3) }
  return logGammaOnePlus(a) - (a + 0.5) * log(a) + a - halfLogTwoPi
}

/// delta(a + b) - delta(a) with a relative error that stays small as b does; a >= 8, b >= 0.
func stirlingRemainderStep(_ a: Double, _ b: Double) -> Double {
  let growth = log1p(b / a)
  let inverse = 1 / a
  let square = inverse * inverse
  var power = inverse
  var sum = 0.0
  var exponent = 1.0
  for coefficient in StirlingTable.series {
    sum += coefficient * power * expm1(-exponent * growth)
    if power < 1e-19 { break }
    power *= square
    exponent += 2
  }
  return sum
}

/// log(2 pi)/2.
let halfLogTwoPi = 0.918_938_533_204_672_741_8

/// Made by Tests/Fixtures/Probability/coefficients.py.
private enum StirlingTable {
  static let series: [Double] = [
    1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156,
    -3617.0 / 122400, 43867.0 / 244188,
  ]
  static let oneToTwo: [Double] = [
    0.05481412105191764, -0.017820900398127257, 0.005739163956977738, -0.0018344979894508303,
    0.0005830881478320855, -0.00018458794993286983, 5.828049347552141e-05, -1.8373303994405852e-05,
    5.788814820012964e-06, -1.8240593907457129e-06, 5.751697069405891e-07, -1.8153823773824335e-07,
    5.7280512638556465e-08, -1.812875836260918e-08, 5.875599821139112e-09, -1.8659450973473433e-09,
    4.838881247870231e-10, -1.5391684665056737e-10, 1.0063773769067952e-10, -3.220482068600628e-11,
  ]
  static let twoToFour: [Double] = [
    0.027677925684998324, -0.00916128690297588, 0.003022588979672037, -0.0009942763618411281,
    0.00032617879804751695, -0.00010674444427703518, 3.485761148750615e-05, -1.1361430599791414e-05,
    3.697147408303075e-06, -1.2014660950623787e-06, 3.9003800430731507e-07, -1.264951558414986e-07,
    4.091949332871915e-08, -1.3254608464444157e-08, 4.398861782038277e-09, -1.4240922033391568e-09,
    3.700600705045966e-10, -1.197605877986715e-10, 8.155400071690127e-11, -2.6416100367971698e-11,
  ]
  static let fourToEight: [Double] = [
    0.013876128823070736, -0.004616934925842386, 0.0015348003631217829, -0.0005097664502768565,
    0.0001691694123801743, -5.609382289305539e-05, 1.8585036710351073e-05, -6.152909444069267e-06,
    2.035539193896831e-06, -6.729425702833348e-07, 2.223490963181289e-07, -7.341376359303764e-08,
    2.4172821452232882e-08, -7.972254852767471e-09, 2.701475957165754e-09, -8.900213083349599e-10,
    2.3058240212927054e-10, -7.593439405059989e-11, 5.4415510673297234e-11, -1.789569569029753e-11,
  ]
}
