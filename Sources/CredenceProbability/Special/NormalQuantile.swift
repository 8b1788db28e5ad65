/// The z with Pr(Z <= z) = `p`: minus and plus infinity at 0 and 1.
///
/// Rational functions on three regions, split as Wichura (1988, AS 241) splits them, with coefficients of
/// our own; relative error below 1e-15 in z, down to the smallest subnormal. The upper tail is
/// `-normalQuantile(q)`.
///
/// - Precondition: 0 <= p <= 1.
@usableFromInline
package func normalQuantile(_ p: Double) -> Double {
  precondition(p >= 0 && p <= 1, "a quantile needs a probability")
  let q = p - 0.5
  if abs(q) <= 0.425 {
    let u = 0.180625 - q * q
    return q * polynomial(NormalQuantileTable.centralTop, at: u)
      / polynomial(NormalQuantileTable.centralBottom, at: u)
  }
  // 1 - p is exact here.
  let tail = q < 0 ? p : 1 - p
  if tail == 0 { return q < 0 ? -.infinity : .infinity }
  let size = normalTailQuantile(log(tail))
  return q < 0 ? -size : size
}

/// The z with log Pr(Z <= z) = `logProbability`, good to logarithms of -1e300.
///
/// - Precondition: `logProbability` <= 0.
package func normalQuantile(logProbability: Double) -> Double {
  precondition(logProbability <= 0, "a quantile needs the logarithm of a probability")
  if logProbability == -.infinity { return -.infinity }
  if logProbability > -0.05 { return -normalQuantile(-expm1(logProbability)) }
  if logProbability > -2.59 { return normalQuantile(exp(logProbability)) }
  if logProbability > -729 { return -normalTailQuantile(logProbability) }
  // log Phi(z) is concave, so Newton from -sqrt(-2 log p), which lies beyond the root, approaches it
  // from one side; the start is already right to 1e-3.
  var z = -(-2 * logProbability).squareRoot()
  for _ in 0..<4 {
    let slope = -z + 1 / -z
    z -= (normalLogCumulative(z) - logProbability) / slope
  }
  return z
}

/// The upper z for the log of a tail in (-729, -2.58).
private func normalTailQuantile(_ logTail: Double) -> Double {
  let r = (-logTail).squareRoot()
  if r <= 5 {
    let u = r - 1.6
    return r * polynomial(NormalQuantileTable.nearTop, at: u)
      / polynomial(NormalQuantileTable.nearBottom, at: u)
  }
  if r <= 27 {
    let u = r - 5
    return r * polynomial(NormalQuantileTable.farTop, at: u)
      / polynomial(NormalQuantileTable.farBottom, at: u)
  }
  return -normalQuantile(logProbability: logTail)
}

/// Made by Tests/Fixtures/Probability/coefficients.py.
private enum NormalQuantileTable {
  static let centralTop: [Double] = [
    3.3871328727963665, 148.75654077063152, 2548.2248573022625, 21627.48116049056,
    95692.73551269759, 213550.16248438213, 214247.3801984238, 74060.81462563902,
    3907.007639023816,
  ]
  static let centralBottom: [Double] = [
    1.0, 46.92338689522055, 871.2838940641986, 8176.878340636071,
    41169.98166790856, 109244.70555458817, 140376.82723612545, 72342.69749284587,
    9398.46451720659,
  ]
  static let nearTop: [Double] = [
    0.8896481942185522, 2.963250880000556, 3.86516211687686, 2.65958654781859,
    1.0763556287768088, 0.26598560360099827, 0.03961943903159722, 0.0033192210217526177,
    0.00013406014847499115, 1.8250086487302687e-06,
  ]
  static let nearBottom: [Double] = [
    1.0, 2.7560760382546152, 3.2062473695370017, 2.057255233656137,
    0.797936181697175, 0.19223394675945787, 0.0282366841861957, 0.002351137645601341,
    9.480012265955733e-05, 1.290457255952405e-06,
  ]
  static let farTop: [Double] = [
    1.3315809287002207, 1.1927870597528976, 0.4353704319800641, 0.08373374687351902,
    0.009181059492234274, 0.0005815611513129525, 2.0670128011555813e-05, 3.829236315473381e-07,
    3.191572517324971e-09, 8.477108052486144e-12,
  ]
  static let farBottom: [Double] = [
    1.0, 0.8749534968688365, 0.31421397035623366, 0.05981939920455276,
    0.0065214534555372945, 0.0004119203017338237, 1.4623137315839636e-05, 2.7079191463743365e-07,
    2.2567871330122033e-09, 5.994217645880274e-12,
  ]
}
