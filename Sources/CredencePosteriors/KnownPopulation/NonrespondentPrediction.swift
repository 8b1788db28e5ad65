public import CredenceSurvey

/// The score all known contacts would have, were the nonrespondents asked too.
///
/// The silent M = N - n contacts are R ~ DirichletMultinomial(M; counts + prior), which supposes that they are
/// silent for reasons that have nothing to do with what they would say. Their promoters less detractors, added to
/// what is known, give K, and the score of all is 100 K/N: a distribution on the lattice of spacing 100/N.
///
/// With c_k(r) the negative-binomial weights of the classes, P(K - (P - D) = d) is proportional to
/// the sum over r of c_1(r + d) c_3(r) c_2(M - d - 2r): products and sums of positive numbers, nothing to cancel.
public struct NonrespondentPrediction: Sendable, Hashable {
  /// The answers, with their population.
  public let counts: ScoreCounts
  /// What was believed before the answers.
  public let prior: DirichletPrior
  /// P - D - M: the smallest K there can be, and the first entry of ``probabilities``.
  package let smallest: Int
  /// The probability of each K from ``smallest`` to P - D + M.
  package let probabilities: [Double]

  /// The largest number of nonrespondents served: the work grows with its square (some 0.1 s for 10,000).
  public static let mostNonrespondents = 20_000

  /// The prediction for some counts.
  ///
  /// - Throws: ``EstimationError/populationUnknown(method:)``, or ``EstimationError/notApplicable(method:reason:)``
  ///   with more than ``mostSilent`` nonrespondents.
  public init(_ counts: ScoreCounts, prior: DirichletPrior = .flat) throws(EstimationError) {
    guard let nonrespondents = counts.nonrespondents else { throw .populationUnknown(method: "predictive") }
    guard nonrespondents <= Self.mostNonrespondents else {
      throw .notApplicable(
        method: "predictive",
        reason:
          "there are \(nonrespondents) silent contacts and at most \(Self.mostNonrespondents) are summed exactly; "
          + "use PredictiveEqualTail, which goes over to a continuous form, or posterior-equal-tail")
    }
    self.counts = counts
    self.prior = prior
    smallest = counts.promoters - counts.detractors - nonrespondents
    let weights = Posterior(counts, prior: prior).netScore
    probabilities = Self.distribution(weights, nonrespondents: nonrespondents)
  }

  /// The mean of the score of all contacts, in points.
  public var mean: Double {
    var sum = 0.0
    for (index, probability) in probabilities.enumerated() { sum += Double(smallest + index) * probability }
    return score(of: sum)
  }

  /// P(score of all contacts > threshold), the threshold in points. 1 exactly where every score there can be is above it,
  /// 0 exactly where none is, and neither otherwise.
  public func probability(above threshold: Double) -> Double {
    tail(probabilities.indices.reversed()) { $0 > threshold }
  }

  /// P(score of all contacts >= threshold), likewise.
  public func probability(atLeast threshold: Double) -> Double {
    tail(probabilities.indices.reversed()) { $0 >= threshold }
  }

  /// P(score of all contacts < threshold), likewise.
  public func probability(below threshold: Double) -> Double {
    tail(probabilities.indices) { $0 < threshold }
  }

  /// P(score of all contacts <= threshold), likewise.
  public func probability(atMost threshold: Double) -> Double {
    tail(probabilities.indices) { $0 <= threshold }
  }

  /// Sums one end of the lattice directly: 1 less the other end would leave some 1e-16 of what cannot happen.
  private func tail(_ order: some Sequence<Int>, _ isIn: (Double) -> Bool) -> Double {
    var sum = 0.0
    var isEmpty = true
    for index in order {
      guard isIn(score(of: Double(smallest + index))) else {
        return isEmpty ? 0 : min(max(sum, .leastNonzeroMagnitude), 1.0.nextDown)
      }
      sum += probabilities[index]
      isEmpty = false
    }
    return 1
  }

  func score(of balance: Double) -> Double {
    let population = counts.population ?? counts.responses
    return population > 0 ? 100 * balance / Double(population) : 0
  }

  // MARK: - The distribution

  private static func distribution(_ weights: NetScoreDistribution, nonrespondents: Int) -> [Double] {
    guard nonrespondents > 0 else { return [1] }
    let total = weights.concentration
    func row(_ weight: Double) -> [Double] {
      negativeBinomial(weight, total: total, nonrespondents: nonrespondents)
    }
    let promoters = row(weights.promoters)
    let passives = row(weights.passives)
    let detractors = row(weights.detractors)
    // Each half is summed by the same steps with the classes exchanged, so that the mirror image is exact.
    let upper = half(promoters, passives, detractors, nonrespondents: nonrespondents)
    let lower = half(detractors, passives, promoters, nonrespondents: nonrespondents)
    var sum = upper[0]
    for d in 1...nonrespondents { sum += upper[d] + lower[d] }
    return (0...(2 * nonrespondents)).map { index in
      (index < nonrespondents ? lower[nonrespondents - index] : upper[index - nonrespondents]) / sum
    }
  }

  /// The weight of d = 0...silent more of the first class than of the last.
  private static func half(_ first: [Double], _ middle: [Double], _ last: [Double], nonrespondents: Int)
    -> [Double]
  {
    // Rows that fell to nothing at their ends are not walked through.
    let lastReach = (last.lastIndex { $0 > 0 } ?? 0)
    return first.withUnsafeBufferPointer { first in
      middle.withUnsafeBufferPointer { middle in
        last.withUnsafeBufferPointer { last in
          (0...nonrespondents).map { d in
            var sum = 0.0
            var r = 0
            let end = min((nonrespondents - d) / 2, lastReach)
            while r <= end {
              sum += first[r + d] * last[r] * middle[nonrespondents - d - 2 * r]
              r += 1
            }
            return sum
          }
        }
      }
    }
  }

  /// Gamma(weight + r)/r! times theta^r for r = 0...silent, scaled to 1 near its top.
  ///
  /// theta = M/(M + total) may be anything, since the three r add up to M; this one keeps all rows in range.
  private static func negativeBinomial(_ weight: Double, total: Double, nonrespondents: Int) -> [Double] {
    let theta = Double(nonrespondents) / (Double(nonrespondents) + total)
    var row = Array(repeating: 0.0, count: nonrespondents + 1)
    let top = min(nonrespondents, Int(Double(nonrespondents) * (weight / total)))
    row[top] = 1
    var value = 1.0
    for r in top..<nonrespondents {
      value *= (weight + Double(r)) / Double(r + 1) * theta
      row[r + 1] = value
    }
    value = 1
    for r in stride(from: top, to: 0, by: -1) {
      value *= Double(r) / ((weight + Double(r - 1)) * theta)
      row[r - 1] = value
    }
    return row
  }
}
