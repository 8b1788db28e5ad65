/// Student's t distribution.
package struct StudentTDistribution: ContinuousDistribution, Hashable {
  /// nu > 0, not only whole numbers.
  package let degreesOfFreedom: Double
  private let function: IncompleteBeta

  /// - Precondition: positive and finite.
  package init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom
    function = IncompleteBeta(degreesOfFreedom / 2, 0.5)
  }

  /// The same degrees of freedom are the same distribution.
  package static func == (left: Self, right: Self) -> Bool {
    left.degreesOfFreedom == right.degreesOfFreedom
  }
  /// Hashes the degrees of freedom.
  package func hash(into hasher: inout Hasher) { hasher.combine(degreesOfFreedom) }

  /// The centre, 0; a mean exists only above one degree of freedom.
  package var mean: Double { 0 }
  /// nu/(nu - 2) above two degrees of freedom, else infinity.
  package var variance: Double {
    degreesOfFreedom > 2 ? degreesOfFreedom / (degreesOfFreedom - 2) : .infinity
  }

  /// The log of the density.
  package func logDensity(_ t: Double) -> Double {
    let nu = degreesOfFreedom
    let constant = logGammaStep(nu / 2, 0.5) - 0.5 * log(nu) - 0.572_364_942_924_700_087_1
    let size = abs(t)
    let squared = size < 1e150 ? log1p(t * t / nu) : 2 * log(size) - log(nu)
    return constant - 0.5 * (nu + 1) * squared
  }

  /// Twice the tail beyond |t| (lower) and the rest.
  private func tails(_ t: Double) -> TailPair {
    let nu = degreesOfFreedom
    if t * t <= nu {
      let total = nu + t * t
      return function.tails(nu / total, t * t / total)
    }
    let inverse = nu.squareRoot() / abs(t)
    if inverse < 1e-140 && inverse > 0 { return function.leadingTail(logX: 2 * log(inverse)) }
    let square = inverse == 0 ? 0 : nu / (t * t)
    return function.tails(square / (1 + square), 1 / (1 + square))
  }

  /// Pr(T <= t).
  package func cumulative(_ t: Double) -> Double {
    t <= 0 ? 0.5 * tails(t).lower : 1 - 0.5 * tails(t).lower
  }
  /// Pr(T > t).
  package func survival(_ t: Double) -> Double { cumulative(-t) }
  /// log Pr(T <= t).
  package func logCumulative(_ t: Double) -> Double {
    let logHalf = -0.693_147_180_559_945_309_4
    return t <= 0 ? logHalf + tails(t).logLower : log1p(-0.5 * tails(t).lower)
  }
  /// log Pr(T > t).
  package func logSurvival(_ t: Double) -> Double { logCumulative(-t) }

  /// The t with Pr(T <= t) = `p`: infinite at 0 and 1, and where t itself would exceed 1e308.
  package func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a quantile needs a probability")
    return p <= 0.5 ? -upperQuantile(p) : upperQuantile(1 - p)
  }
  /// The t with Pr(T > t) = `q`.
  package func survivalQuantile(_ q: Double) -> Double { -quantile(q) }

  private func upperQuantile(_ tail: Double) -> Double {
    if tail == 0 { return .infinity }
    let root = degreesOfFreedom.squareRoot()
    // Where x = nu/(nu + t^2) is tiny the tail is a power of it, and the power may be below every number.
    let logPower = function.logPowerLaw(log(2 * tail))
    if logPower < -600 { return root * exp(-0.5 * logPower) }
    let (x, y) = function.inverse(lower: 2 * tail)
    return root * (y / x).squareRoot()
  }
}
