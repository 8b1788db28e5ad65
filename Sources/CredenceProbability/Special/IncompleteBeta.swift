/// The regularised incomplete beta function I_x(a, b) for one pair of parameters.
///
/// What depends on the parameters alone is computed once. The argument is always the pair (x, y = 1 - x),
/// so that either end of [0, 1] keeps its digits.
struct IncompleteBeta {
  let a: Double
  let b: Double
  /// a + b, and what rounding took from it.
  let sum: Double
  let sumError: Double
  /// log of x^a y^b/B(a, b) at the mean a/(a + b).
  let logPeak: Double

  init(_ a: Double, _ b: Double) {
    precondition(a > 0 && b > 0 && a < .infinity && b < .infinity, "the incomplete beta needs a, b > 0")
    self.a = a
    self.b = b
    sum = a + b
    let large = max(a, b)
    let small = min(a, b)
    sumError = small - (sum - large)
    let remainders = stirlingRemainder(sum) - stirlingRemainder(large) - stirlingRemainder(small)
    logPeak = remainders + 0.5 * log(small * (large / sum)) - halfLogTwoPi
  }

  private init(mirroring other: IncompleteBeta) {
    a = other.b
    b = other.a
    sum = other.sum
    sumError = other.sumError
    logPeak = other.logPeak
  }

  /// The same function seen from the other end.
  var mirrored: IncompleteBeta { IncompleteBeta(mirroring: self) }

  /// (a + b) x - a, which is b - (a + b) y, from whichever of x and y is the smaller, with the product
  /// and the sum carried exactly: everything below depends on this difference.
  func excess(_ x: Double, _ y: Double) -> Double {
    let fromX = x <= y
    let argument = fromX ? x : y
    let parameter = fromX ? a : b
    let product = argument * sum
    let productError = (-product).addingProduct(argument, sum) + argument * sumError
    let value = (product - parameter) + productError
    return fromX ? value : -value
  }

  /// log of x^a y^b/B(a, b), the density times x y, as its value at the mean less the deviance.
  func logPrefix(_ x: Double, _ y: Double, excess: Double) -> Double {
    let first = Self.deviance(a, excess, x, sum)
    let second = Self.deviance(b, -excess, y, sum)
    return logPeak - (first + second)
  }

  /// parameter * (u - log(1 + u)) with u = excess/parameter and 1 + u = argument * sum/parameter.
  private static func deviance(
    _ parameter: Double, _ excess: Double, _ argument: Double, _ sum: Double
  ) -> Double {
    let u = excess / parameter
    if u > -0.45 && u < 0.8 { return parameter * logarithmDeficit(u) }
    let ratio = sum / parameter
    let product = argument * ratio
    let logarithm = product > 1e-290 && product < 1e290 ? log(product) : log(argument) + log(ratio)
    return excess - parameter * logarithm
  }

  /// Both tails at x, 0 <= x <= 1, y = 1 - x.
  func tails(_ x: Double, _ y: Double) -> TailPair {
    if x <= 0 { return .allAbove }
    if y <= 0 { return .allBelow }
    let small = min(a, b)
    if small > 1 {
      let excess = self.excess(x, y)
      return excess <= 0
        ? lowerTail(x, y, excess: excess) : mirrored.lowerTail(y, x, excess: -excess).swapped
    }
    if max(a, b) <= 1 {
      return x <= y ? powerSeries(x, y) : mirrored.powerSeries(y, x).swapped
    }
    return a <= b ? smallFirst(x, y) : mirrored.smallFirst(y, x).swapped
  }

  /// a <= 1 < b.
  private func smallFirst(_ x: Double, _ y: Double) -> TailPair {
    if b * x <= 1 && x <= 0.7 { return powerSeries(x, y) }
    return mirrored.lowerTail(y, x, excess: -excess(x, y)).swapped
  }

  /// I_x(a, b) where it is the smaller tail or nearly so (x at or below the mean, or b <= 1).
  private func lowerTail(_ x: Double, _ y: Double, excess: Double) -> TailPair {
    let logPrefix = self.logPrefix(x, y, excess: excess)
    let ratio = sum * x / (a + 1)
    let quick = max(ratio, x) < 0.4
    let factor = quick ? positiveSeries(x) : continuedFraction(x, y, excess: excess)
    return TailPair(directIsLower: true, logScale: logPrefix, factor: factor)
  }

  /// sum over n of (a + b)_n x^n/(a (a + 1)_n) (DLMF 8.17.8): positive terms only.
  private func positiveSeries(_ x: Double) -> Double {
    var term = 1.0
    var total = 0.0
    var n = 0.0
    while term > 1e-17 * total && n < 2000 {
      total += term
      term *= (sum + n) * x / (a + 1 + n)
      n += 1
    }
    return total / a
  }

  /// I_x(a, b) B(a, b)/(x^a y^b) by the continued fraction of Didonato and Morris (1992, ACM TOMS 18,
  /// 360, eq. 9), the even part of DLMF 8.17.22, summed forwards by Steed's method, whose
  /// terms fall, so that rounding does not gather over many steps.
  ///
  /// Needs of the order of sqrt(max(a, b)) steps next to the mean, few elsewhere.
  private func continuedFraction(_ x: Double, _ y: Double, excess: Double) -> Double {
    let square = x * x
    let slope = 1 + y
    let lead = 1 - excess
    var odd = 1 / (a + 1)
    var value = a * lead * odd
    var inverse = 0.0
    var change = -1.0
    var m = 1.0
    while m < 200_000 {
      let even = odd
      odd = 1 / (a + 2 * m + 1)
      let numeratorA = (a + m - 1) * even * ((sum + m - 1) * even)
      let numerator = numeratorA * (m * (b - m) * square)
      let linear = (a + m) * (lead + m * slope) * odd
      let denominator = m + m * (b - m) * x * even + linear
      let before = m == 1 ? 1 : inverse
      inverse = 1 / (denominator + numerator * inverse)
      change *= -numerator * before * inverse
      value += change
      if abs(change) < 5e-17 * abs(value) { break }
      m += 1
    }
    return 1 / value
  }

  /// I_x(a, b) for a <= 1 as a power series in x without y^b, where it has no cancellation, and its
  /// complement through expm1, so that neither loses digits however small a is.
  private func powerSeries(_ x: Double, _ y: Double) -> TailPair {
    // x^a Gamma(a + b)/(Gamma(b) Gamma(a + 1)); for a large b, x alone would be tiny where x (a + b) is not.
    let power =
      b < 8 ? a * log(x) + logGammaStep(b, a) : a * log(x * sum) + logGammaStepRemainder(b, a)
    let exponent = power - logGammaOnePlus(a)
    var term = 1.0
    var total = 0.0
    var n = 1.0
    while n < 2000 {
      term *= (n - b) * x / n
      let share = term / (a + n)
      total += share
      if abs(share) <= 1e-17 * abs(total) || term == 0 { break }
      n += 1
    }
    let lowerFactor = 1 + a * total
    if exp(exponent) * lowerFactor <= 0.5 {
      return TailPair(directIsLower: true, logScale: exponent, factor: lowerFactor)
    }
    let upper = -(expm1(exponent) + exp(exponent) * (a * total))
    return TailPair(directIsLower: false, logScale: 0, factor: max(0, upper))
  }
}
