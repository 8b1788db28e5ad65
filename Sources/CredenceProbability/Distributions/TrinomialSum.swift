/// Sums over sets of trinomial outcomes, the inner loop of exact tests and of exact coverage: no logarithm, no
/// branch, and a fixed order of the additions, so that the same question has the same answer to the last bit.
package struct TrinomialSum: Sendable {
  private let responses: Int
  private var promoterFactors: [Double]
  /// The highest count first, so that a row of outcomes reads it forward.
  private var passiveFactors: [Double]
  private var detractorFactors: [Double]
  private var columns: [Double]

  /// A workspace for `responses` answers.
  package init(responses: Int) {
    self.responses = responses
    promoterFactors = Array(repeating: 1, count: responses + 1)
    passiveFactors = promoterFactors
    detractorFactors = promoterFactors
    columns = promoterFactors
  }

  /// Sets the factors to powers of the three class shares: with the coefficients as weights, a sum is then a
  /// multinomial probability. A share a rounding below zero counts as zero.
  package mutating func setShares(promoters: Double, passives: Double, detractors: Double) {
    let n = responses
    let (promoters, passives, detractors) = (max(0, promoters), max(0, passives), max(0, detractors))
    passiveFactors[n] = 1
    for exponent in 0..<n {
      promoterFactors[exponent + 1] = promoterFactors[exponent] * promoters
      passiveFactors[n - exponent - 1] = passiveFactors[n - exponent] * passives
      detractorFactors[exponent + 1] = detractorFactors[exponent] * detractors
    }
  }

  /// Sets the factors to binomial coefficients: with weight 1 / C(N, n) a sum is then a probability of drawing
  /// without replacement from a population of these class sizes.
  package mutating func setPopulation(promoters: Int, passives: Int, detractors: Int) {
    let n = responses
    var (first, second, third) = (1.0, 1.0, 1.0)
    for size in 0...n {
      promoterFactors[size] = first
      passiveFactors[n - size] = second
      detractorFactors[size] = third
      let step = Double(size + 1)
      first *= Double(max(0, promoters - size)) / step
      second *= Double(max(0, passives - size)) / step
      third *= Double(max(0, detractors - size)) / step
    }
  }

  /// Sum over outcomes y of weights[y] times the factors of its three counts, outcomes in the order of
  /// ``TrinomialOutcomes``.
  ///
  /// Columns are added up apart from one another and joined at the end: no addition waits for the one before.
  package mutating func total(of weights: [Double]) -> Double {
    let n = responses
    return columns.withUnsafeMutableBufferPointer { columns in
      weights.withUnsafeBufferPointer { weights in
        passiveFactors.withUnsafeBufferPointer { passiveFactors in
          precondition(weights.count == (n + 1) * (n + 2) / 2, "there is one weight for each outcome")
          columns.update(repeating: 0)
          var start = 0
          for row in 0...n {
            let length = n - row + 1
            let factor = detractorFactors[row]
            for column in 0..<length {
              columns[column] += factor * weights[start + column] * passiveFactors[row + column]
            }
            start += length
          }
          var total = 0.0
          for column in 0...n { total += promoterFactors[column] * columns[column] }
          return total
        }
      }
    }
  }

  /// Product of the factors of one outcome.
  package func term(promoters: Int, detractors: Int) -> Double {
    promoterFactors[promoters] * passiveFactors[promoters + detractors] * detractorFactors[detractors]
  }
}
