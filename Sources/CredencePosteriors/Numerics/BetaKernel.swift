internal import CredenceProbability

/// x^a (1 - x)^b / B(a, b): the density of Beta(a, b) in the log odds of x.
///
/// Written from its value at the mean m = a/(a + b), in saddle-point form (Loader 2000): the value there needs
/// only the remainders of Stirling's formula, and away from it a log(x/m) + b log((1-x)/(1-m)) is summed as two
/// terms of one sign, so that parameters of millions lose no digits.
struct BetaKernel {
  let a: Double
  let b: Double
  private let mean: Double
  private let meanComplement: Double
  private let logMean: Double
  private let logMeanComplement: Double
  private let logPeak: Double

  init(_ a: Double, _ b: Double) {
    self.a = a
    self.b = b
    let sum = a + b
    mean = a / sum
    meanComplement = b / sum
    logMean = a > b ? log1p(-meanComplement) : log(mean)
    logMeanComplement = a > b ? log(meanComplement) : log1p(-mean)
    let remainders = stirlingRemainder(sum) - stirlingRemainder(a) - stirlingRemainder(b)
    let logTwoPi = 1.837_877_066_409_345_48
    logPeak = 0.5 * (log(a) + logMeanComplement - logTwoPi) + remainders
  }

  /// The logarithm of the kernel at x; all four numbers describe the same point.
  @inline(__always)
  func logarithm(x: Double, complement: Double, logX: Double, logComplement: Double) -> Double {
    let distance = x < 0.5 ? x - mean : meanComplement - complement
    if abs(distance) < 0.1 * min(mean, meanComplement) {
      let deficits = a * logarithmDeficit(distance / mean) + b * logarithmDeficit(-distance / meanComplement)
      return logPeak - deficits
    }
    // Near an end the given logarithm is the exact one; elsewhere the other coordinate is better.
    let exactLogX = x < 0.5 ? logX : log1p(-complement)
    let exactLogComplement = complement < 0.5 ? logComplement : log1p(-x)
    return logPeak + a * (exactLogX - logMean) + b * (exactLogComplement - logMeanComplement)
  }
}

/// u - log(1 + u) without cancellation near zero, from atanh's series in r = u/(2 + u).
@inline(__always)
func logarithmDeficit(_ u: Double) -> Double {
  // The callers have |u| < 0.1: |r| < 0.053, and the tenth term is below 1e-24.
  let r = u / (2 + u)
  let q = r * r
  var sum = 1.0 / 15
  sum = sum * q + 1.0 / 13
  sum = sum * q + 1.0 / 11
  sum = sum * q + 1.0 / 9
  sum = sum * q + 1.0 / 7
  sum = sum * q + 1.0 / 5
  sum = sum * q + 1.0 / 3
  return r * (u - 2 * q * sum)
}

/// log Gamma(x + 1) - (x + 1/2) log x + x - log(2 pi)/2, x > 0: what Stirling's formula leaves.
///
/// Small arguments are raised to 12 by delta(x) = delta(x + 1) + (x + 1/2) log(1 + 1/x) - 1.
func stirlingRemainder(_ x: Double) -> Double {
  var argument = x
  var raised = 0.0
  while argument < 12 {
    raised += (argument + 0.5) * log1p(1 / argument) - 1
    argument += 1
  }
  let inverse = 1 / argument
  let q = inverse * inverse
  var sum = 1.0 / 156
  sum = sum * q - 691.0 / 360_360
  sum = sum * q + 1.0 / 1188
  sum = sum * q - 1.0 / 1680
  sum = sum * q + 1.0 / 1260
  sum = sum * q - 1.0 / 360
  sum = sum * q + 1.0 / 12
  return raised + sum * inverse
}
