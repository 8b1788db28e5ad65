import CredenceConcurrency
import CredenceProbability
package import CredenceSurvey

extension LengthOptimalInterval {
  /// The intervals of many accounts at once, in points and in the order of the accounts. Each is what it would be
  /// alone.
  ///
  /// Equal counts are worked out once, on up to `threads` threads. The result does not depend on their number.
  ///
  /// - Throws: ``EstimationError/noResponses`` if an account has no answers.
  /// - Precondition: `threads >= 1`.
  package func intervals(for batch: [ScoreCounts], level: ConfidenceLevel = .standard, threads: Int)
    throws(EstimationError) -> [Interval]
  {
    var slots: [TrinomialCounts: Int] = [:]
    var distinct: [TrinomialCounts] = []
    for counts in batch where (1...Self.largestExactSample).contains(counts.responses) {
      let key = TrinomialCounts(counts)
      for outcome in [key, key.mirrored] where slots[outcome] == nil {
        slots[outcome] = distinct.count
        distinct.append(outcome)
      }
    }
    // The tests first, the big ones before the small: they take longest, and no two threads set up the same.
    let sizes = Set(distinct.map(\.responses)).sorted(by: >)
    _ = parallelMap(count: sizes.count, threads: threads) { index in
      LengthOptimalLimits.shared.test(responses: sizes[index]).nodes.count
    }
    let questions = distinct.map { question(of: $0, level: level) }
    // First every test's own limit, each once; the raised ones then only read them.
    _ = parallelMap(count: questions.count, threads: threads) { index in
      LengthOptimalLimits.shared.testLimit(questions[index])
    }
    let limits = parallelMap(count: questions.count, threads: threads) { index in
      LengthOptimalLimits.shared.upperLimit(questions[index])
    }
    var intervals: [Interval] = []
    intervals.reserveCapacity(batch.count)
    for counts in batch {
      let key = TrinomialCounts(counts)
      if let upper = slots[key], let lower = slots[key.mirrored] {
        intervals.append(
          interval(around: counts, lower: -limits[lower], upper: limits[upper], level: level))
      } else {
        intervals.append(try interval(of: .netPromoterScore, in: counts, level: level))
      }
    }
    return intervals
  }
}
