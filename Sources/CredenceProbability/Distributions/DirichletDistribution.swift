/// The Dirichlet distribution of k shares that sum to 1, with density proportional to prod p_i^(a_i - 1).
package struct DirichletDistribution: Sendable, Hashable {
  /// The parameters a_i > 0.
  package let concentrations: [Double]
  private let remaining: [Double]

  /// - Precondition: at least two, all positive and finite.
  package init(_ concentrations: [Double]) {
    precondition(
      concentrations.count >= 2 && concentrations.allSatisfy { $0 > 0 && $0 < .infinity },
      "a Dirichlet needs at least two positive parameters")
    self.concentrations = concentrations
    remaining = suffixSums(concentrations)
  }

  /// Makes a distribution from parameters that may be wrong.
  ///
  /// - Throws: ``DistributionError`` unless there are two or more, all positive and finite.
  package init(validating concentrations: [Double]) throws(DistributionError) {
    guard concentrations.count >= 2 else {
      throw .tooFewParameters(
        distribution: "a Dirichlet distribution", needed: 2, got: concentrations.count)
    }
    for (index, value) in concentrations.enumerated() {
      try requirePositive(value, "parameter \(index + 1)", of: "a Dirichlet distribution")
    }
    self.init(concentrations)
  }

  /// The sum of the parameters.
  package var concentration: Double { remaining[0] }

  /// log of the multivariate beta function, prod Gamma(a_i)/Gamma(sum a_i).
  package var logNormalizer: Double {
    concentrations.indices.dropLast().reduce(0) { $0 + logBeta(concentrations[$1], remaining[$1 + 1]) }
  }

  /// log of the density with respect to the first k - 1 shares; plus infinity where it is unbounded.
  ///
  /// Each share is a beta variable of what is left, so the density is a product of beta densities in their
  /// saddle-point form. The shares are taken relative to their sum.
  ///
  /// - Precondition: one share a parameter, none negative, their sum within 1e-9 of 1.
  package func logDensity(_ shares: [Double]) -> Double {
    let left = suffixSums(shares)
    precondition(
      shares.count == concentrations.count && shares.allSatisfy { $0 >= 0 } && abs(left[0] - 1) < 1e-9,
      "a Dirichlet density needs shares that sum to 1")
    if shares.contains(0) { return boundaryLogDensity(shares) }
    var sum = 0.0
    for index in shares.indices.dropLast() {
      let function = IncompleteBeta(concentrations[index], remaining[index + 1])
      let x = shares[index] / left[index]
      let y = left[index + 1] / left[index]
      sum += function.logPrefix(x, y, excess: function.excess(x, y))
    }
    return sum - shares.reduce(0) { $0 + log($1 / left[0]) }
  }

  /// Where a share is zero: unbounded, nothing, or (parameter 1) the density without that factor.
  private func boundaryLogDensity(_ shares: [Double]) -> Double {
    var sum = -logNormalizer
    var vanishes = false
    for (share, parameter) in zip(shares, concentrations) where parameter != 1 {
      if share == 0 {
        if parameter < 1 { return .infinity }
        vanishes = true
      } else {
        sum += (parameter - 1) * log(share)
      }
    }
    return vanishes ? -.infinity : sum
  }

  /// The density.
  package func density(_ shares: [Double]) -> Double { exp(logDensity(shares)) }

  /// a_i/A for each share.
  package var mean: [Double] { concentrations.map { $0 / concentration } }
  /// m_i (1 - m_i)/(A + 1) on the diagonal, -m_i m_j/(A + 1) off it.
  package func covariance(_ i: Int, _ j: Int) -> Double {
    let first = concentrations[i] / concentration
    let second = concentrations[j] / concentration
    return (i == j ? first * (1 - first) : -first * second) / (concentration + 1)
  }
  /// The distribution of one share.
  package func marginal(_ index: Int) -> BetaDistribution {
    var others = 0.0
    for (place, value) in concentrations.enumerated() where place != index { others += value }
    return BetaDistribution(concentrations[index], others)
  }
}
