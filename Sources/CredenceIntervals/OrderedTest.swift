import CredenceProbability

/// A test of every value of the net share, given by an order of the outcomes, and the interval of the values it
/// does not reject.
///
/// For an observed outcome x and a value delta the p-value is
///
///     p(x, delta) = sum of Pr(y | q, delta) over y ranked below x  +  w Pr(x | q, delta)
///
/// with the detractor share q at its constrained maximum-likelihood value given x and delta. As a function of delta
/// it is smooth but for the points where some y crosses x in the order, where it jumps by Pr(y). The interval is the
/// smallest closed one that holds every delta with p > threshold, and the point estimate.
///
/// The search looks at the cells between ``nodes`` from the far end inward. A cell in which no set of outcomes
/// could reach the threshold is passed over; in any other the crossings are found one by one, and p is followed
/// from piece to piece. A limit is then either a crossing or a root of p on a smooth piece, to 1e-13.
/// So there is no step to choose, acceptance sets with gaps are handled, and no tie tolerance is needed: in the
/// order only x itself is tied with x, but at single points.
struct OrderedTest<Ordering: OutcomeOrdering>: Sendable {
  let ordering: Ordering
  /// From 0 to 1, denser towards 1 where the standard deviation vanishes.
  let nodes: [Double]
  /// The ranks of all outcomes at each node. At 0 mirrored outcomes tie and at 1 the order degenerates; there
  /// the order beside the node, inside, is taken.
  private let ranks: [[Double]]
  private let block: Int

  /// - Parameters:
  ///   - cells: how many parts 0...1 is cut into for the search.
  ///   - block: how many of them may be passed over at once. Both say only how long the search takes, unless p
  ///     rises above the threshold and falls back between two nodes without a sign of it at either.
  init(ordering: Ordering, cells: Int = 120, block: Int = 8) {
    self.ordering = ordering
    self.block = block
    nodes = (0...cells).map { cell in
      let rest = Double(cells - cell) / Double(cells)
      return 1 - rest * rest
    }
    ranks = nodes.map { ordering.ranks(at: Self.inside($0)) }
  }

  static func inside(_ node: Double) -> Double { min(max(node, 0x1p-20), 1 - 0x1p-20) }

  /// The upper limit of the net share, -1...1. The lower one is the negative of that of the mirrored counts.
  func upperLimit(_ counts: TrinomialCounts, tieWeight: Double, threshold: Double) -> Double {
    let n = Double(ordering.outcomes.responses)
    let pointEstimate = Double(counts.promoters - counts.detractors) / n
    var search = Search(
      test: self, counts: counts, reversed: false, tieWeight: tieWeight, threshold: threshold)
    if let limit = search.lastAccepted() { return max(limit, pointEstimate) }
    search = Search(
      test: self, counts: counts.mirrored, reversed: ordering.reversesInMirror, tieWeight: tieWeight,
      threshold: threshold)
    if let limit = search.firstAccepted() { return max(-limit, pointEstimate) }
    return pointEstimate
  }
}

extension OrderedTest {
  /// The search for one outcome over 0...1.
  private struct Search {
    let test: OrderedTest
    let counts: TrinomialCounts
    let position: Int
    /// 1, or -1 where the order counts from the other end.
    let sign: Double
    let tieWeight: Double
    let threshold: Double
    /// Coefficients of the outcomes in the current set, weighted; 0 for the others.
    var weighted: [Double]
    var sums: TrinomialSum

    init(test: OrderedTest, counts: TrinomialCounts, reversed: Bool, tieWeight: Double, threshold: Double) {
      self.test = test
      self.counts = counts
      self.tieWeight = tieWeight
      self.threshold = threshold
      sign = reversed ? -1 : 1
      let outcomes = test.ordering.outcomes
      position = outcomes.position(promoters: counts.promoters, detractors: counts.detractors)
      weighted = Array(repeating: 0, count: outcomes.count)
      sums = TrinomialSum(responses: outcomes.responses)
    }

    /// The largest accepted value in 0...1.
    mutating func lastAccepted() -> Double? { outermost(outward: test.nodes.count - 1, inward: 0) }

    /// The smallest accepted value in 0...1.
    mutating func firstAccepted() -> Double? { outermost(outward: 0, inward: test.nodes.count - 1) }

    /// The accepted value nearest to the node `outward`, in all cells between two nodes.
    private mutating func outermost(outward: Int, inward: Int) -> Double? {
      let step = inward > outward ? 1 : -1
      var outer = outward
      while outer != inward {
        let length = min(test.block, (inward - outer) * step)
        let far = outer + length * step
        // Far out a whole block of cells is passed over at once, with a wide margin.
        if length > 1, !mayAccept(inner: far, outer: outer, bound: 0x1p-10 * threshold) {
          outer = far
          continue
        }
        while outer != far {
          // The margin covers the little a smooth p can rise between the two ends of a cell.
          let inner = outer + step
          if mayAccept(inner: inner, outer: outer, bound: 0.8 * threshold),
            let limit = outermostInCell(inner: inner, outer: outer)
          {
            return limit
          }
          outer = inner
        }
      }
      return nil
    }

    /// Whether p could exceed a bound between two nodes: everything ranked below x at either of them, together.
    private mutating func mayAccept(inner: Int, outer: Int, bound: Double) -> Bool {
      let coefficients = test.ordering.outcomes.coefficients
      let innerRanks = test.ranks[inner]
      let outerRanks = test.ranks[outer]
      OrderedTest.keep(
        coefficients, in: &weighted, below: (sign * innerRanks[position], sign * outerRanks[position]),
        ranks: innerRanks, outerRanks, sign: sign)
      weighted[position] = tieWeight * coefficients[position]
      return probability(at: test.nodes[inner]) > bound || probability(at: test.nodes[outer]) > bound
    }

    /// The accepted value of a cell that is nearest to its outer end.
    private mutating func outermostInCell(inner: Int, outer: Int) -> Double? {
      var from = test.nodes[outer]
      for crossing in crossings(inner: inner, outer: outer) {
        if let limit = firstAccepted(from: from, to: crossing.place) { return limit }
        weighted[crossing.index] =
          crossing.enters ? test.ordering.outcomes.coefficients[crossing.index] : 0
        from = crossing.place
      }
      return firstAccepted(from: from, to: test.nodes[inner])
    }

    /// Where outcomes pass x in a cell, the outermost first. Makes the set of the outer end the current one.
    private mutating func crossings(inner: Int, outer: Int) -> [Crossing] {
      let outcomes = test.ordering.outcomes
      let innerRanks = test.ranks[inner]
      let outerRanks = test.ranks[outer]
      let (innerOwn, outerOwn) = (innerRanks[position], outerRanks[position])
      let negligible = threshold * 0x1p-60
      var innerSums = sums
      innerSums.setLikeliestShares(given: counts, netShare: test.nodes[inner])
      sums.setLikeliestShares(given: counts, netShare: test.nodes[outer])
      var crossings: [Crossing] = []
      outcomes.forEach { index, promoters, passives, detractors in
        let innerDifference = sign * (innerRanks[index] - innerOwn)
        let outerDifference = sign * (outerRanks[index] - outerOwn)
        weighted[index] = outerDifference < 0 ? outcomes.coefficients[index] : 0
        guard (innerDifference < 0) != (outerDifference < 0), index != position else { return }
        // An outcome that could not move p by a rounding may cross anywhere in the cell.
        let likeliest = max(
          innerSums.term(promoters: promoters, detractors: detractors),
          sums.term(promoters: promoters, detractors: detractors))
        guard likeliest * outcomes.coefficients[index] > negligible else {
          crossings.append(Crossing(place: test.nodes[inner], index: index, enters: innerDifference < 0))
          return
        }
        let other = TrinomialCounts(promoters: promoters, passives: passives, detractors: detractors)
        let place = SignChange.locate(
          between: OrderedTest.inside(test.nodes[inner]), and: OrderedTest.inside(test.nodes[outer]),
          values: (innerDifference, outerDifference)
        ) { sign * test.ordering.rankDifference(other, counts, at: $0) }
        crossings.append(Crossing(place: place, index: index, enters: innerDifference < 0))
      }
      weighted[position] = tieWeight * outcomes.coefficients[position]
      let outward = test.nodes[outer] > test.nodes[inner]
      return crossings.sorted {
        $0.place == $1.place ? $0.index < $1.index : ($0.place > $1.place) == outward
      }
    }

    /// On a piece where the set stays the same: the accepted value nearest to `from`.
    private mutating func firstAccepted(from: Double, to: Double) -> Double? {
      let excess = probability(at: from) - threshold
      if excess > 0 { return from }
      let other = probability(at: to) - threshold
      guard other > 0 else { return nil }
      return SignChange.locate(between: from, and: to, values: (excess, other)) {
        probability(at: $0) - threshold
      }
    }

    /// The probability of the current set, weighted, at a value of the net share.
    private mutating func probability(at delta: Double) -> Double {
      sums.setLikeliestShares(given: counts, netShare: delta)
      return sums.total(of: weighted)
    }
  }

  /// Weighs with its coefficient every outcome whose rank is below the given one in either of two orders, and with
  /// zero the others. The inner loop of the search: plain memory, no branch.
  private static func keep(
    _ coefficients: [Double], in weighted: inout [Double], below own: (Double, Double), ranks first: [Double],
    _ second: [Double], sign: Double
  ) {
    weighted.withUnsafeMutableBufferPointer { weighted in
      coefficients.withUnsafeBufferPointer { coefficients in
        first.withUnsafeBufferPointer { first in
          second.withUnsafeBufferPointer { second in
            for index in 0..<weighted.count {
              let below = (sign * first[index] < own.0) || (sign * second[index] < own.1)
              weighted[index] = below ? coefficients[index] : 0
            }
          }
        }
      }
    }
  }

  /// Where another outcome passes the observed one in the order.
  private struct Crossing {
    let place: Double
    let index: Int
    /// Whether it comes to be ranked below on the way inward.
    let enters: Bool
  }
}

extension TrinomialSum {
  /// Sets the shares that are most likely for the counts among those with a net share of 0...1.
  mutating func setLikeliestShares(given counts: TrinomialCounts, netShare: Double) {
    let detractors = MinorShare(
      netShare: netShare, promoters: Double(counts.promoters), passives: Double(counts.passives),
      detractors: Double(counts.detractors)
    ).share
    let promoters = detractors + netShare
    setShares(promoters: promoters, passives: 1 - promoters - detractors, detractors: detractors)
  }
}
