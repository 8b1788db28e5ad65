/// All (n+1)(n+2)/2 ways n answers can fall into three classes, in a fixed order: rows by detractors, and
/// within a row by promoters. A row is contiguous, so that sums over a set of outcomes run over plain memory.
package struct TrinomialOutcomes: Sendable {
  /// The number of answers.
  package let responses: Int
  /// The number of outcomes.
  package let count: Int
  /// Where the row of each number of detractors begins.
  package let rowStarts: [Int]
  /// The multinomial coefficient n!/(P! M! D!) of each outcome.
  package let coefficients: [Double]

  /// - Precondition: `responses` is from 1 to 400 (beyond it a coefficient would overflow).
  package init(responses: Int) {
    precondition((1...400).contains(responses), "outcomes are enumerated for 1 to 400 answers")
    self.responses = responses
    count = (responses + 1) * (responses + 2) / 2
    rowStarts = (0...responses).map { $0 * (responses + 1) - $0 * ($0 - 1) / 2 }
    // Rounded products of whole numbers: exact up to 2^53, and within a few units in the last place beyond.
    var binomials: [[Double]] = [[1]]
    for size in 1...responses {
      let last = binomials[size - 1]
      binomials.append((0...size).map { ($0 > 0 ? last[$0 - 1] : 0) + ($0 < size ? last[$0] : 0) })
    }
    var coefficients: [Double] = []
    coefficients.reserveCapacity(count)
    for detractors in 0...responses {
      let rest = responses - detractors
      for promoters in 0...rest {
        coefficients.append(binomials[responses][detractors] * binomials[rest][promoters])
      }
    }
    self.coefficients = coefficients
  }

  /// Where an outcome stands in the order.
  package func position(promoters: Int, detractors: Int) -> Int { rowStarts[detractors] + promoters }

  /// The outcomes in order.
  package func forEach(
    _ body: (_ position: Int, _ promoters: Int, _ passives: Int, _ detractors: Int) -> Void
  ) {
    var position = 0
    for detractors in 0...responses {
      for promoters in 0...(responses - detractors) {
        body(position, promoters, responses - detractors - promoters, detractors)
        position += 1
      }
    }
  }
}
