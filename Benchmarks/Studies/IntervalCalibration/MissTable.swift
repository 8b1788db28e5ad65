import CredenceConcurrency
import CredenceIntervals
import CredenceProbability

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How often the intervals of one n and one tie weight miss the truth, and how wide they are, at every threshold of a
/// fine ladder at once.
///
/// Intervals shrink as the threshold rises, so both curves of misses rise with it. What is read from the table is no
/// less than the truth: see `PValueGrid`, and in `worst` an outcome counts as missing in the whole of a cell if it
/// misses at either end.
struct MissTable {
  /// Misses averaged over the truths of the lattice of hundredths, for each threshold.
  private(set) var mean: [Double]
  /// Misses where they are most, for each threshold.
  private(set) var worst: [Double]
  /// The mean width over the lattice in points, for each threshold.
  private(set) var width: [Double]

  /// Thresholds a thousandth apart, relatively: threshold k is exp((k - last) / 1000).
  static let last = 14_000
  static func threshold(_ index: Int) -> Double { exp(Double(index - last) / 1000) }
  /// The lowest threshold at which a p-value is no longer kept.
  static func index(losing value: Double) -> Int {
    guard value > 0 else { return 0 }
    return min(max(Int((1000 * log(value)).rounded(.up)) + last, 0), last + 1)
  }

  init(_ grid: PValueGrid, lattice: LatticeWeights, shares: Int, threads: Int) {
    let screen = grid.screen
    let outcomes = screen.outcomes
    let size = 2 * screen.steps + 1
    let losing = grid.values.map { Int32(Self.index(losing: $0)) }
    var mean = Array(repeating: 0.0, count: Self.last + 2)
    var width = mean
    for position in 0..<outcomes.count {
      let expected = lattice.total[position] * 200 / Double(2 * screen.steps)
      for place in 0..<size { width[Int(losing[position * size + place])] += expected }
      for hundredth in 0...200 {
        let place = hundredth * screen.steps / 100
        mean[Int(losing[position * size + place])] += lattice.byShare[position][hundredth]
      }
    }
    for index in 1..<mean.count { mean[index] += mean[index - 1] }
    for index in stride(from: width.count - 2, through: 0, by: -1) { width[index] += width[index + 1] }
    self.mean = mean
    // What is still kept at threshold k is what is lost at k + 1 or later.
    self.width = Array(width.dropFirst()) + [0]
    // -delta is delta mirrored.
    let pieces = 64
    let parts = parallelMap(count: pieces, threads: threads) { piece in
      Self.worst(
        in: piece * screen.steps / pieces..<(piece + 1) * screen.steps / pieces, losing: losing,
        outcomes: outcomes, steps: screen.steps, shares: shares)
    }
    var worst = Array(repeating: 0.0, count: Self.last + 2)
    for part in parts { for index in worst.indices { worst[index] = max(worst[index], part[index]) } }
    for index in 1..<worst.count { worst[index] = max(worst[index], worst[index - 1]) }
    self.worst = worst
  }

  private static func worst(
    in cells: Range<Int>, losing: [Int32], outcomes: TrinomialOutcomes, steps: Int, shares: Int
  ) -> [Double] {
    let size = 2 * steps + 1
    let n = outcomes.responses
    var promoters: [Int] = []
    var detractors: [Int] = []
    outcomes.forEach { _, first, _, last in
      promoters.append(first)
      detractors.append(last)
    }
    var worst = Array(repeating: 0.0, count: last + 2)
    var (first, second, third) = (
      Array(repeating: 1.0, count: n + 1), Array(repeating: 1.0, count: n + 1),
      Array(repeating: 1.0, count: n + 1)
    )
    for cell in cells {
      let lost = (0..<outcomes.count).map { losing[$0 * size + steps + cell] }
      // The point estimates' own values are never lost; they come last.
      let order = (0..<outcomes.count).filter { lost[$0] <= last }
        .sorted { (lost[$0], $0) < (lost[$1], $1) }
      let when = order.map { Int(lost[$0]) }
      let chances = order.map { outcomes.coefficients[$0] }
      let ups = order.map { promoters[$0] }
      let downs = order.map { detractors[$0] }
      do {
        let net = Double(cell) / Double(steps)
        for step in 0...shares {
          let passives = (1 - net) * Double(step) / Double(shares)
          let promoter = max(0, 0.5 * (1 - passives + net))
          let detractor = max(0, 1 - passives - promoter)
          for power in 1...n {
            first[power] = first[power - 1] * promoter
            second[power] = second[power - 1] * passives
            third[power] = third[power - 1] * detractor
          }
          var missed = 0.0
          worst.withUnsafeMutableBufferPointer { worst in
            first.withUnsafeBufferPointer { first in
              second.withUnsafeBufferPointer { second in
                third.withUnsafeBufferPointer { third in
                  for index in order.indices {
                    let (up, down) = (ups[index], downs[index])
                    missed += chances[index] * first[up] * second[n - up - down] * third[down]
                    if missed > worst[when[index]] { worst[when[index]] = missed }
                  }
                }
              }
            }
          }
        }
      }
    }
    return worst
  }
}

/// The probabilities of the outcomes of n answers, averaged over the lattice of hundredths.
struct LatticeWeights {
  /// For each outcome the part of each net share, -1...1 in hundredths.
  let byShare: [[Double]]
  /// For each outcome the sum.
  let total: [Double]

  init(_ outcomes: TrinomialOutcomes) {
    var byShare = Array(repeating: Array(repeating: 0.0, count: 201), count: outcomes.count)
    var sums = TrinomialSum(responses: outcomes.responses)
    for detractors in 0...100 {
      for promoters in 0...(100 - detractors) {
        sums.setShares(
          promoters: Double(promoters) / 100, passives: Double(100 - promoters - detractors) / 100,
          detractors: Double(detractors) / 100)
        let place = 100 + promoters - detractors
        outcomes.forEach { position, promoters, _, detractors in
          byShare[position][place] +=
            outcomes.coefficients[position] * sums.term(promoters: promoters, detractors: detractors) / 5151
        }
      }
    }
    self.byShare = byShare
    total = byShare.map { $0.reduce(0, +) }
  }
}
