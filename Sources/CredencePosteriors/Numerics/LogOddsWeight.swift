/// Where, in the log odds y of u, the weight
///
///     exp(integral of slope),   slope(y) = (1 - u)(alpha + beta u)/(sigma + c u) - b u
///
/// has its mode, and how wide it is there. Both integrals of ``NetScoreDistribution`` have such a weight; the
/// mode is the root in (0, 1) of (beta + b c) u^2 + (alpha + b sigma - beta) u - alpha.
struct LogOddsWeight {
  let centre: Double
  let width: Double

  init(alpha: Double, beta: Double, sigma: Double, c: Double, b: Double) {
    let leading = beta + b * c
    let linear = alpha + b * sigma - beta
    let root = max(linear * linear + 4 * leading * alpha, 0).squareRoot()
    var u = linear > 0 ? 2 * alpha / (linear + root) : (root - linear) / (2 * leading)
    u = min(max(u, 1e-300), 1)
    let denominator = sigma + c * u
    let oddsAtMode = (alpha + beta * u) / (b * denominator)
    guard oddsAtMode > 0 && oddsAtMode < .infinity else {
      centre = 0
      width = Self.widest
      return
    }
    let complement = 1 / (1 + oddsAtMode)
    let numerator = complement * (alpha + beta * u)
    let numeratorSlope = complement * beta - (alpha + beta * u)
    let curvature =
      u * complement * (b - numeratorSlope / denominator + numerator * c / (denominator * denominator))
    centre = log(oddsAtMode)
    width = curvature > 1 / (Self.widest * Self.widest) ? 1 / curvature.squareRoot() : Self.widest
  }

  static let widest = 30.0
}
