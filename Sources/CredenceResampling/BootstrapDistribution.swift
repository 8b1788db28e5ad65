/// The bootstrap distribution of a statistic: its possible values and their probabilities, exact or simulated.
///
/// One distribution serves any number of interval constructions.
package struct BootstrapDistribution: Sendable, Hashable {
  /// The distinct values, ascending, in the statistic's unit.
  package let values: [Double]
  /// The probability of each value.
  package let probabilities: [Double]
  /// P(value or less), up to and including each value; the last is 1.
  package let cumulative: [Double]
  /// The number of simulated replicates, or `nil` when the distribution is exact.
  package let replicates: Int?

  /// Makes a distribution of weighted values, which need not be sorted or distinct.
  ///
  /// - Precondition: the lists have one length, at least one value; values are finite; weights are not negative and
  ///   have a positive sum.
  package init(values: [Double], weights: [Double], replicates: Int? = nil) {
    precondition(values.count == weights.count && !values.isEmpty, "one weight per value, at least one value")
    let order = values.indices.sorted { values[$0] < values[$1] }
    var distinct: [Double] = []
    var mass: [Double] = []
    for place in order where weights[place] > 0 {
      precondition(values[place].isFinite, "values of a statistic are finite")
      if let last = distinct.last, last == values[place] {
        mass[mass.count - 1] += weights[place]
      } else {
        distinct.append(values[place])
        mass.append(weights[place])
      }
    }
    self.init(ascending: distinct, masses: mass, replicates: replicates)
  }

  /// Makes a distribution of simulated replicates of equal weight.
  ///
  /// - Precondition: at least one replicate; all are finite.
  package init(replicates: [Double]) {
    self.init(
      values: replicates, weights: Array(repeating: 1, count: replicates.count), replicates: replicates.count)
  }

  /// Makes a distribution of ascending distinct values with positive masses.
  init(ascending values: [Double], masses: [Double], replicates: Int? = nil) {
    precondition(!values.isEmpty, "a distribution has at least one value of positive weight")
    let total = masses.reduce(0, +)
    var running = 0.0
    var cumulative: [Double] = []
    cumulative.reserveCapacity(masses.count)
    for mass in masses {
      running += mass / total
      cumulative.append(min(1, running))
    }
    cumulative[cumulative.count - 1] = 1
    self.values = values
    self.probabilities = masses.map { $0 / total }
    self.cumulative = cumulative
    self.replicates = replicates
  }

  /// Whether every resample has the same value: nothing can be learnt from it.
  package var isDegenerate: Bool { values.count == 1 }

  /// The smallest value whose cumulative probability reaches `probability`.
  ///
  /// A cumulative probability within 1e-12 below counts as reached: sums of many terms round.
  package func quantile(_ probability: Double) -> Double {
    let target = probability - 1e-12
    var low = 0
    var high = cumulative.count - 1
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] < target { low = middle + 1 } else { high = middle }
    }
    return values[low]
  }

  /// P(below `value`) + P(at `value`)/2.
  ///
  /// The half belongs there because the values lie on a lattice: with P(below) alone, the bias correction of BCa would
  /// be badly wrong for scores. Values within 1e-9 of `value` count as at it.
  package func midRank(of value: Double) -> Double {
    var below = 0.0
    var at = 0.0
    for (place, candidate) in values.enumerated() {
      if candidate < value - 1e-9 {
        below += probabilities[place]
      } else if candidate <= value + 1e-9 {
        at += probabilities[place]
      } else {
        break
      }
    }
    return below + at / 2
  }

  /// The mean of the distribution.
  package var mean: Double {
    zip(values, probabilities).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The standard deviation of the distribution: the bootstrap standard error.
  package var standardError: Double {
    let center = mean
    let variance = zip(values, probabilities).reduce(0) { sum, pair in
      sum + pair.1 * (pair.0 - center) * (pair.0 - center)
    }
    return variance.squareRoot()
  }
}
