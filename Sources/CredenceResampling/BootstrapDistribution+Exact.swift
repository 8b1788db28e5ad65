package import CredenceSurvey

extension BootstrapDistribution {
  /// The exact bootstrap distribution of a linear statistic of an account's answers.
  ///
  /// A resample of scores is a multinomial draw of counts, and a linear statistic of it a sum of n draws of -1, 0 or
  /// 1: its distribution is known, and no resampling adds noise to it.
  ///
  /// - Throws: ``EstimationError/noResponses`` without answers;
  ///   ``EstimationError/notApplicable(method:reason:)`` above ``largestExactSample`` answers.
  package static func exact(of statistic: some ScoreStatistic, in counts: ScoreCounts)
    throws(EstimationError) -> BootstrapDistribution
  {
    try exact(of: statistic, inStrata: [counts])
  }

  /// The exact bootstrap distribution when each stratum (role) keeps its own number of answers.
  ///
  /// - Throws: as ``exact(of:in:)``.
  package static func exact(of statistic: some ScoreStatistic, inStrata strata: [ScoreCounts])
    throws(EstimationError) -> BootstrapDistribution
  {
    let answered = strata.filter { $0.responses > 0 }
    let responses = answered.reduce(0) { $0 + $1.responses }
    guard responses > 0 else { throw .noResponses }
    guard responses <= largestExactSample else {
      throw .notApplicable(
        method: "the exact bootstrap",
        reason:
          "\(responses) answers are more than the \(largestExactSample) it takes; at such sizes use tango, which agrees with it"
      )
    }
    var sums: [Double] = [1]
    for counts in answered {
      let total = Double(counts.responses)
      var shares = [0.0, 0.0, 0.0]
      for loyaltyClass in LoyaltyClass.allCases {
        shares[statistic.loading(of: loyaltyClass) + 1] += Double(counts[loyaltyClass]) / total
      }
      let one = LatticeSum.probabilities(
        draws: counts.responses, minus: shares[0], zero: shares[1], plus: shares[2])
      sums = answered.count == 1 ? one : LatticeConvolution.convolve(sums, one)
    }
    var values: [Double] = []
    var masses: [Double] = []
    let scale = statistic.unit.scale
    for (place, mass) in sums.enumerated() where mass > 0 {
      values.append(scale * Double(place - responses) / Double(responses))
      masses.append(mass)
    }
    return BootstrapDistribution(ascending: values, masses: masses)
  }

  /// The exact bootstrap distribution of the mean of whole numbers (ratings, 0-10 scores).
  ///
  /// - Precondition: at least one value, and no more than 1,000,000 between the least and the greatest sum.
  package static func exactMean(of values: [Int]) -> BootstrapDistribution {
    precondition(!values.isEmpty, "a mean needs at least one value")
    let least = values.min() ?? 0
    let greatest = values.max() ?? 0
    precondition((greatest - least) * values.count <= 1_000_000, "the lattice of sums is too long")
    var shares = [Double](repeating: 0, count: greatest - least + 1)
    for value in values { shares[value - least] += 1 / Double(values.count) }
    let sums = LatticeConvolution.power(shares, draws: values.count)
    var means: [Double] = []
    var masses: [Double] = []
    for (place, mass) in sums.enumerated() where mass > 0 {
      means.append(Double(least) + Double(place) / Double(values.count))
      masses.append(mass)
    }
    return BootstrapDistribution(ascending: means, masses: masses)
  }

  /// The most answers the exact distribution is computed for.
  package static let largestExactSample = 1_000_000
}
