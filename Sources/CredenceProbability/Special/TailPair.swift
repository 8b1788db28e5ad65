/// A distribution function at one point, held so that neither tail has lost digits: one tail is
/// `factor * exp(logScale)`, the other is what remains to 1. The direct tail is the one that may be small.
struct TailPair {
  /// Whether the direct tail is the lower one.
  var directIsLower: Bool
  var logScale: Double
  var factor: Double

  static let allBelow = TailPair(directIsLower: false, logScale: 0, factor: 0)
  static let allAbove = TailPair(directIsLower: true, logScale: 0, factor: 0)

  private var direct: Double { min(1, factor * exp(logScale)) }
  private var logDirect: Double { factor > 0 ? min(0, logScale + log(factor)) : -.infinity }
  private var logOther: Double { logScale > -745 ? log1p(-direct) : 0 }

  var lower: Double { directIsLower ? direct : 1 - direct }
  var upper: Double { directIsLower ? 1 - direct : direct }
  var logLower: Double { directIsLower ? logDirect : logOther }
  var logUpper: Double { directIsLower ? logOther : logDirect }
  var both: (lower: Double, upper: Double) {
    let direct = self.direct
    return directIsLower ? (direct, 1 - direct) : (1 - direct, direct)
  }
  /// exp(`logNumerator`) over the lower or upper tail, without rounding two large logarithms against each
  /// other where the numerator is the scale of the tail itself.
  func ratio(_ logNumerator: Double, toLower: Bool) -> Double {
    if toLower == directIsLower && factor > 0 { return exp(logNumerator - logScale) / factor }
    return exp(logNumerator - (toLower ? logLower : logUpper))
  }
  var swapped: TailPair { TailPair(directIsLower: !directIsLower, logScale: logScale, factor: factor) }
}
