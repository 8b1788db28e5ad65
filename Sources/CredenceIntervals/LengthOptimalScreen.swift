import CredenceConcurrency
package import CredenceProbability

/// The p-values of every outcome on a grid of net shares, in two parts, so that many thresholds and tie weights can be
/// compared quickly: p = below + w own.
///
/// For choosing candidates only. What is chosen is then proved with the intervals themselves, which know no grid.
package struct LengthOptimalScreen: Sendable {
  /// The outcomes.
  package let outcomes: TrinomialOutcomes
  /// The grid is -steps...steps, over steps.
  package let steps: Int
  /// For each outcome, and within it for each value of the grid: the probability of what is ranked below it.
  package let below: [Double]
  /// The same for the outcome's own probability.
  package let own: [Double]

  /// Works out both parts everywhere.
  ///
  /// - Precondition: `responses` is from 1 to ``LengthOptimalInterval/largestExactSample``, `steps >= 1`,
  ///   `threads >= 1`.
  package init(responses: Int, steps: Int, threads: Int) {
    let ordering = LengthOptimalOrdering(responses: responses)
    let outcomes = ordering.outcomes
    let halves = parallelMap(count: steps + 1, threads: threads) { step in
      Self.parts(ordering, netShare: Double(step) / Double(steps))
    }
    let values = 2 * steps + 1
    var below = Array(repeating: 0.0, count: outcomes.count * values)
    var own = below
    outcomes.forEach { position, promoters, _, detractors in
      let mirror = outcomes.position(promoters: detractors, detractors: promoters)
      // At 0 mirrored outcomes change places in the order; an interval, being closed, holds 0 if it reaches it from
      // either side.
      let centre = position * values + steps
      below[centre] = max(halves[0].below[position], halves[0].below[mirror])
      own[centre] = halves[0].own[position]
      for step in stride(from: 1, through: steps, by: 1) {
        // What happens at -delta happens to the mirrored outcome at delta.
        let (up, down) = (position * values + steps + step, mirror * values + steps - step)
        (below[up], below[down]) = (halves[step].below[position], halves[step].below[position])
        (own[up], own[down]) = (halves[step].own[position], halves[step].own[position])
      }
    }
    self.outcomes = outcomes
    self.steps = steps
    self.below = below
    self.own = own
  }

  private static func parts(_ ordering: LengthOptimalOrdering, netShare: Double) -> (
    below: [Double], own: [Double]
  ) {
    let outcomes = ordering.outcomes
    let ranks = ordering.ranks(at: OrderedTest<LengthOptimalOrdering>.inside(netShare))
    var sums = TrinomialSum(responses: outcomes.responses)
    var weighted = Array(repeating: 0.0, count: outcomes.count)
    var (below, own) = (weighted, weighted)
    outcomes.forEach { position, promoters, passives, detractors in
      let counts = TrinomialCounts(promoters: promoters, passives: passives, detractors: detractors)
      sums.setLikeliestShares(given: counts, netShare: netShare)
      for other in 0..<outcomes.count {
        weighted[other] = ranks[other] < ranks[position] ? outcomes.coefficients[other] : 0
      }
      below[position] = sums.total(of: weighted)
      own[position] =
        outcomes.coefficients[position] * sums.term(promoters: promoters, detractors: detractors)
    }
    return (below, own)
  }
}
