/// A point u of (0, 1) given by its log odds, with everything that would round away near the ends.
struct LogOddsNode {
  let u: Double
  /// 1 - u.
  let complement: Double
  let logU: Double
  let logComplement: Double

  @inline(__always)
  init(logOdds y: Double) {
    if y > 0 {
      let e = exp(-y)
      let l = log1p(e)
      u = 1 / (1 + e)
      complement = e * u
      logU = -l
      logComplement = -y - l
    } else {
      let e = exp(y)
      let l = log1p(e)
      complement = 1 / (1 + e)
      u = e * complement
      logU = y - l
      logComplement = -l
    }
  }
}
