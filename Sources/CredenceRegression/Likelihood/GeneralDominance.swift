import CredenceConcurrency
import CredenceProbability

/// How much of McFadden's R^2 each driver is worth, averaged over all orders of entry (general dominance, which is
/// Shapley's value): 1 - logL / logL_0 of the maximum-likelihood cumulative logit, over all subsets of the drivers.
///
/// The shares sum to the R^2 the drivers add together. Importance is no test: a driver without any effect has a
/// positive share.
///
/// Source: Azen and Traxel (2009), "Using dominance analysis to determine predictor importance in logistic regression",
/// Journal of Educational and Behavioral Statistics 34.
package struct GeneralDominance: Sendable, Hashable {
  /// The drivers.
  package let drivers: [String]
  /// What each adds to R^2 on average, 0 or more (rounding aside).
  package let shares: [Double]
  /// The R^2 all drivers add to what is always in the model.
  package let total: Double

  /// The largest number of drivers: 2^16 fits.
  package static let largestDriverCount = 16

  /// Fits all subsets.
  ///
  /// - Parameters:
  ///   - drivers: the columns to value; by default all that are not in `always`.
  ///   - always: columns in every model (the dummies of a role).
  ///   - threads: threads to use; the result is the same on any number.
  /// - Precondition: the columns are in the responses, 1...16 drivers, at least one thread.
  package init(
    _ responses: OrderedResponses, drivers: [String]? = nil, always: [String] = [], threads: Int = 1
  ) {
    let drivers = drivers ?? responses.terms.filter { !always.contains($0) }
    precondition((1...Self.largestDriverCount).contains(drivers.count), "dominance needs 1 to 16 drivers")
    precondition(
      (drivers + always).allSatisfy { responses.column(of: $0) != nil }, "a term is not in the model")
    let columns = drivers.compactMap { responses.column(of: $0) }
    let held = Set((drivers + always).compactMap { responses.column(of: $0) })
    let absent = responses.terms.indices.filter { !held.contains($0) }
    let subsets = 1 << drivers.count
    let pieces = min(subsets, 8 * threads)
    let parts = parallelMap(count: pieces, threads: threads) { piece in
      let engine = CumulativeLogitEngine(responses)
      let range = piece * subsets / pieces..<(piece + 1) * subsets / pieces
      return range.map { Self.logLikelihood(subset: $0, engine, columns: columns, absent: absent) }
    }
    let values = parts.flatMap(\.self)
    let engine = CumulativeLogitEngine(responses)
    let null = Self.logLikelihood(subset: 0, engine, columns: Array(responses.terms.indices), absent: [])
    let measure = values.map { 1 - $0 / null }
    self.drivers = drivers
    total = measure[subsets - 1] - measure[0]
    let count = drivers.count
    // size! (count - size - 1)! / count!, by size.
    var weights = [1 / Double(count)]
    for size in 1..<max(1, count) { weights.append(weights[size - 1] * Double(size) / Double(count - size)) }
    shares = (0..<count).map { driver in
      var sum = 0.0
      for subset in 0..<subsets where subset & (1 << driver) == 0 {
        sum += weights[subset.nonzeroBitCount] * (measure[subset | (1 << driver)] - measure[subset])
      }
      return sum
    }
  }

  private static func logLikelihood(
    subset: Int, _ engine: CumulativeLogitEngine, columns: [Int], absent: [Int]
  ) -> Double {
    for place in engine.isAbsent.indices { engine.isAbsent[place] = false }
    for column in absent { engine.isAbsent[engine.thresholdCount + column] = true }
    for (driver, column) in columns.enumerated() where subset & (1 << driver) == 0 {
      engine.isAbsent[engine.thresholdCount + column] = true
    }
    var solver = CumulativeLogitSolver(engine, penalty: .none)
    solver.run()
    return solver.objective
  }
}
