extension RandomNumberGenerator {
  /// A standard normal number, by inversion of one uniform share: never beyond 8.3 in size.
  @inlinable
  package mutating func normal() -> Double { normalQuantile(uniform()) }

  /// A gamma number of shape `shape` and scale 1.
  ///
  /// Marsaglia and Tsang (2000), "A simple method for generating gamma variables", ACM TOMS 26; below
  /// shape 1 by the power of a uniform share, which underflows to zero for shapes under about 1e-2: use
  /// ``logGamma(shape:)`` there.
  ///
  /// - Precondition: `shape` > 0, finite.
  @inlinable
  package mutating func gamma(shape: Double) -> Double {
    precondition(shape > 0 && shape < .infinity, "a gamma number needs a positive shape")
    if shape < 1 { return exp(logGamma(shape: shape)) }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      if root <= 0 { continue }
      let v = root * root * root
      let u = uniform()
      let square = x * x
      if u < 1 - 0.0331 * square * square { return d * v }
      if log(u) < 0.5 * square + d * (1 - v + log(v)) { return d * v }
    }
  }

  /// The logarithm of a gamma number, which does not underflow for small shapes.
  @inlinable
  package mutating func logGamma(shape: Double) -> Double {
    precondition(shape > 0 && shape < .infinity, "a gamma number needs a positive shape")
    if shape >= 1 { return log(gamma(shape: shape)) }
    let above = log(gamma(shape: shape + 1))
    return above + log(uniform()) / shape
  }

  /// A beta number. For parameters far below 1 it may round to 0 or 1.
  @inlinable
  package mutating func beta(_ alpha: Double, _ beta: Double) -> Double {
    if alpha >= 1 && beta >= 1 {
      let first = gamma(shape: alpha)
      return first / (first + gamma(shape: beta))
    }
    let first = logGamma(shape: alpha)
    return 1 / (1 + exp(logGamma(shape: beta) - first))
  }

  /// Shares that sum to 1 (to rounding), from the Dirichlet distribution.
  ///
  /// - Precondition: at least one concentration, all positive and finite.
  @inlinable
  package mutating func dirichlet(_ concentrations: [Double]) -> [Double] {
    precondition(!concentrations.isEmpty, "a Dirichlet needs parameters")
    var shares = concentrations
    if concentrations.allSatisfy({ $0 >= 1 }) {
      for index in shares.indices { shares[index] = gamma(shape: concentrations[index]) }
    } else {
      var high = -Double.infinity
      for index in shares.indices {
        shares[index] = logGamma(shape: concentrations[index])
        high = max(high, shares[index])
      }
      for index in shares.indices { shares[index] = exp(shares[index] - high) }
    }
    let total = shares.reduce(0, +)
    for index in shares.indices { shares[index] /= total }
    return shares
  }
}
