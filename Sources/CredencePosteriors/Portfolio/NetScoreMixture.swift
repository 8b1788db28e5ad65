/// A mixture of net-score distributions: what is known of a score when the prior itself is uncertain.
package struct NetScoreMixture: ScoreDistribution {
  /// The parts.
  package let components: [NetScoreDistribution]
  /// Their probabilities, adding up to 1.
  package let probabilities: [Double]

  /// Makes a mixture.
  ///
  /// - Precondition: as many probabilities as components, at least one.
  package init(_ components: [NetScoreDistribution], probabilities: [Double]) {
    precondition(
      components.count == probabilities.count && !components.isEmpty,
      "a mixture needs parts with probabilities")
    self.components = components
    self.probabilities = probabilities
  }

  /// The mean, in points.
  package var mean: Double {
    var sum = 0.0
    for (part, probability) in zip(components, probabilities) { sum += probability * part.mean }
    return sum
  }

  /// The variance within the parts and between them, in squared points.
  package var variance: Double {
    let centre = mean
    var sum = 0.0
    for (part, probability) in zip(components, probabilities) {
      let distance = part.mean - centre
      sum += probability * (part.variance + distance * distance)
    }
    return sum
  }

  /// Mixtures of single-peaked densities need not have one peak; those of a portfolio nearly always do.
  package var isLogConcave: Bool { components.count == 1 && components[0].isLogConcave }

  /// Both tails and the density, to about ten digits.
  package func tails(at netShare: Double) -> ScoreTails {
    var sum = ScoreTails(lower: 0, upper: 0, density: 0)
    for (part, probability) in zip(components, probabilities) {
      let tails = part.tails(at: netShare, agreement: 1e-5)
      sum.lower += probability * tails.lower
      sum.upper += probability * tails.upper
      sum.density += probability * tails.density
    }
    return sum
  }

  /// The density per unit of net share.
  package func density(atNetShare netShare: Double) -> Double {
    var sum = 0.0
    for (part, probability) in zip(components, probabilities) {
      sum += probability * part.density(atNetShare: netShare)
    }
    return sum
  }
}
