/// The standard normal density at z.
package func normalDensity(_ z: Double) -> Double {
  0.398_942_280_401_432_677_94 * gaussianFactor(z)
}

/// Pr(Z <= z) for a standard normal Z.
///
/// Relative error below 1e-14 wherever the value is a normal number. The upper tail is
/// `normalCumulative(-z)`.
package func normalCumulative(_ z: Double) -> Double {
  if z > -5 { return 0.5 * erfc(-z * 0.707_106_781_186_547_524_4) }
  if z < -40 { return 0 }
  return normalDensity(z) * millsRatio(-z)
}

/// log Pr(Z <= z), good to z = -1e150.
package func normalLogCumulative(_ z: Double) -> Double {
  if z > 0 { return log1p(-normalCumulative(-z)) }
  if z > -5 { return log(normalCumulative(z)) }
  if z < -1e150 { return z == -.infinity ? -.infinity : -0.5 * z * z }
  return (-0.5 * z * z - halfLogTwoPi) + log(millsRatio(-z))
}

/// exp(-z^2/2) without the rounding of z^2: the square of the leading part of z is exact.
@inline(__always)
private func gaussianFactor(_ z: Double) -> Double {
  let size = abs(z)
  if size < 1 { return exp(-0.5 * z * z) }
  if size > 40 { return 0 }
  let leading = (size * 16).rounded(.towardZero) / 16
  return exp(-0.5 * leading * leading) * exp(-0.5 * (size - leading) * (size + leading))
}

/// Pr(Z > z)/density(z) for z >= 5.
private func millsRatio(_ z: Double) -> Double {
  let inverse = 1 / z
  return inverse * polynomial(millsTable, at: 50 * inverse * inverse - 1)
}

/// z times the Mills ratio, in 50/z^2 - 1. Made by Tests/Fixtures/Probability/coefficients.py.
private let millsTable: [Double] = [
  0.9810943073153879, -0.017904836542391816, 0.0009179256290410071, -7.385041436936962e-05,
  7.868494997094329e-06, -1.023626486958222e-06, 1.5508555863506483e-07, -2.653712948956339e-08,
  5.019688013019365e-09, -1.033429150109526e-09, 2.2949661503775883e-10, -5.419471353529774e-11,
  1.2728290304518844e-11, -3.30041841172186e-12, 1.3918424784506918e-12, -4.0867001997903486e-13,
]
